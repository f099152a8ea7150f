import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { admissionModes, costItems } from './applications.js';
import { defineEndpoint } from './endpoint.js';
import {
  activityCodeSchema,
  countryCodeSchema,
  daySchema,
  idSchema,
  instantSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
} from './fields.js';

export const activityTypes = [
  'open_course',
  'tailor_made',
  'academy',
  'webinar',
  'mooc',
  'study_tour',
  'tot',
  'masters',
  'diploma',
  'workshop',
  'advisory',
  'dialogue_event',
] as const;
export const serviceLines = [
  'training',
  'technical_advice',
  'dialogue_event',
  'knowledge_management',
  'campaign',
] as const;
export const capacityLevels = ['technical_functional', 'organizational', 'institutional'] as const;
export const trainingMethods = [
  'training',
  'knowledge_sharing',
  'research',
  'experiential_learning',
  'coaching',
  'exposure',
] as const;
export const phaseKinds = ['distance', 'face_to_face', 'follow_up', 'consulting'] as const;
export const staffRoles = ['manager', 'lead_trainer', 'facilitator', 'resource_person'] as const;
export const targetDimensions = ['constituent_group', 'sex', 'region'] as const;

/** How an activity is admitted to, run and certified, beside its dates and places. */
export const planningSchema = z.object({
  activityType: z.enum(activityTypes),
  admissionMode: z.enum(admissionModes),
  serviceLine: z.enum(serviceLines),
  capacityLevels: z.array(z.enum(capacityLevels)).max(3),
  methods: z.array(z.enum(trainingMethods)).max(6),
  summary: localisedTextSchema,
  reservePlaces: z
    .number()
    .int()
    .min(0)
    .max(100_000)
    .nullable()
    .describe('places on the waiting list; null = without limit'),
  applicationClosesOn: daySchema.nullable(),
  needsGroupApproval: z.boolean().describe('the secretary of the candidate’s group approves first'),
  offerDays: z.number().int().min(1).max(90).describe('days to accept an offer'),
  attendancePercent: z
    .number()
    .int()
    .min(0)
    .max(100)
    .describe('share of the sessions that the certificate of participation asks for'),
  materialsOpenAfterClose: z.boolean(),
  isTemplate: z.boolean(),
});
export type Planning = z.infer<typeof planningSchema>;

const zoneNameSchema = z.string().min(1).max(60);

export const venueSchema = z.object({
  id: idSchema,
  name: z.string(),
  city: z.string().nullable(),
  countryCode: z.string().nullable(),
  timeZone: z.string().describe('IANA zone'),
});
export type Venue = z.infer<typeof venueSchema>;
export const phaseSchema = z.object({
  id: idSchema,
  kind: z.enum(phaseKinds),
  title: localisedTextSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  venueId: idSchema.nullable(),
});
export type Phase = z.infer<typeof phaseSchema>;
export const activitySessionSchema = z.object({
  id: idSchema,
  position: z.number().int().describe('number of the session; stays once attendance is taken'),
  title: z.string().describe('in the first language there is; readers prefer titles'),
  titles: localisedTextSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  phaseId: idSchema.nullable(),
  venueId: idSchema.nullable(),
  timeZone: z.string().describe('zone of its venue, else of the activity'),
});
export type ActivitySession = z.infer<typeof activitySessionSchema>;
export const priceSchema = z.object({
  costItem: z.enum(costItems),
  amountCents: z.number().int().min(0).max(10_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Price = z.infer<typeof priceSchema>;
export const objectiveSchema = z.object({ id: idSchema, code: z.string(), title: localisedTextSchema });
export type Objective = z.infer<typeof objectiveSchema>;
export const targetSchema = z.object({
  dimension: z.enum(targetDimensions),
  key: z.string().min(1).max(60),
  places: z.number().int().min(0).max(100_000),
});
export type Target = z.infer<typeof targetSchema>;
export const activityStaffSchema = z.object({
  personId: idSchema,
  name: z.string(),
  staffRole: z.enum(staffRoles),
});

/** The whole plan is saved at once; ids are made by who plans, so that a phase can name a venue that is new. */
const planShape = {
  venues: z
    .array(
      z.strictObject({
        id: idSchema,
        name: z.string().trim().min(1).max(200),
        city: z.string().trim().max(120).nullable(),
        countryCode: countryCodeSchema.nullable(),
        timeZone: zoneNameSchema,
      }),
    )
    .max(20),
  phases: z
    .array(
      z.strictObject({
        id: idSchema,
        kind: z.enum(phaseKinds),
        title: localisedTextSchema,
        startsOn: daySchema,
        endsOn: daySchema,
        venueId: idSchema.nullable(),
      }),
    )
    .max(20),
  sessions: z
    .array(
      z.strictObject({
        id: idSchema,
        titles: localisedTextSchema,
        startsAt: instantSchema,
        endsAt: instantSchema,
        phaseId: idSchema.nullable(),
        venueId: idSchema.nullable(),
        trainerIds: z.array(idSchema).max(12),
      }),
    )
    .max(300),
  prices: z.array(z.strictObject(priceSchema.shape)).max(3),
  objectives: z
    .array(
      z.strictObject({
        id: idSchema,
        code: z.string().trim().min(1).max(40),
        title: localisedTextSchema,
      }),
    )
    .max(40),
  targets: z.array(z.strictObject(targetSchema.shape)).max(20),
  staff: z.array(z.strictObject({ personId: idSchema, staffRole: z.enum(staffRoles) })).max(60),
};
const planBodySchema = z.strictObject({ ...planShape, version: z.number().int() });
export type PlanBody = z.infer<typeof planBodySchema>;

export const trainerConflictSchema = z.object({
  personId: idSchema,
  name: z.string(),
  sessionId: idSchema,
  otherSessionId: idSchema,
  otherActivityId: idSchema.nullable().describe('null when the other activity is outside my scope'),
  otherCode: z.string().nullable(),
  startsAt: instantSchema.describe('when the overlap begins'),
  endsAt: instantSchema,
});
export type TrainerConflict = z.infer<typeof trainerConflictSchema>;
export const activityPlanSchema = z.object({
  version: z.number().int(),
  venues: z.array(venueSchema),
  phases: z.array(phaseSchema),
  sessions: z.array(
    activitySessionSchema.extend({
      trainerIds: z.array(idSchema),
      held: z.boolean().describe('attendance was taken; it neither moves nor goes'),
    }),
  ),
  prices: z.array(priceSchema),
  objectives: z.array(objectiveSchema),
  targets: z.array(targetSchema),
  staff: z.array(activityStaffSchema),
  conflicts: z.array(trainerConflictSchema),
});
export type ActivityPlan = z.infer<typeof activityPlanSchema>;

const dates = { startsOn: daySchema, endsOn: daySchema, timeZone: zoneNameSchema };
const movedSchema = z.object({
  what: z.enum(['phase', 'session', 'wave', 'enrolment_closes', 'application_closes', 'offers']),
  id: idSchema,
  label: localisedTextSchema,
  code: z.string(),
  waveKind: z
    .enum(waveKinds)
    .nullable()
    .describe('of what is asked: a test before and one after may share their title'),
  stays: z.boolean().describe('held or already sent: it keeps its dates'),
  before: z.string().nullable().describe('day or instant'),
  after: z.string().nullable(),
  invitationsUnsent: z.number().int(),
});
export const dateMoveSchema = z.object({
  days: z.number().int(),
  moves: z.array(movedSchema),
});
export type DateMove = z.infer<typeof dateMoveSchema>;

const busyWithSchema = z
  .string()
  .nullable()
  .describe('code of the activity that asks for the trainer at the same time, when the reader may see it');
export const calendarRowSchema = z.object({
  sessionId: idSchema,
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  position: z.number().int(),
  titles: localisedTextSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  timeZone: z.string(),
  venueName: z.string().nullable(),
  trainers: z.array(
    z.object({ personId: idSchema, name: z.string(), busy: z.boolean(), busyWith: busyWithSchema }),
  ),
});
export type CalendarRow = z.infer<typeof calendarRowSchema>;

export const activityPlanApi = {
  get: defineEndpoint({
    id: 'activity-plan.get',
    method: 'GET',
    path: '/api/activities/:id/plan',
    permission: 'activities.read',
    status: 200,
    summary: 'Venues, phases, sessions, prices, objectives, targets and staff of an activity',
    params: paramsWithId,
    answer: activityPlanSchema,
  }),
  save: defineEndpoint({
    id: 'activity-plan.save',
    method: 'PUT',
    path: '/api/activities/:id/plan',
    permission: 'activities.manage',
    status: 200,
    summary: 'Save the whole plan; what is not named is taken away, sessions with attendance never',
    params: paramsWithId,
    body: planBodySchema,
    answer: activityPlanSchema,
  }),
  previewMove: defineEndpoint({
    id: 'activity-plan.preview-move',
    method: 'POST',
    path: '/api/activities/:id/date-move/preview',
    permission: 'activities.manage',
    status: 200,
    summary: 'Everything that would move with the dates, before and after',
    params: paramsWithId,
    body: z.strictObject(dates),
    answer: dateMoveSchema,
  }),
  move: defineEndpoint({
    id: 'activity-plan.move',
    method: 'POST',
    path: '/api/activities/:id/date-move',
    permission: 'activities.manage',
    status: 200,
    summary: 'Move the dates and everything that hangs on them; answers what moved',
    params: paramsWithId,
    body: z.strictObject({ ...dates, version: z.number().int() }),
    answer: dateMoveSchema,
  }),
  copy: defineEndpoint({
    id: 'activity-plan.copy',
    method: 'POST',
    path: '/api/activities/:id/copies',
    permission: 'activities.manage',
    status: 201,
    summary: 'Copy an activity with its plan to other first days, as drafts',
    params: paramsWithId,
    body: z.strictObject({
      copies: z
        .array(z.strictObject({ code: activityCodeSchema, startsOn: daySchema }))
        .min(1)
        .max(24),
    }),
    answer: z.object({ activities: z.array(z.object({ id: idSchema, code: z.string() })) }),
  }),
  cancellation: defineEndpoint({
    id: 'activity-plan.cancellation',
    method: 'GET',
    path: '/api/activities/:id/cancellation',
    permission: 'activities.manage',
    status: 200,
    summary: 'Who would be told and what would stop if the activity were cancelled',
    params: paramsWithId,
    answer: z.object({
      enrolled: z.number().int(),
      waiting: z.number().int(),
      applicants: z.number().int().describe('without a place, whose application ends'),
      nominees: z.number().int().describe('and nominators, who are neither of the others'),
      languages: z.array(z.object({ locale: z.string(), people: z.number().int() })),
      waves: z.number().int(),
    }),
  }),
  calendar: defineEndpoint({
    id: 'activity-plan.calendar',
    method: 'GET',
    path: '/api/calendar',
    permission: 'activities.read',
    status: 200,
    summary: 'Sessions within my scope, by start',
    query: z.object({
      ...pageQuery,
      from: daySchema,
      to: daySchema,
      programme: z.string().max(40).optional(),
      trainer: idSchema.optional(),
      venue: z.string().max(200).optional(),
      course: idSchema.optional(),
      clashes: z.literal('yes').optional().describe('only sessions of which a trainer is also elsewhere'),
    }),
    answer: pageOf(calendarRowSchema).extend({
      choices: z
        .object({
          trainers: z.array(z.object({ id: idSchema, name: z.string() })),
          venues: z.array(z.string()),
          courses: z.array(z.object({ id: idSchema, title: localisedTextSchema })),
        })
        .nullable()
        .describe('what the sessions of these days can be filtered by; with the first page only'),
    }),
  }),
};
