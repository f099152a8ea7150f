import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attendanceApi, mostMarks, type BodyOf } from '@traccia/contracts';
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
let trainerId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  activityId = await makeActivity(database.owner, { status: 'running' });
  await makeActivitySession(database.owner, activityId, { position: 1 });
  await makeActivitySession(database.owner, activityId, { position: 2 });
  trainerId = await makeStaff(database.owner, 'trainer', 'activity', activityId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

type Body = BodyOf<typeof attendanceApi.record>;
type Mark = Pick<Body['marks'][number], 'enrolmentId' | 'state'> & { ageSeconds?: number };
const record = async (
  personId: string,
  position: number,
  marks: Mark[],
  {
    id = activityId,
    batchId = randomUUID(),
    reason,
  }: { id?: string; batchId?: string; reason?: string } = {},
) => {
  const client = await api.signedIn(personId);
  return client.put(`/api/activities/${id}/sessions/${position}/attendance`, { batchId, marks, reason });
};
const statusOf = async (id: string): Promise<string> =>
  (await database.owner.query('SELECT status FROM enrolment WHERE id = $1', [id]))[0].status;
const marksOf = (id: string): Promise<{ state: string }[]> =>
  database.owner.query('SELECT state FROM attendance WHERE enrolment_id = $1', [id]);
const eventsOf = (id: string): Promise<{ from: string; to: string; held: boolean }[]> =>
  database.owner.query(
    `SELECT from_state AS "from", to_state AS "to", held FROM attendance_event WHERE enrolment_id = $1 ORDER BY id`,
    [id],
  );
const done = { recorded: 1, unchanged: 0, outdated: [], refused: [] };

describe('attendance', () => {
  it('makes an enrolled person one who attended, and back', async () => {
    const enrolmentId = await makeEnrolment(database.owner, { activityId });
    expect((await record(trainerId, 1, [{ enrolmentId, state: 'partial' }])).body).toEqual(done);
    expect(await statusOf(enrolmentId)).toBe('attended');
    await record(trainerId, 2, [{ enrolmentId, state: 'present' }]);
    await record(trainerId, 1, [{ enrolmentId, state: 'absent' }]);
    expect(await statusOf(enrolmentId)).toBe('attended');
    await record(trainerId, 2, [{ enrolmentId, state: 'excused' }]);
    expect(await statusOf(enrolmentId)).toBe('enrolled');
    expect(await eventsOf(enrolmentId)).toHaveLength(4);
  });

  it('takes the same batch once, also when it is sent ten times at once', async () => {
    const enrolmentId = await makeEnrolment(database.owner, { activityId });
    const batchId = randomUUID();
    // As the device does it: what cannot be taken now is sent again.
    const send = async (): Promise<Awaited<ReturnType<typeof record>>> => {
      const reply = await record(trainerId, 1, [{ enrolmentId, state: 'present' }], { batchId });
      return reply.status === 503 ? send() : reply;
    };
    const replies = await Promise.all(Array.from({ length: 10 }, send));
    expect(replies.map(({ status, body }) => ({ status, body }))).toEqual(
      replies.map(() => ({ status: 200, body: done })),
    );
    expect(await marksOf(enrolmentId)).toEqual([{ state: 'present' }]);
    expect(await eventsOf(enrolmentId)).toEqual([{ from: null, to: 'present', held: true }]);
    const other = await record(trainerId, 2, [{ enrolmentId, state: 'present' }], { batchId });
    expect([other.status, other.body.code]).toEqual([409, 'request.conflict']);
  });

  it('lets the later mark hold when two trainers differ, keeps both and shows them', async () => {
    const enrolmentId = await makeEnrolment(database.owner, { activityId });
    const second = await makeStaff(database.owner, 'trainer', 'activity', activityId);
    await record(trainerId, 1, [{ enrolmentId, state: 'present', ageSeconds: 60 }]);
    // Made two hours ago in a room without a network, sent only now.
    const late = await record(second, 1, [{ enrolmentId, state: 'absent', ageSeconds: 7200 }]);
    expect(late.body).toEqual({ ...done, recorded: 0, outdated: [{ enrolmentId, state: 'present' }] });
    expect(await marksOf(enrolmentId)).toEqual([{ state: 'present' }]);
    expect(await eventsOf(enrolmentId)).toEqual([
      { from: null, to: 'present', held: true },
      { from: 'present', to: 'absent', held: false },
    ]);
    const client = await api.signedIn(trainerId);
    const room = await client.call(attendanceApi.room, { params: { id: activityId, position: 1 } });
    expect(
      room.body.rows.find((row: { enrolmentId: string }) => row.enrolmentId === enrolmentId),
    ).toMatchObject({ state: 'present', source: 'room', contested: true });
    const history = await client
      .call(attendanceApi.history, { params: { id: activityId, enrolmentId } })
      .expect(200);
    expect(history.body.rows.map((row: { to: string; held: boolean }) => [row.to, row.held])).toEqual([
      ['absent', false],
      ['present', true],
    ]);
  });

  it('does nothing at all when one mark is foreign, and leaves out who does not take part', async () => {
    const own = await makeEnrolment(database.owner, { activityId });
    const foreign = await makeEnrolment(database.owner);
    const both = [own, foreign].map((enrolmentId) => ({ enrolmentId, state: 'present' as const }));
    expect((await record(trainerId, 1, both)).status).toBe(404);
    expect(await marksOf(own)).toEqual([]);
    const waiting = await makeEnrolment(database.owner, { activityId, status: 'waiting' });
    const mixed = await record(trainerId, 1, [
      { enrolmentId: waiting, state: 'present' },
      { enrolmentId: own, state: 'present' },
    ]);
    expect(mixed.body).toEqual({ ...done, refused: [waiting] });
    expect(await marksOf(waiting)).toEqual([]);
  });

  it('corrects a closed activity only with a reason', async () => {
    const closed = await makeActivity(database.owner, { status: 'closed' });
    await makeActivitySession(database.owner, closed);
    const enrolmentId = await makeEnrolment(database.owner, { activityId: closed });
    const manager = await makeStaff(database.owner, 'activity_manager');
    const marks: Mark[] = [{ enrolmentId, state: 'present' }];
    const without = await record(manager, 1, marks, { id: closed });
    expect([without.status, without.body.code]).toEqual([409, 'attendance.closed']);
    await record(manager, 1, marks, { id: closed, reason: 'The sign-in sheet was found' });
    expect(
      await database.owner.query(
        'SELECT source, reason, recorded_by AS by FROM attendance_event WHERE enrolment_id = $1',
        [enrolmentId],
      ),
    ).toEqual([{ source: 'correction', reason: 'The sign-in sheet was found', by: manager }]);
  });

  it('cannot be rewritten by the application', async () => {
    await expect(database.db.query(`UPDATE attendance_event SET to_state = 'absent'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(database.db.query('DELETE FROM attendance_event')).rejects.toThrow('permission denied');
  });

  it('is for those who hold the activity', async () => {
    const organizationId = await makeOrganization(database.owner);
    const enrolmentId = await makeEnrolment(database.owner, { activityId, organizationId });
    const marks: Mark[] = [{ enrolmentId, state: 'present' }];
    const focal = await makeStaff(database.owner, 'focal_point', 'organization', organizationId);
    const elsewhere = await makeStaff(
      database.owner,
      'trainer',
      'activity',
      await makeActivity(database.owner),
    );
    expect((await record(focal, 1, marks)).status).toBe(403);
    expect((await record(elsewhere, 1, marks)).status).toBe(404);
    expect((await record(trainerId, 3, marks)).status).toBe(404);
    expect((await record(trainerId, 1, marks, { id: randomUUID() })).status).toBe(404);
    expect((await record(trainerId, 1, [])).status).toBe(400);
    expect(await marksOf(enrolmentId)).toEqual([]);
    const stranger = await api.signedIn(await makePerson(database.owner));
    await stranger.call(attendanceApi.mine, { params: { id: enrolmentId } }).expect(404);
  });

  it('reads 1,200 people page by page, with the same few statements each', async () => {
    const big = await makeActivity(database.owner, { status: 'running' });
    for (const position of [1, 2]) await makeActivitySession(database.owner, big, { position });
    await database.owner.query(
      `WITH new AS (INSERT INTO person (given_name, family_name)
         SELECT 'P' || n, 'Crowd' FROM generate_series(1, 1200) n RETURNING id)
       INSERT INTO enrolment (activity_id, person_id, constituent_group, status) SELECT $1, id, 'other', 'enrolled' FROM new`,
      [big],
    );
    const client = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    const seen = new Set<string>();
    let after: string | undefined;
    do {
      const page = await client.call(attendanceApi.room, {
        params: { id: big, position: 1 },
        query: { limit: 500, after },
      });
      for (const row of page.body.rows) seen.add(row.enrolmentId);
      after = page.body.next ?? undefined;
    } while (after);
    expect(seen.size).toBe(1200);
    const ids = [...seen].slice(0, mostMarks);
    const marks = ids.map((enrolmentId) => ({ enrolmentId, state: 'present' as const }));
    const put = (body: Body) => client.call(attendanceApi.record, { params: { id: big, position: 1 }, body });
    const count = async (act: () => Promise<unknown>) => (await statementsOf(act)).length;
    const many = { batchId: randomUUID(), marks: marks.map((mark) => ({ ...mark, ageSeconds: 0 })) };
    expect(await count(async () => put(many).expect(200))).toBeLessThanOrEqual(16);
    expect(await count(async () => put(many).expect(200))).toBeLessThanOrEqual(8);
    const overview = async () => client.call(attendanceApi.overview, { params: { id: big } }).expect(200);
    expect(await count(overview)).toBeLessThanOrEqual(6);
    // Whoever was in one of two sessions of one day: half a day each, 150 people.
    expect((await overview()).body).toMatchObject({ participantDays: 75, total: 1200 });
  });

  it('says what one has attended oneself, and whether the rule is met', async () => {
    const own = await makeActivity(database.owner, { status: 'running' });
    for (const [position, day] of [
      [1, '03'],
      [2, '04'],
    ] as const)
      await makeActivitySession(database.owner, own, {
        position,
        startsAt: `2031-03-${day}T08:00:00Z`,
        endsAt: `2031-03-${day}T16:00:00Z`,
      });
    const personId = await makePerson(database.owner);
    const enrolmentId = await makeEnrolment(database.owner, { activityId: own, personId });
    const manager = await makeStaff(database.owner, 'activity_manager');
    await record(manager, 1, [{ enrolmentId, state: 'partial' }], { id: own });
    const mine = await (
      await api.signedIn(personId)
    )
      .call(attendanceApi.mine, { params: { id: enrolmentId } })
      .expect(200);
    // 1.5 of 2 sessions at best = 75 %, 80 % are asked for
    expect(mine.body).toMatchObject({
      marks: ['partial', null],
      share: 0.5,
      participantDays: 0.5,
      verdict: 'not_met',
    });
  });
});
