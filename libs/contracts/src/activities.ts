import * as z from 'zod';
import {
  activitySessionSchema,
  objectiveSchema,
  phaseSchema,
  planningSchema,
  priceSchema,
  venueSchema,
} from './activity-plan.js';
import { defineEndpoint } from './endpoint.js';
import {
  countryCodeSchema,
  daySchema,
  idSchema,
  instantSchema,
  localeSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';
import { waveKinds } from './wave-kinds.js';

export const activityStatuses = [
  'draft',
  'tentative',
  'open',
  'confirmed',
  'running',
  'ended',
  'closed',
  'cancelled',
] as const;
export const modalities = [
  'face_to_face',
  'blended',
  'online_tutored',
  'online_self_guided',
  'hybrid',
] as const;

/** What anybody may see of an activity. */
export const catalogueRowSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  courseTitle: localisedTextSchema,
  programmeCode: z.string(),
  programmeTitle: localisedTextSchema,
  modality: z.enum(modalities),
  startsOn: daySchema,
  endsOn: daySchema,
  timeZone: z.string().describe('IANA zone of the venue'),
  venue: z.string().nullable(),
  countryCode: z.string().nullable(),
  languages: z.array(z.string()),
  capacity: z.number().int().nullable().describe('places; null = without limit'),
  placesLeft: z.number().int().nullable(),
  open: z.boolean().describe('enrolment has not closed'),
  waitingListFull: z.boolean().describe('no place is left, and no turn in the waiting list either'),
  enrolmentClosesOn: daySchema.nullable(),
  ...planningSchema.pick({ activityType: true, admissionMode: true, applicationClosesOn: true }).shape,
});
export type CatalogueRow = z.infer<typeof catalogueRowSchema>;
export const catalogueActivitySchema = catalogueRowSchema.extend({
  ...planningSchema.pick({ serviceLine: true, capacityLevels: true, methods: true }).shape,
  summary: localisedTextSchema.describe('of the activity, else of its course'),
  venues: z.array(venueSchema),
  phases: z.array(phaseSchema),
  sessions: z.array(activitySessionSchema),
  prices: z.array(priceSchema),
  objectives: z.array(objectiveSchema),
  myEnrolment: z
    .object({ id: idSchema, status: z.string(), waitPosition: z.number().int().nullable() })
    .nullable(),
});

export const waveSchema = z.object({
  id: idSchema,
  code: z.string(),
  kind: z.enum(waveKinds),
  state: z.enum(['planned', 'open', 'closed', 'cancelled']),
  instrumentTitle: localisedTextSchema,
  instrumentVersion: z.number().int(),
  opensAt: instantSchema.nullable(),
  closesAt: instantSchema.nullable(),
  invited: z.number().int().nullable(),
  submitted: z.number().int(),
  messagesExpected: z.number().int(),
  messagesSent: z.number().int(),
});
export const activityRowSchema = catalogueRowSchema.omit({ waitingListFull: true }).extend({
  status: z.enum(activityStatuses),
  enrolled: z.number().int(),
  waiting: z.number().int(),
  frameKind: z.enum(['roster', 'none']),
  reportedAttendance: z.number().int().nullable(),
  ...planningSchema.pick({ isTemplate: true }).shape,
});
export const activitySchema = activityRowSchema.extend({
  ...planningSchema.shape,
  copiedFrom: z.object({ id: idSchema, code: z.string() }).nullable(),
  version: z.number().int(),
  sessions: z.array(activitySessionSchema),
  waves: z.array(waveSchema),
});
export type Activity = z.infer<typeof activitySchema>;

const activityBody = {
  title: localisedTextSchema,
  modality: z.enum(modalities),
  startsOn: daySchema,
  endsOn: daySchema,
  timeZone: z.string().min(1).max(60),
  venue: z.string().trim().max(200).nullable(),
  countryCode: countryCodeSchema.nullable(),
  languages: z.array(localeSchema).min(1).max(4),
  capacity: z.number().int().min(0).max(100_000).nullable(),
  enrolmentClosesOn: daySchema.nullable(),
  // What is not named stays as it is, or as a new activity has it.
  ...planningSchema.partial().shape,
};

const catalogueFilters = {
  search: searchSchema,
  from: daySchema.optional(),
  to: daySchema.optional(),
  language: localeSchema.optional(),
  modality: z.enum(modalities).optional(),
  country: countryCodeSchema.optional(),
  programme: z.string().max(40).optional(),
  type: z.string().max(40).optional(),
  free: z.literal('yes').optional().describe('only activities with a place left'),
};

export const catalogueApi = {
  list: defineEndpoint({
    id: 'catalogue.list',
    method: 'GET',
    path: '/api/catalogue',
    permission: 'public',
    status: 200,
    summary: 'Activities open to the public, by start',
    query: z.object({
      ...pageQuery,
      ...catalogueFilters,
    }),
    answer: pageOf(catalogueRowSchema).extend({
      searchedFor: z
        .string()
        .nullable()
        .describe('the words that were searched for, mistyped ones mended; null without a search'),
      mended: z.boolean().describe('one of them is not what was typed'),
    }),
  }),
  facets: defineEndpoint({
    id: 'catalogue.facets',
    method: 'GET',
    path: '/api/catalogue/facets',
    permission: 'public',
    status: 200,
    summary: 'How many activities each value of a filter would show, the other filters as they are',
    query: z.object(catalogueFilters),
    answer: z.object({
      facets: z
        .array(
          z.object({
            facet: z.enum(['language', 'modality', 'country', 'programme', 'type']),
            value: z.string(),
            title: localisedTextSchema.nullable(),
            count: z.number().int(),
          }),
        )
        .max(500),
    }),
  }),
  get: defineEndpoint({
    id: 'catalogue.get',
    method: 'GET',
    path: '/api/catalogue/:code',
    permission: 'public',
    status: 200,
    summary: 'One activity of the catalogue',
    params: z.object({ code: z.string().min(1).max(80) }),
    answer: catalogueActivitySchema,
  }),
};

export const activitiesApi = {
  list: defineEndpoint({
    id: 'activities.list',
    method: 'GET',
    path: '/api/activities',
    permission: 'activities.read',
    status: 200,
    summary: 'Activities within my scope, newest first',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      status: z.enum(activityStatuses).optional(),
      programme: z.string().max(40).optional(),
      templates: z.literal('yes').optional().describe('only templates'),
      gaps: z.literal('yes').optional().describe('only with gaps in the results framework'),
      unplanned: z
        .literal('yes')
        .optional()
        .describe(
          'only those that go on without an evaluation plan, or with one that waits for an instrument',
        ),
    }),
    answer: pageOf(activityRowSchema),
  }),
  get: defineEndpoint({
    id: 'activities.get',
    method: 'GET',
    path: '/api/activities/:id',
    permission: 'activities.read',
    status: 200,
    summary: 'One activity with its waves',
    params: paramsWithId,
    answer: activitySchema,
  }),
  create: defineEndpoint({
    id: 'activities.create',
    method: 'POST',
    path: '/api/activities',
    permission: 'activities.manage',
    status: 201,
    summary: 'Plan an activity; the waves of its course are planned with it',
    body: z.strictObject({
      courseId: idSchema,
      code: z
        .string()
        .trim()
        .min(1)
        .max(80)
        .regex(/^[A-Za-z0-9._-]+$/),
      ...activityBody,
    }),
    answer: activitySchema,
  }),
  update: defineEndpoint({
    id: 'activities.update',
    method: 'PUT',
    path: '/api/activities/:id',
    permission: 'activities.manage',
    status: 200,
    summary: 'Change an activity; unsent waves move with its dates',
    params: paramsWithId,
    body: z.strictObject({ ...activityBody, version: z.number().int() }),
    answer: activitySchema,
  }),
  setStatus: defineEndpoint({
    id: 'activities.set-status',
    method: 'PUT',
    path: '/api/activities/:id/status',
    permission: 'activities.manage',
    status: 200,
    summary: 'Move an activity along its lifecycle',
    params: paramsWithId,
    body: z.strictObject({
      status: z.enum(activityStatuses),
      reason: z.string().trim().max(1000).optional().describe('told to participants when it is cancelled'),
      version: z.number().int(),
    }),
    answer: activitySchema,
  }),
};
