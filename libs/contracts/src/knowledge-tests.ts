import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  idSchema,
  instantSchema,
  localisedTextSchema,
  noContent,
  paramsWithId,
  tokenSchema,
} from './fields.js';
import { respondFormSchema } from './respond.js';

export const testWaveKinds = ['pre_test', 'post_test'] as const;
/** Why a figure of a test is not shown. */
export const testHiddenReasons = ['nobody', 'below_threshold', 'all_alike'] as const;

const share = z.number().min(0).max(1).nullable();

/** One question at one time. Shares of fewer than ten people stand as counts only. */
export const testFiguresSchema = z.object({
  n: z.number().int().describe('people whose sheet has the question; break-offs are left out'),
  right: z.number().int().nullable(),
  difficulty: share.describe(
    'share of the points reached; of right-or-wrong questions the share that is right',
  ),
  dontKnow: z.number().int().nullable(),
  leftOpen: z.number().int().nullable(),
  discrimination: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('corrected point-biserial correlation; null below ten people or where all are alike'),
  hidden: z.enum(testHiddenReasons).nullable(),
});
export type TestFigures = z.infer<typeof testFiguresSchema>;

const atBothTimes = z.object({ pre: testFiguresSchema.nullable(), post: testFiguresSchema.nullable() });

export const testItemSchema = z.object({
  code: z.string(),
  text: localisedTextSchema,
  objective: z.string().nullable(),
  own: atBothTimes,
  pooled: atBothTimes
    .nullable()
    .describe(
      'all editions of the same instrument whose answers may be compared; null where it tells no more',
    ),
});
export const testObjectiveSchema = z.object({
  code: z.string().nullable().describe('null: questions without an objective'),
  title: localisedTextSchema.nullable(),
  items: z.number().int(),
  pre: share,
  post: share,
});
export const testResultSchema = z.object({
  instrumentCode: z.string(),
  title: localisedTextSchema,
  waves: z.array(
    z.object({
      kind: z.enum(testWaveKinds),
      state: z.enum(['open', 'closed']),
      invited: z.number().int(),
      sat: z.number().int(),
    }),
  ),
  editions: z.number().int().describe('activities whose answers are in the pooled figures'),
  threshold: z.number().int(),
  items: z.array(testItemSchema),
  objectives: z.array(testObjectiveSchema),
});
export type TestResult = z.infer<typeof testResultSchema>;

/** More time than others: half as much again, twice as much … */
export const testFactors = [1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
export const accommodationSchema = z.object({
  enrolmentId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  factor: z.number(),
  setBy: z.string(),
  setAt: instantSchema,
});

const ownScore = z.object({ points: z.number(), max: z.number() });
export const ownTestSchema = z.object({
  instrumentTitle: localisedTextSchema,
  pre: z.object({ at: instantSchema, score: ownScore.nullable() }).nullable(),
  post: z.object({ at: instantSchema, score: ownScore.nullable() }).nullable(),
  objectives: z.array(
    z.object({
      code: z.string().nullable(),
      title: localisedTextSchema.nullable(),
      pre: ownScore.nullable(),
      post: ownScore.nullable(),
    }),
  ),
  answers: z
    .array(
      z.object({
        text: localisedTextSchema,
        own: z.array(localisedTextSchema).describe('empty: not answered'),
        right: z.array(localisedTextSchema),
      }),
    )
    .nullable()
    .describe(
      'of the last test, where its settings show them and its wave is closed; null while anybody still sits this test, or is going to in this activity',
    ),
  waiting: z
    .boolean()
    .describe('the test before is handed in; its points are shown after the test that follows'),
});
export type OwnTest = z.infer<typeof ownTestSchema>;

export const knowledgeTestsApi = {
  start: defineEndpoint({
    id: 'tests.start',
    method: 'POST',
    path: '/api/respond/start',
    permission: 'link',
    status: 200,
    rateLimit: { hits: 3000, windowSeconds: 60, by: 'address' },
    summary: 'Start the clock of a test and show its questions; again it changes nothing',
    body: z.strictObject({ token: tokenSchema }),
    answer: respondFormSchema,
  }),
  results: defineEndpoint({
    id: 'tests.results',
    method: 'GET',
    path: '/api/activities/:id/test-results',
    permission: 'activities.read',
    status: 200,
    summary: 'What the knowledge tests of an activity say of their questions and objectives; nobody is named',
    params: paramsWithId,
    answer: z.object({ tests: z.array(testResultSchema) }),
  }),
  mine: defineEndpoint({
    id: 'tests.mine',
    method: 'GET',
    path: '/api/enrolments/:id/learning',
    permission: 'signed-in',
    status: 200,
    summary: 'My own points before and after, by objective',
    params: paramsWithId,
    answer: z.object({ tests: z.array(ownTestSchema) }),
  }),
  accommodations: defineEndpoint({
    id: 'tests.accommodations',
    method: 'GET',
    path: '/api/activities/:id/test-time',
    permission: 'enrolments.manage',
    status: 200,
    summary: 'Who has more time in the tests of an activity',
    params: paramsWithId,
    answer: z.object({ rows: z.array(accommodationSchema).max(500) }),
  }),
  setAccommodation: defineEndpoint({
    id: 'tests.set-accommodation',
    method: 'PUT',
    path: '/api/enrolments/:id/test-time',
    permission: 'enrolments.manage',
    status: 204,
    summary: 'Give somebody more time in the tests of an activity, also in one that runs; no reason is kept',
    params: paramsWithId,
    body: z.strictObject({
      factor: z
        .union(testFactors.map((factor) => z.literal(factor)))
        .describe('times the minutes of the test; 1 is the time that everybody has'),
    }),
    answer: noContent,
  }),
};
