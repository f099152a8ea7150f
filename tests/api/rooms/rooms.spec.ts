import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { respondApi, roomsApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makePerson,
  makeStaff,
  makeWave,
  publishShipped,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let versionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  versionId = (await publishShipped(database.owner)).get('organization-survey')?.versionId ?? '';
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const room = async (people: number) => {
  const { owner } = database;
  const activityId = await makeActivity(owner, { status: 'running' });
  const waveId = await makeWave(owner, {
    activityId,
    versionId,
    kind: 'pre_test',
    state: 'planned',
    opensInDays: 1,
  });
  await owner.query(`UPDATE wave SET opening = 'in_room' WHERE id = $1`, [waveId]);
  const personIds: string[] = [];
  for (let n = 0; n < people; n += 1) {
    personIds.push(await makePerson(owner));
    await makeEnrolment(owner, { activityId, personId: personIds[n] ?? '' });
  }
  const trainerId = await makeStaff(owner, 'trainer');
  await owner.query(
    `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'lead_trainer')`,
    [activityId, trainerId],
  );
  return { activityId, waveId, personIds, trainer: await api.signedIn(trainerId) };
};
const named = (waveId: string) => ({ params: { id: waveId } });
/** Scans the square code: where the browser is led. */
const scan = async (waveId: string, personId: string | null) => {
  const visitor = personId === null ? api.anonymous() : await api.signedIn(personId);
  const { headers } = await visitor.call(roomsApi.enter, named(waveId)).redirects(0).expect(302);
  return String(headers.location);
};
const tokenOf = (location: string) => location.split('/f#')[1] ?? '';

describe('a form that is opened in the room', () => {
  it('is frozen and open at the button of its trainer, also before its hour, and once', async () => {
    const { waveId, trainer, personIds } = await room(3);
    expect(await scan(waveId, personIds[0] ?? '')).toContain('/in-room/');
    const [first, second] = await Promise.all([1, 2].map(() => trainer.call(roomsApi.open, named(waveId))));
    expect([first?.status, second?.status]).toEqual([200, 200]);
    expect(first?.body).toMatchObject({ state: 'open', asked: 3, answeredAtLeast: 0 });
    const frame = await database.owner.query('SELECT enrolment_id FROM frame_member WHERE wave_id = $1', [
      waveId,
    ]);
    expect(frame).toHaveLength(3);
    const acts = await database.owner.query(
      `SELECT act FROM audit_event WHERE subject_id = $1 AND act LIKE 'wave.%'`,
      [waveId],
    );
    expect(acts).toEqual([{ act: 'wave.opened-in-room' }]);
  });

  it('leads each phone to the own form, twice to the same', async () => {
    const { waveId, trainer, personIds } = await room(2);
    await trainer.call(roomsApi.open, named(waveId)).expect(200);
    const [one, other] = [personIds[0] ?? '', personIds[1] ?? ''];
    // Entering is a GET and changes nothing: the links are there since the opening.
    const links = async () =>
      database.owner.query('SELECT id, link_hash FROM invitation WHERE wave_id = $1 ORDER BY id', [waveId]);
    const before = await links();
    const [token, again, colleague] = [
      tokenOf(await scan(waveId, one)),
      tokenOf(await scan(waveId, one)),
      tokenOf(await scan(waveId, other)),
    ];
    expect(again).toBe(token);
    expect(await links()).toEqual(before);
    expect(colleague).not.toBe(token);
    await api.anonymous().call(respondApi.open, { body: { token } }).expect(200);
  });

  it('sends who is not signed in to the door and back, and tells who is not asked', async () => {
    const { waveId, trainer } = await room(1);
    await trainer.call(roomsApi.open, named(waveId)).expect(200);
    expect(await scan(waveId, null)).toMatch(/\/sign-in\?back=%2Fin-room%2F/);
    expect(await scan(waveId, await makePerson(database.owner))).toMatch(/\/in-room\/.+\?none=true$/);
    expect(await scan(randomUUID(), await makePerson(database.owner))).toContain('none=true');
  });

  it('counts in steps of five', async () => {
    const { waveId, trainer } = await room(7);
    await trainer.call(roomsApi.open, named(waveId)).expect(200);
    const countAfter = async (answers: number) => {
      await database.owner.query(
        `UPDATE invitation SET answer_state = 'submitted' WHERE id IN (
           SELECT id FROM invitation WHERE wave_id = $1 ORDER BY id LIMIT $2)`,
        [waveId, answers],
      );
      return (await trainer.call(roomsApi.get, named(waveId)).expect(200)).body.answeredAtLeast;
    };
    expect([await countAfter(4), await countAfter(5), await countAfter(7)]).toEqual([0, 5, 5]);
  });

  it('takes no answer any more once it is closed by the button', async () => {
    const { waveId, trainer, personIds } = await room(1);
    await trainer.call(roomsApi.close, named(waveId)).expect(409);
    await trainer.call(roomsApi.open, named(waveId)).expect(200);
    const token = tokenOf(await scan(waveId, personIds[0] ?? ''));
    await database.owner.query(`UPDATE wave SET opens_at = opens_at - interval '1 hour' WHERE id = $1`, [
      waveId,
    ]);
    await trainer.call(roomsApi.close, named(waveId)).expect(200);
    await api.anonymous().call(respondApi.open, { body: { token } }).expect(410);
    expect(await scan(waveId, personIds[0] ?? '')).toContain('none=true');
  });

  it('is not for trainers of other activities, nor for who does not teach', async () => {
    const [one, other] = [await room(1), await room(1)];
    await other.trainer.call(roomsApi.open, named(one.waveId)).expect(404);
    await api.anonymous().call(roomsApi.open, named(one.waveId)).expect(401);
    const travel = await api.signedIn(await makeStaff(database.owner, 'travel_officer'));
    await travel.call(roomsApi.open, named(one.waveId)).expect(403);
    const evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
    const { body } = await evaluator
      .call(roomsApi.ofActivity, { params: { id: one.activityId } })
      .expect(200);
    expect(body.rows).toMatchObject([{ waveId: one.waveId, state: 'planned' }]);
  });
});
