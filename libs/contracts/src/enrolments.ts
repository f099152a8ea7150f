import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { attendanceVerdicts } from './attendance.js';
import { defineEndpoint } from './endpoint.js';
import {
  constituentGroupSchema,
  idSchema,
  instantSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';

export const enrolmentStatuses = [
  'waiting',
  'enrolled',
  'attended',
  'completed',
  'withdrawn',
  'cancelled',
] as const;
export const enrolmentSchema = z.object({
  id: idSchema,
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  personId: idSchema,
  status: z.enum(enrolmentStatuses),
  waitPosition: z
    .number()
    .int()
    .nullable()
    .describe('place in the waiting list, 1 = next; null when not waiting'),
  startsOn: z.string(),
  endsOn: z.string(),
  createdAt: instantSchema,
  version: z.number().int(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;
const attendanceVerdictSchema = z
  .enum(attendanceVerdicts)
  .describe(
    'whether the attendance that the certificate asks for is reached, missed for good, or still open',
  );
export const myQuestionSchema = z.object({
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  kind: z.enum(waveKinds),
  opensAt: instantSchema,
  closesAt: instantSchema.nullable(),
  standing: z
    .enum(['coming', 'open', 'answered', 'declined', 'missed', 'not_asked'])
    .describe('an anonymous form counts as answered while it is open and its ticket was given out'),
});
export type MyQuestion = z.infer<typeof myQuestionSchema>;
export const myEnrolmentSchema = enrolmentSchema.extend({
  attendance: z
    .object({
      present: z.number().describe('sessions; a part of a session counts half'),
      held: z.number().int().describe('sessions that count: begun and not excused'),
      needPercent: z.number().int(),
      verdict: attendanceVerdictSchema,
    })
    .nullable()
    .describe('null while no session has begun'),
  travels: z.boolean().describe('the travel desk asks for a form'),
});
export type MyEnrolment = z.infer<typeof myEnrolmentSchema>;
/** What staff of the activity see; no answers, ever. */
export const rosterRowSchema = z.object({
  id: idSchema,
  personId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  organizationName: z.string().nullable(),
  constituentGroup: constituentGroupSchema,
  countryCode: z.string().nullable(),
  status: z.enum(enrolmentStatuses),
  waitPosition: z.number().int().nullable(),
  sessionsPresent: z.number().int(),
  sessionsHeld: z.number().int(),
  attendanceVerdict: attendanceVerdictSchema,
  version: z.number().int(),
});

export const enrolmentsApi = {
  create: defineEndpoint({
    id: 'enrolments.create',
    method: 'POST',
    path: '/api/enrolments',
    permission: 'signed-in',
    status: 201,
    idempotent: true,
    summary: 'Take a place, or one on the waiting list',
    body: z.strictObject({ activityId: idSchema, constituentGroup: constituentGroupSchema.optional() }),
    answer: enrolmentSchema,
  }),
  mine: defineEndpoint({
    id: 'enrolments.mine',
    method: 'GET',
    path: '/api/me/enrolments',
    permission: 'signed-in',
    status: 200,
    summary: 'My activities, newest first',
    query: z.object(pageQuery),
    answer: pageOf(myEnrolmentSchema),
  }),
  withdraw: defineEndpoint({
    id: 'enrolments.withdraw',
    method: 'POST',
    path: '/api/enrolments/:id/withdrawal',
    permission: 'signed-in',
    status: 200,
    summary: 'Give the place back; the next person waiting takes it',
    params: paramsWithId,
    answer: enrolmentSchema,
  }),
  questions: defineEndpoint({
    id: 'enrolments.questions',
    method: 'GET',
    path: '/api/my-questions',
    permission: 'signed-in',
    status: 200,
    summary: 'What I was asked, what is coming and whether I answered; the latest and next fifty',
    answer: z.object({ rows: z.array(myQuestionSchema).max(50) }),
  }),
  roster: defineEndpoint({
    id: 'enrolments.roster',
    method: 'GET',
    path: '/api/activities/:id/enrolments',
    permission: 'enrolments.read',
    status: 200,
    summary: 'Who takes part',
    params: paramsWithId,
    query: z.object({ ...pageQuery, search: searchSchema, status: z.enum(enrolmentStatuses).optional() }),
    answer: pageOf(rosterRowSchema),
  }),
};
