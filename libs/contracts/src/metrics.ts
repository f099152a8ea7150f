import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, localeSchema } from './fields.js';

/** A code with what it means in the language that was asked for. */
const termSchema = z.object({ code: z.string(), text: z.string() });

export const metricSchema = z.object({
  id: z.string().describe('stable, for instance L3.1'),
  name: z.string(),
  level: termSchema.describe(
    'reach, one of the four levels of Kirkpatrick, quality of evidence, or efficiency',
  ),
  kirkpatrick: z.number().int().min(1).max(4).nullable(),
  chain: termSchema.describe('step of the results chain'),
  unit: termSchema,
  direction: termSchema,
  formula: z.string().describe('in words'),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  missing: termSchema.describe('what becomes of what is not known'),
  minimumN: z.number().int().describe('fewest answers from which the number is given'),
  method: termSchema,
  methodVersion: z
    .string()
    .nullable()
    .describe('of the formulas; null where none of the figures engine is at work'),
  engine: z
    .string()
    .nullable()
    .describe('function of the figures engine that works it out; null where there is none'),
  figures: z.array(termSchema).describe('codes of the figures of a run that are this metric'),
  items: z
    .array(z.string())
    .describe('codes of questions of the bank; KAT-* is every scored question of a test'),
  computed: termSchema.describe('what of the product works it out; not_yet where nothing does'),
  inPart: z.boolean().describe('only a part of the formula is worked out'),
  gap: z.string().nullable().describe('what is left out or shown apart'),
  shownOn: z.array(termSchema).describe('pages that show it'),
  edge: z.string().describe('cases in which it is read or worked out in a special way'),
  sources: z.array(z.string()).describe('empty: a definition of this product'),
});
export type Metric = z.infer<typeof metricSchema>;

export const codeBookFormats = ['xlsx', 'csv'] as const;
const asked = {
  language: localeSchema.default('en').describe('of names and explanations'),
  format: z.enum(codeBookFormats),
};

/** Definitions and code books; they carry no figure and nothing of anybody. */
export const metricsApi = {
  list: defineEndpoint({
    id: 'metrics.list',
    method: 'GET',
    path: '/api/metrics',
    permission: 'impact.read',
    status: 200,
    summary: 'Every metric with its formula, what it is made of, and whether it is worked out here',
    query: z.object({ language: asked.language }),
    answer: z.object({ methodVersion: z.string(), metrics: z.array(metricSchema) }),
  }),
  codeBook: defineEndpoint({
    id: 'metrics.code-book',
    method: 'GET',
    path: '/api/metrics/codebook',
    permission: 'impact.read',
    status: 200,
    summary: 'The metrics as a sheet; as a workbook also every column and code of the figures',
    query: z.object(asked),
    answer: z.instanceof(Uint8Array),
    answersWith: 'application/octet-stream',
  }),
  instrumentCodeBook: defineEndpoint({
    id: 'instruments.code-book',
    method: 'GET',
    path: '/api/instruments/:id/versions/:number/codebook',
    permission: 'instruments.read',
    status: 200,
    summary:
      'The code book of a published version: a row for each question and answer; as a workbook also the metrics made of them and the columns of the figures',
    params: z.object({ id: idSchema, number: z.coerce.number().int().min(1).max(1_000_000) }),
    query: z.object(asked),
    answer: z.instanceof(Uint8Array),
    answersWith: 'application/octet-stream',
  }),
};
