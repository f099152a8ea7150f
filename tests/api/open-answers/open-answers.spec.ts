import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openAnswersApi, type OpenText } from '@traccia/contracts';
import { startTestApi, type Client, type TestApi } from '../../support/api.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeStaff } from '../../support/factories.js';
import { many, publishEnd, writeWave, type WrittenWave } from './world.js';

let database: TestDatabase;
let api: TestApi;
let evaluator: Client;
let version: Awaited<ReturnType<typeof publishEnd>>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  evaluator = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
});
beforeEach(async () => {
  version = await publishEnd(database.owner, `end-${randomUUID()}`);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const list = async (
  wave: Pick<WrittenWave, 'instrumentId'>,
  query: Record<string, unknown> = {},
  client = evaluator,
) =>
  (
    await client
      .call(openAnswersApi.list, {
        query: { instrumentId: wave.instrumentId, itemCode: 'KEEP', limit: 100, ...query },
      })
      .expect(200)
  ).body as { rows: OpenText[]; hidden: string | null; total: number };
const textOf = (rows: OpenText[], start: string) =>
  rows.find(({ text }) => text.startsWith(start)) as OpenText;

describe('reading what people wrote', () => {
  it('shows texts in no order of arrival, the same at each look, without who and when', async () => {
    const wave = await writeWave(database.owner, version, many(20));
    const { rows, total } = await list(wave);
    expect(total).toBe(20);
    const shown = rows.map(({ text }) => text);
    expect([...shown].sort()).toEqual(many(20).map(({ keep }) => keep));
    expect(shown).not.toEqual(many(20).map(({ keep }) => keep));
    expect((await list(wave)).rows.map(({ text }) => text)).toEqual(shown);
    expect(rows.every(({ personName, submittedAt }) => personName === null && submittedAt === null)).toBe(
      true,
    );
    expect(JSON.stringify(rows)).not.toMatch(/Writer|response|invitation|enrolment/);
  });

  it('names the writer only where the wave is named', async () => {
    const wave = await writeWave(database.owner, version, many(5), { privacyMode: 'named', state: 'open' });
    const { rows } = await list(wave);
    expect(rows.every(({ personName, submittedAt }) => personName?.startsWith('Writer') && submittedAt)).toBe(
      true,
    );
  });

  it('hides fewer than five people, ten where it is sensitive, and says why', async () => {
    const small = await writeWave(database.owner, version, many(4));
    expect(await list(small)).toMatchObject({ rows: [], total: 0, hidden: 'below_threshold' });
    const nine = await writeWave(database.owner, version, many(9, { secret: 'It hurt' }));
    expect(await list(nine, { waveId: nine.waveId, itemCode: 'SECRET' })).toMatchObject({
      rows: [],
      hidden: 'below_threshold',
    });
    expect((await list(nine, { waveId: nine.waveId })).rows).toHaveLength(9);
  });

  it('never shows a small wave as the difference between all and the others', async () => {
    const large = await writeWave(database.owner, version, many(6, { keep: 'large' }));
    const small = await writeWave(database.owner, version, many(3, { keep: 'small' }));
    expect((await list(large)).rows.map(({ text }) => text)).toEqual(Array(6).fill('large'));
    expect(await list(large, { waveId: small.waveId })).toMatchObject({
      rows: [],
      hidden: 'below_threshold',
    });
    await writeWave(database.owner, version, many(2, { keep: 'small too' }));
    expect((await list(large)).rows).toHaveLength(11);
  });

  it('waits for the end of a wave', async () => {
    const wave = await writeWave(database.owner, version, many(8), { state: 'open' });
    expect(await list(wave)).toMatchObject({ rows: [], hidden: 'still_open' });
    const waves = await evaluator
      .call(openAnswersApi.waves, { query: { instrumentId: wave.instrumentId, itemCode: 'KEEP' } })
      .expect(200);
    expect(waves.body.rows).toMatchObject([{ waveId: wave.waveId, hidden: 'still_open' }]);
  });

  it('searches in texts and translations, by language, page after page', async () => {
    const wave = await writeWave(database.owner, version, [
      ...many(6),
      { keep: 'Les exercices 100 %', locale: 'fr' },
      { keep: 'Le café', locale: 'fr' },
    ]);
    expect((await list(wave, { locale: 'fr' })).rows).toHaveLength(2);
    expect((await list(wave, { search: '100 %' })).rows).toHaveLength(1);
    const [coffee] = (await list(wave, { search: 'café' })).rows;
    await evaluator
      .call(openAnswersApi.translate, {
        params: { id: coffee?.id ?? '', locale: 'en' },
        body: { body: 'The coffee' },
      })
      .expect(204);
    const [found] = (await list(wave, { search: 'coffee' })).rows;
    expect(found?.translations).toMatchObject([{ locale: 'en', body: 'The coffee', by: expect.any(String) }]);
    const first = (
      await evaluator
        .call(openAnswersApi.list, { query: { instrumentId: wave.instrumentId, itemCode: 'KEEP', limit: 5 } })
        .expect(200)
    ).body;
    const second = await list(wave, { limit: 5, after: first.next });
    expect(new Set([...first.rows, ...second.rows].map(({ id }: OpenText) => id)).size).toBe(8);
  });

  it('lists the questions, and says no to broken requests and to those who may not', async () => {
    const wave = await writeWave(database.owner, version, many(5));
    const questions = await evaluator.call(openAnswersApi.questions, { query: {} }).expect(200);
    expect(questions.body.rows).toContainEqual(
      expect.objectContaining({
        instrumentId: wave.instrumentId,
        itemCode: 'KEEP',
        text: { en: 'What should we keep?' },
      }),
    );
    await evaluator.get('/api/open-answers?itemCode=KEEP').expect(400);
    await api.anonymous().get('/api/open-answers/questions').expect(401);
    const manager = await api.signedIn(await makeStaff(database.owner, 'activity_manager'));
    await manager.call(openAnswersApi.questions, { query: {} }).expect(403);
    const far = await api.signedIn(await makeStaff(database.owner, 'evaluator', 'programme', randomUUID()));
    expect((await list(wave, {}, far)).rows).toEqual([]);
    const [one] = (await list(wave)).rows;
    await far
      .call(openAnswersApi.quote, { params: { id: one?.id ?? '' }, body: { chosen: true } })
      .expect(404);
  });

  it('gives scripts and odd characters back as they are, as JSON', async () => {
    const nasty = '<script>alert(1)</script>"\'=cmd()|\u202e ﷽ 😀';
    const wave = await writeWave(database.owner, version, [...many(5), { keep: nasty }]);
    expect((await list(wave, { search: '<script>' })).rows[0]?.text).toBe(nasty);
  });
});

describe('coding', () => {
  const makeBook = async () => {
    const book = await evaluator
      .call(openAnswersApi.createCodebook, { body: { title: `Book ${randomUUID()}` } })
      .expect(201);
    const codes = ['use', 'people'].map((code) => ({ code, label: code, description: '' }));
    await evaluator
      .call(openAnswersApi.saveCodes, { params: { id: book.body.id }, body: { codes } })
      .expect(200);
    return book.body.id as string;
  };

  it('is each coder’s own until they have coded, then compared: κ .60, PABAK .60 of DOMAIN 7.1', async () => {
    const wave = await writeWave(database.owner, version, many(40));
    const codebookId = await makeBook();
    const second = await api.signedIn(await makeStaff(database.owner, 'evaluator'));
    const { rows } = await list(wave);
    // yes/yes 18, yes/no 6, no/yes 2, no/no 14
    const says = (at: number) => [at < 24, at < 18 || (at >= 24 && at < 26)] as const;
    const code = (client: Client, id: string, yes: boolean) =>
      client
        .call(openAnswersApi.code, { params: { id }, body: { codebookId, codes: yes ? ['use'] : [] } })
        .expect(204);
    for (const [at, { id }] of rows.entries()) await code(evaluator, id, says(at)[0]);
    const before = await list(wave, { codebookId }, second);
    expect(
      before.rows.every(({ ownCodes, otherCodings }) => ownCodes === null && otherCodings.length === 0),
    ).toBe(true);
    for (const [at, { id }] of rows.entries()) await code(second, id, says(at)[1]);
    const after = await list(wave, { codebookId }, second);
    expect(after.rows.every(({ otherCodings }) => otherCodings.length === 1)).toBe(true);
    const answer = await evaluator
      .call(openAnswersApi.agreement, {
        query: { instrumentId: wave.instrumentId, itemCode: 'KEEP', codebookId },
      })
      .expect(200);
    const [use, people] = answer.body.pairs[0].codes;
    expect(use).toMatchObject({ code: 'use', n: 40, reason: null });
    expect([use.percent, use.kappa, use.pabak].map((value: number) => value.toFixed(4))).toEqual([
      '0.8000',
      '0.6000',
      '0.6000',
    ]);
    expect(people).toMatchObject({ kappa: null, percent: 1, reason: 'zero_variance' });
    expect((await list(wave, { codebookId, code: 'use' })).rows).toHaveLength(24);
    expect((await list(wave, { codebookId, coded: 'no' })).rows).toHaveLength(0);
  });

  it('knows only codes of the book, keeps retired ones, and one title once', async () => {
    const wave = await writeWave(database.owner, version, many(5));
    const codebookId = await makeBook();
    const params = { id: (await list(wave)).rows[0]?.id ?? '' };
    const refused = await evaluator
      .call(openAnswersApi.code, { params, body: { codebookId, codes: ['nope'] } })
      .expect(422);
    expect(refused.body.code).toBe('codebook.code-unknown');
    await evaluator
      .call(openAnswersApi.code, { params, body: { codebookId: randomUUID(), codes: [] } })
      .expect(404);
    const saved = await evaluator
      .call(openAnswersApi.saveCodes, {
        params: { id: codebookId },
        body: { codes: [{ code: 'people', label: 'People', description: 'Who is named' }] },
      })
      .expect(200);
    expect(saved.body.codes).toMatchObject([
      { code: 'people', retired: false },
      { code: 'use', retired: true },
    ]);
    const twice = await evaluator
      .call(openAnswersApi.createCodebook, { body: { title: saved.body.title.toUpperCase() } })
      .expect(409);
    expect(twice.body.code).toBe('codebook.title-taken');
    await evaluator
      .put(`/api/codebooks/${codebookId}/codes`, { codes: [{ code: 'a b', label: 'x' }] })
      .expect(400);
  });
});

describe('names and quotations', () => {
  const named = 'Amina Diallo taught us well';
  const redact = (id: string, shown: string, spans: [number, number][]) =>
    evaluator.call(openAnswersApi.redact, { params: { id }, body: { shown, spans } });

  it('takes names out for everybody; of a confidential answer the original is kept, and looking leaves a trace', async () => {
    const wave = await writeWave(database.owner, version, [...many(5), { keep: named }]);
    const { id } = textOf((await list(wave)).rows, 'Amina');
    await evaluator
      .call(openAnswersApi.translate, { params: { id, locale: 'fr' }, body: { body: 'Amina Diallo …' } })
      .expect(204);
    await redact(id, named, [[0, 12]]).expect(204);
    const shown = textOf((await list(wave)).rows, '▮▮▮');
    expect(shown).toMatchObject({
      text: '▮▮▮ taught us well',
      redacted: true,
      mayRestore: true,
      translations: [],
    });
    expect((await list(wave, { search: 'Diallo' })).rows).toEqual([]);
    expect((await redact(id, named, [[0, 5]]).expect(409)).body.code).toBe('answers.text-changed');
    const original = await evaluator.call(openAnswersApi.original, { params: { id } }).expect(200);
    expect(original.body.text).toBe(named);
    await evaluator.call(openAnswersApi.restore, { params: { id } }).expect(204);
    expect((await list(wave, { search: 'Diallo' })).rows).toHaveLength(1);
    const trail = await database.owner.query(
      `SELECT act, detail::text FROM audit_event WHERE subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(trail.map(({ act }: { act: string }) => act)).toEqual([
      'answer.redacted',
      'answer.original-read',
      'answer.restored',
    ]);
    expect(JSON.stringify(trail)).not.toContain('Diallo');
  });

  it('of an anonymous answer goes for ever', async () => {
    const wave = await writeWave(database.owner, version, [...many(5), { keep: named }], {
      privacyMode: 'anonymous',
    });
    const { id } = textOf((await list(wave)).rows, 'Amina');
    await redact(id, named, [[0, 12]]).expect(204);
    expect((await list(wave)).rows.find((row) => row.id === id)).toMatchObject({ mayRestore: false });
    for (const endpoint of [openAnswersApi.original, openAnswersApi.restore])
      expect((await evaluator.call(endpoint, { params: { id } }).expect(409)).body.code).toBe(
        'answers.not-kept',
      );
    const rows = await database.owner.query('SELECT text_value FROM answer WHERE text_id = $1', [id]);
    expect(rows).toEqual([{ text_value: '▮▮▮ taught us well' }]);
  });

  it('refuses passages outside the text or through a character', async () => {
    const wave = await writeWave(database.owner, version, [...many(5), { keep: 'a😀b' }]);
    const { id } = textOf((await list(wave)).rows, 'a😀');
    for (const spans of [[[0, 99]], [[0, 2]], [[2, 2]]] as [number, number][][])
      await redact(id, 'a😀b', spans).expect(400);
  });

  it('quotes only with consent, redacted, and nobody named', async () => {
    const wave = await writeWave(database.owner, version, [
      ...many(5),
      { keep: named, quote: 'yes' },
      { keep: 'Not mine to give', quote: 'no' },
    ]);
    const { rows } = await list(wave);
    const [yes, no] = [textOf(rows, 'Amina'), textOf(rows, 'Not')];
    expect([yes.consent, no.consent]).toEqual([true, false]);
    const choose = (id: string) =>
      evaluator.call(openAnswersApi.quote, { params: { id }, body: { chosen: true } });
    expect((await choose(no.id).expect(409)).body.code).toBe('answers.no-consent');
    await choose(yes.id).expect(204);
    // Names found later: the choice is open again, and is made with what is left.
    await redact(yes.id, named, [[0, 12]]).expect(204);
    const quotes = async () =>
      (
        await evaluator
          .call(openAnswersApi.quotes, { query: { instrumentId: wave.instrumentId, itemCode: 'KEEP' } })
          .expect(200)
      ).body.rows;
    expect(await quotes()).toEqual([]);
    await choose(yes.id).expect(204);
    expect(await quotes()).toEqual([{ id: yes.id, text: '▮▮▮ taught us well', translations: [] }]);
  });
});
