import type { Role } from '@traccia/contracts';
import type { DataSource } from 'typeorm';
import { makeWave } from '../../support/factories.js';
import type { CellRequest } from '../requests.js';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';

const reads: readonly Role[] = ['evaluator', 'administrator'];
const reading = { opens: reads, names: 'figures to recompute' } as const;
const ofText = (side: Side, body?: unknown): CellRequest => ({
  params: { id: side.planted.textId ?? '' },
  body,
});
const place = (side: Side) => ({
  instrumentId: side.planted.instrumentId ?? '',
  itemCode: 'REMARK',
  waveId: side.planted.readWaveId ?? '',
});

/** Codebooks are everybody's who reads; texts and waves belong to an activity. */
export const openAnswers: AccessOfNoun = {
  rules: {
    'open-answers.questions': { opens: reads },
    'open-answers.waves': { opens: reads },
    'open-answers.list': reading,
    'open-answers.quotes': reading,
    'open-answers.agreement': reading,
    'open-answers.translate': reading,
    'open-answers.code': reading,
    'open-answers.redact': { ...reading, meets: [409] },
    'open-answers.restore': { ...reading, meets: [409] },
    'open-answers.original': { ...reading, meets: [409] },
    'open-answers.quote': reading,
    'codebooks.list': { opens: reads },
    'codebooks.create': { opens: reads, meets: [409] },
    'codebooks.save-codes': { opens: reads },
    'open-answers.of-activity': {
      opens: ['trainer', 'activity_manager', 'evaluator', 'administrator'],
      names: 'test results',
    },
  },
  requests: {
    'open-answers.questions': () => ({}),
    'open-answers.waves': (side) => ({
      query: { instrumentId: place(side).instrumentId, itemCode: 'REMARK' },
    }),
    'open-answers.list': (side) => ({ query: place(side) }),
    'open-answers.quotes': (side) => ({ query: place(side) }),
    'open-answers.agreement': (side) => ({
      query: { ...place(side), codebookId: side.planted.codebookId ?? '' },
    }),
    'open-answers.translate': (side) => ({
      params: { ...ofText(side).params, locale: 'fr' },
      body: { body: 'Bien' },
    }),
    'open-answers.code': (side) => ofText(side, { codebookId: side.planted.codebookId, codes: ['use'] }),
    'open-answers.redact': (side) => ofText(side, { shown: 'Good', spans: [[0, 2]] }),
    'open-answers.restore': (side) => ({ params: { id: side.planted.redactedId ?? '' } }),
    'open-answers.original': (side) => ({ params: { id: side.planted.redactedId ?? '' } }),
    'open-answers.quote': (side) => ofText(side, { chosen: false }),
    'codebooks.list': () => ({}),
    'codebooks.create': () => ({ body: { title: 'What people ask for' } }),
    'codebooks.save-codes': (side) => ({
      params: { id: side.planted.codebookId ?? '' },
      body: { codes: [{ code: 'use', label: 'Use', description: '' }] },
    }),
    'open-answers.of-activity': (side) => ({ params: { id: side.activityId } }),
  },
  plant: plantTexts,
};

/** One closed wave with five answers in words, and a codebook of one code. */
async function plantTexts(owner: DataSource, side: Side): Promise<Record<string, string>> {
  const [version]: { id: string; instrumentId: string }[] = await owner.query(
    'SELECT v.id, v.instrument_id AS "instrumentId" FROM wave w JOIN instrument_version v ON v.id = w.instrument_version_id WHERE w.id = $1',
    [side.waveId],
  );
  const readWaveId = await makeWave(owner, {
    activityId: side.activityId,
    versionId: version?.id ?? '',
    kind: 'end_of_activity',
    state: 'closed',
  });
  const texts: { textId: string }[] = await owner.query(
    `WITH r AS (INSERT INTO response (wave_id, instrument_version_id, state, submitted_at)
       SELECT $1, $2, 'submitted', clock_timestamp() FROM generate_series(1, 5) RETURNING id)
     INSERT INTO answer (response_id, item_id, text_value)
     SELECT r.id, t.id, 'Good' FROM r JOIN item t ON t.instrument_version_id = $2 AND t.code = 'REMARK'
     RETURNING text_id AS "textId"`,
    [readWaveId, version?.id],
  );
  const [book]: { id: string }[] = await owner.query(
    `WITH b AS (INSERT INTO codebook (title, created_by) VALUES ('Book ' || gen_random_uuid(), $1) RETURNING id)
     INSERT INTO codebook_code (codebook_id, code, label, position) SELECT id, 'use', 'Use', 0 FROM b
     RETURNING codebook_id AS id`,
    [side.colleagueId],
  );
  await owner.query(
    `INSERT INTO text_redaction (text_id, body, spans, redacted_by) VALUES ($1, 'G', 1, $2)`,
    [texts[1]?.textId, side.colleagueId],
  );
  const [text, redacted] = texts;
  if (!version || !book || !text || !redacted) throw new Error('the texts of the matrix were not planted');
  return {
    redactedId: redacted.textId,
    readWaveId,
    textId: text.textId,
    instrumentId: version.instrumentId,
    codebookId: book.id,
  };
}
