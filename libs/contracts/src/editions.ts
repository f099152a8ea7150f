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
  searchSchema,
  streamedSchema,
} from './fields.js';
import { figureSchema, impactItemSchema, impactRunSchema } from './impact.js';
import { scopeKinds } from './impact-scopes.js';

const codesOfFigures = (most: number) =>
  z
    .array(z.string().trim().min(1).max(120))
    .max(most)
    .default([])
    .transform((codes) => [...new Set(codes)].sort());

/** Which figures of a run an edition holds; sorted, so that equal choices are equal. */
export const figureViewSchema = z.strictObject({
  metrics: codesOfFigures(40).describe('codes of figures; empty for all'),
  items: codesOfFigures(300).describe(
    'codes of questions; empty for all, and for figures of the whole response',
  ),
  dimensions: codesOfFigures(20).describe('cuts; figures of everybody are always there; empty for all cuts'),
});
export type FigureView = z.infer<typeof figureViewSchema>;
export const wholeRun: FigureView = { metrics: [], items: [], dimensions: [] };

export const editionCodeSchema = z
  .string()
  .regex(/^TR-\d{4}-\d{4,}$/)
  .max(20);

export const editionSchema = z.object({
  code: editionCodeSchema,
  title: z.string(),
  note: z.string().nullable(),
  view: figureViewSchema,
  figures: z.number().int().describe('how many figures it holds'),
  sha256: z.string().describe('of its figures as a canonical file'),
  frozenAt: instantSchema,
  frozenByName: z.string(),
  run: impactRunSchema,
  withdrawn: z
    .object({ at: instantSchema, reason: z.string(), byName: z.string() })
    .nullable()
    .describe('why it should not be cited any more; it stays readable'),
  newer: z
    .object({ runId: idSchema, computedAt: instantSchema })
    .nullable()
    .describe('a later release of the same scope; the edition does not move'),
});
export type Edition = z.infer<typeof editionSchema>;

const byCode = z.object({ code: editionCodeSchema });
const scopeQuery = {
  scopeType: z.enum(scopeKinds).default('centre'),
  scopeId: idSchema.optional(),
  waveKind: z.enum(waveKinds).default('ex_post'),
  runId: idSchema.optional().describe('a released run instead of the latest of a scope'),
  edition: editionCodeSchema.optional().describe('the figures of an edition instead of a scope'),
  lang: localeSchema.default('en').describe('of the labels'),
};
const often = { hits: 60, windowSeconds: 600, by: 'subject' } as const;

export const editionsApi = {
  list: defineEndpoint({
    id: 'editions.list',
    method: 'GET',
    path: '/api/impact/editions',
    permission: 'impact.read',
    status: 200,
    summary: 'Editions of figures within my scope, newest first',
    query: z.object({ ...pageQuery, search: searchSchema, waveKind: z.enum(waveKinds).optional() }),
    answer: pageOf(editionSchema),
  }),
  freeze: defineEndpoint({
    id: 'editions.freeze',
    method: 'POST',
    path: '/api/impact/editions',
    permission: 'impact.manage',
    status: 201,
    summary: 'Freeze figures of a released run as a citable edition',
    body: z.strictObject({
      runId: idSchema,
      title: lineSchema.min(3).max(200),
      note: z.string().trim().min(1).max(2000).nullable().default(null),
      view: figureViewSchema.default(wholeRun),
    }),
    answer: z.object({ code: editionCodeSchema }),
  }),
  get: defineEndpoint({
    id: 'editions.get',
    method: 'GET',
    path: '/api/impact/editions/:code',
    permission: 'impact.read',
    status: 200,
    summary: 'One edition with its figures and how to cite it',
    params: byCode,
    answer: z.object({
      edition: editionSchema,
      citation: localisedTextSchema,
      items: z.array(impactItemSchema),
      figures: z.array(figureSchema),
    }),
  }),
  verify: defineEndpoint({
    id: 'editions.verify',
    method: 'GET',
    path: '/api/impact/editions/:code/verification',
    permission: 'impact.read',
    status: 200,
    summary: 'Compute the fingerprint of the figures again and compare',
    params: byCode,
    answer: z.object({
      recorded: z.string(),
      computed: z.string(),
      figures: z.number().int(),
      equal: z.boolean(),
    }),
    rateLimit: often,
  }),
  withdraw: defineEndpoint({
    id: 'editions.withdraw',
    method: 'POST',
    path: '/api/impact/editions/:code/withdrawal',
    permission: 'impact.manage',
    status: 204,
    summary: 'Say that an edition should not be cited any more; it stays readable',
    params: byCode,
    body: z.strictObject({ reason: lineSchema.min(3).max(500) }),
    answer: noContent,
  }),
};

export const figureFilesApi = {
  csv: defineEndpoint({
    id: 'figure-files.csv',
    method: 'GET',
    path: '/api/impact/figures.csv',
    permission: 'impact.read',
    status: 200,
    summary: 'Released figures as a text file, one row a figure, with codes and labels',
    query: z.object({
      ...scopeQuery,
      form: z
        .enum(['labelled', 'canonical'])
        .default('labelled')
        .describe('canonical: codes and numbers only, the bytes that the fingerprint of an edition is of'),
    }),
    answer: streamedSchema,
    answersWith: 'text/csv',
    rateLimit: often,
  }),
  xlsx: defineEndpoint({
    id: 'figure-files.xlsx',
    method: 'GET',
    path: '/api/impact/figures.xlsx',
    permission: 'impact.read',
    status: 200,
    summary: 'Released figures as a workbook, with what they are and what each column means',
    query: z.object(scopeQuery),
    answer: streamedSchema,
    answersWith: 'application/octet-stream',
    rateLimit: often,
  }),
};
