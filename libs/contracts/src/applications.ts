import * as z from 'zod';
import { constituentGroupSchema, idSchema, instantSchema, localisedTextSchema, sexSchema } from './fields.js';
import { answersSchema } from './respond.js';

export const admissionModes = ['direct_registration', 'open', 'invitation', 'nomination'] as const;
export type AdmissionMode = (typeof admissionModes)[number];

export const applicationStates = [
  'draft',
  'submitted',
  'needs_approval',
  'eligible',
  'ineligible',
  'selected',
  'reserve',
  'declined',
  'offered',
  'accepted',
  'offer_lapsed',
  'offer_refused',
  'withdrawn',
  'enrolled',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const nominationStates = [
  'draft',
  'sent',
  'confirmed',
  'corrected',
  'declined',
  'withdrawn',
  'superseded',
] as const;
export const costCovers = ['organization', 'centre', 'shared', 'self'] as const;
export const costItems = ['tuition', 'subsistence', 'travel'] as const;
/** Who the applicant hopes will bear one cost item. */
export const fundingWishes = ['self', 'organization', 'centre'] as const;

/** Each is asked by itself, and none is ticked beforehand. */
export const applicationConsents = [
  'processing',
  'follow_up',
  'supervisor_contact',
  'photo',
  'newsletter',
] as const;

/** Who a nomination is from and who pays, side by side and never mixed. */
export const nominationFactsSchema = z.object({
  id: idSchema,
  organizationName: z.string(),
  nominatorName: z.string(),
  costCover: z.enum(costCovers).nullable(),
  payerOrganizationName: z.string().nullable(),
  state: z.enum(nominationStates),
});

/** One row of the staff's list; the board reads the same. */
export const applicationRowSchema = z.object({
  id: idSchema,
  personId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  sex: sexSchema,
  countryCode: z.string().nullable(),
  jobTitle: z.string().nullable(),
  organizationName: z.string().nullable(),
  organizationVerified: z.boolean().nullable(),
  constituentGroup: constituentGroupSchema,
  state: z.enum(applicationStates),
  formComplete: z.boolean(),
  nomination: nominationFactsSchema.nullable(),
  submittedAt: instantSchema.nullable(),
  version: z.number().int(),
});
export type ApplicationRow = z.infer<typeof applicationRowSchema>;

export const applicationEventSchema = z.object({
  at: instantSchema,
  act: z.string(),
  actorName: z.string().nullable(),
});

export const applicationDetailSchema = applicationRowSchema.extend({
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  answers: answersSchema,
  consents: z.record(z.string(), z.boolean()),
  approval: z
    .object({
      decision: z.enum(['approved', 'refused']),
      reason: z.string().nullable(),
      decidedByName: z.string(),
      decidedAt: instantSchema,
    })
    .nullable(),
  history: z.array(applicationEventSchema).max(200),
});
export type ApplicationDetail = z.infer<typeof applicationDetailSchema>;

/** Applications: who asks for a place. */
export const applicationsApi = {};
