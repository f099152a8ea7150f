import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  activitiesApi,
  type ActivityPlan,
  activityPlanApi,
  type CalendarRow,
  type DateMove,
  type PlanBody,
} from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makeEnrolment, makePerson, makeStaff } from '../../support/factories.js';
import { makeNomination } from '../../support/admission-factories.js';
import { statementsOf } from '../../support/statements.js';
import { makeApplicants, makeOpenOffer } from '../selection/selection-world.js';

let database: TestDatabase;
let api: TestApi;
let manager: Client;
let trainer: string;
let id: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
  trainer = await makePerson(database.owner);
});
beforeEach(async () => {
  id = await makeActivity(database.owner, { startsOn: '2031-03-24', endsOn: '2031-04-04', capacity: 20 });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const nothing: Omit<PlanBody, 'version'> = {
  venues: [],
  phases: [],
  sessions: [],
  prices: [],
  objectives: [],
  targets: [],
  staff: [],
};
const save = (plan: Partial<PlanBody>, of = id, version = 1) =>
  manager.call(activityPlanApi.save, { params: { id: of }, body: { ...nothing, version, ...plan } });
const session = (day: string, more: Partial<PlanBody['sessions'][number]> = {}) => ({
  id: randomUUID(),
  titles: { en: `Day ${day}` },
  startsAt: `${day}T08:00:00.000Z`,
  endsAt: `${day}T10:00:00.000Z`,
  phaseId: null,
  venueId: null,
  trainerIds: [],
  ...more,
});
const fullPlan = (): Partial<PlanBody> => {
  const venueId = randomUUID();
  const phaseId = randomUUID();
  return {
    venues: [
      { id: venueId, name: 'Campus', city: 'Tokyo', countryCode: 'JP', timeZone: 'Asia/Tokyo' },
      { id: randomUUID(), name: 'Palais', city: 'Geneva', countryCode: 'CH', timeZone: 'Europe/Zurich' },
    ],
    phases: [
      {
        id: phaseId,
        kind: 'face_to_face',
        title: { en: 'At the campus' },
        startsOn: '2031-03-24',
        endsOn: '2031-03-28',
        venueId,
      },
    ],
    sessions: [session('2031-03-25', { phaseId, venueId, trainerIds: [trainer] }), session('2031-04-02')],
    prices: [{ costItem: 'tuition', amountCents: 225_000, currency: 'EUR' }],
    objectives: [{ id: randomUUID(), code: 'O1', title: { en: 'Explain the standards' } }],
    targets: [{ dimension: 'sex', key: 'woman', places: 10 }],
    staff: [{ personId: trainer, staffRole: 'lead_trainer' }],
  };
};

describe('the plan', () => {
  it('is saved whole, changed by id, and read in the order of time', async () => {
    const plan = fullPlan();
    const { body } = await save(plan).expect(200);
    expect(body).toMatchObject({ version: 2, prices: plan.prices, targets: plan.targets });
    expect(
      body.sessions.map((one: ActivityPlan['sessions'][number]) => [
        one.position,
        one.timeZone,
        one.trainerIds,
        one.held,
      ]),
    ).toEqual([
      [1, 'Asia/Tokyo', [trainer], false],
      [2, 'Europe/Rome', [], false],
    ]);
    const earlier = session('2031-03-24');
    const sessions = [...(plan.sessions ?? []), earlier];
    const again = await save({ ...plan, sessions, venues: plan.venues?.toReversed() ?? [] }, id, 2).expect(
      200,
    );
    expect(
      again.body.sessions.map((one: ActivityPlan['sessions'][number]) => [one.id, one.position])[0],
    ).toEqual([earlier.id, 1]);
    expect(again.body.venues[0]).toMatchObject({ name: 'Palais' });
    const emptied = await save({}, id, 3).expect(200);
    expect(emptied.body).toMatchObject(nothing);
  });

  it('names what is wrong in it', async () => {
    const faultsOf = async (plan: Partial<PlanBody>) =>
      (await save(plan).expect(400)).body.faults?.map(({ field }: { field: string }) => field);
    const [venue] = fullPlan().venues ?? [];
    expect(await faultsOf({ venues: venue && [{ ...venue, timeZone: 'Europe/Atlantis' }] })).toEqual([
      'body.venues.0.timeZone',
    ]);
    expect(await faultsOf({ sessions: [session('2031-05-25')] })).toEqual(['body.sessions.0.startsAt']);
    expect(await faultsOf({ prices: [{ costItem: 'travel', amountCents: -1, currency: 'EUR' }] })).toEqual([
      'body.prices.0.amountCents',
    ]);
    expect(await faultsOf({ staff: [{ personId: randomUUID(), staffRole: 'manager' }] })).toEqual([
      'body.staff',
    ]);
    const theirs = fullPlan();
    await save(theirs).expect(200);
    const other = await makeActivity(database.owner, { startsOn: '2031-03-24', endsOn: '2031-04-04' });
    await save({ venues: theirs.venues ?? [] }, other).expect(400);
    await save({}, id, 1).expect(412);
  });

  it('keeps a session in which attendance was taken', async () => {
    const plan = fullPlan();
    await save(plan).expect(200);
    const enrolmentId = await makeEnrolment(database.owner, { activityId: id });
    await database.owner.query(
      `INSERT INTO attendance (activity_session_id, enrolment_id, state) VALUES ($1, $2, 'present')`,
      [plan.sessions?.[0]?.id, enrolmentId],
    );
    const reply = await save({ ...plan, sessions: [] }, id, 2).expect(409);
    expect(reply.body.faults).toEqual([{ field: 'body.sessions', key: 'fault.has-attendance' }]);
  });

  it('warns of a trainer who is elsewhere, and names only what the reader may see', async () => {
    await save({ sessions: [session('2031-03-27', { trainerIds: [trainer] })] }).expect(200);
    const other = await makeActivity(database.owner, { startsOn: '2031-03-24', endsOn: '2031-04-04' });
    const overlapping = session('2031-03-27', {
      trainerIds: [trainer],
      startsAt: '2031-03-27T09:30:00.000Z',
    });
    const { body } = await save({ sessions: [overlapping] }, other).expect(200);
    expect(body.conflicts).toMatchObject([
      {
        personId: trainer,
        sessionId: overlapping.id,
        otherActivityId: id,
        startsAt: '2031-03-27T09:30:00.000Z',
      },
    ]);
    const bound = await makeStaff(database.owner, 'activity_manager', 'activity', other);
    const seen = await (await api.signedIn(bound)).call(activityPlanApi.get, { params: { id: other } });
    expect(seen.body.conflicts).toMatchObject([{ otherActivityId: null, otherCode: null }]);
    const calendar = await manager
      .call(activityPlanApi.calendar, { query: { from: '2031-03-27', to: '2031-03-27', trainer } })
      .expect(200);
    expect(calendar.body.rows.map((row: CalendarRow) => row.trainers[0]?.busy)).toEqual([true, true]);
    const { code } = (await manager.call(activitiesApi.get, { params: { id } })).body;
    expect(calendar.body.rows[1].trainers[0].busyWith).toBe(code);
    expect(calendar.body.choices.trainers.map((one: { id: string }) => one.id)).toContain(trainer);
    const course = calendar.body.choices.courses[0].id;
    const query = { from: '2031-03-27', to: '2031-03-27', clashes: 'yes' as const };
    const sessionsOf = async (filter: object, client = manager) =>
      (await client.call(activityPlanApi.calendar, { query: { ...query, ...filter } }).expect(200)).body.rows;
    expect(await sessionsOf({})).toHaveLength(2);
    expect(await sessionsOf({ course })).not.toHaveLength(0);
    expect(await sessionsOf({ course: trainer })).toEqual([]);
    expect(await sessionsOf({ venue: 'Nowhere' })).toEqual([]);
    // Who does not see the other activity learns that the trainer is busy, not where.
    const blind = await sessionsOf({}, await api.signedIn(bound));
    expect(blind.map((row: CalendarRow) => [row.trainers[0]?.busy, row.trainers[0]?.busyWith])).toEqual([
      [true, null],
    ]);
  });
});

describe('moving the dates', () => {
  it('does what the preview says, at the same local hour across summer time', async () => {
    await save(fullPlan()).expect(200);
    const dates = { startsOn: '2031-03-31', endsOn: '2031-04-11', timeZone: 'Europe/Rome' };
    const preview = await manager
      .call(activityPlanApi.previewMove, { params: { id }, body: dates })
      .expect(200);
    const untouched = await manager.call(activityPlanApi.get, { params: { id } });
    expect(untouched.body.version).toBe(2);
    const moved = await manager
      .call(activityPlanApi.move, { params: { id }, body: { ...dates, version: 2 } })
      .expect(200);
    expect(moved.body).toEqual(preview.body);
    const { body: after } = await manager.call(activityPlanApi.get, { params: { id } });
    const shown = (preview.body as DateMove).moves.filter(({ what }) => what === 'session');
    expect(
      after.sessions.map(({ startsAt }: { startsAt: string }) => new Date(startsAt).toISOString()),
    ).toEqual(shown.map((line) => line.after));
    // Tokyo knows no summer time; Rome had changed before both days.
    expect(shown.map((line) => line.after)).toEqual(['2031-04-01T08:00:00.000Z', '2031-04-09T08:00:00.000Z']);
    expect(after.phases[0]).toMatchObject({ startsOn: '2031-03-31', endsOn: '2031-04-04' });
  });
});

describe('moving the dates of an activity with open offers', () => {
  it('ends what would outlast the start with it, and lets what ended with the start go along', async () => {
    const far = await makeApplicants(database.owner, id, 3);
    for (const one of far) await makeOpenOffer(database.owner, id, one.id);
    const setEnd = (index: number, day: string, madeOn: string) =>
      database.owner.query(
        `UPDATE offer SET expires_at = $2::timestamp AT TIME ZONE 'Europe/Rome', made_at = $3 WHERE application_id = $1`,
        [far[index]?.id, day, madeOn],
      );
    // Made five days before the start and ended by it; made long before; made so that it would outlast an earlier start.
    await setEnd(0, '2031-03-24', '2031-03-19T10:00Z');
    await setEnd(1, '2031-03-01', '2031-02-21T10:00Z');
    await setEnd(2, '2031-03-20', '2031-03-12T10:00Z');
    const dates = (startsOn: string, endsOn: string) => ({ startsOn, endsOn, timeZone: 'Europe/Rome' });
    const endsAfter = async (startsOn: string, endsOn: string) => {
      const input = { params: { id }, body: dates(startsOn, endsOn) };
      const { body } = await manager.call(activityPlanApi.previewMove, input).expect(200);
      return (body as DateMove).moves.filter(({ what }) => what === 'offers').map((line) => line.after);
    };
    expect(await endsAfter('2031-03-17', '2031-03-28')).toEqual([
      '2031-02-28T23:00:00.000Z',
      '2031-03-16T23:00:00.000Z',
      // Never before it was made: the day after.
      '2031-03-19T23:00:00.000Z',
    ]);
    // Seven days and the rest of the day from the 19th.
    expect(await endsAfter('2031-03-31', '2031-04-11')).toEqual([
      '2031-02-28T23:00:00.000Z',
      '2031-03-19T23:00:00.000Z',
      '2031-03-26T23:00:00.000Z',
    ]);
    const moved = { params: { id }, body: { ...dates('2031-03-31', '2031-04-11'), version: 1 } };
    await manager.call(activityPlanApi.move, moved).expect(200);
    const [row] = await database.owner.query(
      'SELECT expires_at AS ends FROM offer WHERE application_id = $1',
      [far[0]?.id],
    );
    expect(row.ends.toISOString()).toBe('2031-03-26T23:00:00.000Z');
  });
});

it('copies the plan to later days under ids of its own, with what the activity answers to', async () => {
  await save(fullPlan()).expect(200);
  await database.owner.query(
    `INSERT INTO activity_marker (activity_id, marker_code, score) SELECT $1, code, 1 FROM crosscutting_marker`,
    [id],
  );
  const copies = ['2031-09-22', '2032-03-22'].map((startsOn) => ({
    code: `CP-${randomUUID().slice(0, 8)}`,
    startsOn,
  }));
  const made = await manager.call(activityPlanApi.copy, { params: { id }, body: { copies } }).expect(201);
  const [first] = made.body.activities;
  const copy = await manager.call(activitiesApi.get, { params: { id: first?.id ?? '' } }).expect(200);
  expect(copy.body).toMatchObject({ status: 'draft', endsOn: '2031-10-03', copiedFrom: { id } });
  expect(
    copy.body.sessions.map(({ startsAt }: { startsAt: string }) => new Date(startsAt).toISOString()),
  ).toEqual(['2031-09-23T08:00:00.000Z', '2031-10-01T08:00:00.000Z']);
  const markers = await database.owner.query('SELECT score FROM activity_marker WHERE activity_id = $1', [
    first?.id,
  ]);
  expect(markers.length).toBeGreaterThan(0);
  const again = await manager.call(activityPlanApi.copy, { params: { id }, body: { copies } }).expect(409);
  expect(again.body.faults?.[0]).toMatchObject({ field: 'body.copies.0.code', key: 'fault.taken' });
});

it('is made a template as a draft only, and the list finds templates and gaps', async () => {
  const { body: open } = await manager.call(activitiesApi.get, { params: { id } }).expect(200);
  const { title, modality, timeZone, venue, countryCode, capacity, enrolmentClosesOn } = open;
  const fields = { title, modality, timeZone, venue, countryCode, capacity, enrolmentClosesOn };
  const body = { ...fields, startsOn: open.startsOn, endsOn: open.endsOn, languages: ['en' as const] };
  const mark = (of: string, version: number, more: object = {}) =>
    manager.call(activitiesApi.update, {
      params: { id: of },
      body: { ...body, isTemplate: true, version, ...more },
    });
  expect((await mark(id, 1).expect(400)).body.faults).toEqual([
    { field: 'body.isTemplate', key: 'fault.invalid' },
  ]);
  const late = await mark(id, 1, { isTemplate: false, applicationClosesOn: '2031-04-05' }).expect(400);
  expect(late.body.faults).toEqual([{ field: 'body.applicationClosesOn', key: 'fault.after-end' }]);
  const draft = await makeActivity(database.owner, {
    startsOn: '2031-03-24',
    endsOn: '2031-04-04',
    status: 'draft',
  });
  await mark(draft, 1).expect(200);
  const templates = await manager.call(activitiesApi.list, { query: { templates: 'yes' } }).expect(200);
  expect(templates.body.rows.map((row: { id: string }) => row.id)).toEqual([draft]);
  const gaps = await manager
    .call(activitiesApi.list, { query: { templates: 'yes', gaps: 'yes' } })
    .expect(200);
  expect(gaps.body.total).toBe(1);
});

it('is cancelled with a reason: places, offers and nominations end, and the worker is told once', async () => {
  await makeEnrolment(database.owner, { activityId: id });
  await makeEnrolment(database.owner, { activityId: id, status: 'waiting' });
  const [applicant] = await makeApplicants(database.owner, id, 1);
  await makeOpenOffer(database.owner, id, applicant?.id ?? '');
  await makeNomination(database.owner, {
    activityId: id,
    state: 'sent',
    personId: applicant?.personId ?? '',
  });
  const preview = await manager.call(activityPlanApi.cancellation, { params: { id } }).expect(200);
  expect(preview.body).toEqual({
    enrolled: 1,
    waiting: 1,
    applicants: 1,
    nominees: 1,
    languages: [{ locale: 'en', people: 4 }],
    waves: 0,
  });
  await manager
    .call(activitiesApi.setStatus, {
      params: { id },
      body: { status: 'cancelled', reason: 'Too few applications', version: 1 },
    })
    .expect(200);
  const rows = await database.owner.query(
    `SELECT e.status, a.cancel_reason AS reason FROM enrolment e JOIN activity a ON a.id = e.activity_id WHERE a.id = $1`,
    [id],
  );
  expect(rows).toEqual([
    { status: 'cancelled', reason: 'Too few applications' },
    { status: 'cancelled', reason: 'Too few applications' },
  ]);
  const [ended] = await database.owner.query(
    `SELECT (SELECT array_agg(state) FROM offer WHERE activity_id = $1) AS offers,
       (SELECT array_agg(state) FROM application WHERE activity_id = $1) AS applications,
       (SELECT array_agg(state) FROM nomination WHERE activity_id = $1) AS nominations`,
    [id],
  );
  expect(ended).toEqual({
    offers: ['withdrawn'],
    applications: ['withdrawn'],
    nominations: ['withdrawn'],
  });
  const told = await database.owner.query(
    `SELECT event FROM outbox WHERE event = 'activity.cancelled' AND payload ->> 'activityId' = $1`,
    [id],
  );
  expect(told).toHaveLength(1);
});

it('walks the same table in the database', async () => {
  const jump = database.owner.query(`UPDATE activity SET status = 'closed' WHERE id = $1`, [id]);
  await expect(jump).rejects.toThrow('activity cannot go from open to closed');
});

it('answers one activity, its plan and a list with few statements', async () => {
  const asked = async (act: () => PromiseLike<unknown>) =>
    (await statementsOf(async () => act())).filter(
      (sql) => !/^(SET|SELECT set_config|BEGIN|COMMIT)/i.test(sql),
    ).length;
  await manager.call(activitiesApi.list, { query: {} });
  expect({
    get: await asked(() => manager.call(activitiesApi.get, { params: { id } })),
    plan: await asked(() => manager.call(activityPlanApi.get, { params: { id } })),
    list: await asked(() => manager.call(activitiesApi.list, { query: {} })),
  }).toEqual({ get: 3, plan: 4, list: 3 });
});
