import type { EntityManager } from 'typeorm';
import { bulkInsert, type SeededRow } from './bulk-insert.js';
import { Chance } from './chance.js';
import { addDays } from './days.js';
import type { DemoOrganization, DemoPerson, DemoWorld } from './world.js';

/** A source of chance of its own. */
const seed = 20_414;
const dayMs = 86_400_000;

/** What the office has on its desk: records to look through, notes, who stands in for whom, somebody at the door. */
export async function writeOffice(tx: EntityManager, world: DemoWorld): Promise<void> {
  const chance = new Chance(seed);
  await bulkInsert(tx, 'organization', newOrganizations(chance, world));
  const doubled = doubledPeople(chance, world);
  await bulkInsert(
    tx,
    'person',
    doubled.map(({ row }) => row),
  );
  await bulkInsert(
    tx,
    'person_pair',
    doubled.map(({ pair }) => pair),
  );
  await bulkInsert(tx, 'person_note', notesOn(world));
  await bulkInsert(tx, 'deputyship', deputies(world));
  await bulkInsert(tx, 'walk_in', walkIns(chance, world));
  await bulkInsert(tx, 'privacy_request', privacyRequests(world));
}

const at = ({ now }: DemoWorld, daysAgo: number) => new Date(now.getTime() - daysAgo * dayMs);

/** Typed by applicants lately and looked at by nobody; the first is there already under nearly the same name. */
function newOrganizations(chance: Chance, world: DemoWorld): SeededRow[] {
  const known = world.organizations.find(({ name }) => name.startsWith('Ministry of Labour of '));
  const rows: Pick<DemoOrganization, 'name' | 'constituentGroup' | 'countryCode'>[] = [
    ...(known ? [{ ...known, name: known.name.replace('Ministry of Labour of', 'Ministry of Labor,') }] : []),
    {
      name: 'Union of Market Women of the Northern Region',
      constituentGroup: 'workers_org',
      countryCode: 'GH',
    },
    {
      name: 'Cámara de Pequeñas Empresas del Altiplano',
      constituentGroup: 'employers_org',
      countryCode: 'PE',
    },
  ];
  return rows.map(({ name, constituentGroup, countryCode }, i) => ({
    id: chance.id(),
    name,
    constituent_group: constituentGroup,
    country_code: countryCode,
    verified_at: null,
    created_at: at(world, 9 - 2 * i),
  }));
}

interface Doubled {
  row: SeededRow & { id: string };
  pair: SeededRow;
}

/** Two people who opened an account a second time, as the nightly search for doubles would have found them. */
function doubledPeople(chance: Chance, world: DemoWorld): Doubled[] {
  const signedIn = new Set(world.signIns.map(({ person }) => person.id));
  const [first, second] = chance
    .shuffled(world.people.filter(({ id, organizationId }) => organizationId && !signedIn.has(id)))
    .filter(({ familyName, givenName }) => familyName.length > 5 && givenName.length > 3);
  if (!first || !second) return [];
  const mailbox = `${second.email.split('@')[0]}.private@demo.example`;
  return [
    again(chance, world, first, { reasons: ['same_email', 'same_name_organization'], weight: 110 }),
    again(
      chance,
      world,
      { ...second, familyName: second.familyName.slice(0, -1), email: mailbox },
      { reasons: ['similar_name'], weight: 25 },
    ),
  ];
}

function again(
  chance: Chance,
  world: DemoWorld,
  person: DemoPerson,
  why: { reasons: string[]; weight: number },
): Doubled {
  const id = chance.id();
  const [a, b] = [person.id, id].sort();
  return {
    row: {
      id,
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email,
      email_verified_at: at(world, 4),
      sex: 'undisclosed',
      nationality_code: null,
      country_code: person.countryCode,
      organization_id: person.organizationId,
      job_title: null,
      locale: person.locale,
      time_zone: null,
      password_hash: null,
      created_at: at(world, 4),
    },
    pair: { person_a_id: a, person_b_id: b, ...why, found_at: at(world, 3) },
  };
}

function notesOn(world: DemoWorld): SeededRow[] {
  const idOf = (role: string) => world.signIns.find((signIn) => signIn.role === role)?.person.id;
  const note = (author: string, daysAgo: number, body: string): SeededRow => ({
    person_id: idOf('participant'),
    author_id: idOf(author),
    body,
    written_at: at(world, daysAgo),
  });
  return [
    note(
      'activity_manager',
      160,
      'Offered to speak about the quarries project at the next academy; ask her in spring.',
    ),
    note(
      'travel_officer',
      31,
      'Prefers flights by way of Paris. Needs the invitation letter in French for the visa.',
    ),
    note('activity_manager', 6, 'Called: will be two hours late on the first day, the trainer knows.'),
  ];
}

/** The demo's manager stands in for a colleague now, and has somebody for the holidays to come. */
function deputies(world: DemoWorld): SeededRow[] {
  const manager = world.signIns.find(({ role }) => role === 'activity_manager')?.person.id;
  const [away, cover] = world.people.filter(
    ({ jobTitle, email }) => jobTitle === 'Activity manager' && email.startsWith('staff'),
  );
  if (!manager || !away || !cover) return [];
  const days = (from: number, to: number) => ({
    starts_on: addDays(world.today, from),
    ends_on: addDays(world.today, to),
  });
  return [
    { person_id: away.id, deputy_id: manager, ...days(-3, 11), named_by: away.id, named_at: at(world, 5) },
    { person_id: manager, deputy_id: cover.id, ...days(24, 34), named_by: manager, named_at: at(world, 1) },
  ];
}

/** Somebody stood in the room of the course that runs and was on no list. */
function walkIns(chance: Chance, world: DemoWorld): SeededRow[] {
  const running = world.activities.find(({ status }) => status === 'running');
  const there = new Set(
    world.enrolments.filter(({ activityId }) => activityId === running?.id).map(({ personId }) => personId),
  );
  const signedIn = new Set(world.signIns.map(({ person }) => person.id));
  const session = world.sessions
    .filter(({ activityId, startsAt }) => activityId === running?.id && startsAt <= world.now)
    .at(-1);
  const stranger = chance
    .shuffled(world.people)
    .find(({ id, organizationId }) => organizationId !== null && !there.has(id) && !signedIn.has(id));
  if (!session || !stranger) return [];
  return [
    { activity_session_id: session.id, person_id: stranger.id, state: 'asked', created_at: session.startsAt },
  ];
}

/** One person has asked to be forgotten; an administrator decides. */
function privacyRequests(world: DemoWorld): SeededRow[] {
  const person = world.people.find(
    ({ id, organizationId }) =>
      organizationId !== null &&
      !world.signIns.some((signIn) => signIn.person.id === id) &&
      !world.enrolments.some(({ personId }) => personId === id),
  );
  if (!person) return [];
  return [
    {
      person_id: person.id,
      kind: 'erasure',
      state: 'asked',
      note: 'I have changed my job and do not want to be written to again.',
      asked_at: at(world, 2),
    },
  ];
}
