import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { editionsApi, figureFilesApi, wholeRun } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeActivity, makePerson, makeStaff } from '../../support/factories.js';
import { count, figure, release } from './released-figures.js';

let database: TestDatabase;
let api: TestApi;
let activityId: string;
let otherActivityId: string;
let runId: string;
let evaluatorId: string;
let evaluator: Client;

const applied = figure({
  metric: 'application_rate_respondents',
  estimate: 0.5,
  lower: 0.307,
  upper: 0.693,
  conf: 0.95,
  n: 22,
  invited: 40,
  numerator: 11,
  responseRate: 0.55,
  method: 'application_wilson',
  flags: ['small_sample', 'indicative'],
});
const women = figure({
  ...applied,
  dimension: 'sex',
  groupCode: 'woman',
  estimate: null,
  lower: null,
  upper: null,
  n: null,
  invited: null,
  numerator: null,
  responseRate: null,
  suppressed: 'primary',
  flags: [],
});
const figures = [count('invited', 40), count('responded', 22), applied, women];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  const { owner } = database;
  activityId = await makeActivity(owner, { code: 'W-1', title: { en: 'Wages in Turin' }, countryCode: 'IT' });
  otherActivityId = await makeActivity(owner, { code: 'O-1', title: { en: 'Elsewhere' }, countryCode: 'KE' });
  runId = await release(owner, { scopeId: activityId }, figures);
  evaluatorId = await makeStaff(owner, 'evaluator');
  evaluator = await api.signedIn(evaluatorId);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

type Grant = Parameters<typeof makeStaff>;
const clientOf = async (role: Grant[1], scopeType?: Grant[2], scopeId?: Grant[3]) =>
  api.signedIn(await makeStaff(database.owner, role, scopeType, scopeId));
const bodyOf = (part: object) => ({ runId, title: 'Wages 2026', note: null, view: wholeRun, ...part });
const freeze = (client: Client, part: object = {}) => client.call(editionsApi.freeze, { body: bodyOf(part) });
const codeOf = async (part: object) => String((await freeze(evaluator, part).expect(201)).body.code);
const newRun = () => release(database.owner, { scopeId: activityId }, figures);

describe('freezing figures', () => {
  it('gives a code, keeps who did it and what its bytes were, and is written down', async () => {
    const code = await codeOf({ note: 'For the governing body' });
    expect(code).toBe(`TR-${new Date().getUTCFullYear()}-0001`);
    const [row] = await database.owner.query('SELECT * FROM figure_edition WHERE code = $1', [code]);
    const canonical = await evaluator
      .call(figureFilesApi.csv, { query: { edition: code, form: 'canonical' } })
      .expect(200);
    // Whoever has the file can work the fingerprint out without us.
    expect(row).toMatchObject({
      run_id: runId,
      frozen_by: evaluatorId,
      figures: 4,
      sha256: createHash('sha256').update(canonical.text).digest('hex'),
    });
    const trail = await database.owner.query(
      `SELECT subject_id, detail FROM audit_event WHERE act = 'edition.frozen' AND actor_id = $1`,
      [evaluatorId],
    );
    expect(trail).toEqual([{ subject_id: row.id, detail: { code, runId, figures: 4 } }]);
  });

  it('says which edition holds the same figures already, in whatever order they are named', async () => {
    const view = { metrics: ['responded', 'invited'], items: [], dimensions: ['sex'] };
    const run = await newRun();
    const code = await codeOf({ runId: run, view });
    const again = await freeze(evaluator, {
      runId: run,
      title: 'Another title',
      view: { metrics: ['invited', 'responded', 'invited'], items: [], dimensions: ['sex'] },
    }).expect(409);
    expect(again.body).toMatchObject({ code: 'edition.already', params: { code } });
    await freeze(evaluator, { runId: run, view: { ...view, metrics: ['invited'] } }).expect(201);
  });

  it('gives ten who freeze at once ten codes without a gap', async () => {
    const [before]: { last: number }[] = await database.owner.query(
      'SELECT coalesce(max(number), 0) AS last FROM figure_edition',
    );
    const runs = await Promise.all(Array.from({ length: 10 }, newRun));
    const replies = await Promise.all(runs.map((run) => freeze(evaluator, { runId: run })));
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    const numbers = replies.map(({ body }) => Number(String(body.code).slice(-4))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, at) => (before?.last ?? 0) + at + 1));
  });

  it('freezes the same figures once, however many ask at once', async () => {
    const run = await newRun();
    const replies = await Promise.all(Array.from({ length: 6 }, () => freeze(evaluator, { runId: run })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('refuses what is no release, what is elsewhere, and a view without figures', async () => {
    const internal = await release(database.owner, { scopeId: activityId, kind: 'internal' }, figures);
    await freeze(evaluator, { runId: internal }).expect(404);
    await freeze(evaluator, { runId: randomUUID() }).expect(404);
    const elsewhere = await clientOf('evaluator', 'activity', otherActivityId);
    await freeze(elsewhere, {}).expect(404);
    const none = await freeze(evaluator, { view: { ...wholeRun, items: ['no_such'] } }).expect(422);
    expect(none.body.code).toBe('edition.no-figures');
    for (const part of [{ title: ' ' }, { title: 'x'.repeat(201) }, { runId: 'x' }, { more: 1 }])
      await freeze(evaluator, part).expect(400);
    await freeze(await clientOf('observer')).expect(403);
    await freeze(api.anonymous()).expect(401);
  });

  it('can be undone by nobody: the database refuses', async () => {
    for (const sql of [
      'UPDATE figure_edition SET title = title',
      'DELETE FROM figure_edition',
      'TRUNCATE figure_edition CASCADE',
    ])
      await expect(database.owner.query(sql)).rejects.toThrow('append-only');
    await expect(
      database.owner.query(
        `INSERT INTO figure_edition (code, year, number, run_id, title, view, form, figures, sha256, frozen_by)
         SELECT 'TR-2031-0001', 2031, 1, id, 'Not yet', '{}', 1, 1, repeat('0', 64), $1
         FROM impact_run WHERE kind = 'internal' LIMIT 1`,
        [evaluatorId],
      ),
    ).rejects.toThrow('only released figures');
  });
});

describe('an edition', () => {
  it('shows the figures of its run for ever, and that there are newer ones', async () => {
    const run = await release(database.owner, { scopeId: activityId, waveKind: 'needs' }, figures);
    const code = await codeOf({ runId: run, title: 'Needs 2026' });
    const before = await evaluator.call(editionsApi.get, { params: { code } }).expect(200);
    expect(before.body.edition).toMatchObject({
      title: 'Needs 2026',
      newer: null,
      withdrawn: null,
      figures: 4,
    });
    expect(before.body.edition.run).toMatchObject({ id: run, scopeCode: 'W-1', responded: 22 });
    const newer = await release(database.owner, { scopeId: activityId, waveKind: 'needs' }, [
      count('invited', 41),
    ]);
    const after = await evaluator.call(editionsApi.get, { params: { code } }).expect(200);
    expect(after.body.figures).toEqual(before.body.figures);
    expect(after.body.figures).toHaveLength(4);
    expect(after.body.edition.newer).toMatchObject({ runId: newer });
    expect(after.body.citation.en).toBe(
      `Traccia, Needs 2026, Wages in Turin (W-1), Needs, edition ${code}, method impact-1.2.0, computed on ${before.body.edition.run.computedAt.slice(0, 10)}, 22 of 40 invited answered, response rate 55%.`,
    );
    expect(Object.keys(after.body.citation)).toEqual(['en', 'fr', 'es', 'ar']);
  });

  it('holds what its view names: everybody, and the chosen cut', async () => {
    const run = await newRun();
    const rates = { metrics: ['application_rate_respondents'], items: [], dimensions: ['all'] };
    const code = await codeOf({ runId: run, view: rates });
    const reply = await evaluator.call(editionsApi.get, { params: { code } }).expect(200);
    expect(reply.body.figures.map((one: { dimension: string }) => one.dimension)).toEqual(['all']);
    const cut = await codeOf({ runId: run, view: { ...rates, dimensions: ['sex'] } });
    const both = await evaluator.call(editionsApi.get, { params: { code: cut } }).expect(200);
    expect(both.body.figures.map((one: { dimension: string }) => one.dimension)).toEqual(['all', 'sex']);
  });

  it('is verified by its fingerprint, and a figure that was changed behind the product is seen', async () => {
    const run = await newRun();
    const code = await codeOf({ runId: run });
    const good = await evaluator.call(editionsApi.verify, { params: { code } }).expect(200);
    expect(good.body).toMatchObject({ equal: true, figures: 4, computed: good.body.recorded });
    await database.owner.query('ALTER TABLE impact_figure DISABLE TRIGGER USER');
    await database.owner.query('UPDATE impact_figure SET estimate = 0.6 WHERE run_id = $1 AND position = 2', [
      run,
    ]);
    await database.owner.query('ALTER TABLE impact_figure ENABLE TRIGGER USER');
    const bad = await evaluator.call(editionsApi.verify, { params: { code } }).expect(200);
    expect(bad.body).toMatchObject({ equal: false, recorded: good.body.recorded });
  });

  it('is withdrawn once, stays readable, says why, and its figures can be frozen anew', async () => {
    const run = await newRun();
    const code = await codeOf({ runId: run, title: 'Wrong title' });
    const withdraw = (client: Client) =>
      client.call(editionsApi.withdraw, { params: { code }, body: { reason: 'The title is wrong' } });
    await withdraw(await clientOf('observer')).expect(403);
    await withdraw(await clientOf('evaluator', 'activity', otherActivityId)).expect(404);
    const replies = await Promise.all([withdraw(evaluator), withdraw(evaluator)]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const { body } = await evaluator.call(editionsApi.get, { params: { code } }).expect(200);
    expect(body.edition.withdrawn).toMatchObject({ reason: 'The title is wrong' });
    expect(body.citation.en).toContain('withdrawn on');
    expect(body.figures).toHaveLength(4);
    expect(await codeOf({ runId: run })).not.toBe(code);
  });

  it('is unknown to whoever may not read its figures', async () => {
    const [{ code }] = await database.owner.query('SELECT code FROM figure_edition ORDER BY number LIMIT 1');
    const elsewhere = await clientOf('evaluator', 'activity', otherActivityId);
    await elsewhere.call(editionsApi.get, { params: { code } }).expect(404);
    await elsewhere.call(editionsApi.verify, { params: { code } }).expect(404);
    await elsewhere.call(figureFilesApi.csv, { query: { edition: code } }).expect(404);
    expect((await elsewhere.call(editionsApi.list).expect(200)).body).toMatchObject({ rows: [], total: 0 });
    await (
      await clientOf('observer', 'activity', activityId)
    )
      .call(editionsApi.get, { params: { code } })
      .expect(200);
    await api.anonymous().call(editionsApi.get, { params: { code } }).expect(401);
    await (
      await api.signedIn(await makePerson(database.owner))
    )
      .call(editionsApi.get, { params: { code } })
      .expect(403);
    await evaluator.get('/api/impact/editions/TR-2026-1').expect(400);
    await evaluator.call(editionsApi.get, { params: { code: 'TR-2001-0001' } }).expect(404);
  });
});

describe('the list of editions', () => {
  it('is newest first, pages without loss and finds by code, title and scope', async () => {
    const whole = await evaluator.call(editionsApi.list, { query: { limit: 100 } }).expect(200);
    const codes = whole.body.rows.map((row: { code: string }) => row.code);
    expect(codes).toEqual([...codes].sort().reverse());
    expect(whole.body.total).toBe(codes.length);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page: { body: { rows: { code: string }[]; next: string | null } } = await evaluator
        .call(editionsApi.list, { query: { limit: 7, after } })
        .expect(200);
      seen.push(...page.body.rows.map(({ code }) => code));
      after = page.body.next ?? undefined;
    } while (after);
    expect(seen).toEqual(codes);
    const found = async (query: object) =>
      (await evaluator.call(editionsApi.list, { query }).expect(200)).body.total;
    expect(await found({ search: codes[0] })).toBe(1);
    expect(await found({ search: 'needs 20' })).toBe(1);
    expect(await found({ search: 'wages in' })).toBe(codes.length);
    expect(await found({ search: '%' })).toBe(0);
    expect(await found({ waveKind: 'needs' })).toBe(1);
  });
});
