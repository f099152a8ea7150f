import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anonymousAnswersApi, respondApi } from '@traccia/contracts';
import { statedCodes } from '@traccia/survey';
import { newTicket, openTicket, pairingKeyOf } from '../../../apps/web/src/respond/anonymous-device.js';
import {
  answerAnonymously,
  type AskedPerson,
  askEverybody,
  makeRespondents,
} from '../../support/anonymous-world.js';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let api: TestApi;
let waveId: string;
let asked: AskedPerson[];
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
});
beforeEach(async () => {
  ({ waveId, asked } = await askEverybody(database, await makeRespondents(database, api, 6)));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const person = (n: number): AskedPerson => {
  const one = asked[n];
  if (!one) throw new Error('there are six');
  return one;
};
const open = (n: number) => api.anonymous().call(respondApi.open, { body: { token: person(n).token } });
const ticket = (token: string, blinded: string) =>
  api.anonymous().call(anonymousAnswersApi.ticket, { body: { token, blinded } });
const submit = (body: Parameters<typeof bodyOf>[0]) =>
  api.anonymous().call(anonymousAnswersApi.submit, { body: bodyOf(body) });
const bodyOf = (body: {
  ticket: { serial: string; signature: string } | null;
  pairing: string | null;
  answers?: Record<string, { number: number } | { text: string } | { codes: string[] }>;
  waveId?: string;
}) => ({
  waveId,
  locale: 'en' as const,
  answers: {
    SECRET: { number: 1 },
    [statedCodes.group]: { codes: ['workers_org'] },
    [statedCodes.sex]: { codes: ['undisclosed'] },
    [statedCodes.region]: { codes: ['africa'] },
  },
  ...body,
});
const boxed = async () =>
  (await database.owner.query('SELECT * FROM anonymous_answer WHERE wave_id = $1', [waveId])) as {
    sealed: Buffer;
    pairing_hash: Buffer | null;
  }[];
const invitationOf = async (n: number) =>
  (
    await database.owner.query('SELECT xmin::text, xmax::text, * FROM invitation WHERE id = $1', [
      person(n).invitationId,
    ])
  )[0];

describe('opening', () => {
  it('asks for group, sex and region, promises a key, and leaves the row of the invitation untouched', async () => {
    const before = await invitationOf(0);
    const reply = await open(0).expect(200);
    expect(reply.body).toMatchObject({
      state: 'open',
      privacyMode: 'anonymous',
      anonymous: { waveId, modulus: expect.stringMatching(/^[0-9a-f]{512}$/) },
    });
    const codes = reply.body.definition.pages.flatMap(({ items }: { items: { code: string }[] }) =>
      items.map(({ code }) => code),
    );
    expect(codes).toEqual(['SECRET', 'WHY', ...Object.values(statedCodes)]);
    await api.anonymous().call(respondApi.saveDraft, {
      body: { token: person(0).token, locale: 'en', answers: { SECRET: { number: 3 } }, revision: 0 },
    });
    expect(await invitationOf(0)).toEqual(before);
  });

  it('gives everybody the same key', async () => {
    const keys = await Promise.all([0, 1, 2, 3].map(async (n) => (await open(n)).body.anonymous.modulus));
    expect(new Set(keys).size).toBe(1);
  });

  it('refuses the way that knows who answers', async () => {
    const reply = await api.anonymous().call(respondApi.submit, {
      body: {
        token: person(0).token,
        clientId: crypto.randomUUID(),
        locale: 'en',
        answers: { SECRET: { number: 1 } },
      },
    });
    expect([reply.status, reply.body.code]).toEqual([409, 'wave.anonymous']);
  });
});

describe('a ticket', () => {
  it('is signed once for each link, and again only as it was', async () => {
    const { modulus } = (await open(0)).body.anonymous;
    const held = await newTicket(modulus);
    const first = await ticket(person(0).token, held.blinded).expect(200);
    expect((await ticket(person(0).token, held.blinded).expect(200)).body).toEqual(first.body);
    const other = await ticket(person(0).token, (await newTicket(modulus)).blinded).expect(409);
    expect(other.body.code).toBe('response.already-submitted');
    expect((await open(0)).body.state).toBe('submitted');
    expect((await api.anonymous().call(respondApi.refuse, { body: { token: person(0).token } })).status).toBe(
      409,
    );
  });

  it.each([
    ['of an unknown link', () => 'A'.repeat(43), '2'.padStart(512, '0'), 410],
    ['that is no number of the key', () => person(0).token, 'f'.repeat(512), 409],
    ['of nought', () => person(0).token, '0'.repeat(512), 409],
    ['in another shape', () => person(0).token, 'xyz', 400],
  ])('%s is not signed', async (_what, token, blinded, status) => {
    await open(0);
    await ticket(token(), blinded).expect(status);
  });

  it('that nobody signed opens nothing, nor does one of another wave', async () => {
    const { body } = await answerAnonymously(person(0), { SECRET: { number: 4 } });
    const forged = { serial: randomBytes(32).toString('hex'), signature: body.ticket?.signature ?? '' };
    expect((await submit({ ticket: forged, pairing: null }).expect(409)).body.code).toBe('ticket.refused');
    await submit({ ticket: null, pairing: null }).expect(409);
    await submit({ ticket: null, pairing: 'a'.repeat(64) }).expect(409);
    const elsewhere = await askEverybody(database, await makeRespondents(database, api, 1));
    const [stranger] = elsewhere.asked;
    if (stranger) await api.anonymous().call(respondApi.open, { body: { token: stranger.token } });
    await submit({ ...body, waveId: elsewhere.waveId }).expect(409);
    await submit({ ...body, waveId: crypto.randomUUID() }).expect(410);
    expect(await boxed()).toHaveLength(1);
  });

  it('is checked by the device, so that another key than the promised one is noticed', async () => {
    const { modulus } = (await open(0)).body.anonymous;
    const held = await newTicket(modulus);
    expect(await openTicket(held, '5'.padStart(512, '0'), modulus)).toBeNull();
  });
});

describe('an answer', () => {
  it('lies sealed, all of one length, and comes with a receipt', async () => {
    for (const n of [0, 1, 2]) {
      const { reply } = await answerAnonymously(person(n), {
        SECRET: { number: n },
        WHY: { text: 'x'.repeat(n * 500) },
      });
      expect(reply.status).toBe(200);
      expect(reply.body).toMatchObject({
        receipt: expect.stringMatching(/^[0-9A-F]{4}(-[0-9A-F]{4}){2}$/),
        paired: true,
      });
    }
    const rows = await boxed();
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
    expect(rows.some(({ sealed }) => sealed.includes('SECRET'))).toBe(false);
    expect(await database.owner.query('SELECT 1 FROM response WHERE wave_id = $1', [waveId])).toEqual([]);
    expect(
      await database.owner.query(`SELECT 1 FROM outbox WHERE payload->>'waveId' = $1`, [waveId]),
    ).toEqual([]);
  });

  it('sent again with its ticket stays one, with the same receipt; the last word counts', async () => {
    const { body, send, reply } = await answerAnonymously(person(0), { SECRET: { number: 1 } });
    const again = await Promise.all([send(), send(), send()]);
    for (const one of again) expect(one.body).toEqual(reply.body);
    await submit({ ...body, answers: { ...body.answers, SECRET: { number: 2 } } }).expect(200);
    expect(await boxed()).toHaveLength(1);
  });

  it('can be changed with the words alone, and not without', async () => {
    const { body, reply } = await answerAnonymously(person(0), { SECRET: { number: 1 } });
    expect((await submit({ ticket: null, pairing: body.pairing }).expect(200)).body).toEqual(reply.body);
    expect(await boxed()).toHaveLength(1);
  });

  it('without words counts, unpaired', async () => {
    const { reply } = await answerAnonymously(person(0), { SECRET: { number: 1 } }, { words: null });
    expect(reply.body.paired).toBe(false);
    expect((await boxed())[0]?.pairing_hash).toBeNull();
  });

  it('with the words of somebody else of the same wave counts too, unpaired', async () => {
    await answerAnonymously(person(0), { SECRET: { number: 1 } });
    const { reply } = await answerAnonymously(
      person(1),
      { SECRET: { number: 2 } },
      { words: person(0).words },
    );
    expect([reply.status, reply.body.paired]).toEqual([200, false]);
    expect(await boxed()).toHaveLength(2);
  });

  it('that does not fit is named by its item, and the ticket stays good', async () => {
    const { body, reply } = await answerAnonymously(person(0), { SECRET: { number: -1 } });
    expect([reply.status, reply.body.faults[0].field]).toEqual([422, 'SECRET']);
    await submit({ ...body, answers: { ...body.answers, SECRET: { number: 1 } } }).expect(200);
    const answers = { ...body.answers, SECRET: { number: 1 } };
    const missing = await submit({
      ...body,
      answers: { ...answers, [statedCodes.sex]: { codes: [] } },
    }).expect(422);
    expect(missing.body.faults[0]).toMatchObject({ field: statedCodes.sex, key: 'fault.required' });
  });

  it('comes too late when the wave is over', async () => {
    const { send } = await answerAnonymously(person(0), { SECRET: { number: 1 } });
    await database.owner.query(
      `UPDATE wave SET closes_at = clock_timestamp() - interval '1 second' WHERE id = $1`,
      [waveId],
    );
    expect((await send()).status).toBe(410);
  });
});

it('makes another key of the same words for another activity', async () => {
  const [one, same, other] = await Promise.all(
    ['a', 'a', 'b'].map(async (salt) => pairingKeyOf(person(0).words, salt)),
  );
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

it('leaves no name in the log, whatever cookie comes along', async () => {
  const client = await api.signedIn(person(0).personId);
  api.lines.length = 0;
  await client.call(respondApi.open, { body: { token: person(0).token } }).expect(200);
  await client.get('/api/home');
  expect(
    JSON.stringify(api.lines.filter(({ path }) => String(path).startsWith('/api/respond/'))),
  ).not.toContain(person(0).personId);
});
