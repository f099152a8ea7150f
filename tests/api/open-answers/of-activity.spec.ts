import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openAnswersApi } from '@traccia/contracts';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeStaff } from '../../support/factories.js';
import { many, publishEnd, writeWave } from './world.js';

describe('what a trainer reads of the own activity', () => {
  let database: TestDatabase;
  let api: TestApi;
  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const read = async (activityId: string, works = true) => {
    const trainer = await makeStaff(database.owner, 'trainer');
    if (works)
      await database.owner.query(
        `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'lead_trainer')`,
        [activityId, trainer],
      );
    const client = await api.signedIn(trainer);
    return client.call(openAnswersApi.ofActivity, { params: { id: activityId } });
  };
  const publish = () => publishEnd(database.owner, `end-${randomUUID()}`);

  it('is nothing before the survey has closed, and shuffled afterwards, without names', async () => {
    const wave = await writeWave(database.owner, await publish(), many(12), {
      state: 'open',
      privacyMode: 'named',
    });
    const early = await read(wave.activityId);
    expect([early.status, early.body.code]).toEqual([403, 'answers.still-open']);
    await database.owner.query(`UPDATE wave SET state = 'closed' WHERE id = $1`, [wave.waveId]);
    const { body } = await read(wave.activityId);
    const shown = body.questions[0].texts.map(({ text }: { text: string }) => text);
    expect([...shown].sort()).toEqual(many(12).map(({ keep }) => keep));
    expect(shown).not.toEqual(many(12).map(({ keep }) => keep));
    expect(JSON.stringify(body)).not.toMatch(/Writer|response|submitted|locale/);
  });

  it('leaves out what fewer than five have written', async () => {
    const wave = await writeWave(database.owner, await publish(), [
      ...many(6),
      { keep: 'one more', secret: 'mine' },
    ]);
    const { body } = await read(wave.activityId);
    expect(body.questions).toMatchObject([
      { itemCode: 'KEEP', hidden: null },
      { itemCode: 'SECRET', hidden: 'below_threshold', texts: [] },
    ]);
    expect(JSON.stringify(body)).not.toContain('mine');
  });

  it('is not read by a trainer of another activity, nor by a participant', async () => {
    const wave = await writeWave(database.owner, await publish(), many(6));
    expect((await read(wave.activityId, false)).status).toBe(404);
    expect((await read(randomUUID(), false)).status).toBe(404);
  });
});
