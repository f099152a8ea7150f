import { instrumentChangeKinds, instrumentKinds } from '@traccia/survey';
import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  idSchema,
  instantSchema,
  localisedTextSchema,
  noContent,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';

/** Largest draft in bytes; the largest published questionnaires known have a tenth of it. */
export const largestDraft = 1_000_000;
export const instrumentCodeSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,75}$/);
export const instrumentLanguageSchema = z.string().regex(/^[a-z]{2}$/);
export const instrumentStates = ['draft', 'published', 'archived'] as const;

/** A definition as JSON; a draft may be anything, so what reads it mends it first. */
const definitionSchema = z.record(z.string(), z.unknown());

export const instrumentRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  kind: z.enum(instrumentKinds),
  title: localisedTextSchema,
  shipped: z.boolean().describe('part of the bank that comes with the product; it is copied, not changed'),
  languages: z.array(z.string()).describe('of the newest published version, else of the draft'),
  published: z
    .object({ versionId: idSchema, number: z.number().int(), at: instantSchema, items: z.number().int() })
    .nullable(),
  draft: z
    .object({ number: z.number().int(), changedAt: instantSchema, changedByName: z.string().nullable() })
    .nullable(),
  archivedAt: instantSchema.nullable(),
});
export type InstrumentEntry = z.infer<typeof instrumentRowSchema>;

export const instrumentVersionRowSchema = z.object({
  id: idSchema,
  number: z.number().int(),
  state: z.enum(['draft', 'published', 'frozen']),
  publishedAt: instantSchema.nullable(),
  publishedByName: z.string().nullable(),
  items: z.number().int(),
  waves: z.number().int().describe('waves that ask this version'),
});
export const instrumentSchema = instrumentRowSchema.extend({
  versions: z.array(instrumentVersionRowSchema).describe('newest first, at most 200'),
  copiedFrom: z
    .object({ id: idSchema, code: z.string(), title: localisedTextSchema, number: z.number().int() })
    .nullable(),
  mayChange: z.boolean(),
});
export type Instrument = z.infer<typeof instrumentSchema>;

export const instrumentVersionSchema = z.object({
  id: idSchema,
  instrumentId: idSchema,
  number: z.number().int(),
  state: z.enum(['published', 'frozen']),
  definition: definitionSchema,
});
export const instrumentDraftSchema = z.object({
  instrumentId: idSchema,
  number: z.number().int(),
  revision: z.number().int().describe('goes up by one with each saving'),
  definition: definitionSchema,
  changedAt: instantSchema,
  changedByName: z.string().nullable(),
});
export type InstrumentDraft = z.infer<typeof instrumentDraftSchema>;

export const instrumentChangeSchema = z.object({
  kind: z.enum(instrumentChangeKinds),
  itemCode: z.string().nullable().describe('null: the instrument itself'),
  mayBreak: z.boolean().describe('answers before and after may not mean the same'),
});

/** One question of the bank, with the answer list it needs. */
export const bankItemSchema = z.object({
  instrumentId: idSchema,
  instrumentCode: z.string(),
  instrumentTitle: localisedTextSchema,
  shipped: z.boolean(),
  item: definitionSchema,
  answerList: z.array(definitionSchema).nullable(),
});
export type BankItem = z.infer<typeof bankItemSchema>;

export const instrumentsApi = {
  list: defineEndpoint({
    id: 'instruments.list',
    method: 'GET',
    path: '/api/instruments',
    permission: 'instruments.read',
    status: 200,
    summary: 'Questionnaires and tests, by code',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      kind: z.enum(instrumentKinds).optional(),
      state: z.enum(instrumentStates).optional().describe('all but the archived when absent'),
    }),
    answer: pageOf(instrumentRowSchema),
  }),
  create: defineEndpoint({
    id: 'instruments.create',
    method: 'POST',
    path: '/api/instruments',
    permission: 'instruments.manage',
    status: 201,
    summary: 'Begin an instrument: empty, or as a copy of the newest published version of another',
    body: z.strictObject({
      code: instrumentCodeSchema,
      kind: z.enum(instrumentKinds).describe('of a copy: as its original'),
      title: localisedTextSchema.describe('of a copy: may be empty, then as its original'),
      languages: z.array(instrumentLanguageSchema).min(1).max(40),
      copyOfId: idSchema.nullable(),
    }),
    answer: instrumentSchema,
  }),
  get: defineEndpoint({
    id: 'instruments.get',
    method: 'GET',
    path: '/api/instruments/:id',
    permission: 'instruments.read',
    status: 200,
    summary: 'One instrument with its versions',
    params: paramsWithId,
    answer: instrumentSchema,
  }),
  version: defineEndpoint({
    id: 'instruments.version',
    method: 'GET',
    path: '/api/instruments/:id/versions/:number',
    permission: 'instruments.read',
    status: 200,
    summary: 'A published version in full',
    params: z.object({ id: idSchema, number: z.coerce.number().int().min(1).max(1_000_000) }),
    answer: instrumentVersionSchema,
  }),
  difference: defineEndpoint({
    id: 'instruments.difference',
    method: 'GET',
    path: '/api/instruments/:id/difference',
    permission: 'instruments.read',
    status: 200,
    summary: 'What one published version changes against another',
    params: paramsWithId,
    query: z.object({
      from: z.coerce.number().int().min(1).max(1_000_000),
      to: z.coerce.number().int().min(1).max(1_000_000),
    }),
    answer: z.object({ changes: z.array(instrumentChangeSchema) }),
  }),
  bank: defineEndpoint({
    id: 'instruments.bank',
    method: 'GET',
    path: '/api/instrument-items',
    permission: 'instruments.read',
    status: 200,
    summary: 'Questions of the newest published versions, to copy with their code',
    query: z.object({ ...pageQuery, search: searchSchema, kind: z.enum(instrumentKinds).optional() }),
    answer: pageOf(bankItemSchema),
  }),
  draft: defineEndpoint({
    id: 'instruments.draft',
    method: 'GET',
    path: '/api/instruments/:id/draft',
    permission: 'instruments.manage',
    status: 200,
    summary: 'The draft of the next version',
    params: paramsWithId,
    answer: instrumentDraftSchema,
  }),
  begin: defineEndpoint({
    id: 'instruments.begin',
    method: 'POST',
    path: '/api/instruments/:id/draft',
    permission: 'instruments.manage',
    status: 200,
    summary: 'Begin the next version from the newest; a draft that exists stays as it is',
    params: paramsWithId,
    answer: instrumentDraftSchema,
  }),
  save: defineEndpoint({
    id: 'instruments.save',
    method: 'PUT',
    path: '/api/instruments/:id/draft',
    permission: 'instruments.manage',
    status: 200,
    summary: 'Save the draft as it is; nothing is checked before publishing',
    params: paramsWithId,
    body: z.strictObject({
      revision: z.number().int().min(1).describe('the one that was changed; else 409 and nothing is saved'),
      definition: definitionSchema,
    }),
    bodyLimit: largestDraft,
    holdsDocument: true,
    answer: z.object({ revision: z.number().int(), savedAt: instantSchema }),
  }),
  discard: defineEndpoint({
    id: 'instruments.discard',
    method: 'DELETE',
    path: '/api/instruments/:id/draft',
    permission: 'instruments.manage',
    status: 204,
    summary: 'Throw the draft away; an instrument that was never published goes with it',
    params: paramsWithId,
    answer: noContent,
  }),
  publish: defineEndpoint({
    id: 'instruments.publish',
    method: 'POST',
    path: '/api/instruments/:id/publication',
    permission: 'instruments.manage',
    status: 200,
    summary: 'Publish the draft as the next version; waves planned from now on ask it',
    params: paramsWithId,
    body: z.strictObject({
      revision: z.number().int().min(1).describe('the one that was looked at'),
      breaks: z
        .array(instrumentCodeSchema)
        .max(500)
        .describe('items whose answers are not compared with those of earlier versions'),
    }),
    answer: instrumentSchema,
  }),
  archive: defineEndpoint({
    id: 'instruments.archive',
    method: 'PUT',
    path: '/api/instruments/:id/archive',
    permission: 'instruments.manage',
    status: 200,
    summary: 'Take an instrument off the shelf, or put it back; waves that ask it go on',
    params: paramsWithId,
    body: z.strictObject({ archived: z.boolean() }),
    answer: instrumentSchema,
  }),
};
