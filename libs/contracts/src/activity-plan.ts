import * as z from 'zod';
import { admissionModes, costItems } from './applications.js';
import { countryCodeSchema, daySchema, idSchema, instantSchema, localisedTextSchema } from './fields.js';

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

/** Bodies: a piece with an id is changed, one without is new, one that is not named is taken away. */
export const venueBodySchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(200),
  city: z.string().trim().max(120).nullable(),
  countryCode: countryCodeSchema.nullable(),
  timeZone: zoneNameSchema,
});
