import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { boxPurpose, readBoxed } from '@traccia/persistence';
import { openSealed, parseLinkKeys, shuffled } from '@traccia/runtime';
import {
  answerAnonymously,
  type AskedPerson,
  askEverybody,
  makeRespondents,
} from '../../support/anonymous-world.js';
import { startTestApi, testLinkKeys, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  closeness,
  type Finding,
  type Loot,
  most,
  nameByJoin,
  nameByMoment,
  nameByOrder,
  ordersOf,
  ranked,
  stealEverything,
  type Target,
} from '../../support/privacy-attacker.js';
import { startTestWorker } from '../../support/worker.js';

const people = 20;
/** Twenty people and twenty answers laid side by side at random: nine right ones come once in a million. */
const byChance = 8;

let database: TestDatabase;
let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
let world: Awaited<ReturnType<typeof makeRespondents>>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  worker = await startTestWorker(database);
  world = await makeRespondents(database, api, people);
});
afterAll(async () => {
  await worker.stop();
  await api.close();
  await database.drop();
});

const run = async (name: string) => worker.runner.run({ id: 'test', name, data: {} });
const closeWave = async (waveId: string) => {
  await database.owner.query(
    `UPDATE wave SET closes_at = clock_timestamp() - interval '1 minute' WHERE id = $1`,
    [waveId],
  );
  await run('wave.find-due');
};
/** The number each person gives away nobody: it tells the judge who it was. */
const secrets = shuffled(Array.from({ length: people }, (_, n) => 5000 + n));
const secretOf = (truth: number) => secrets[truth] ?? 0;
const truthOf = (secret: number) => secrets.indexOf(secret);

/** All answer one after the other, in an order that is none of theirs. */
async function answerAll(asked: readonly AskedPerson[]): Promise<number[]> {
  const arrival = asked.map((_, n) => (n * 7 + 3) % asked.length);
  for (const truth of arrival) {
    const person = asked[truth];
    if (!person) throw new Error('nobody is left');
    const { reply } = await answerAnonymously(
      person,
      { SECRET: { number: secretOf(truth) }, WHY: { text: 'x'.repeat(secretOf(truth) - 4990) } },
      { locale: truth === 5 ? 'ar' : 'en' },
    );
    expect([reply.status, reply.body.paired]).toEqual([200, true]);
  }
  return arrival;
}

const mails = async () =>
  (await database.owner.query('SELECT row_to_json(m) AS mail FROM captured_mail m')).map(
    ({ mail }: { mail: unknown }) => mail,
  );
const steal = async () =>
  stealEverything(database.owner, [...api.lines, ...worker.lines, ...(await mails())]);

const targetsOf = (asked: readonly AskedPerson[]): Target[] =>
  asked.map(({ personId, enrolmentId, invitationId, token, email, name }, truth) => ({
    truth,
    marks: [personId, enrolmentId, invitationId, token, email, name],
  }));

/** Answers as they stand in the tables after the close, or, with the server's key, in the box before it. */
async function answersOf(waveId: string, loot: Loot): Promise<Target[]> {
  const closed: { id: string; secret: number; pairing: string | null }[] = await database.owner.query(
    `SELECT r.id, a.number_value AS secret, encode(r.pairing_hash, 'hex') AS pairing FROM response r
     JOIN answer a ON a.response_id = r.id AND a.number_value IS NOT NULL WHERE r.wave_id = $1`,
    [waveId],
  );
  const boxed = loot.rows.flatMap(({ table, values }) => {
    if (table !== 'anonymous_answer' || values.wave_id !== waveId) return [];
    const bytes = Buffer.from(String(values.sealed).slice(2), 'hex');
    const content = readBoxed(openSealed(parseLinkKeys(testLinkKeys), boxPurpose(waveId), bytes));
    const secret = content.answers.find(({ itemCode }) => itemCode === 'SECRET')?.numberValue ?? -1;
    return [{ truth: truthOf(secret), marks: [String(values.ticket_hash).slice(2)] }];
  });
  return [
    ...boxed,
    ...closed.map(({ id, secret, pairing }) => ({
      truth: truthOf(secret),
      marks: [id, ...(pairing === null ? [] : [pairing])],
    })),
  ];
}

async function attack(
  waveId: string,
  asked: readonly AskedPerson[],
  arrival: readonly number[],
): Promise<Finding> {
  const loot = await steal();
  const whom = targetsOf(asked);
  const what = await answersOf(waveId, loot);
  expect(what).toHaveLength(people);
  const ofPeople = ordersOf(loot, whom);
  const ofAnswers = ordersOf(loot, what);
  // Somebody may have stood beside them and know who came when.
  const watched = { how: 'who came when', by: new Map(arrival.map((truth, at) => [truth, at])) };
  return most([
    ...nameByOrder([...ofPeople, watched], ofAnswers),
    // Nor do the rows say to somebody who was not there who came when.
    ...nameByOrder(ofPeople, [watched]),
    ...nameByMoment(ofPeople, ofAnswers),
    nameByJoin(loot, whom, what),
  ]);
}

describe('somebody with the database, the logs, the mails and the key of the server', () => {
  let waveId: string;
  let asked: AskedPerson[];
  let arrival: number[];
  beforeAll(async () => {
    ({ waveId, asked } = await askEverybody(database, world, { kind: 'pre_test' }));
    arrival = await answerAll(asked);
  });

  it('names nobody while the wave is open', async () => {
    const { how, named } = await attack(waveId, asked, arrival);
    expect([how, Math.min(named, byChance)]).toEqual([how, named]);
  });

  it('names nobody after the daily mark, nor after the close', async () => {
    await run('wave.mark-answered');
    const marked = await attack(waveId, asked, arrival);
    expect([marked.how, Math.min(marked.named, byChance)]).toEqual([marked.how, marked.named]);
    await closeWave(waveId);
    const closed = await attack(waveId, asked, arrival);
    expect([closed.how, Math.min(closed.named, byChance)]).toEqual([closed.how, closed.named]);
  });

  it('finds no link token, words or pairing key in anything', async () => {
    const { rows, lines } = await steal();
    const all = [...rows.map(({ text }) => text), ...lines].join('\n');
    for (const { token, words } of asked) {
      expect(all.includes(token)).toBe(false);
      expect(all.includes(words)).toBe(false);
    }
  });

  it('finds every answer in the company of at least four that say the same of themselves', async () => {
    const rows: { count: number }[] = await database.owner.query(
      `SELECT count(*)::int AS count FROM response WHERE wave_id = $1
       GROUP BY stated_group, stated_sex, stated_region, locale, submitted_at, started_at, pairing_hash IS NULL`,
      [waveId],
    );
    expect(Math.min(...rows.map(({ count }) => count))).toBeGreaterThanOrEqual(5);
  });

  it('cannot tell who has answered once the wave has closed', async () => {
    const rows: { state: string }[] = await database.owner.query(
      'SELECT DISTINCT answer_state AS state FROM invitation WHERE wave_id = $1',
      [waveId],
    );
    expect(rows).toEqual([{ state: 'expired' }]);
  });
});

describe('before, after and half a year later', () => {
  it('pairs the same people, and hides who stayed away', async () => {
    const second = await askEverybody(database, world, { kind: 'post_test' });
    await answerAll(second.asked);
    await closeWave(second.waveId);
    const third = await askEverybody(database, world, { kind: 'ex_post' });
    await answerAll(third.asked.slice(0, 18));
    await closeWave(third.waveId);
    const pairs: { truths: number[] }[] = await database.owner.query(
      `SELECT array_agg(a.number_value) AS truths FROM response r
       JOIN wave w ON w.id = r.wave_id AND w.activity_id = $1
       JOIN answer a ON a.response_id = r.id AND a.number_value IS NOT NULL
       WHERE r.pairing_hash IS NOT NULL GROUP BY r.pairing_hash ORDER BY count(*) DESC`,
      [world.activityId],
    );
    // Every pair is one person.
    for (const { truths } of pairs) expect(new Set(truths).size).toBe(1);
    const inThree = pairs.filter(({ truths }) => truths.length === 3).length;
    const inTwo = pairs.filter(({ truths }) => truths.length === 2).length;
    // One of ten employers and one of ten others stayed away; four of each hide them.
    expect([inThree, inTwo]).toEqual([10, 10]);
  });
});

describe('the attack itself', () => {
  let leaky: { waveId: string; asked: AskedPerson[]; arrival: number[] };
  beforeAll(async () => {
    const own = await makeRespondents(database, api, people);
    const { waveId, asked } = await askEverybody(database, own);
    leaky = { waveId, asked, arrival: await answerAll(asked) };
    await closeWave(waveId);
  });
  const inOrder = async (act: (truth: number) => Promise<unknown>) => {
    for (const truth of leaky.arrival) await act(truth);
  };
  const responseSql = (set: string) =>
    `UPDATE response r SET ${set} FROM answer a WHERE a.response_id = r.id AND r.wave_id = $1 AND a.number_value = $2`;
  const named = async () => (await attack(leaky.waveId, leaky.asked, leaky.arrival)).named;

  it('names nobody before a leak is put in', async () => {
    expect(await named()).toBeLessThanOrEqual(byChance);
  });

  it.each<[string, () => Promise<void>]>([
    [
      'answers written in the order in which they came',
      async () => {
        await inOrder(async (truth) =>
          database.owner.query(responseSql(`locale = 'xx'`), [leaky.waveId, secretOf(truth)]),
        );
      },
    ],
    [
      'a log line with the link and the answer',
      async () => {
        await inOrder(async (truth) => {
          const [row] = await database.owner.query(
            `SELECT r.id FROM response r JOIN answer a ON a.response_id = r.id WHERE r.wave_id = $1 AND a.number_value = $2`,
            [leaky.waveId, secretOf(truth)],
          );
          api.lines.push({ invitation: leaky.asked[truth]?.invitationId, response: row.id });
        });
      },
    ],
    [
      'the moment of the answer beside the moment of opening',
      async () => {
        api.lines.length = 0;
        await inOrder(async (truth) => {
          const at = new Date(Date.UTC(2026, 0, 1, 0, truth)).toISOString();
          await database.owner.query(responseSql('submitted_at = $3'), [leaky.waveId, secretOf(truth), at]);
          await database.owner.query('UPDATE invitation SET opened_at = $2 WHERE id = $1', [
            leaky.asked[truth]?.invitationId,
            at,
          ]);
        });
      },
    ],
  ])('names everybody by %s', async (_what, leak) => {
    await leak();
    expect(await named()).toBe(people);
  });
});

it('measures closeness as it should', () => {
  expect(closeness([1, 2, 3, 4], [1, 2, 3, 4])).toBe(1);
  expect(closeness([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
  expect(
    ranked({
      how: '',
      by: new Map([
        [1, 'b'],
        [2, 'a'],
      ]),
    }),
  ).toEqual([2, 1]);
});
