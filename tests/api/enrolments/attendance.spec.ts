import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrolmentsApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeActivitySession,
  makeEnrolment,
  makeOrganization,
  makeStaff,
} from '../../support/factories.js';

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

type Mark = { enrolmentId: string; state: 'present' | 'absent' | 'excused' };
const record = async (personId: string, position: number, marks: Mark[], id = activityId) =>
  (await api.signedIn(personId)).call(enrolmentsApi.recordAttendance, {
    params: { id, position },
    body: { marks },
  });
const statusOf = async (id: string): Promise<string> =>
  (await database.owner.query('SELECT status FROM enrolment WHERE id = $1', [id]))[0].status;
const marksOf = (id: string): Promise<{ state: string }[]> =>
  database.owner.query('SELECT state FROM attendance WHERE enrolment_id = $1', [id]);

describe('attendance', () => {
  it('makes an enrolled person one who attended, and back', async () => {
    const enrolmentId = await makeEnrolment(database.owner, { activityId });
    expect((await record(trainerId, 1, [{ enrolmentId, state: 'present' }])).body).toEqual({ recorded: 1 });
    expect(await statusOf(enrolmentId)).toBe('attended');
    await record(trainerId, 2, [{ enrolmentId, state: 'present' }]);
    await record(trainerId, 1, [{ enrolmentId, state: 'absent' }]);
    expect(await statusOf(enrolmentId)).toBe('attended');
    await record(trainerId, 2, [{ enrolmentId, state: 'excused' }]);
    expect(await statusOf(enrolmentId)).toBe('enrolled');
  });

  it('keeps one row a session and person, also when sent twice at once, and the last mark of a person', async () => {
    const enrolmentId = await makeEnrolment(database.owner, { activityId });
    const replies = await Promise.all(
      [0, 1, 2, 3].map(() =>
        record(trainerId, 1, [
          { enrolmentId, state: 'absent' },
          { enrolmentId, state: 'present' },
        ]),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await marksOf(enrolmentId)).toEqual([{ state: 'present' }]);
    const read = await (
      await api.signedIn(trainerId)
    )
      .call(enrolmentsApi.attendance, { params: { id: activityId, position: 1 } })
      .expect(200);
    expect(read.body.marks).toContainEqual({ enrolmentId, state: 'present' });
  });

  it('leaves a trace without names', async () => {
    const rows = await database.owner.query(
      `SELECT actor_id, detail FROM audit_event WHERE act = 'attendance.recorded' AND subject_id = $1 LIMIT 1`,
      [activityId],
    );
    expect(rows).toEqual([{ actor_id: trainerId, detail: { position: 1, marks: 1 } }]);
  });

  it('does nothing at all when one mark is foreign', async () => {
    const own = await makeEnrolment(database.owner, { activityId });
    const foreign = await makeEnrolment(database.owner);
    const marks: Mark[] = [own, foreign].map((enrolmentId) => ({ enrolmentId, state: 'present' }));
    expect((await record(trainerId, 1, marks)).status).toBe(404);
    expect(await marksOf(own)).toEqual([]);
    const waiting = await makeEnrolment(database.owner, { activityId, status: 'waiting' });
    expect((await record(trainerId, 1, [{ enrolmentId: waiting, state: 'present' }])).status).toBe(409);
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
    expect((await record(trainerId, 1, marks, randomUUID())).status).toBe(404);
    expect(await marksOf(enrolmentId)).toEqual([]);
  });
});
