import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { homeApi, type Role, type ScopeType, type Todo } from '@traccia/contracts';
import { makeAdmission, makeApplication } from '../../support/admission-factories.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makeOrganization,
  makePerson,
  makeStaff,
} from '../../support/factories.js';
import { statementsOf } from '../../support/statements.js';

let database: TestDatabase;
let api: TestApi;
let activityId: string;
let organizationId: string;
let nominee: string;
let drafting: string;
let offered: string;
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const sql = (text: string, values: unknown[]) => database.owner.query(text, values);

/** One selective activity in three weeks with something in it for everybody. */
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  activityId = await makeActivity(owner, {
    startsOn: day(14),
    endsOn: day(18),
    code: 'SEL',
    countryCode: 'IT',
    timeZone: 'UTC',
  });
  organizationId = await makeOrganization(owner, { name: 'Union of growers' });
  [nominee, drafting, offered] = [await makePerson(owner), await makePerson(owner), await makePerson(owner)];
  await sql(`UPDATE activity SET admission_mode = 'nomination', application_closes_on = $2 WHERE id = $1`, [
    activityId,
    day(7),
  ]);
  for (const [state, personId, email] of [
    ['sent', nominee, 'a@people.test'],
    ['draft', null, 'b@people.test'],
    ['declined', drafting, 'c@people.test'],
  ])
    await sql(
      `INSERT INTO nomination (activity_id, organization_id, nominator_id, nominee_person_id, given_name, family_name, email,
         release_confirmed, cost_cover, state) VALUES ($1, $2, $3, $4, 'N', 'N', $5, true, 'organization', $6)`,
      [activityId, organizationId, await makePerson(owner), personId, email, state],
    );
  for (const [state, personId] of [
    ['draft', drafting],
    ['needs_approval', await makePerson(owner)],
    ['submitted', await makePerson(owner)],
    ['eligible', await makePerson(owner)],
    ['offered', offered],
  ])
    await sql(
      `INSERT INTO application (activity_id, person_id, constituent_group, state, submitted_at) VALUES ($1, $2, 'workers_org', $3, now())`,
      [activityId, personId, state],
    );
  await sql(
    `WITH d AS (INSERT INTO selection_decision (activity_id, application_id, decision)
       SELECT activity_id, id, 'offer' FROM application WHERE state = 'offered' AND activity_id = $1 RETURNING id, application_id)
     INSERT INTO offer (activity_id, application_id, decision_id, expires_at)
     SELECT $1, application_id, id, clock_timestamp() + interval '2 days' FROM d`,
    [activityId],
  );
  const enrolled = await makeEnrolment(owner, { activityId, personId: await makePerson(owner) });
  await makeEnrolment(owner, { activityId, personId: nominee });
  await sql(`INSERT INTO logistics_form (enrolment_id, state, details) VALUES ($1, 'sent', $2)`, [
    enrolled,
    JSON.stringify({ arrivesOn: day(3) }),
  ]);
  const sessionId = await makeActivitySession(owner, activityId, {
    title: 'Opening',
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    endsAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  await sql(`INSERT INTO walk_in (activity_session_id, person_id) VALUES ($1, $2)`, [
    sessionId,
    await makePerson(owner),
  ]);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

async function todosOf(personId: string): Promise<Todo[]> {
  const reply = await (await api.signedIn(personId)).call(homeApi.todos).expect(200);
  return reply.body.todos;
}
const kinds = (todos: Todo[]) => todos.map(({ kind }) => kind).toSorted();
const staff = (role: Role, scopeType: ScopeType, scopeId: string | null) =>
  makeStaff(database.owner, role, scopeType, scopeId);

it('tells participants what to confirm, finish, answer and send', async () => {
  const mine = await todosOf(nominee);
  expect(kinds(mine)).toEqual(['enrolment.starts', 'logistics.send', 'nomination.confirm']);
  expect(mine.find(({ kind }) => kind === 'nomination.confirm')?.params.organization).toBe(
    'Union of growers',
  );
  expect(mine.find(({ kind }) => kind === 'logistics.send')).toMatchObject({
    late: true,
    link: `/my-logistics/${activityId}`,
  });
  const [unfinished] = await todosOf(drafting);
  expect(unfinished).toMatchObject({
    kind: 'application.finish',
    at: `${day(7)}T00:00:00.000Z`,
    timeZone: null,
  });
  expect(await todosOf(offered)).toMatchObject([{ kind: 'offer.answer', timeZone: 'UTC', late: false }]);
});

it.each<[Role, ScopeType, () => string, Record<string, number>]>([
  ['trainer', 'activity', () => activityId, { 'session.today': NaN, 'walk-in.decide': 1 }],
  ['activity_manager', 'activity', () => activityId, { 'application.decide': 2 }],
  [
    'focal_point',
    'organization',
    () => organizationId,
    { 'nomination.send': 1, 'nomination.unanswered': 1, 'nomination.declined': 1 },
  ],
  ['group_secretary', 'constituent_group', () => 'workers_org', { 'application.approve': 1 }],
  ['travel_officer', 'activity', () => activityId, { 'logistics.missing': 1, 'logistics.arrivals': 1 }],
])(
  'tells the %s of the %s what waits, in a constant number of statements',
  async (role, type, id, expected) => {
    const personId = await staff(role, type, id());
    const todos = await todosOf(personId);
    for (const [kind, count] of Object.entries(expected)) {
      const todo = todos.find((one) => one.kind === kind);
      expect(todo).toBeDefined();
      if (!Number.isNaN(count)) expect(todo?.params.count).toBe(count);
    }
    const client = await api.signedIn(personId);
    const statements = await statementsOf(async () => {
      await client.call(homeApi.todos).expect(200);
    });
    expect(statements.length).toBeLessThanOrEqual(9);
  },
);

it('asks a nominee for the rest of the form until it is sent, and the organization to tell its people of an invitation', async () => {
  const { owner } = database;
  const personId = await makePerson(owner);
  const applicationId = await makeApplication(owner, { activityId, personId, state: 'needs_approval' });
  expect(await todosOf(personId)).toMatchObject([{ kind: 'application.finish', link: '/my-applications' }]);
  await sql('UPDATE application SET form_complete = true WHERE id = $1', [applicationId]);
  expect(await todosOf(personId)).toEqual([]);

  const invitedTo = await makeAdmission(owner, { mode: 'invitation', applicationClosesOn: day(9) });
  const guest = await makeOrganization(owner, { name: 'Congress of weavers' });
  await sql('INSERT INTO activity_invitation (activity_id, organization_id) VALUES ($1, $2)', [
    invitedTo,
    guest,
  ]);
  const focal = await staff('focal_point', 'organization', guest);
  expect(await todosOf(focal)).toMatchObject([
    { kind: 'organization.invited', link: '/nominations', params: { organization: 'Congress of weavers' } },
  ]);
  await sql('UPDATE activity_invitation SET withdrawn_at = now() WHERE activity_id = $1', [invitedTo]);
  expect(await todosOf(focal)).toEqual([]);
});

it('names the day by the clock of the venue, wherever the reader is', async () => {
  const { owner } = database;
  const personId = await makePerson(owner);
  const far = await makeActivity(owner, { startsOn: day(30), endsOn: day(31), timeZone: 'Pacific/Auckland' });
  await makeEnrolment(owner, { activityId: far, personId });
  expect(await todosOf(personId)).toMatchObject([{ kind: 'enrolment.starts', day: day(30), timeZone: null }]);
  expect(await todosOf(offered)).toMatchObject([{ kind: 'offer.answer', day: null }]);
});

it('tells a trainer how much work waits to be marked, late after a week', async () => {
  const { owner } = database;
  const taught = await makeActivity(owner, { startsOn: day(-3), endsOn: day(3), status: 'running' });
  const [assignment] = await sql(
    `INSERT INTO assignment (activity_id, title) VALUES ($1, '{"en":"A plan"}') RETURNING id`,
    [taught],
  );
  for (const state of ['submitted', 'submitted', 'passed'])
    await sql(
      `INSERT INTO submission (assignment_id, enrolment_id, state, submitted_at) VALUES ($1, $2, $3, now())`,
      [assignment.id, await makeEnrolment(owner, { activityId: taught, status: 'attended' }), state],
    );
  const trainer = await staff('trainer', 'activity', taught);
  const waiting = {
    kind: 'assignment.mark',
    params: { count: 2 },
    link: `/staff/activities/${taught}?tab=materials`,
  };
  expect(await todosOf(trainer)).toMatchObject([{ ...waiting, late: false }]);
  await sql(`UPDATE submission SET submitted_at = now() - interval '8 days' WHERE assignment_id = $1`, [
    assignment.id,
  ]);
  expect(await todosOf(trainer)).toMatchObject([{ ...waiting, late: true }]);
});

it('keeps what others look after from the secretary of another group and the desk of another activity', async () => {
  expect(await todosOf(await staff('group_secretary', 'constituent_group', 'employers_org'))).toEqual([]);
  expect(
    await todosOf(await staff('travel_officer', 'activity', await makeActivity(database.owner))),
  ).toEqual([]);
  expect(
    await todosOf(await staff('focal_point', 'organization', await makeOrganization(database.owner))),
  ).toEqual([]);
});
