import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { respondApi, type Answers } from '@traccia/contracts';
import { fromAnswerRows, type InstrumentDefinition } from '@traccia/survey';
import { startTestApi, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeEnrolment,
  makeInstrument,
  makeInvitation,
  makeWave,
} from '../../support/factories.js';

const text = (en: string) => ({ en });
const form: InstrumentDefinition = {
  code: 'bad-input',
  kind: 'ex_post',
  languages: ['en'],
  title: text('A form'),
  privacyMode: 'confidential',
  answerLists: {
    five: ['1', '2', '3', '4', '5'].map((code) => ({ code, text: text(code) })),
  },
  pages: [
    {
      code: 'p1',
      items: [
        { code: 'ONE', type: 'single', answerList: 'five', text: text('One?'), required: true },
        { code: 'MANY', type: 'multiple', answerList: 'five', maxChoices: 2, text: text('Many?') },
        { code: 'NUM', type: 'number', min: 0, max: 10, whole: true, text: text('How many?') },
        { code: 'REC', type: 'rating_0_10', text: text('Recommend?') },
        { code: 'ORDER', type: 'ranking', answerList: 'five', maxRanked: 3, text: text('Order?') },
        { code: 'DAY', type: 'date', text: text('When?') },
        { code: 'TEXT', type: 'long_text', text: text('What?') },
        { code: 'LINE', type: 'short_text', maxLength: 20, text: text('Short?') },
        { code: 'HIDDEN', type: 'short_text', showIf: { '==': [{ var: 'ONE' }, '5'] }, text: text('Why?') },
        {
          code: 'PLAN',
          type: 'group',
          over: 'free',
          max: 2,
          text: text('Plan'),
          items: [{ code: 'WHAT', type: 'short_text', text: text('What?') }],
        },
      ],
    },
  ],
};

let database: TestDatabase;
let api: TestApi;
let versionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const older = structuredClone(form);
  older.pages[0]?.items.push({ code: 'OLD', type: 'short_text', text: text('Gone?') });
  await makeInstrument(database.owner, older);
  versionId = (await makeInstrument(database.owner, form)).versionId;
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const makeLink = async () => {
  const activityId = await makeActivity(database.owner, { status: 'ended' });
  const enrolmentId = await makeEnrolment(database.owner, { activityId, status: 'attended' });
  const waveId = await makeWave(database.owner, { activityId, versionId });
  return { waveId, ...(await makeInvitation(database.owner, { waveId, enrolmentId })) };
};
const bodyOf = (token: string, answers: unknown) => ({
  token,
  clientId: randomUUID(),
  locale: 'en',
  answers,
});
const send = (token: string, answers: unknown) =>
  api.anonymous().post('/api/respond/submit', bodyOf(token, answers));
const good: Answers = { ONE: { codes: ['1'] }, TEXT: { text: 'Every week' } };
const storedOf = async (waveId: string): Promise<Answers> => {
  const rows = await database.owner.query(
    `SELECT t.code AS "itemCode", a.occurrence, a.ordinal, a.choice_code AS "choiceCode", a.number_value AS "numberValue",
       a.text_value AS "textValue", a.date_value::text AS "dateValue", NULL AS "fileId", a.missing_reason AS "missingReason"
     FROM answer a JOIN item t ON t.id = a.item_id JOIN response r ON r.id = a.response_id WHERE r.wave_id = $1`,
    [waveId],
  );
  return fromAnswerRows(form, rows) as Answers;
};

describe('an answer that fits no question of this kind', () => {
  it.each<[string, string, unknown, string]>([
    ['above the scale', 'REC', { number: 11 }, 'fault.max'],
    ['below the bound', 'NUM', { number: -1 }, 'fault.min'],
    ['a fraction for a whole', 'NUM', { number: 1.5 }, 'fault.invalid'],
    ['an unknown choice', 'ONE', { codes: ['6'] }, 'fault.invalid'],
    ['a name that every object has', 'ONE', { codes: ['constructor'] }, 'fault.invalid'],
    ['two for one', 'ONE', { codes: ['1', '2'] }, 'fault.max'],
    ['too many choices', 'MANY', { codes: ['1', '2', '3'] }, 'fault.max'],
    ['the same choice twice', 'MANY', { codes: ['1', '1'] }, 'fault.invalid'],
    ['half an order', 'ORDER', { codes: ['1', '2'] }, 'fault.rank'],
    ['a text for a number', 'NUM', { text: '7' }, 'fault.invalid'],
    ['a number for a text', 'TEXT', { number: 7 }, 'fault.invalid'],
    ['a reason that was not offered', 'NUM', { missing: 'dont_know' }, 'fault.invalid'],
    ['a text beyond its length', 'LINE', { text: 'x'.repeat(21) }, 'fault.max'],
    ['a file where none is asked for', 'TEXT', { file: randomUUID(), name: 'x' }, 'fault.invalid'],
  ])(
    '%s is refused by its field, and sending it right stores everything',
    async (_what, code, value, key) => {
      const { token, waveId } = await makeLink();
      const reply = await send(token, { ...good, [code]: value });
      expect(reply.status).toBe(422);
      expect(reply.body.faults).toEqual([expect.objectContaining({ field: code, key })]);
      await send(token, good).expect(200);
      expect(await storedOf(waveId)).toEqual(good);
    },
  );

  it.each<[string, unknown, string]>([
    ['a day that is not in the calendar', { DAY: { date: '2026-02-30' } }, 'body.answers.DAY'],
    ['a number that is none', { NUM: { number: '1e999' } }, 'body.answers.NUM'],
    ['a text of a megabyte', { TEXT: { text: 'x'.repeat(1_000_000) } }, ''],
    ['a text of ninety thousand signs', { TEXT: { text: 'x'.repeat(90_000) } }, 'body.answers.TEXT'],
    ['half of a character', { TEXT: { text: 'a\ud83d' } }, 'body.answers.TEXT'],
    ['a NUL', { TEXT: { text: 'a\u0000b' } }, 'body.answers.TEXT'],
    ['a NUL in a choice', { ONE: { codes: ['1\u0000'] } }, 'body.answers.ONE'],
    ['a value of two kinds', { ONE: { codes: ['1'], text: 'x' } }, 'body.answers.ONE'],
    ['a value of no kind', { ONE: null }, 'body.answers.ONE'],
    ['a list for the answers', [good], 'body.answers'],
    ['a code with signs of a path', { '../ONE': { codes: ['1'] } }, 'body.answers'],
  ])('%s is refused before anything is written', async (_what, answers, field) => {
    const { token, waveId } = await makeLink();
    for (const reply of [
      await send(token, Array.isArray(answers) ? answers : { ...good, ...(answers as object) }),
      await api.anonymous().call(respondApi.saveDraft, {
        body: { token, locale: 'en', revision: 0, answers: answers as Answers },
      }),
    ]) {
      expect([400, 413]).toContain(reply.status);
      if (reply.status === 400) expect(reply.body.faults?.[0]?.field ?? field).toContain(field);
    }
    expect(await database.owner.query('SELECT 1 FROM response WHERE wave_id = $1', [waveId])).toEqual([]);
    await send(token, good).expect(200);
    expect(await storedOf(waveId)).toEqual(good);
  });
});

describe('what is not asked', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an unknown code', { NOPE: { text: 'x' } }],
    ['a code of another version', { OLD: { text: 'x' } }],
    ['an answer to a hidden question', { HIDDEN: { text: 'injected' } }],
    ['a repetition beyond the last', { PLAN: { number: 1 }, 'WHAT#2': { text: 'x' } }],
    ['more repetitions than there may be', { PLAN: { number: 99 }, 'WHAT#99': { text: 'x' } }],
    ['a repetition of no group', { 'TEXT#1': { text: 'x' } }],
    ['a name that every object has', { hasOwnProperty: { text: 'x' }, toString: { number: 1 } }],
  ])('%s is left out, and what was asked is stored', async (_what, extra) => {
    const { token, waveId } = await makeLink();
    await send(token, { ...good, ...extra }).expect(200);
    const { PLAN: _plan, ...stored } = await storedOf(waveId);
    expect(stored).toEqual(good);
  });
});

describe('words that another program would run', () => {
  it.each([
    '=HYPERLINK("http://evil.test","x")',
    '+1+cmd|/C calc!A0',
    '@SUM(1+9)*cmd',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{record.givenName}} {{answer.ONE}}',
    "'; DROP TABLE answer; --",
    '\u202etxt.exe \ufeff \u0007 \u001b[31m',
    '𝒜𝓂𝒾𝓃𝒶 👩‍👩‍👧 أمينة',
    '\\u0000 %00 $1 \\',
  ])('%j is stored as the words it is', async (words) => {
    const { token, waveId } = await makeLink();
    await api.anonymous().call(respondApi.saveDraft, {
      body: { token, locale: 'en', revision: 0, answers: { TEXT: { text: words } } },
    });
    const opened = await api.anonymous().call(respondApi.open, { body: { token } }).expect(200);
    const kept: string = opened.body.answers.TEXT.text;
    await send(token, { ...good, TEXT: { text: words } }).expect(200);
    const stored = (await storedOf(waveId)).TEXT as { text: string };
    expect(stored.text).toBe(kept);
    expect(words).toContain(stored.text.slice(0, 1));
  });
});

describe('a body that is no form', () => {
  const raw = (body: string) =>
    fetch(`${api.url}/api/respond/submit`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body,
    });
  it.each<[string, (token: string) => string]>([
    ['five thousand levels deep', () => `${'['.repeat(5000)}${']'.repeat(5000)}`],
    [
      'with answers five thousand levels deep',
      (token) =>
        `{"token":"${token}","clientId":"${randomUUID()}","locale":"en","answers":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`,
    ],
    ['with a prototype', (token) => `{"token":"${token}","__proto__":{"x":1},"answers":{}}`],
    ['cut in the middle', (token) => `{"token":"${token}","answers":{"TEXT":{"te`],
    ['of one megabyte', () => JSON.stringify('x'.repeat(1_000_000))],
    ['with a NUL in it', (token) => `{"token":"${token}\u0000"}`],
    ['of nothing', () => ''],
  ])('%s is refused, never an error of ours', async (_what, body) => {
    const { token, waveId } = await makeLink();
    const reply = await raw(body(token));
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(reply.status).not.toBe(403);
    await send(token, good).expect(200);
    expect(await storedOf(waveId)).toEqual(good);
  });
});
