import { instrumentKinds } from '@traccia/survey';
import { planFaultKeys } from '@traccia/training';
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
import { privacyModes } from './wave-privacy.js';

export const respondentKinds = ['participant', 'supervisor', 'organization', 'trainer'] as const;
export const languageRules = ['recipient', 'activity', 'en', 'fr', 'es', 'ar'] as const;
export const waveEligibilities = ['everybody', 'attended_once', 'completed'] as const;
export const waveOpenings = ['calendar', 'in_room'] as const;
export const planStates = ['draft', 'active', 'paused', 'replaced'] as const;
/** Most waves of one plan. */
export const mostPlanWaves = 30;
export const mostReminders = 5;

const planWaveBody = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/)
    .describe('of the wave, within its plan; by it a later version finds the wave again'),
  kind: z.enum(waveKinds),
  respondentKind: z.enum(respondentKinds),
  instrumentId: idSchema,
  anchor: z.enum(['start', 'end']).describe('the day of the activity from which is counted'),
  offsetMonths: z
    .number()
    .int()
    .min(-24)
    .max(120)
    .describe('calendar months after the anchor; negative: before'),
  offsetDays: z.number().int().min(-365).max(365).describe('days added after the months'),
  sendAtLocal: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .describe('HH:mm in the time zone of the activity'),
  windowDays: z.number().int().min(1).max(365).describe('days the wave stays open'),
  reminderDays: z
    .array(z.number().int().min(1).max(364))
    .max(mostReminders)
    .describe('days after the invitation on which whoever has not answered is reminded, rising'),
  privacyMode: z.enum(privacyModes),
  languageRule: z
    .enum(languageRules)
    .describe('the language of the letters: of each recipient, the first of the activity, or always one'),
  eligibility: z.enum(waveEligibilities),
  opening: z.enum(waveOpenings).describe('by the calendar, or by the button of the trainer in the room'),
};
export const planWaveBodySchema = z.strictObject(planWaveBody);
export type PlanWaveBody = z.infer<typeof planWaveBodySchema>;

export const planWaveSchema = z.object({
  ...planWaveBody,
  instrumentCode: z.string(),
  instrumentKind: z.enum(instrumentKinds),
  instrumentTitle: localisedTextSchema,
  instrumentVersion: z.number().int().nullable().describe('newest published; null: none is published yet'),
});
export const planVersionSchema = z.object({
  id: idSchema,
  number: z.number().int(),
  state: z.enum(planStates),
  copiedFrom: z
    .object({ owner: z.enum(['course', 'activity']), number: z.number().int() })
    .nullable()
    .describe('the plan of which it began as a copy'),
  createdAt: instantSchema,
  createdBy: z.string().nullable().describe('null: with the activity, or by the clock'),
  activatedAt: instantSchema.nullable(),
  activatedBy: z.string().nullable(),
  pausedAt: instantSchema.nullable(),
  pauseReason: z.string().nullable(),
});
export const evaluationPlanSchema = planVersionSchema.extend({
  version: z.number().int().describe('goes up by one with each saving of a draft'),
  waves: z.array(planWaveSchema).describe('in the order in which they open'),
});
export type EvaluationPlan = z.infer<typeof evaluationPlanSchema>;

export const ownedPlansSchema = z.object({
  owner: z.object({
    kind: z.enum(['course', 'activity']),
    id: idSchema,
    code: z.string(),
    title: localisedTextSchema,
    courseId: idSchema,
  }),
  mayChange: z.boolean(),
  live: evaluationPlanSchema.nullable().describe('the one that is followed, active or paused'),
  draft: evaluationPlanSchema.nullable(),
  versions: z.array(planVersionSchema).describe('all, newest first, at most 100'),
  waitsFor: z
    .array(z.string())
    .describe('codes of waves of the live plan whose instrument is not published; they are asked once it is'),
});
export type OwnedPlans = z.infer<typeof ownedPlansSchema>;

export const planFaultSchema = z.object({
  wave: z.number().int().nullable().describe('index of the wave; null: the plan as a whole'),
  field: z.string().describe('of the wave, or waves'),
  key: z.enum(planFaultKeys),
  level: z.enum(['fault', 'warning']).describe('with a fault the plan is not activated'),
});
export const waveChangeSchema = z.object({
  code: z.string(),
  kind: z.enum(waveKinds),
  change: z
    .enum(['added', 'changed', 'same', 'cancelled', 'kept'])
    .describe('kept: opened already, untouched'),
  before: instantSchema.nullable(),
  after: instantSchema.nullable(),
  invitations: z.number().int().describe('not yet sent, that follow'),
});
/** What activating would do, shown before and done after. */
export const planPreviewSchema = z.object({
  faults: z.array(planFaultSchema),
  waves: z
    .array(waveChangeSchema)
    .describe('of the activity; of a course: nothing, its activities are below'),
  activities: z
    .array(
      z.object({
        id: idSchema,
        code: z.string(),
        title: localisedTextSchema,
        startsOn: z.iso.date(),
        endsOn: z.iso.date(),
        livePlan: z.number().int().nullable().describe('number of its plan; null: it has none'),
        ownPlan: z.boolean().describe('its plan was changed by hand'),
        wavesPlanned: z.number().int().describe('not yet opened'),
        invitationsUnsent: z.number().int(),
      }),
    )
    .describe('of the course that may take the plan over, soonest first, at most 200'),
});
export type PlanPreview = z.infer<typeof planPreviewSchema>;

export const dryRunVerdicts = ['sent', 'not-sent'] as const;
/** Why somebody would get nothing; the words of the ledger, and those who do not even come to it. */
export const dryRunReasons = [
  'not-eligible',
  'waiting',
  'no-supervisor',
  'no-consent',
  'no-focal-point',
  'no-address',
  'person-disabled',
  'unsubscribed',
  'bounced',
  'complained',
  'stopped',
  'request-cap',
  'outside-window',
  'plan-paused',
  'activity-cancelled',
  'unpublished',
  'opens-in-room',
  'already-answered',
  'refused',
] as const;

export const dryRunLineSchema = z.object({
  waveCode: z.string(),
  waveKind: z.enum(waveKinds),
  respondentKind: z.enum(respondentKinds),
  kind: z.enum(['survey.invitation', 'survey.reminder']),
  ordinal: z.number().int().describe('0 = the invitation, then the reminders'),
  recipientId: idSchema.nullable().describe('null: nobody to write to'),
  recipientName: z.string().nullable(),
  about: z.string().nullable().describe('the participant or organization asked about; null: the recipient'),
  locale: localeSchema.nullable(),
  dueAt: instantSchema.nullable(),
  putOffFrom: instantSchema
    .nullable()
    .describe('when it would be due if the recipient were not asked so often elsewhere'),
  timeZone: z.string().nullable().describe('in which the recipient reads the instant'),
  verdict: z.enum(dryRunVerdicts),
  reason: z.string().nullable().describe('why not; one of the known reasons, or the one of a stop'),
});
export type DryRunLine = z.infer<typeof dryRunLineSchema>;
export const dryRunSchema = pageOf(dryRunLineSchema).extend({
  faults: z.array(planFaultSchema),
  waves: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(waveKinds),
      respondentKind: z.enum(respondentKinds),
      state: z.enum(['planned', 'open', 'closed', 'cancelled', 'unpublished']),
      opensAt: instantSchema.nullable(),
      closesAt: instantSchema.nullable(),
      invitations: z.number().int(),
      reminders: z.number().int(),
      notSent: z.array(z.object({ reason: z.string(), count: z.number().int() })),
      locales: z.array(z.object({ locale: localeSchema, count: z.number().int() })),
    }),
  ),
});
export type DryRun = z.infer<typeof dryRunSchema>;

const reasonBody = lineSchema.min(1).max(500);
const beginBody = z.strictObject({
  from: z
    .enum(['live', 'course', 'empty'])
    .describe('copy of the live plan, of the live plan of the course (for an activity), or nothing'),
});
const planIs = { params: paramsWithId, answer: ownedPlansSchema, status: 200 } as const;

/** When whom is asked what: of a course, and copied to each activity when it is made. */
export const evaluationPlansApi = {
  ofCourse: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.of-course',
    method: 'GET',
    path: '/api/courses/:id/evaluation-plans',
    permission: 'surveys.read',
    summary: 'The evaluation plan of a course: live, draft and versions',
  }),
  ofActivity: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.of-activity',
    method: 'GET',
    path: '/api/activities/:id/evaluation-plans',
    permission: 'surveys.read',
    summary: 'The evaluation plan of an activity: live, draft and versions',
  }),
  get: defineEndpoint({
    id: 'evaluation-plans.get',
    method: 'GET',
    path: '/api/evaluation-plans/:id',
    permission: 'surveys.read',
    status: 200,
    summary: 'One version of an evaluation plan with its waves',
    params: paramsWithId,
    answer: evaluationPlanSchema,
  }),
  beginForCourse: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.begin-for-course',
    method: 'POST',
    path: '/api/courses/:id/evaluation-plans',
    permission: 'surveys.manage',
    status: 201,
    summary: 'Begin a draft for a course; one at a time',
    body: beginBody,
  }),
  beginForActivity: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.begin-for-activity',
    method: 'POST',
    path: '/api/activities/:id/evaluation-plans',
    permission: 'surveys.manage',
    status: 201,
    summary: 'Begin a draft for an activity; one at a time',
    body: beginBody,
  }),
  save: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.save',
    method: 'PUT',
    path: '/api/evaluation-plans/:id',
    permission: 'surveys.manage',
    summary: 'Save a draft as a whole; a version that somebody has saved over is refused',
    body: z.strictObject({
      version: z.number().int(),
      waves: z.array(planWaveBodySchema).max(mostPlanWaves),
    }),
  }),
  discard: defineEndpoint({
    id: 'evaluation-plans.discard',
    method: 'DELETE',
    path: '/api/evaluation-plans/:id',
    permission: 'surveys.manage',
    status: 204,
    summary: 'Throw a draft away',
    params: paramsWithId,
    answer: noContent,
  }),
  preview: defineEndpoint({
    id: 'evaluation-plans.preview',
    method: 'GET',
    path: '/api/evaluation-plans/:id/preview',
    permission: 'surveys.read',
    status: 200,
    summary: 'What is wrong with a plan, and what activating it would do; changes nothing',
    params: paramsWithId,
    answer: planPreviewSchema,
  }),
  activate: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.activate',
    method: 'POST',
    path: '/api/evaluation-plans/:id/activate',
    permission: 'surveys.manage',
    summary: 'Follow a draft from now on: planned waves move to it, opened ones stay',
    body: z.strictObject({
      version: z.number().int(),
      activityIds: z
        .array(idSchema)
        .max(200)
        .describe('of a course: existing activities that take the plan over; others keep theirs'),
    }),
  }),
  pause: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.pause',
    method: 'POST',
    path: '/api/evaluation-plans/:id/pause',
    permission: 'surveys.manage',
    summary: 'Hold a live plan: nothing opens, nothing is sent, until it goes on',
    body: z.strictObject({ reason: reasonBody }),
  }),
  resume: defineEndpoint({
    ...planIs,
    id: 'evaluation-plans.resume',
    method: 'POST',
    path: '/api/evaluation-plans/:id/resume',
    permission: 'surveys.manage',
    summary: 'Let a paused plan go on',
    body: z.strictObject({ reason: reasonBody }),
  }),
};

const dryRunQuery = z.object({
  ...pageQuery,
  wave: z.string().max(40).optional(),
  verdict: z.enum(dryRunVerdicts).optional(),
  search: searchSchema,
  plan: z.enum(['live', 'draft', 'course', 'course-draft']).default('live'),
});
export const dryRunApi = {
  run: defineEndpoint({
    id: 'evaluation-plans.dry-run',
    method: 'GET',
    path: '/api/activities/:id/dry-run',
    permission: 'surveys.manage',
    status: 200,
    summary: 'Who would get what, when and in which language if nobody answered, and who would not and why',
    params: paramsWithId,
    query: dryRunQuery,
    answer: dryRunSchema,
  }),
};
