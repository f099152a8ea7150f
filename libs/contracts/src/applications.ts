import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  constituentGroupSchema,
  countryCodeSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
  sexSchema,
} from './fields.js';
import { storedFileSchema } from './files.js';
import { consentPurposeSchema } from './privacy.js';
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
  email: z.string().nullable(),
  definition: z.unknown().describe('the form that was answered; see @traccia/survey InstrumentDefinition'),
  answers: answersSchema,
  consents: z.record(z.string(), z.boolean()),
  nominationDetail: z
    .object({
      original: z.record(z.string(), z.string()),
      corrections: z.record(z.string(), z.string()).nullable(),
      capacityGap: z.string(),
      expectedUse: z.string(),
      letter: storedFileSchema.nullable(),
    })
    .nullable()
    .describe('what the organization wrote, and beside it what the nominee put right'),
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

/** The form as the applicant fills it in; every part of it is kept as it is typed. */
export const applicationFormSchema = z.object({
  id: idSchema,
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  state: z.enum(applicationStates).describe('as the applicant reads it'),
  /** Whether it may still be changed and sent today. */
  open: z.boolean(),
  closesOn: daySchema.nullable().describe('last day, at the venue'),
  timeZone: z.string(),
  definition: z
    .unknown()
    .describe('the form without keys and scores; see @traccia/survey InstrumentDefinition'),
  answers: answersSchema,
  consents: z.record(z.string(), z.boolean()),
  /** Each is asked by itself, and none is ticked beforehand. */
  consentTexts: z.array(
    z.object({ purpose: consentPurposeSchema, version: z.number().int(), body: localisedTextSchema }),
  ),
  profile: z.object({
    givenName: z.string(),
    familyName: z.string(),
    email: z.string().nullable(),
    sex: sexSchema,
    nationalityCode: z.string().nullable(),
    countryCode: z.string().nullable(),
    jobTitle: z.string().nullable(),
  }),
  organization: z
    .object({
      id: idSchema,
      name: z.string(),
      constituentGroup: constituentGroupSchema,
      verified: z.boolean(),
    })
    .nullable(),
  nominatedBy: z.string().nullable(),
  previousActivities: z.array(z.object({ title: localisedTextSchema, year: z.number().int() })).max(20),
  formComplete: z.boolean(),
  version: z.number().int(),
});
export type ApplicationForm = z.infer<typeof applicationFormSchema>;

export const myApplicationSchema = z.object({
  id: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: z.string(),
  endsOn: z.string(),
  closesOn: z.string().nullable(),
  timeZone: z.string(),
  state: z.enum(applicationStates).describe('as the applicant reads it'),
  activityCancelled: z.boolean().describe('it ended because the activity does not take place'),
  formComplete: z.boolean(),
  nominatedBy: z.string().nullable(),
  mayWithdraw: z.boolean(),
  submittedAt: instantSchema.nullable(),
});
export type MyApplication = z.infer<typeof myApplicationSchema>;

export const organizationChoiceSchema = z.object({
  id: idSchema,
  name: z.string(),
  constituentGroup: constituentGroupSchema,
  countryCode: z.string().nullable(),
  verified: z.boolean(),
});

export const applicationRefusals = ['mode', 'not-open', 'closed', 'not-invited'] as const;

/** Applications: who asks for a place. */
export const applicationsApi = {
  wayIn: defineEndpoint({
    id: 'applications.way-in',
    method: 'GET',
    path: '/api/catalogue/:code/way-in',
    permission: 'public',
    status: 200,
    summary: 'How one comes to a place in this activity, and where the own application stands',
    params: z.object({ code: z.string().max(80) }),
    answer: z.object({
      activityId: idSchema,
      mode: z.enum(admissionModes),
      closesOn: daySchema.nullable(),
      timeZone: z.string(),
      refusal: z.enum(applicationRefusals).nullable(),
      nominators: z.array(z.string()).max(20).describe('organizations that have places to nominate for'),
      myApplication: z.object({ id: idSchema, state: z.enum(applicationStates) }).nullable(),
    }),
  }),
  begin: defineEndpoint({
    id: 'applications.begin',
    method: 'POST',
    path: '/api/applications',
    permission: 'signed-in',
    status: 201,
    summary: 'Begin an application, or go on with the draft there is',
    body: z.strictObject({ activityId: idSchema }),
    answer: z.object({ id: idSchema }),
  }),
  mine: defineEndpoint({
    id: 'applications.mine',
    method: 'GET',
    path: '/api/me/applications',
    permission: 'signed-in',
    status: 200,
    summary: 'My applications, newest first',
    query: z.object(pageQuery),
    answer: pageOf(myApplicationSchema),
  }),
  form: defineEndpoint({
    id: 'applications.form',
    method: 'GET',
    path: '/api/me/applications/:id',
    permission: 'signed-in',
    status: 200,
    summary: 'The own application with its form',
    params: paramsWithId,
    answer: applicationFormSchema,
  }),
  save: defineEndpoint({
    id: 'applications.save',
    method: 'PUT',
    path: '/api/me/applications/:id',
    permission: 'signed-in',
    status: 200,
    summary: 'Keep what was filled in so far; demands nothing',
    params: paramsWithId,
    body: z.strictObject({
      version: z.number().int(),
      answers: answersSchema,
      consents: z.partialRecord(consentPurposeSchema, z.boolean()),
      organizationId: idSchema.nullable(),
      profile: z.strictObject({
        sex: sexSchema,
        nationalityCode: countryCodeSchema.nullable(),
        countryCode: countryCodeSchema.nullable(),
        jobTitle: lineSchema.max(200).nullable(),
      }),
    }),
    answer: z.object({ version: z.number().int(), formComplete: z.boolean() }),
    bodyLimit: 200_000,
  }),
  submit: defineEndpoint({
    id: 'applications.submit',
    method: 'POST',
    path: '/api/me/applications/:id/submission',
    permission: 'signed-in',
    status: 200,
    summary: 'Send the application; twice is once',
    params: paramsWithId,
    body: z.strictObject({
      version: z.number().int(),
      locale: localeSchema.describe('in which the consents were read'),
      textVersions: z.partialRecord(consentPurposeSchema, z.number().int()),
    }),
    answer: myApplicationSchema,
  }),
  withdraw: defineEndpoint({
    id: 'applications.withdraw',
    method: 'POST',
    path: '/api/me/applications/:id/withdrawal',
    permission: 'signed-in',
    status: 200,
    summary: 'Step back; a draft is thrown away by it',
    params: paramsWithId,
    answer: myApplicationSchema,
  }),
  findOrganizations: defineEndpoint({
    id: 'applications.find-organizations',
    method: 'GET',
    path: '/api/application-organizations',
    permission: 'signed-in',
    status: 200,
    summary: 'Organizations of the register, to pick the own one',
    query: z.object({ search: z.string().trim().min(2).max(200) }),
    answer: z.object({ rows: z.array(organizationChoiceSchema).max(20) }),
    rateLimit: { hits: 120, windowSeconds: 60, by: 'subject' },
  }),
  proposeOrganization: defineEndpoint({
    id: 'applications.propose-organization',
    method: 'POST',
    path: '/api/application-organizations',
    permission: 'signed-in',
    status: 201,
    summary: 'Name an organization that is not in the register; staff verify it later',
    body: z.strictObject({
      name: lineSchema.min(2).max(300),
      constituentGroup: constituentGroupSchema,
      countryCode: countryCodeSchema.nullable(),
    }),
    answer: organizationChoiceSchema,
    rateLimit: { hits: 10, windowSeconds: 3600, by: 'subject' },
  }),
  ofActivity: defineEndpoint({
    id: 'applications.of-activity',
    method: 'GET',
    path: '/api/activities/:id/applications',
    permission: 'admissions.read',
    status: 200,
    summary: 'Who applied, by name',
    params: paramsWithId,
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      state: z.enum(applicationStates).optional(),
      group: constituentGroupSchema.optional(),
      complete: z.enum(['yes', 'no']).optional(),
    }),
    answer: pageOf(applicationRowSchema),
  }),
  get: defineEndpoint({
    id: 'applications.get',
    method: 'GET',
    path: '/api/applications/:id',
    permission: 'admissions.read',
    status: 200,
    summary: 'One application with all its facts',
    params: paramsWithId,
    answer: applicationDetailSchema,
  }),
};
