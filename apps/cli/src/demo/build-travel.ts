import type { EntityManager } from 'typeorm';
import { bulkInsert, type SeededRow } from './bulk-insert.js';
import type { ApplicationRow } from './build-admissions.js';
import { Chance } from './chance.js';
import { addDays } from './days.js';
import { demoCountries } from './countries.js';
import type { DemoPerson, DemoWorld } from './world.js';

/** A source of chance of its own. */
const seed = 20_416;

/** Whoever is to be received somewhere. */
interface Place {
  enrolmentId: string;
  personId: string;
  startsOn: string;
  endsOn: string;
}
export interface Chosen {
  application: ApplicationRow;
  /** The organization that pays, when it is neither the nominator's nor the person's own. */
  otherPayer: string | null;
}

/** Who pays what for everybody who was chosen, and the travel forms of those who come soon: some are still missing. */
export async function writeTravel(
  tx: EntityManager,
  world: DemoWorld,
  facts: { chosen: readonly Chosen[]; places: readonly Place[]; academyId: string },
): Promise<void> {
  const chance = new Chance(seed);
  const [donor]: { id: string }[] = await tx.query(
    `SELECT id FROM funding_agreement WHERE code = 'VC-IT' ORDER BY edition DESC LIMIT 1`,
  );
  await bulkInsert(
    tx,
    'funding_line',
    facts.chosen.flatMap((one, i) => linesOf(one, i, donor?.id ?? null)),
  );
  await tx.query(`INSERT INTO selection_rule (activity_id, fellowship_rule) VALUES ($1, $2)`, [
    facts.academyId,
    { mostPercent: 80, onlyAidRecipients: true, travelExcluded: false },
  ]);
  await bulkInsert(tx, 'logistics_form', formRows(chance, world, [...comingSoon(world), ...facts.places]));
}

const tuition = 225_000;
const subsistence = 154_000;
const travel = 98_000;

/** Three ways of sharing the cost; the organization that pays is not always the one that sends. */
function linesOf({ application, otherPayer }: Chosen, at: number, donor: string | null): SeededRow[] {
  const payerId = otherPayer ?? application.organization_id;
  const line = (cost_item: string, amount_cents: number, payer: string, by?: string | null): SeededRow => ({
    application_id: application.id,
    cost_item,
    amount_cents,
    currency: 'EUR',
    payer,
    payer_organization_id: payer === 'organization' ? (by ?? payerId) : null,
    funding_agreement_id: payer === 'donor' ? donor : null,
  });
  if (at % 3 === 0)
    return [
      line('tuition', tuition, 'donor'),
      line('subsistence', subsistence / 2, 'donor'),
      line('subsistence', subsistence / 2, 'organization'),
      line('travel', travel, 'organization'),
    ];
  if (at % 3 === 1)
    return [
      line('tuition', tuition, 'centre'),
      line('subsistence', subsistence, 'organization'),
      line('travel', travel, 'person'),
    ];
  return [
    line('tuition', tuition - 60_000, 'donor'),
    line('tuition', 60_000, 'person'),
    line('subsistence', subsistence, 'organization'),
    line('travel', travel, 'organization'),
  ];
}

/** Of the activity that runs and of the next one that people travel to. */
function comingSoon(world: DemoWorld): Place[] {
  const soon = new Map(
    world.activities
      .filter(({ daysSinceEnd, venue }) => venue !== null && daysSinceEnd <= 0 && daysSinceEnd >= -60)
      .map((activity) => [activity.id, activity]),
  );
  return world.enrolments
    .filter(({ status }) => status === 'enrolled' || status === 'attended')
    .flatMap(({ id, activityId, personId }) => {
      const activity = soon.get(activityId);
      return activity
        ? [{ enrolmentId: id, personId, startsOn: activity.startsOn, endsOn: activity.endsOn }]
        : [];
    });
}

function formRows(chance: Chance, world: DemoWorld, places: readonly Place[]): SeededRow[] {
  const people = new Map(world.people.map((person) => [person.id, person]));
  return places.flatMap((place) => {
    const person = people.get(place.personId);
    const fate = chance.next();
    // A quarter has not begun.
    if (!person || fate > 0.75) return [];
    const whole = formOf(chance, person, place);
    const isDraft = fate < 0.12;
    return [
      {
        enrolment_id: place.enrolmentId,
        details: isDraft ? { passportName: whole.passportName, departureCity: whole.departureCity } : whole,
        state: isDraft ? 'draft' : 'sent',
        updated_at: new Date(world.now.getTime() - chance.whole(1, 20) * 86_400_000),
      },
    ];
  });
}

const diets = ['none', 'none', 'none', 'halal', 'vegetarian'] as const;

/** What the travel desk needs; nobody is really called at these numbers. */
function formOf(chance: Chance, person: DemoPerson, { startsOn, endsOn }: Place) {
  const country = demoCountries.find(({ code }) => code === person.countryCode);
  const city = (country?.timeZone ?? 'Europe/Rome').split('/').at(-1) ?? '';
  const needsHelp = chance.happens(0.06);
  return {
    passportName: `${person.givenName} ${person.familyName}`,
    passportCountry: person.countryCode,
    passportExpiresOn: addDays(endsOn, chance.whole(200, 1800)),
    visa: chance.pick(['not_needed', 'needed', 'requested', 'granted', 'granted']),
    departureCity: city.replaceAll('_', ' '),
    arrivesOn: addDays(startsOn, -1),
    arrivalNumber: `XY ${chance.whole(100, 999)}`,
    leavesOn: addDays(endsOn, 1),
    departureNumber: `XY ${chance.whole(100, 999)}`,
    diet: chance.pick(diets),
    ...(needsHelp && { accessNeeds: 'Uses a wheelchair; needs a room without steps.' }),
    emergencyName: `${chance.pick(['Anna', 'Joseph', 'Maria', 'Samuel'])} ${person.familyName}`,
    emergencyRelation: chance.pick(['sister', 'husband', 'mother', 'friend']),
    emergencyPhone: `+000 555 ${chance.whole(1000, 9999)}`,
  };
}
