import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Metric, metricsApi } from '@traccia/contracts';
import { metricCatalogues, metrics, methodVersion, personScores } from '@traccia/impact';
import {
  bankInstruments,
  beginInstrument,
  describeStoredItems,
  endOfActivity,
  exPostParticipant,
} from '@traccia/survey';
import { readXlsx } from 'hucre/xlsx';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import {
  makeActivity,
  makeInstrument,
  makeStaff,
  makeWave,
  publishShipped,
} from '../../support/factories.js';

let database: TestDatabase;
let api: TestApi;
let evaluator: Client;
let trainer: Client;
let instrumentId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  const published = await publishShipped(owner);
  const form = published.get('ex-post-participant');
  instrumentId = form?.instrumentId ?? '';
  const activityId = await makeActivity(owner, {});
  await makeWave(owner, { activityId, versionId: form?.versionId ?? '', kind: 'ex_post' });
  evaluator = await api.signedIn(await makeStaff(owner, 'evaluator'));
  trainer = await api.signedIn(await makeStaff(owner, 'trainer'));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const bookOf = (number = 1) => ({ params: { id: instrumentId, number } });
async function sheetsOf(reply: { body: unknown }) {
  const { sheets } = await readXlsx(Uint8Array.from(reply.body as Buffer));
  return new Map(
    sheets.map(({ name, rows }) => [name, rows.map((row) => row.map((cell) => String(cell ?? '')))]),
  );
}
/** Rows of a sheet by their headings. */
function linesOf([headings = [], ...rows]: string[][] = []): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])));
}

describe('the list of metrics', () => {
  it('has every definition in the language that is asked for', async () => {
    const { body } = await evaluator.call(metricsApi.list, { query: { language: 'fr' } }).expect(200);
    const found: Metric[] = body.metrics;
    expect(body.methodVersion).toBe(methodVersion);
    expect(found.map(({ id }) => id)).toEqual(metrics.map(({ id }) => id));
    expect(found.find(({ id }) => id === 'L3.1')).toMatchObject({
      name: metricCatalogues.fr.metrics['L3.1'].name,
      kirkpatrick: 3,
      items: ['EXP-APP'],
      figures: [{ code: 'application_rate_respondents' }],
      computed: { code: 'figures' },
      methodVersion,
    });
    expect(found.find(({ id }) => id === 'L2.8')).toMatchObject({
      computed: { code: 'not_yet' },
      shownOn: [],
      engine: null,
      methodVersion: null,
    });
  });

  it('is closed to who reads no figures, and knows four languages', async () => {
    await trainer.call(metricsApi.list).expect(403);
    await api.anonymous().call(metricsApi.list).expect(401);
    await evaluator.call(metricsApi.list, { query: { language: 'de' as 'fr' } }).expect(400);
  });

  it('goes out as a workbook and as a text file', async () => {
    const query = { format: 'xlsx', language: 'en' } as const;
    const book = await evaluator.call(metricsApi.codeBook, { query }).responseType('blob').expect(200);
    expect(book.headers['content-disposition']).toContain('filename="metrics-en.xlsx"');
    const sheets = await sheetsOf(book);
    expect([...sheets.keys()]).toEqual(['Metrics', 'Figures']);
    expect(linesOf(sheets.get('Metrics'))).toHaveLength(metrics.length);
    const figures = linesOf(sheets.get('Figures'));
    expect(figures).toContainEqual({
      kind: 'flags',
      code: 'counts_only',
      meaning: metricCatalogues.en.figures.flags.counts_only,
      metric_id: '',
    });
    expect(figures.find(({ kind, code }) => kind === 'metric' && code === 'nps')?.metric_id).toBe('L1.4');
    const text = await evaluator
      .call(metricsApi.codeBook, { query: { ...query, format: 'csv' } })
      .buffer(true)
      .expect(200);
    expect(text.text.split('\r\n')).toHaveLength(metrics.length + 2);
  });
});

describe('the code book of a version', () => {
  it('has a row for each question and answer, with the metrics made of them', async () => {
    const book = await trainer
      .call(metricsApi.instrumentCodeBook, { ...bookOf(), query: { format: 'xlsx', language: 'es' } })
      .responseType('blob')
      .expect(200);
    const sheets = await sheetsOf(book);
    expect([...sheets.keys()]).toEqual(['Items', 'Metrics', 'Figures']);
    const rows = linesOf(sheets.get('Items'));
    const stored = describeStoredItems(exPostParticipant);
    // A question without choices has one row, the others one for each choice.
    expect(rows).toHaveLength(stored.reduce((sum, { choices }) => sum + Math.max(1, choices.length), 0));
    expect(rows.filter(({ item_code }) => item_code === 'EXP-APP').map((row) => row.choice_code)).toEqual(
      stored.find(({ code }) => code === 'EXP-APP')?.choices.map(({ code }) => code),
    );
    expect(rows.find(({ item_code }) => item_code === 'EXP-APP')).toMatchObject({
      text_en: 'Have you used what you learned in your work?',
      text_ar: 'هل استخدمت في عملك ما تعلّمته؟',
      required: 'yes',
      metric_ids: 'L3.1 L3.2 L3.4 L3.7 L3.8',
      wave_kinds: 'ex_post',
      tag: 'application_rate',
    });
    expect(rows.find(({ item_code }) => item_code === 'EXP-F-OPPO')?.sensitive).toBe('yes');
    const used = linesOf(sheets.get('Metrics')).map(({ id }) => id);
    expect(used).toEqual(expect.arrayContaining(['L3.1', 'L4.8', 'X3', 'Q1', 'Q9']));
    expect(used).not.toContain('L2.3');
    expect(linesOf(sheets.get('Metrics')).find(({ id }) => id === 'L3.1')?.name).toBe(
      metricCatalogues.es.metrics['L3.1'].name,
    );
  });

  it('keeps a question that begins like a formula from becoming one', async () => {
    const definition = {
      ...beginInstrument({ code: 'sly', kind: 'other', title: { en: 'Sly' }, languages: ['en'] }),
      pages: [{ code: 'p1', items: [{ code: 'Q1', type: 'short_text' as const, text: { en: '=1+1' } }] }],
    };
    const { instrumentId: id } = await makeInstrument(database.owner, definition);
    const { text } = await trainer
      .call(metricsApi.instrumentCodeBook, { params: { id, number: 1 }, query: { format: 'csv' } })
      .buffer(true)
      .expect(200);
    const [headings, row] = text.split('\r\n');
    expect(headings).toMatch(/^\ufeffposition,page,group,item_code,type,moment,text_en,/);
    expect(row).toMatch(/^1,p1,,Q1,short_text,,'=1\+1,/);
  });

  it('is there for published versions and for who reads instruments', async () => {
    const query = { format: 'csv', language: 'en' } as const;
    await trainer.call(metricsApi.instrumentCodeBook, { ...bookOf(7), query }).expect(404);
    const none = { params: { id: '00000000-0000-4000-8000-000000000000', number: 1 } };
    await trainer.call(metricsApi.instrumentCodeBook, { ...none, query }).expect(404);
    await trainer.call(metricsApi.instrumentCodeBook, { ...bookOf(0), query }).expect(400);
    await api
      .anonymous()
      .call(metricsApi.instrumentCodeBook, { ...bookOf(), query })
      .expect(401);
    const observer = await api.signedIn(await makeStaff(database.owner, 'observer'));
    await observer.call(metricsApi.instrumentCodeBook, { ...bookOf(), query }).expect(403);
  });
});

describe('the definitions', () => {
  const bank = bankInstruments.flatMap((definition) => describeStoredItems(definition));

  it('name only questions that the bank has, and scores made of them', () => {
    const known = new Set([...bank, ...personScores].map(({ code }) => code));
    const named = metrics.flatMap(({ id, items }) => items.map((item) => [id, item] as const));
    expect(named.filter(([, item]) => !known.has(item) && item !== 'KAT-*')).toEqual([]);
  });

  it('name only tags that questions of the bank carry', () => {
    const known = new Set(bank.map(({ metric }) => metric));
    expect(metrics.flatMap(({ tags }) => tags).filter((tag) => !known.has(tag))).toEqual([]);
    expect(describeStoredItems(endOfActivity).find(({ code }) => code === 'EOA-OVR')?.metric).toBe(
      'satisfaction',
    );
  });
});
