import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { homeApi, type Todo } from '@traccia/contracts';
import { exPostParticipant } from '@traccia/survey';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  grantRole,
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makeMessage,
  makeOrganization,
  makePerson,
  makeProgramme,
  makeCourse,
  makeStaff,
  makeWave,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await makeInstrument(database.owner, exPostParticipant)).versionId;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** ISO day so many days from today, by the product's clock. */
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const soon = (days: number) => ({ startsOn: day(days), endsOn: day(days + 2) });
async function todosOf(personId: string): Promise<Todo[]> {
  const reply = await (await api.signedIn(personId)).call(homeApi.todos).expect(200);
  return reply.body.todos;
}
const kinds = (todos: Todo[]) => todos.map(({ kind }) => kind);

describe('what waits', () => {
  it('for a participant: address, beginnings, places in the queue and forms, by date', async () => {
    const me = await makePerson(database.owner, { verified: false });
    const begins = await makeActivity(database.owner, { ...soon(20), title: { en: 'Soon' }, code: 'SOON' });
    const queue = await makeActivity(database.owner, { ...soon(40), capacity: 0 });
    const over = await makeActivity(database.owner, { ...soon(-90), status: 'ended' });
    const others = await makeActivity(database.owner, soon(3));
    await makeEnrolment(database.owner, { activityId: begins, personId: me });
    await makeEnrolment(database.owner, { activityId: queue, status: 'waiting', waitPosition: 1 });
    await makeEnrolment(database.owner, {
      activityId: queue,
      personId: me,
      status: 'waiting',
      waitPosition: 5,
    });
    await makeEnrolment(database.owner, { activityId: others });
    const enrolmentId = await makeEnrolment(database.owner, {
      activityId: over,
      personId: me,
      status: 'attended',
    });
    const waveId = await makeWave(database.owner, { activityId: over, versionId, closesInDays: 10 });
    await makeInvitation(database.owner, { waveId, enrolmentId });
    const todos = await todosOf(me);
    expect(kinds(todos)).toEqual([
      'survey.answer',
      'enrolment.starts',
      'enrolment.waiting',
      'profile.verify-email',
    ]);
    expect(todos[1]).toMatchObject({
      link: '/activities/SOON',
      params: { activity: { en: 'Soon' }, code: 'SOON' },
      late: false,
    });
    expect(todos[2]?.params.position).toBe(2);
    expect(todos[0]?.params.wave).toBe('ex_post');
    expect(JSON.stringify(todos)).not.toContain('#');
  });

  it('for a trainer: attendance of what they hold', async () => {
    const activityId = await makeActivity(database.owner, { ...soon(-5), status: 'ended' });
    const foreign = await makeActivity(database.owner, { ...soon(-5), status: 'ended' });
    for (const id of [activityId, foreign]) {
      await makeEnrolment(database.owner, { activityId: id });
      await makeActivitySession(database.owner, id, {
        title: 'Day 1',
        startsAt: `${day(-5)}T08:00:00Z`,
        endsAt: `${day(-5)}T16:00:00Z`,
      });
    }
    const trainer = await makeStaff(database.owner, 'trainer', 'activity', activityId);
    const todos = await todosOf(trainer);
    expect(kinds(todos)).toEqual(['attendance.record']);
    expect(todos[0]).toMatchObject({
      late: true,
      link: `/staff/activities/${activityId}?tab=sessions&session=1`,
      params: { session: { en: 'Day 1' } },
      timeZone: 'Europe/Rome',
    });
    await database.owner.query(
      `INSERT INTO attendance (activity_session_id, enrolment_id, state)
       SELECT s.id, e.id, 'present' FROM activity_session s JOIN enrolment e ON e.activity_id = s.activity_id WHERE s.activity_id = $1`,
      [activityId],
    );
    expect(await todosOf(trainer)).toEqual([]);
  });

  it('for a manager: open places, decisions and waves of the own programme', async () => {
    const programmeId = await makeProgramme(database.owner);
    const courseId = await makeCourse(database.owner, { programmeId });
    await makeActivity(database.owner, { courseId, ...soon(10), capacity: 20 });
    await makeActivity(database.owner, { courseId, ...soon(30), status: 'tentative' });
    await makeActivity(database.owner, { ...soon(10), capacity: 20 });
    const over = await makeActivity(database.owner, { courseId, ...soon(-60), status: 'ended' });
    const quiet = await makeWave(database.owner, {
      activityId: over,
      versionId,
      opensInDays: -10,
      closesInDays: 20,
    });
    for (let n = 0; n < 5; n += 1)
      await makeInvitation(database.owner, {
        waveId: quiet,
        enrolmentId: await makeEnrolment(database.owner, { activityId: over }),
      });
    await makeWave(database.owner, { activityId: over, versionId, opensInDays: -1, closesInDays: 3 });
    await makeWave(database.owner, {
      activityId: over,
      versionId,
      state: 'planned',
      opensInDays: 5,
      closesInDays: 30,
    });
    const manager = await makeStaff(database.owner, 'activity_manager', 'programme', programmeId);
    const todos = await todosOf(manager);
    expect(kinds(todos).toSorted()).toEqual([
      'activity.decide-status',
      'activity.no-plan',
      'activity.open-places',
      'wave.closes',
      'wave.low-response',
      'wave.opens',
    ]);
    const low = todos.find(({ kind }) => kind === 'wave.low-response');
    expect(low?.params).toMatchObject({ submitted: 0, invited: 5, wave: 'ex_post' });
    const plan = todos.find(({ kind }) => kind === 'activity.no-plan');
    expect(plan).toMatchObject({ late: true, link: '/staff/activities?unplanned=yes' });
    const dates = todos.flatMap(({ at }) => at ?? []);
    expect(dates).toEqual(dates.toSorted());
  });

  it('for a focal point: how many of their people begin something', async () => {
    const organizationId = await makeOrganization(database.owner);
    const activityId = await makeActivity(database.owner, soon(12));
    await makeEnrolment(database.owner, { activityId, organizationId });
    await makeEnrolment(database.owner, { activityId, organizationId });
    await makeEnrolment(database.owner, { activityId });
    const focal = await makeStaff(database.owner, 'focal_point', 'organization', organizationId);
    const todos = await todosOf(focal);
    expect(todos).toMatchObject([{ kind: 'nominee.starts', params: { count: 2 } }]);
  });

  it('for an administrator: mail, queue and people without a role; for a manager of a part, not', async () => {
    const subjectId = await makeEnrolment(database.owner);
    const message = await makeMessage(database.owner, { subjectId, state: 'review' });
    await database.owner.query(`UPDATE message SET ordinal = 1 WHERE id = $1`, [message]);
    const late = await makeMessage(database.owner, { subjectId, ordinal: 2 });
    await database.owner.query(`UPDATE message SET not_before = now() - interval '1 hour' WHERE id = $1`, [
      late,
    ]);
    const admin = await makeStaff(database.owner, 'administrator');
    const newcomer = await makePerson(database.owner);
    await todosOf(newcomer); // signed in once
    const todos = await todosOf(admin);
    expect(kinds(todos)).toEqual(
      expect.arrayContaining(['message.in-review', 'message.overdue', 'queue.unreachable', 'person.no-role']),
    );
    expect(todos.find(({ kind }) => kind === 'message.overdue')).toMatchObject({
      late: true,
      params: { count: 1 },
    });
    await database.owner.query(
      `INSERT INTO worker_heartbeat (worker_id, backend) VALUES (gen_random_uuid(), 'postgres')`,
    );
    expect(kinds(await todosOf(admin))).not.toContain('queue.unreachable');
    const part = await makeStaff(
      database.owner,
      'activity_manager',
      'programme',
      await makeProgramme(database.owner),
    );
    expect(await todosOf(part)).toEqual([]);
  });

  it('for a reader of figures: what is new within the scope', async () => {
    const activityId = await makeActivity(database.owner, { ...soon(-200), status: 'closed' });
    const waveId = await makeWave(database.owner, { activityId, versionId, state: 'closed' });
    for (const kind of ['internal', 'released'])
      await database.owner.query(
        `INSERT INTO impact_run (kind, scope_type, scope_id, wave_kind, method_version, policy_version, threshold, frame_hash,
           input_hash, seed, responded, reason) VALUES ($1, 'wave', $2, 'ex_post', '1', '1', 5, 'f', 'i', 1, 9, 'wave closed')`,
        [kind, waveId],
      );
    const observer = await makeStaff(database.owner, 'observer', 'activity', activityId);
    expect(await todosOf(observer)).toMatchObject([
      { kind: 'impact.new-figures', link: `/impact/activity/${activityId}` },
    ]);
    expect(
      await todosOf(await makeStaff(database.owner, 'observer', 'activity', crypto.randomUUID())),
    ).toEqual([]);
  });

  it('is for the signed in', async () => {
    await api.anonymous().call(homeApi.todos).expect(401);
    await api
      .anonymous()
      .call(homeApi.search, { query: { search: 'x' } })
      .expect(401);
  });
});

describe('quick search', () => {
  const find = async (personId: string, search: string) =>
    (await (await api.signedIn(personId)).call(homeApi.search, { query: { search } }).expect(200)).body
      .rows as {
      kind: string;
      detail: string;
      link: string;
    }[];

  it('finds of each kind what one may see', async () => {
    const programmeId = await makeProgramme(database.owner);
    const courseId = await makeCourse(database.owner, { programmeId, code: 'C-KIWI' });
    const organizationId = await makeOrganization(database.owner, { name: 'Kiwi growers' });
    const inside = await makeActivity(database.owner, {
      courseId,
      title: { en: 'Kiwi inside' },
      status: 'draft',
      code: 'K-IN',
    });
    await makeActivity(database.owner, { title: { en: 'Kiwi outside' }, code: 'K-OUT' });
    const participant = await makePerson(database.owner, { familyName: 'Kiwi', organizationId });
    await makeEnrolment(database.owner, { activityId: inside, personId: participant, organizationId });
    await makePerson(database.owner, { familyName: 'Kiwi elsewhere' });
    const byKind = (rows: { kind: string }[]) => rows.map(({ kind }) => kind).toSorted();
    const manager = await makeStaff(database.owner, 'activity_manager', 'programme', programmeId);
    const seen = await find(manager, 'kiwi');
    expect(byKind(seen)).toEqual(['activity', 'course', 'organization', 'person']);
    expect(seen.find(({ kind }) => kind === 'activity')?.link).toBe(`/staff/activities/${inside}`);
    expect((await find(participant, 'kiwi')).map(({ link }) => link)).toEqual(['/activities/K-OUT']);
    const all = await find(await makeStaff(database.owner, 'administrator'), 'kiwi');
    expect(byKind(all)).toEqual(['activity', 'activity', 'course', 'organization', 'person', 'person']);
  });

  it('takes wildcards as characters and nothing for nothing', async () => {
    const admin = await makeStaff(database.owner, 'administrator');
    await grantRole(database.owner, admin, 'evaluator');
    expect(await find(admin, '%')).toEqual([]);
    expect(await find(admin, '')).toEqual([]);
    expect((await find(admin, 'a')).length).toBeLessThanOrEqual(20);
  });
});
