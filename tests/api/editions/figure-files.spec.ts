import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figureFilesApi } from '@traccia/contracts';
import { figureFileColumns, type FigureColumn } from '@traccia/impact';
import { readXlsx } from 'hucre/xlsx';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makePerson, makeStaff, makeWave, publishShipped } from '../../support/factories.js';
import { count, figure, release } from './released-figures.js';

let database: TestDatabase;
let api: TestApi;
let activityId: string;
let waveId: string;
let olderId: string;
let runId: string;
let item: { code: string };
let evaluatorId: string;
let evaluator: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  await publishShipped(owner);
  const [found]: { id: string; code: string }[] = await owner.query(
    `SELECT i.instrument_version_id AS id, i.code FROM item i JOIN item x USING (instrument_version_id)
     WHERE i.type = 'likert' AND x.metric = 'application_rate' ORDER BY i.code LIMIT 1`,
  );
  item = { code: found?.code ?? '' };
  // A title that a spreadsheet would run.
  activityId = await makeActivity(owner, {
    code: 'W-1',
    title: { en: '=HYPERLINK("x")', fr: 'Les salaires à Turin' },
    countryCode: 'IT',
  });
  waveId = await makeWave(owner, { activityId, versionId: found?.id ?? '', state: 'closed' });
  olderId = await release(owner, { scopeId: activityId, waveIds: [waveId] }, [count('invited', 39)]);
  runId = await release(owner, { scopeId: activityId, waveIds: [waveId] }, [
    count('invited', 40),
    figure({
      metric: 'likert_share',
      itemCode: item.code,
      dimension: 'constituent_group_x_sex',
      groupCode: 'workers_org|woman',
      choiceCode: '5',
      estimate: 0.123456789012345,
      lower: 0.1,
      upper: 0.2,
      conf: 0.95,
      n: 22,
      numerator: 3,
      method: 'wilson',
      flags: ['small_sample', 'indicative'],
      weighted: -0.5,
      designEffect: 1.25,
      effectiveN: 17.6,
    }),
    figure({ metric: 'responded', dimension: 'sex', groupCode: 'man', suppressed: 'complementary' }),
    figure({
      metric: 'nps',
      nullReason: 'no_answers',
      weightedReason: 'no_weight',
      method: 'nps_adjusted_wald',
    }),
  ]);
  evaluatorId = await makeStaff(owner, 'evaluator');
  evaluator = await api.signedIn(evaluatorId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

type Row = Record<FigureColumn, string>;
/** Reads RFC 4180 back. */
const readCsv = (text: string): string[][] =>
  text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
const rowsOf = (text: string): Row[] => {
  const [head = [], ...lines] = readCsv(text);
  return lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at], cell])) as Row);
};
const scoped = () => ({ scopeType: 'activity' as const, scopeId: activityId });
const csv = (query: object = {}) =>
  evaluator.call(figureFilesApi.csv, { query: { ...scoped(), ...query } }).buffer(true);
const bytes = (test: supertest.Test) =>
  test.buffer(true).parse((reply, done) => {
    const parts: Buffer[] = [];
    reply.on('data', (part: Buffer) => parts.push(part));
    reply.on('end', () => done(null, Buffer.concat(parts)));
  });

describe('figures as a text file', () => {
  it('holds each figure of the latest release once, with codes and with words', async () => {
    const { text, headers } = await csv().expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toMatch(/figures-W-1-ex_post-\d{4}-\d\d-\d\d\.csv/);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(readCsv(text)[0]).toEqual([...figureFileColumns]);
    const rows = rowsOf(text);
    expect(rows.map(({ metric }) => metric)).toEqual(['invited', 'likert_share', 'responded', 'nps']);
    expect(rows[1]).toMatchObject({
      scope_type: 'activity',
      scope_code: 'W-1',
      scope_name: `'=HYPERLINK("x")`,
      wave_kind_label: 'Months after',
      metric_name: 'Share of one step of a scale',
      item: item.code,
      group_label: 'Workers’ organizations · Women',
      estimate: '0.123456789012345',
      weighted: '-0.5',
      effective_n: '17.6',
      method_label: 'Share with a Wilson interval.',
      flags: 'small_sample indicative',
      flags_label: 'Fewer than 30 answers. Wide interval or low response: an indication only.',
      run_id: runId,
      method_version: 'impact-1.2.0',
      edition: '',
    });
    expect(rows[1]?.item_text).not.toBe('');
    expect(rows[1]?.choice_label).not.toBe('5');
  });

  it('gives a word and no number for what is held back or cannot be computed', async () => {
    const [, , hidden, missing] = rowsOf((await csv().expect(200)).text);
    const numbers = [
      'estimate',
      'lower',
      'upper',
      'n',
      'invited',
      'numerator',
      'response_rate',
      'weighted',
    ] as const;
    for (const column of numbers) expect([hidden?.[column], missing?.[column]]).toEqual(['', '']);
    expect(hidden).toMatchObject({
      suppressed: 'complementary',
      suppressed_label: 'Hidden too, because a small group could be worked out from it.',
    });
    expect(missing).toMatchObject({
      null_reason_label: 'Nobody has answered.',
      weighted_reason_label: 'No weights could be worked out.',
    });
  });

  it('speaks the language that is asked for', async () => {
    const [, row] = rowsOf((await csv({ lang: 'fr' }).expect(200)).text);
    expect(row).toMatchObject({
      scope_name: 'Les salaires à Turin',
      group_label: 'Organisations de travailleurs · Femmes',
    });
  });

  it('gives an older release by its run, and a wave its own kind', async () => {
    const [older] = rowsOf((await csv({ runId: olderId }).expect(200)).text);
    expect(older).toMatchObject({ run_id: olderId, estimate: '39' });
    const ofWave = await release(database.owner, { scopeType: 'wave', scopeId: waveId, waveIds: [waveId] }, [
      count('invited', 7),
    ]);
    const query = { scopeType: 'wave' as const, scopeId: waveId, waveKind: 'needs' as const };
    const { text } = await evaluator.call(figureFilesApi.csv, { query }).buffer(true).expect(200);
    expect(rowsOf(text)[0]).toMatchObject({ run_id: ofWave });
  });

  it('is written page by page, and loses nothing between pages', async () => {
    const scopeId = await makeActivity(database.owner, { code: 'BIG' });
    const many = Array.from({ length: 4001 }, (_, at) => count('likert_mean', at));
    await release(database.owner, { scopeId }, many);
    const { text } = await evaluator
      .call(figureFilesApi.csv, { query: { scopeType: 'activity', scopeId } })
      .buffer(true)
      .expect(200);
    expect(rowsOf(text).map(({ estimate }) => Number(estimate))).toEqual(
      many.map(({ estimate }) => estimate),
    );
  });

  it('writes each download into the trail', async () => {
    const reader = await makeStaff(database.owner, 'observer');
    const client = await api.signedIn(reader);
    await client.call(figureFilesApi.csv, { query: { ...scoped(), lang: 'es' } }).expect(200);
    const acts = await database.owner.query(
      'SELECT act, subject_type, subject_id, detail FROM audit_event WHERE actor_id = $1',
      [reader],
    );
    expect(acts).toEqual([
      {
        act: 'impact.figures-downloaded',
        subject_type: 'impact_run',
        subject_id: runId,
        detail: { format: 'csv', form: 'labelled', lang: 'es', edition: null },
      },
    ]);
  });

  it('is closed to others, and not there where nothing is released', async () => {
    await api.anonymous().call(figureFilesApi.csv, { query: scoped() }).expect(401);
    await (
      await api.signedIn(await makePerson(database.owner))
    )
      .call(figureFilesApi.csv, { query: scoped() })
      .expect(403);
    const elsewhere = await makeActivity(database.owner, { code: 'O-1' });
    const other = await api.signedIn(await makeStaff(database.owner, 'evaluator', 'activity', elsewhere));
    await other.call(figureFilesApi.csv, { query: scoped() }).expect(404);
    await other.call(figureFilesApi.xlsx, { query: { runId } }).expect(404);
    await csv({ waveKind: 'needs' }).expect(404);
    const internal = await release(database.owner, { scopeId: activityId, kind: 'internal' }, [
      count('invited', 1),
    ]);
    await csv({ runId: internal }).expect(404);
    await csv({ runId: randomUUID() }).expect(404);
    const which = await evaluator.call(figureFilesApi.csv, { query: { scopeType: 'course' } }).expect(400);
    expect(which.body.faults).toEqual([{ field: 'query.scopeId', key: 'fault.required' }]);
    await evaluator.get('/api/impact/figures.csv?lang=xx').expect(400);
  });
});

describe('figures as a workbook', () => {
  it('has the figures, what they are, and what each column means', async () => {
    const { body, headers } = await bytes(
      evaluator.call(figureFilesApi.xlsx, { query: { ...scoped(), lang: 'en' } }),
    ).expect(200);
    expect(headers['content-type']).toContain('spreadsheetml');
    const { sheets } = await readXlsx(body);
    expect(sheets.map(({ name }) => name)).toEqual(['Figures', 'About', 'Columns']);
    const [figures, about, columns] = sheets.map(({ rows }) => rows);
    expect(figures?.[0]).toEqual([...figureFileColumns]);
    expect(figures).toHaveLength(5);
    const at = (column: FigureColumn) => figures?.[2]?.[figureFileColumns.indexOf(column)];
    expect([at('estimate'), at('weighted'), at('n')]).toEqual([0.123456789012345, -0.5, 22]);
    expect(at('scope_name')).toBe(`'=HYPERLINK("x")`);
    const said = new Map(about?.map(([name, value]) => [name, value]));
    expect(said.get('Run')).toBe(runId);
    expect(said.get('Smallest group shown')).toBe(5);
    expect(said.get('What an interval covers')).toContain('Intervals cover chance only');
    expect(said.get('How to cite')).toContain(`run ${runId}, not frozen`);
    expect(said.get('Fingerprint of the figures (SHA-256)')).toMatch(/^[0-9a-f]{64}$/);
    expect(columns?.map(([name]) => name)).toEqual(['Column', ...figureFileColumns]);
  });

  it('is set from right to left in Arabic', async () => {
    const { body } = await bytes(
      evaluator.call(figureFilesApi.xlsx, { query: { ...scoped(), lang: 'ar' } }),
    ).expect(200);
    const { sheets } = await readXlsx(body);
    expect(sheets.map(({ name }) => name)).toEqual(['الأرقام', 'حول الملف', 'الأعمدة']);
  });
});
