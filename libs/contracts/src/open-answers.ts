import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import {
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  localisedTextSchema,
  noContent,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';

const privacyModeSchema = z.enum(['named', 'confidential', 'anonymous']);
const codeSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
/** Why texts are not shown although there are some. */
export const answersHiddenSchema = z.enum(['below_threshold', 'still_open']).nullable();

/** One question, in one wave or in all of its instrument. */
const placeQuery = {
  instrumentId: idSchema,
  itemCode: z.string().min(1).max(80),
  waveId: idSchema.optional(),
};

export const codebookCodeSchema = z.object({
  code: codeSchema,
  label: z.string(),
  description: z.string(),
  retired: z.boolean().describe('not given any more; where it was given it stays'),
});
export const codebookSchema = z.object({
  id: idSchema,
  title: z.string(),
  codes: z.array(codebookCodeSchema),
});
export type Codebook = z.infer<typeof codebookSchema>;

export const openQuestionSchema = z.object({
  instrumentId: idSchema,
  instrumentTitle: localisedTextSchema,
  itemCode: z.string(),
  text: localisedTextSchema,
  sensitive: z.boolean(),
});
export const answeredWaveSchema = z.object({
  waveId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  kind: z.enum(waveKinds),
  privacyMode: privacyModeSchema,
  hidden: answersHiddenSchema,
});

export const openTextSchema = z.object({
  id: idSchema.describe('drawn by lot; texts come in its order, which is nobody’s'),
  text: z.string().describe('as everybody may see it; names are taken out where somebody marked them'),
  locale: z.string().describe('in which the form was answered'),
  redacted: z.boolean(),
  mayRestore: z.boolean().describe('the original is kept for evaluators; of anonymous answers it is not'),
  personName: z.string().nullable().describe('of named waves only'),
  submittedAt: instantSchema.nullable().describe('of named waves only'),
  translations: z.array(z.object({ locale: localeSchema, body: z.string(), by: z.string() })),
  ownCodes: z.array(z.string()).nullable().describe('null: not coded by me; empty: none of the codes fits'),
  otherCodings: z
    .array(z.object({ by: z.string(), codes: z.array(z.string()) }))
    .describe('of other coders; empty until I have coded the text myself'),
  consent: z.boolean().describe('the person lets it be quoted'),
  quoted: z.boolean(),
});
export type OpenText = z.infer<typeof openTextSchema>;

const share = z.number().nullable();
export const agreementSchema = z.object({
  first: z.string(),
  second: z.string(),
  codes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      n: z.number().int().describe('texts that both have coded'),
      percent: share,
      kappa: share,
      lower: share,
      upper: share,
      pabak: share,
      reason: z.string().nullable(),
    }),
  ),
});
export type CoderAgreement = z.infer<typeof agreementSchema>;

export const activityAnswersSchema = z.object({
  threshold: z.number().int(),
  questions: z.array(
    z.object({
      itemCode: z.string(),
      text: localisedTextSchema,
      hidden: answersHiddenSchema,
      texts: z.array(z.object({ id: idSchema, text: z.string() })).max(500),
    }),
  ),
});

export const openAnswersApi = {
  questions: defineEndpoint({
    id: 'open-answers.questions',
    method: 'GET',
    path: '/api/open-answers/questions',
    permission: 'answers.read',
    status: 200,
    summary: 'Questions answered in words, of every instrument whose answers one may read',
    query: z.object({ search: searchSchema }),
    answer: z.object({ rows: z.array(openQuestionSchema).max(300) }),
  }),
  waves: defineEndpoint({
    id: 'open-answers.waves',
    method: 'GET',
    path: '/api/open-answers/waves',
    permission: 'answers.read',
    status: 200,
    summary: 'Waves in which a question was answered, and which of them are too small to be read',
    query: z.object({ instrumentId: idSchema, itemCode: placeQuery.itemCode }),
    answer: z.object({ rows: z.array(answeredWaveSchema).max(500) }),
  }),
  list: defineEndpoint({
    id: 'open-answers.list',
    method: 'GET',
    path: '/api/open-answers',
    permission: 'answers.read',
    status: 200,
    summary: 'Answers in words to one question, in no order that says who or when',
    query: z.object({
      ...placeQuery,
      search: searchSchema,
      locale: localeSchema.optional(),
      codebookId: idSchema.optional(),
      code: codeSchema.optional().describe('that I have given; needs the codebook'),
      coded: z.enum(['yes', 'no']).optional().describe('by me; needs the codebook'),
      ...pageQuery,
    }),
    answer: pageOf(openTextSchema).extend({ hidden: answersHiddenSchema, threshold: z.number().int() }),
  }),
  translate: defineEndpoint({
    id: 'open-answers.translate',
    method: 'PUT',
    path: '/api/open-answers/:id/translations/:locale',
    permission: 'answers.read',
    status: 204,
    summary: 'Write what a text means in another language; no machine and no service is asked',
    params: z.object({ id: idSchema, locale: localeSchema }),
    body: z.strictObject({ body: z.string().trim().min(1).max(10_000) }),
    answer: noContent,
  }),
  code: defineEndpoint({
    id: 'open-answers.code',
    method: 'PUT',
    path: '/api/open-answers/:id/coding',
    permission: 'answers.read',
    status: 204,
    summary: 'Say which codes fit a text, by one’s own judgement; none is a judgement too',
    params: paramsWithId,
    body: z.strictObject({ codebookId: idSchema, codes: z.array(codeSchema).max(50) }),
    answer: noContent,
  }),
  agreement: defineEndpoint({
    id: 'open-answers.agreement',
    method: 'GET',
    path: '/api/open-answers/agreement',
    permission: 'answers.read',
    status: 200,
    summary: 'How far each two coders agree, code by code',
    query: z.object({ ...placeQuery, codebookId: idSchema }),
    answer: z.object({ pairs: z.array(agreementSchema) }),
  }),
  redact: defineEndpoint({
    id: 'open-answers.redact',
    method: 'PUT',
    path: '/api/open-answers/:id/redaction',
    permission: 'answers.read',
    status: 204,
    summary: 'Take names out of a text for everybody; of an anonymous answer for ever',
    params: paramsWithId,
    body: z.strictObject({
      shown: z.string().max(10_000).describe('the text in which the passages were marked'),
      spans: z
        .array(z.tuple([z.number().int().min(0), z.number().int().min(1)]))
        .min(1)
        .max(100),
    }),
    answer: noContent,
  }),
  restore: defineEndpoint({
    id: 'open-answers.restore',
    method: 'DELETE',
    path: '/api/open-answers/:id/redaction',
    permission: 'answers.read',
    status: 204,
    summary: 'Show the original to everybody again, where it is kept',
    params: paramsWithId,
    answer: noContent,
  }),
  original: defineEndpoint({
    id: 'open-answers.original',
    method: 'POST',
    path: '/api/open-answers/:id/original',
    permission: 'answers.read',
    status: 200,
    summary: 'The text before names were taken out, where it is kept; the trail says who looked',
    params: paramsWithId,
    answer: z.object({ text: z.string() }),
  }),
  quote: defineEndpoint({
    id: 'open-answers.quote',
    method: 'PUT',
    path: '/api/open-answers/:id/quote',
    permission: 'answers.read',
    status: 204,
    summary: 'Choose a text that was read for names as a quotation; only with the consent of the person',
    params: paramsWithId,
    body: z.strictObject({ chosen: z.boolean() }),
    answer: noContent,
  }),
  quotes: defineEndpoint({
    id: 'open-answers.quotes',
    method: 'GET',
    path: '/api/open-answers/quotes',
    permission: 'answers.read',
    status: 200,
    summary: 'The chosen quotations of a question, to take along: consented, names out, nobody named',
    query: z.object(placeQuery),
    answer: z.object({
      rows: z
        .array(
          z.object({
            id: idSchema,
            text: z.string(),
            translations: z.array(z.object({ locale: localeSchema, body: z.string() })),
          }),
        )
        .max(1000),
      hidden: answersHiddenSchema,
    }),
  }),
  codebooks: defineEndpoint({
    id: 'codebooks.list',
    method: 'GET',
    path: '/api/codebooks',
    permission: 'answers.read',
    status: 200,
    summary: 'Codebooks, which all readers share',
    answer: z.object({ rows: z.array(codebookSchema).max(200) }),
  }),
  createCodebook: defineEndpoint({
    id: 'codebooks.create',
    method: 'POST',
    path: '/api/codebooks',
    permission: 'answers.read',
    status: 201,
    summary: 'Begin a codebook',
    body: z.strictObject({ title: lineSchema.min(1).max(120) }),
    answer: codebookSchema,
  }),
  saveCodes: defineEndpoint({
    id: 'codebooks.save-codes',
    method: 'PUT',
    path: '/api/codebooks/:id/codes',
    permission: 'answers.read',
    status: 200,
    summary: 'Write the codes of a codebook; what is left out is retired, never deleted',
    params: paramsWithId,
    body: z.strictObject({
      codes: z
        .array(
          z.strictObject({
            code: codeSchema,
            label: lineSchema.min(1).max(120),
            description: z.string().trim().max(2000).default(''),
          }),
        )
        .max(100)
        .refine((codes) => new Set(codes.map(({ code }) => code)).size === codes.length),
    }),
    answer: codebookSchema,
  }),
  ofActivity: defineEndpoint({
    id: 'open-answers.of-activity',
    method: 'GET',
    path: '/api/activities/:id/open-answers',
    permission: 'activities.read',
    status: 200,
    summary: 'What participants wrote at the end of an activity, after it closed, shuffled and without names',
    params: paramsWithId,
    answer: activityAnswersSchema,
  }),
};
