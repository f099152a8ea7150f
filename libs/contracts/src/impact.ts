import * as z from 'zod';
import { scopeKinds } from './impact-scopes.js';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  idSchema,
  instantSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  searchSchema,
} from './fields.js';

/** One number with everything that must stand beside it; null figures say why. */
export const figureSchema = z.object({
  metric: z.string(),
  itemCode: z.string().nullable(),
  dimension: z.string(),
  groupCode: z.string(),
  choiceCode: z.string().nullable(),
  estimate: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  conf: z.number().nullable(),
  n: z.number().int().nullable(),
  invited: z.number().int().nullable(),
  numerator: z.number().nullable(),
  responseRate: z.number().nullable(),
  method: z.string(),
  suppressed: z.enum(['primary', 'complementary']).nullable(),
  nullReason: z.string().nullable(),
  flags: z.array(z.string()),
  weighted: z
    .number()
    .nullable()
    .describe('raked to everybody asked; null where nothing is weighted, or with a reason'),
  weightedLower: z.number().nullable(),
  weightedUpper: z.number().nullable(),
  weightedReason: z.string().nullable(),
  designEffect: z
    .number()
    .nullable()
    .describe('how much the error grows by weights and by activities as clusters'),
  effectiveN: z.number().nullable(),
});
export type Figure = z.infer<typeof figureSchema>;
export const impactRunSchema = z.object({
  id: idSchema,
  scopeType: z.enum(scopeKinds),
  scopeId: idSchema.nullable(),
  scopeName: localisedTextSchema,
  scopeCode: z.string().nullable().describe('of the activity, course or programme; null for the centre'),
  waveKind: z.enum(waveKinds),
  methodVersion: z.string(),
  policyVersion: z.string(),
  threshold: z.number().int(),
  breakdownFrom: z.number().int().nullable().describe('answers from which there are figures by group'),
  waves: z.number().int().describe('that it was computed from'),
  leftOut: z
    .number()
    .int()
    .nullable()
    .describe('closed waves of the scope with few people, left out of the pool; null under older policies'),
  frameHash: z.string(),
  inputHash: z.string(),
  seed: z.string(),
  invited: z.number().int().nullable(),
  responded: z.number().int().nullable(),
  reason: z.string(),
  computedAt: instantSchema,
  businessAt: instantSchema,
});
export const impactItemSchema = z.object({
  code: z.string(),
  type: z.string(),
  text: localisedTextSchema,
  choices: z.array(z.object({ code: z.string(), text: localisedTextSchema })),
});
export const dashboardSchema = z.object({
  run: impactRunSchema.nullable(),
  items: z.array(impactItemSchema),
  figures: z.array(figureSchema),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** One wave that a run read; how many were asked and answered in it stands with its own figures alone. */
export const runSourceSchema = z.object({
  waveId: idSchema,
  waveCode: z.string(),
  waveKind: z.enum(waveKinds),
  closesAt: instantSchema.nullable(),
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
});

const pooledKinds = ['activity', 'course', 'programme', 'centre'] as const;
export const impactRoundSchema = z.object({
  startedAt: instantSchema,
  scopesTotal: z.number().int().describe('waves, and what they are pooled to, as far as known'),
  scopesDone: z.number().int(),
  scopeType: z.enum(scopeKinds).nullable().describe('what is being computed'),
  cancelAsked: z.boolean(),
  restsUntil: instantSchema.nullable().describe('after a cancelled round, unless somebody asks for figures'),
  endedAt: instantSchema.nullable(),
  endedHow: z.enum(['done', 'failed', 'cancelled', 'stopped', 'lost']).nullable(),
});
export const impactCheckSchema = z.object({
  night: daySchema.describe('the day that dawned'),
  finishedAt: instantSchema,
  scopesChecked: z.number().int(),
  scopesDiffering: z
    .number()
    .int()
    .describe('computed from scratch they are not what stands; above 0 is an alarm'),
  scopesMovedOn: z.number().int().describe('the rows have changed since, as by an erasure; no fault'),
  scopesOfOtherVersions: z.number().int().describe('made by an earlier method and left out'),
});

export const impactApi = {
  scopes: defineEndpoint({
    id: 'impact.scopes',
    method: 'GET',
    path: '/api/impact/scopes',
    permission: 'impact.read',
    status: 200,
    summary: 'Released runs within my scope, newest first',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      waveKind: z.enum(waveKinds).optional(),
      scopeType: z.enum(scopeKinds).optional(),
    }),
    answer: pageOf(impactRunSchema),
  }),
  dashboard: defineEndpoint({
    id: 'impact.dashboard',
    method: 'GET',
    path: '/api/impact/dashboard',
    permission: 'impact.read',
    status: 200,
    summary: 'The released figures of one scope',
    query: z.object({
      scopeType: z.enum(scopeKinds).default('centre'),
      scopeId: idSchema.optional(),
      waveKind: z.enum(waveKinds).default('ex_post'),
    }),
    answer: dashboardSchema,
  }),
  sources: defineEndpoint({
    id: 'impact.sources',
    method: 'GET',
    path: '/api/impact/runs/:id/sources',
    permission: 'impact.read',
    status: 200,
    summary: 'The waves that a released run was computed from, by activity',
    params: z.object({ id: idSchema }),
    query: z.object({ ...pageQuery }),
    answer: pageOf(runSourceSchema),
  }),
  recompute: defineEndpoint({
    id: 'impact.recompute',
    method: 'POST',
    path: '/api/impact/recomputations',
    permission: 'impact.manage',
    status: 202,
    summary:
      'Ask for new runs of one wave, or of all waves of an activity, a course, a programme or the centre',
    body: z.union([
      z.strictObject({ waveId: idSchema }),
      z.strictObject({
        scopeType: z.enum(pooledKinds),
        scopeId: idSchema.nullish().describe('none for the centre'),
        waveKind: z.enum(waveKinds).optional(),
      }),
    ]),
    answer: z.object({ accepted: z.literal(true) }),
  }),
  latestRound: defineEndpoint({
    id: 'impact.latest-round',
    method: 'GET',
    path: '/api/impact/rounds/latest',
    permission: 'impact.read',
    status: 200,
    summary: 'How far the computing of figures is, and what the latest nightly check found',
    answer: z.object({
      round: impactRoundSchema.nullable(),
      waiting: z.number().int().describe('waves whose figures are to be computed'),
      check: impactCheckSchema.nullable(),
      mayCancel: z.boolean(),
    }),
  }),
  cancelRound: defineEndpoint({
    id: 'impact.cancel-round',
    method: 'POST',
    path: '/api/impact/rounds/latest/cancellation',
    permission: 'impact.manage',
    status: 200,
    summary: 'Stop the computing under way; what is left stays marked and is computed later',
    answer: z.object({ asked: z.boolean().describe('false when nothing was being computed') }),
  }),
};
