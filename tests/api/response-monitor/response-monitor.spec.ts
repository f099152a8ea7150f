import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { activitiesApi, respondApi, responseMonitorApi, type ResponseMonitor } from '@traccia/contracts';
import {
  answerAnonymously,
  type AskedPerson,
  askEverybody,
  makeRespondents,
} from '../../support/anonymous-world.js';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeMessage, makePerson, makeStaff } from '../../support/factories.js';
import { startTestWorker } from '../../support/worker.js';

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let evaluator: Client;
let activityId: string;
let waveId: string;
let asked: AskedPerson[];
const people = 24;
const noOutcomes = {
  complete: 0,
  partial: 0,
  breakOff: 0,
  sealed: 0,
  declined: 0,
  started: 0,
  opened: 0,
  unreachable: 0,
  silent: 0,
};

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
});
const begin = async (privacyMode: string, count = people) => {
  const world = await makeRespondents(database, api, count);
  activityId = world.activityId;
  ({ waveId, asked } = await askEverybody(database, world, { privacyMode }));
};
beforeEach(async () => begin('confidential'));
afterEach(async () => moveTo(0));
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});

const at = () => ({ params: { id: waveId } });
const read = async (by: Client = evaluator): Promise<ResponseMonitor> =>
  (await by.call(responseMonitorApi.get, at()).expect(200)).body;
const silent = (query = {}, by: Client = evaluator) => by.call(responseMonitorApi.silent, { ...at(), query });
const sql = async (text: string, values: unknown[] = [waveId]) => database.owner.query(text, values);
/** The business clock, in whole days from now. */
const moveTo = async (days: number) =>
  database.owner.query('UPDATE deployment SET clock_offset = make_interval(days => $1)', [days]);
/** Twice, since every job may be handed out twice. */
const run = async (name: string) => {
  for (let again = 0; again < 2; again += 1) await worker.runner.run({ id: 'test', name, data: {} });
};
const count = () => run('wave.count-answers');
const person = (n: number): AskedPerson => {
  const one = asked[n];
  if (!one) throw new Error(`there are ${asked.length}`);
  return one;
};
const submit = async (n: number) =>
  api
    .anonymous()
    .call(respondApi.submit, {
      body: {
        token: person(n).token,
        clientId: randomUUID(),
        locale: 'en',
        answers: { SECRET: { number: n }, WHY: { text: `because ${n}` } },
      },
    })
    .expect(200);
const answer = async (from: number, to: number) => {
  for (let n = from; n < to; n += 1) await submit(n);
};
const close = async () => {
  await sql('UPDATE wave SET closes_at = business_now() WHERE id = $1');
  await run('wave.find-due');
  await count();
};

describe('who may read it', () => {
  it('is staff of the activity', async () => {
    await api.anonymous().call(responseMonitorApi.get, at()).expect(401);
    await api.anonymous().call(responseMonitorApi.silent, at()).expect(401);
    const trainer = await api.signedIn(await makeStaff(database.owner, 'trainer', 'activity', activityId));
    for (const nobody of [trainer, await api.signedIn(await makePerson(database.owner))]) {
      await nobody.call(responseMonitorApi.get, at()).expect(403);
      await silent({}, nobody).expect(403);
    }
    const [other] = await sql(
      `INSERT INTO programme (code, title) VALUES ('p' || left(gen_random_uuid()::text, 8), '{"en":"Other"}') RETURNING id`,
      [],
    );
    const stranger = await api.signedIn(
      await makeStaff(database.owner, 'activity_manager', 'programme', other.id),
    );
    await stranger.call(responseMonitorApi.get, at()).expect(404);
    await silent({}, stranger).expect(404);
    await evaluator.call(responseMonitorApi.get, { params: { id: randomUUID() } }).expect(404);
    await evaluator.get('/api/waves/none/responses').expect(400);
    await evaluator.get(`/api/waves/${waveId}/silent?limit=1000`).expect(400);
    await evaluator.get(`/api/waves/${waveId}/silent?after=rubbish`).expect(400);
  });
});

describe('what is told of an open wave', () => {
  it('is nothing before a day is over on which enough have come', async () => {
    await answer(0, 4);
    await moveTo(1);
    await count();
    expect(await read()).toMatchObject({ invited: people, told: null, groups: null, curve: [], least: 5 });
    await answer(4, 5);
    await count();
    expect((await read()).told).toBeNull();
    await moveTo(2);
    await count();
    expect((await read()).told).toMatchObject({ answered: 5, complete: 5, last: false });
  });

  it('is everybody in one place, and both rates over all who were asked', async () => {
    await answer(0, 6);
    await sql(
      `UPDATE response SET completeness = CASE WHEN ctid = (SELECT min(ctid) FROM response WHERE wave_id = $1)
         THEN 'partial' ELSE 'complete' END WHERE wave_id = $1`,
    );
    await api
      .anonymous()
      .call(respondApi.refuse, { body: { token: person(6).token } })
      .expect(204);
    const bounced = await makeMessage(database.owner, {
      kind: 'survey.invitation',
      subjectType: 'invitation',
      subjectId: person(7).invitationId,
      personId: person(7).personId,
      state: 'bounced',
    });
    expect(bounced).not.toBe('');
    await moveTo(1);
    await count();
    const { told, mail, curve } = await read();
    // 5 of 24 complete; with the partial one 6 of 24.
    expect(told).toMatchObject({
      answered: 6,
      complete: 5,
      partial: 1,
      breakOff: 0,
      declined: 1,
      declinedReasons: [{ reason: 'declined', count: 1 }],
      unreachable: 1,
      unreachableReasons: [{ reason: 'bounced', count: 1 }],
      rr1: { numerator: 5, denominator: 24, share: 5 / 24 },
      rr2: { numerator: 6, denominator: 24, share: 0.25 },
    });
    expect(mail).toMatchObject({ bounced: 1, delivered: 0, none: 23 });
    expect(curve).toEqual([{ day: told?.countedTo, answered: 6, share: 0.25 }]);
  });

  it('is forecast from three closed waves of its kind, and from fewer with a reason', async () => {
    const here = [activityId, waveId, asked] as const;
    await answer(0, 6);
    for (let n = 0; n < 3; n += 1) {
      [activityId, waveId, asked] = here;
      await moveTo(1);
      await count();
      if (n < 2) expect((await read()).forecast).toMatchObject({ reason: 'few_past_waves', expected: null });
      await moveTo(0);
      await begin('confidential', 10);
      await answer(0, 5);
      await moveTo(5);
      await answer(5, 10);
      await close();
      await moveTo(0);
    }
    [activityId, waveId, asked] = here;
    // Half of the ten answers of each had come by then: 6 / 0.5.
    await moveTo(1);
    expect((await read()).forecast).toEqual({
      expected: 12,
      lower: 12,
      upper: 12,
      range: 'all',
      pastWaves: 3,
      reason: null,
    });
  });
});

describe('what is told of a closed wave', () => {
  it('is final, and the curve has no step of fewer than five', async () => {
    await answer(0, 6);
    await moveTo(1);
    await count();
    await answer(6, 8);
    await close();
    const { told, curve, groups } = await read();
    expect(told).toMatchObject({ answered: 8, last: true });
    expect(curve.map(({ answered }) => answered)).toEqual([8]);
    // Two of a kind, four workers: small groups and what would give them away are hidden.
    const shown = groups?.dimensions.flatMap(({ groups: lines }) =>
      lines.map(({ answered }) => answered ?? 5),
    );
    expect(Math.min(...(shown ?? [5]).filter((n) => n > 0))).toBeGreaterThanOrEqual(5);
    const rows = await sql('SELECT count(*)::int AS n FROM wave_count WHERE wave_id = $1');
    expect(rows[0].n).toBe(2);
    await expect(sql('DELETE FROM wave_count WHERE wave_id = $1')).rejects.toThrow('append-only');
  });

  it('of an anonymous wave is never by group, and names nobody', async () => {
    await begin('anonymous', 8);
    for (const one of asked.slice(0, 6)) await answerAnonymously(one, { SECRET: { number: 1 } });
    await moveTo(1);
    await run('wave.mark-answered');
    await count();
    const open = await read();
    expect(open.told).toMatchObject({ answered: 6, complete: null, rr1: null, opened: null });
    expect(open.silent).toEqual({ allowed: false, reason: 'anonymous' });
    await silent().expect(409);
    await close();
    expect(await read()).toMatchObject({ told: { answered: 6, complete: 6, last: true }, groups: null });
    const noted = await sql('SELECT 1 FROM invitation WHERE wave_id = $1 AND told_state IS NOT NULL');
    expect(noted).toEqual([]);
  });
});

describe('somebody who asks after every single answer', () => {
  const everything = async () => {
    const list = (await silent({ limit: 100 }).expect((reply) => [200, 409].includes(reply.status))).body;
    const searched = (await silent({ search: person(0).name }).expect((r) => [200, 409].includes(r.status)))
      .body;
    const activity = (
      await evaluator.call(activitiesApi.get, { params: { id: activityId } }).expect(200)
    ).body.waves.map(({ submitted }: { submitted: number }) => submitted);
    return JSON.stringify([await read(), list, searched, activity]);
  };

  it.each(['named', 'confidential'])(
    'of a %s wave sees steps of five people and more, or none',
    async (mode) => {
      await begin(mode);
      const order = [3, 8, 11, 0, 17, 5, 21, 2, 9, 14, 20, 1];
      const changes: number[] = [];
      const lists: string[][] = [];
      let before = await everything();
      for (const [come, n] of order.entries()) {
        await moveTo(Math.floor(come / 3));
        await count();
        for (const act of [async () => undefined, async () => submit(n), count]) {
          await act();
          const now = await everything();
          if (now === before) continue;
          before = now;
          const monitor = await read();
          changes.push(monitor.told?.answered ?? 0);
          const listed = await silent({ limit: 100 });
          lists.push(listed.status === 200 ? listed.body.rows.map(({ name }: { name: string }) => name) : []);
        }
      }
      const steps = changes.map((n, i) => n - (changes[i - 1] ?? 0));
      expect(changes.length).toBeGreaterThan(0);
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(5);
      const all = asked.map(({ name }) => name);
      const shown = [all, ...lists.filter((names) => names.length > 0)];
      for (const [i, names] of shown.slice(1).entries())
        expect((shown[i]?.length ?? 0) - names.length).toBeGreaterThanOrEqual(5);
    },
  );

  it('finds each one where the telling is not held back', async () => {
    const counts = {
      invited: people,
      linked: true,
      outcomes: {},
      declined: {},
      unreachable: {},
      groups: null,
    };
    const seen: number[] = [];
    for (const [come, n] of [4, 7, 1].entries()) {
      await submit(n);
      // What the job would write if it told whatever is there.
      await sql(
        `INSERT INTO wave_count (wave_id, number, counted_to, last, least, answered, counts)
         SELECT $1, $2, '2026-03-01', false, 5, count(*), $3 FROM response WHERE wave_id = $1 AND state = 'submitted'`,
        [waveId, come + 1, JSON.stringify({ ...counts, outcomes: noOutcomes, curve: null })],
      );
      seen.push((await read()).told?.answered ?? 0);
    }
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('who has not answered', () => {
  it('is told as of the last telling, by name, page and state, and every look is noted', async () => {
    await answer(0, 6);
    const all = (await silent({ limit: 20 }).expect(200)).body;
    expect([all.rows.length, all.total, all.countedTo]).toEqual([20, people, null]);
    const rest = (await silent({ limit: 20, after: all.next }).expect(200)).body;
    expect([rest.rows.length, rest.total, rest.next]).toEqual([4, null, null]);
    await moveTo(1);
    await count();
    const later = (await silent({ limit: 100 }).expect(200)).body;
    const missing = asked.slice(6).map(({ name }) => name);
    expect(later.rows.map(({ name }: { name: string }) => name.replace(/^\S+ /, '')).sort()).toEqual(
      missing.sort(),
    );
    expect((await silent({ search: person(9).name }).expect(200)).body.total).toBe(1);
    expect((await silent({ state: 'declined' }).expect(200)).body.rows).toEqual([]);
    const looks = await sql(
      `SELECT detail FROM audit_event WHERE subject_id = $1 AND act = 'wave.silent-read' ORDER BY id`,
    );
    expect(looks.map(({ detail }: { detail: { people: number } }) => detail.people)).toEqual([
      20, 4, 18, 1, 0,
    ]);
  });

  it('is not told while that would name the last few, unless answers carry names anyway', async () => {
    await answer(0, people - 2);
    await moveTo(1);
    await count();
    expect((await read()).silent).toEqual({ allowed: false, reason: 'few_silent' });
    await silent().expect(409);
    await sql(`UPDATE wave SET privacy_mode = 'confidential' WHERE id = $1`);
    await begin('named', 8);
    await answer(0, 6);
    await moveTo(2);
    await count();
    expect((await silent().expect(200)).body.rows).toHaveLength(2);
  });

  it('is forgotten when the wave becomes anonymous', async () => {
    await answer(0, 6);
    await moveTo(1);
    await count();
    await evaluator
      .put(`/api/waves/${waveId}/privacy`, {
        mode: 'anonymous',
        linkedMonths: 60,
        from: { mode: 'confidential', linkedMonths: 60 },
      })
      .expect(200);
    expect(await sql('SELECT 1 FROM invitation WHERE wave_id = $1 AND told_state IS NOT NULL')).toEqual([]);
    expect((await read()).told).toMatchObject({ answered: 6 });
  });
});
