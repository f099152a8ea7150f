import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { respondApi } from '@traccia/contracts';
import { createLogger, shuffled } from '@traccia/runtime';
import { cutLinksJob } from '../../apps/worker/src/waves/cut-links.job.js';
import { type AskedPerson, askEverybody, makeRespondents } from '../support/anonymous-world.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import {
  most,
  nameByJoin,
  nameByMoment,
  nameByOrder,
  ordersOf,
  stealEverything,
} from '../support/privacy-attacker.js';

const people = 20;
/** Of twenty laid side by side at random, nine right ones come once in a million. */
const byChance = 8;
const monthsOfSetting = 60;

describe('the months that a wave promises', () => {
  let database: TestDatabase;
  let api: TestApi;
  let waveId: string;
  let asked: AskedPerson[];
  let arrival: number[];
  const lines: string[] = [];
  const secrets = shuffled(Array.from({ length: people }, (_, n) => 5000 + n));
  const run = async () =>
    cutLinksJob(
      database.db,
      createLogger('worker', 'info', { write: (line: string) => void lines.push(line) }),
    ).handle({}, { finish: async () => undefined });
  const moveMonths = async (months: number) =>
    database.owner.query('UPDATE deployment SET clock_offset = make_interval(months => $1)', [months]);
  const audit = async () =>
    database.owner.query(
      `SELECT act, detail FROM audit_event WHERE subject_type = 'wave' AND subject_id = $1 AND act = 'wave.links-cut'`,
      [waveId],
    );
  const linked = async (): Promise<number> => {
    const [row] = await database.owner.query(
      `SELECT count(*)::int AS n FROM response WHERE wave_id = $1 AND invitation_id IS NOT NULL AND state = 'submitted'`,
      [waveId],
    );
    return row.n;
  };
  const attack = async () => {
    const loot = await stealEverything(database.owner, [...api.lines, ...lines]);
    const rows: { id: string; secret: number; text: string }[] = await database.owner.query(
      `SELECT r.id, a.number_value AS secret, t.text_id AS text FROM response r
       JOIN answer a ON a.response_id = r.id AND a.number_value IS NOT NULL
       JOIN answer t ON t.response_id = r.id AND t.text_id IS NOT NULL WHERE r.wave_id = $1`,
      [waveId],
    );
    const what = rows.map(({ id, secret, text }) => ({ truth: secrets.indexOf(secret), marks: [id, text] }));
    const whom = asked.map(({ personId, enrolmentId, invitationId, name, email }, truth) => ({
      truth,
      marks: [personId, enrolmentId, invitationId, name, email],
    }));
    const [ofPeople, ofAnswers] = [ordersOf(loot, whom), ordersOf(loot, what)];
    const watched = { how: 'who came when', by: new Map(arrival.map((truth, at) => [truth, at])) };
    return most([
      ...nameByOrder([...ofPeople, watched], ofAnswers),
      ...nameByMoment(ofPeople, ofAnswers),
      nameByJoin(loot, whom, what),
    ]);
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startTestApi(database);
    const world = await makeRespondents(database, api, people + 1);
    ({ waveId, asked } = await askEverybody(database, world, { privacyMode: 'confidential' }));
    arrival = Array.from({ length: people }, (_, n) => (n * 7 + 3) % people);
    for (const truth of arrival) {
      const secret = secrets[truth] ?? 0;
      await api
        .anonymous()
        .call(respondApi.submit, {
          body: {
            token: asked[truth]?.token ?? '',
            clientId: randomUUID(),
            locale: 'en',
            answers: { SECRET: { number: secret }, WHY: { text: 'x'.repeat(secret - 4990) } },
          },
        })
        .expect(200);
    }
    // Somebody has begun and never sent it; somebody has opened it at a moment of their own.
    await api
      .anonymous()
      .call(respondApi.saveDraft, {
        body: {
          token: asked[people]?.token ?? '',
          locale: 'en',
          answers: { SECRET: { number: 1 } },
          revision: 0,
        },
      })
      .expect(200);
    asked.pop();
    await database.owner.query(
      `UPDATE wave SET state = 'closed', closes_at = clock_timestamp() - interval '1 day' WHERE id = $1`,
      [waveId],
    );
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('are those of the setting when the wave opened, whatever the setting says later', async () => {
    await database.owner.query(
      `INSERT INTO setting (key, value) VALUES ('answersLinkedMonths', '120')
       ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`,
    );
    const [wave] = await database.owner.query('SELECT linked_months AS months FROM wave WHERE id = $1', [
      waveId,
    ]);
    expect(wave.months).toBe(monthsOfSetting);
    await expect(
      database.owner.query('UPDATE wave SET linked_months = 120 WHERE id = $1', [waveId]),
    ).rejects.toMatchObject({ constraint: 'wave_privacy_ratchet' });
  });

  it('leave everything as it is until they are over', async () => {
    await moveMonths(monthsOfSetting - 1);
    await run();
    expect([await linked(), await audit(), lines]).toEqual([people, [], []]);
    expect((await attack()).named).toBe(people);
  });

  it('end with a cut: the answers stay, and lead to nobody', async () => {
    await moveMonths(monthsOfSetting + 1);
    await run();
    expect(await linked()).toBe(0);
    const [left] = await database.owner.query(
      `SELECT count(*)::int AS responses, count(DISTINCT a.number_value)::int AS secrets,
         count(*) FILTER (WHERE r.state = 'draft' OR r.draft IS NOT NULL OR r.client_id IS NOT NULL)::int AS traces,
         count(DISTINCT r.submitted_at)::int AS moments, min(r.submitted_at)::text LIKE '% 00:00:00%' AS "aDay"
       FROM response r LEFT JOIN answer a ON a.response_id = r.id AND a.number_value IS NOT NULL WHERE r.wave_id = $1`,
      [waveId],
    );
    expect(left).toEqual({ responses: people, secrets: people, traces: 0, moments: 1, aDay: true });
    const { how, named } = await attack();
    expect([how, Math.min(named, byChance)]).toEqual([how, named]);
    // The figures of the staff are computed from the rows as they are now.
    expect(await database.owner.query('SELECT wave_id FROM stale_scope')).toEqual([{ wave_id: waveId }]);
  });

  it('are kept once, however often and however many at a time look', async () => {
    await Promise.all([run(), run(), run()]);
    expect(await audit()).toEqual([
      { act: 'wave.links-cut', detail: { months: monthsOfSetting, answers: people, drafts: 1, files: 0 } },
    ]);
    const said = lines.map((line) => JSON.parse(line)).filter((line) => line.waveId === waveId);
    expect(said).toMatchObject([{ cut: people, drafts: 1, files: 0 }]);
  });

  it('are not taken back by anybody with the database in hand', async () => {
    await expect(
      database.owner.query(
        `UPDATE response SET invitation_id = $2 WHERE id = (SELECT id FROM response WHERE wave_id = $1 LIMIT 1)`,
        [waveId, asked[0]?.invitationId],
      ),
    ).rejects.toMatchObject({ constraint: 'response_anonymous' });
  });
});
