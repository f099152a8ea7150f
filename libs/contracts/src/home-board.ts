import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import { daySchema, idSchema, instantSchema, localisedTextSchema } from './fields.js';

const aboutActivity = {
  activityId: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  timeZone: z.string(),
};
const countedSchema = z.array(z.object({ code: z.string(), count: z.number().int() }));

/** A participant: what is left in an activity that goes on, or was over lately. */
export const learningSchema = z.object({
  ...aboutActivity,
  pages: z.number().int(),
  pagesDone: z.number().int(),
  assignments: z.array(
    z.object({
      id: idSchema,
      title: localisedTextSchema,
      dueOn: daySchema.nullable().describe('at the venue'),
      state: z.enum(['none', 'draft', 'not_yet']),
    }),
  ),
  certificates: z.number().int().describe('ready to download'),
});
/**
 * What a group said before it came. Persons are never named, and how they did is withheld, with the reason, while
 * one more answer could be told from the average.
 */
export const groupFormSchema = z.object({
  kind: z.enum(['needs', 'pre_test']),
  state: z.enum(['planned', 'open', 'closed']),
  opensAt: instantSchema.nullable(),
  invited: z.number().int(),
  submitted: z.number().int(),
  meanPercent: z.number().nullable().describe('mean score of a test, 0–100'),
  withheld: z.enum(['few', 'open', 'no_score']).nullable(),
});
export const teachingSchema = z.object({
  ...aboutActivity,
  coming: z.number().int(),
  groups: countedSchema,
  languages: countedSchema,
  countries: countedSchema,
  people: z.array(z.object({ name: z.string(), organization: z.string().nullable() })).max(6),
  forms: z.array(groupFormSchema),
  today: z.array(
    z.object({
      number: z.number().int(),
      title: localisedTextSchema,
      startsAt: instantSchema,
      endsAt: instantSchema,
    }),
  ),
});
export const nomineeSchema = z.object({
  nominationId: idSchema,
  name: z.string(),
  code: z.string(),
  title: localisedTextSchema,
  startsOn: daySchema,
  nomination: z.string().describe('state of the nomination'),
  application: z.string().nullable().describe('as the nominee reads it'),
  enrolment: z.string().nullable(),
});
export const openWaveSchema = z.object({
  activityId: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  kind: z.enum(waveKinds),
  closesAt: instantSchema.nullable(),
  timeZone: z.string(),
  invited: z.number().int(),
  submitted: z.number().int(),
});
export const publishedSchema = z.object({
  scopeType: z.enum(['activity', 'programme', 'centre']),
  scopeId: idSchema.nullable(),
  name: localisedTextSchema,
  code: z.string().nullable().describe('of an activity or a programme; titles repeat'),
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  waveKind: z.enum(waveKinds),
  publishedAt: instantSchema,
  responded: z.number().int(),
  invited: z.number().int().nullable(),
});
export const houseBoardSchema = z.object({
  deadJobs: z.number().int(),
  mailsGivenUp: z.number().int(),
  mailsInReview: z.number().int(),
  mailsWaiting: z.number().int(),
  workerSeenAt: instantSchema.nullable(),
  workerAlive: z.boolean(),
  serverVersion: z.string(),
  trailSafe: z.boolean().describe('the product itself cannot change the audit trail'),
  isDemo: z.boolean(),
  clockMoved: z.boolean().describe('the demo clock does not show the real time'),
  clockSkewSeconds: z.number().describe('between the database and the server of the product'),
  longestWaitSeconds: z.number().int().nullable().describe('of the mail that has been due longest'),
  unsafeSettings: z.array(z.string()).describe('settings of the database server that could lose data'),
});
export const homeBoardSchema = z.object({
  standingInFor: z.array(z.object({ name: z.string(), endsOn: daySchema })),
  learning: z.array(learningSchema).max(10),
  teaching: z.array(teachingSchema).max(5),
  nominees: z.array(nomineeSchema).max(20).nullable().describe('null: does not nominate'),
  waves: z.array(openWaveSchema).max(10).nullable().describe('null: does not evaluate'),
  waitingRelease: z.number().int().nullable().describe('results worked out and not yet released'),
  published: z.array(publishedSchema).max(6).nullable(),
  house: houseBoardSchema.nullable(),
});
export type HomeBoard = z.infer<typeof homeBoardSchema>;

export const homeBoardApi = {
  read: defineEndpoint({
    id: 'home-board.read',
    method: 'GET',
    path: '/api/home/board',
    permission: 'signed-in',
    status: 200,
    summary: 'What each of my roles looks at first',
    answer: homeBoardSchema,
  }),
};
