import type { LocalisedText } from '@traccia/contracts';
import { localInstant } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { bulkInsert, type SeededRow } from './bulk-insert.js';
import { Chance } from './chance.js';
import { addDays } from './days.js';
import { type NewActivity, newActivity } from './new-activity.js';
import {
  academyObjectives,
  academyPhases,
  academySummary,
  type PhaseWords,
  templateObjective,
  templateSessions,
  templateSummary,
  templateTitle,
} from './plan-words.js';
import type { DemoWorld } from './world.js';

/** A source of chance of its own. */
const seed = 20_410;

interface PlanRows {
  venues: SeededRow[];
  phases: SeededRow[];
  sessions: SeededRow[];
  trainers: SeededRow[];
  objectives: SeededRow[];
  prices: SeededRow[];
  targets: SeededRow[];
}

const venues = [
  { name: 'Turin Campus', city: 'Turin', country_code: 'IT', time_zone: 'Europe/Rome' },
  { name: 'Kenya School of Labour', city: 'Nairobi', country_code: 'KE', time_zone: 'Africa/Nairobi' },
];

/** The academy that people apply to: two venues in two zones, four phases, what it costs and whom it is for. */
function academyRows(chance: Chance, id: string, startsOn: string, trainerIds: readonly string[]): PlanRows {
  const venueRows = venues.map((venue, i) => ({
    id: chance.id(),
    activity_id: id,
    position: i + 1,
    ...venue,
  }));
  const phases = academyPhases.map((phase, i) => phaseRow(chance, { id, startsOn }, phase, i, venueRows));
  const sessions = academyPhases.flatMap((phase, i) =>
    phase.sessions.map((session) => {
      const zone = phase.venue === null ? 'Europe/Rome' : (venues[phase.venue]?.time_zone ?? 'Europe/Rome');
      const day = addDays(startsOn, phase.from + session.day);
      return sessionRow(chance, id, session.title, {
        starts_at: localInstant(day, session.from, zone),
        ends_at: localInstant(day, session.to, zone),
        phase_id: phases[i]?.id,
        venue_id: phases[i]?.venue_id ?? null,
      });
    }),
  );
  return {
    venues: venueRows,
    phases,
    sessions: sessions.map((row, i) => ({ ...row, position: i + 1 })),
    trainers: sessions.flatMap(({ id: session }, i) =>
      trainerIds
        .slice(i % 3 === 2 ? 1 : 0, i % 3 === 0 ? 1 : 2)
        .map((person_id): SeededRow => ({ activity_session_id: session, person_id })),
    ),
    objectives: academyObjectives.map((title, i) => objectiveRow(chance, id, title, i)),
    prices: [
      { activity_id: id, cost_item: 'tuition', amount_cents: 225_000, currency: 'EUR' },
      { activity_id: id, cost_item: 'subsistence', amount_cents: 154_000, currency: 'EUR' },
      { activity_id: id, cost_item: 'travel', amount_cents: 98_000, currency: 'EUR' },
    ],
    targets: [
      ['constituent_group', 'government_labour_ministry', 11],
      ['constituent_group', 'workers_org', 7],
      ['constituent_group', 'employers_org', 7],
      ['sex', 'woman', 13],
      ['region', 'africa', 12],
    ].map(([dimension, key, places]): SeededRow => ({ activity_id: id, dimension, key, places })),
  };
}

function phaseRow(
  chance: Chance,
  { id, startsOn }: { id: string; startsOn: string },
  { kind, venue, from, title, sessions }: PhaseWords,
  at: number,
  venueRows: readonly { id: string }[],
) {
  const last = Math.max(...sessions.map(({ day }) => day));
  return {
    id: chance.id(),
    activity_id: id,
    position: at + 1,
    kind,
    title,
    starts_on: addDays(startsOn, from),
    ends_on: addDays(startsOn, from + last),
    venue_id: venue === null ? null : (venueRows[venue]?.id ?? null),
  };
}

function sessionRow(chance: Chance, activity: string, titles: LocalisedText, when: SeededRow) {
  return { id: chance.id(), activity_id: activity, title: titles.en, titles, ...when };
}

function objectiveRow(chance: Chance, activity: string, title: LocalisedText, at: number): SeededRow {
  return { id: chance.id(), activity_id: activity, code: `LO${at + 1}`, position: at + 1, title };
}

/** What is offered twice a year: the template and the copies that were made of it, in the state each has come to. */
const offers = [
  { code: 'A9009720', days: 400, status: 'draft', template: true },
  { code: 'A9009721', days: 150, status: 'open', template: false },
  { code: 'A9009722', days: 332, status: 'tentative', template: false },
  { code: 'A9009723', days: 514, status: 'draft', template: false },
] as const;

function recurrentOffer(chance: Chance, world: DemoWorld) {
  const activities = offers.map(({ code, days, status }): NewActivity => {
    const startsOn = addDays(world.today, days);
    return newActivity(chance, world, 'ILS-INSPECT', {
      code,
      title: templateTitle,
      modality: 'online_tutored',
      status,
      venue: null,
      country_code: null,
      languages: ['en', 'fr', 'es', 'ar'],
      starts_on: startsOn,
      ends_on: addDays(startsOn, 14),
      enrolment_closes_on: addDays(startsOn, -3),
      capacity: 40,
    });
  });
  const template = activities[0]?.id;
  const rows = activities.map(({ id, starts_on }) => ({
    sessions: templateSessions.map((title, i): SeededRow => ({
      ...sessionRow(chance, id, title, {
        starts_at: localInstant(addDays(starts_on, i * 7), '13:00', 'Europe/Rome'),
        ends_at: localInstant(addDays(starts_on, i * 7), '14:30', 'Europe/Rome'),
        phase_id: null,
        venue_id: null,
      }),
      position: i + 1,
    })),
    objectives: [objectiveRow(chance, id, templateObjective, 0)],
    prices: [{ activity_id: id, cost_item: 'tuition', amount_cents: 35_000, currency: 'EUR' }],
  }));
  const planning = activities.map(({ id }, i) => ({
    id,
    summary: templateSummary,
    type: 'open_course',
    methods: ['training', 'knowledge_sharing'],
    levels: ['technical_functional'],
    reserve: null,
    template: offers[i]?.template,
    copied: i === 0 ? null : template,
  }));
  return { activities, planning, rows };
}

const setPlanningSql = `UPDATE activity a SET summary = n.summary, activity_type = n.type, methods = n.methods,
    capacity_levels = n.levels, reserve_places = n.reserve, is_template = n.template, copied_from_id = n.copied
  FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, summary jsonb, type text, methods text[], levels text[], reserve int,
    template boolean, copied uuid) WHERE a.id = n.id`;

/** Plans the academy in every part, shows an offer that comes again, and gives all of them to the demo's manager. */
export async function writePlans(
  tx: EntityManager,
  world: DemoWorld,
  academy: NewActivity,
  besides: readonly NewActivity[],
): Promise<void> {
  const chance = new Chance(seed);
  const [trainer, colleague] = [
    world.signIns.find(({ role }) => role === 'trainer')?.person.id,
    world.people.find(({ jobTitle, email }) => jobTitle === 'Trainer' && email.startsWith('staff'))?.id,
  ];
  const trainers = [trainer, colleague].filter((id) => id !== undefined);
  const plan = academyRows(chance, academy.id, academy.starts_on, trainers);
  const offer = recurrentOffer(chance, world);
  await bulkInsert(tx, 'activity', offer.activities);
  const wanted = {
    id: academy.id,
    summary: academySummary,
    type: 'academy',
    methods: ['training', 'exposure', 'coaching'],
    levels: ['technical_functional', 'organizational', 'institutional'],
    reserve: 10,
    template: false,
    copied: null,
  };
  await tx.query(setPlanningSql, [JSON.stringify([wanted, ...offer.planning])]);
  await bulkInsert(tx, 'activity_venue', plan.venues);
  await bulkInsert(tx, 'activity_phase', plan.phases);
  await bulkInsert(tx, 'activity_session', [
    ...plan.sessions,
    ...offer.rows.flatMap(({ sessions }) => sessions),
  ]);
  await bulkInsert(tx, 'session_trainer', plan.trainers);
  await bulkInsert(tx, 'activity_objective', [
    ...plan.objectives,
    ...offer.rows.flatMap(({ objectives }) => objectives),
  ]);
  await bulkInsert(tx, 'activity_price', [...plan.prices, ...offer.rows.flatMap(({ prices }) => prices)]);
  await bulkInsert(tx, 'activity_target', plan.targets);
  const managed = [...besides, academy, ...offer.activities];
  await bulkInsert(tx, 'activity_staff', staffOf(world, academy.id, trainers, managed));
  await bulkInsert(tx, 'role_assignment', [
    ...managed.map(({ id }) => grant(world, managerOf(world), 'activity_manager', id)),
    ...trainers.map((personId) => grant(world, personId, 'trainer', academy.id)),
  ]);
}

const managerOf = (world: DemoWorld) =>
  world.signIns.find(({ role }) => role === 'activity_manager')?.person.id;

function grant(world: DemoWorld, person: string | undefined, role: string, activity: string): SeededRow {
  return { person_id: person, role, scope_type: 'activity', scope_id: activity, granted_at: world.now };
}

function staffOf(
  world: DemoWorld,
  academy: string,
  trainers: readonly string[],
  managed: readonly NewActivity[],
): SeededRow[] {
  return [
    ...managed.map(({ id }) => staffRow(id, managerOf(world), 'manager')),
    ...trainers.map((id, i) => staffRow(academy, id, i === 0 ? 'lead_trainer' : 'facilitator')),
  ];
}

function staffRow(activity_id: string, person_id: string | undefined, staff_role: string): SeededRow {
  return { activity_id, person_id, staff_role };
}
