import * as z from 'zod';
import { myInvitationSchema } from './admission-plan.js';
import { applicationRefusals, applicationStates, costCovers, nominationStates } from './applications.js';
import { defineEndpoint } from './endpoint.js';
import { storedFileSchema } from './files.js';
import {
  constituentGroupSchema,
  daySchema,
  emailSchema,
  groupsWithSecretary,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  localisedTextSchema,
  nameSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
  sexSchema,
  tokenSchema,
} from './fields.js';

/** A draft may be half empty; sending demands the rest. */
export const nominationFieldsSchema = z.strictObject({
  givenName: lineSchema.max(120),
  familyName: lineSchema.max(120),
  email: z.union([z.literal(''), emailSchema]),
  sex: sexSchema,
  jobTitle: lineSchema.max(200),
  locale: localeSchema.describe('language of the mail to the nominee'),
  capacityGap: z.string().trim().max(4000),
  expectedUse: z.string().trim().max(4000),
  releaseConfirmed: z.boolean(),
  costCover: z.enum(costCovers).nullable(),
  payerOrganizationId: idSchema.nullable().describe('may be another organization than the nominating one'),
  letterFileId: idSchema.nullable(),
});
export type NominationFields = z.infer<typeof nominationFieldsSchema>;

/** What a nominee may put right about the own person. */
export const nomineeCorrectionsSchema = z.strictObject({
  givenName: nameSchema.optional(),
  familyName: nameSchema.optional(),
  sex: sexSchema.optional(),
  jobTitle: lineSchema.max(200).optional(),
});

export const nominationRowSchema = z.object({
  id: idSchema,
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  organizationId: idSchema,
  organizationName: z.string(),
  nominatorName: z.string(),
  ...nominationFieldsSchema.shape,
  email: z.string(),
  payerOrganizationName: z.string().nullable(),
  payerOrganization: z
    .object({ id: idSchema, name: z.string(), constituentGroup: constituentGroupSchema })
    .nullable(),
  letter: storedFileSchema.nullable(),
  state: z.enum(nominationStates),
  corrections: z.record(z.string(), z.string()).nullable(),
  declineReason: z.string().nullable(),
  replacesName: z.string().nullable(),
  holdsPlace: z.boolean().describe('the nominee is enrolled'),
  replacedHoldsPlace: z.boolean().describe('who is replaced is enrolled until this nominee has confirmed'),
  keepsPlace: z.boolean().describe('who is replaced has stepped back, and the place waits for this nominee'),
  stateAt: instantSchema,
  version: z.number().int(),
});
export type NominationRow = z.infer<typeof nominationRowSchema>;

export const nominatingSchema = z.object({
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  closesOn: daySchema.nullable(),
  timeZone: z.string(),
  organizationId: idSchema,
  organizationName: z.string(),
  places: z.number().int(),
  used: z.number().int(),
  refusal: z.enum(applicationRefusals).nullable(),
});
export type Nominating = z.infer<typeof nominatingSchema>;

export const organizationInvitationSchema = myInvitationSchema
  .omit({ id: true })
  .extend({ organizationId: idSchema, organizationName: z.string() });
export type OrganizationInvitation = z.infer<typeof organizationInvitationSchema>;

export const nominationsApi = {
  activities: defineEndpoint({
    id: 'nominations.activities',
    method: 'GET',
    path: '/api/nominations/activities',
    permission: 'nominations.manage',
    status: 200,
    summary:
      'Where the own organizations may nominate, with places used, and to what they are invited to apply',
    answer: z.object({
      rows: z.array(nominatingSchema).max(100),
      invitations: z.array(organizationInvitationSchema).max(100),
    }),
  }),
  list: defineEndpoint({
    id: 'nominations.list',
    method: 'GET',
    path: '/api/nominations',
    permission: 'nominations.manage',
    status: 200,
    summary: 'My nominees, newest first',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      activityId: idSchema.optional(),
      state: z.enum(nominationStates).optional(),
    }),
    answer: pageOf(nominationRowSchema),
  }),
  get: defineEndpoint({
    id: 'nominations.get',
    method: 'GET',
    path: '/api/nominations/:id',
    permission: 'nominations.manage',
    status: 200,
    summary: 'One nomination',
    params: paramsWithId,
    answer: nominationRowSchema,
  }),
  create: defineEndpoint({
    id: 'nominations.create',
    method: 'POST',
    path: '/api/nominations',
    permission: 'nominations.manage',
    status: 201,
    summary: 'Begin a nomination; `replacesId` names the nominee whose place is taken over when it is sent',
    body: z.strictObject({
      activityId: idSchema,
      organizationId: idSchema,
      replacesId: idSchema.optional(),
      fields: nominationFieldsSchema,
    }),
    answer: nominationRowSchema,
  }),
  update: defineEndpoint({
    id: 'nominations.update',
    method: 'PUT',
    path: '/api/nominations/:id',
    permission: 'nominations.manage',
    status: 200,
    summary: 'Keep a draft',
    params: paramsWithId,
    body: z.strictObject({ version: z.number().int(), fields: nominationFieldsSchema }),
    answer: nominationRowSchema,
  }),
  send: defineEndpoint({
    id: 'nominations.send',
    method: 'POST',
    path: '/api/nominations/:id/sending',
    permission: 'nominations.manage',
    status: 200,
    summary: 'Send a draft: it takes a place of the quota, and the nominee is asked to confirm',
    params: paramsWithId,
    answer: nominationRowSchema,
  }),
  withdraw: defineEndpoint({
    id: 'nominations.withdraw',
    method: 'POST',
    path: '/api/nominations/:id/withdrawal',
    permission: 'nominations.manage',
    status: 200,
    summary: 'Take a nomination back, with the application that came from it',
    params: paramsWithId,
    answer: nominationRowSchema,
  }),
};

const nomineeViewSchema = z.object({
  state: z.enum(nominationStates),
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  organizationName: z.string(),
  nominatorName: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  sex: sexSchema,
  jobTitle: z.string(),
  locale: localeSchema,
  capacityGap: z.string(),
  expectedUse: z.string(),
  costCover: z.enum(costCovers).nullable(),
  payerOrganizationName: z.string().nullable(),
  applicationId: idSchema.nullable(),
});
/** What a nominee does by the link in the mail. */
export const nomineeApi = {
  open: defineEndpoint({
    id: 'nominee.open',
    method: 'POST',
    path: '/api/nominee/open',
    permission: 'link',
    status: 200,
    rateLimit: { hits: 60, windowSeconds: 60, by: 'address' },
    summary: 'The nomination behind a personal link; opening decides nothing',
    body: z.strictObject({ token: tokenSchema }),
    answer: nomineeViewSchema,
  }),
  answer: defineEndpoint({
    id: 'nominee.answer',
    method: 'POST',
    path: '/api/nominee/answer',
    permission: 'link',
    status: 200,
    rateLimit: { hits: 60, windowSeconds: 60, by: 'address' },
    summary: 'Confirm, with what was put right, or decline; twice is once',
    body: z.strictObject({
      token: tokenSchema,
      decision: z.enum(['confirm', 'decline']),
      corrections: nomineeCorrectionsSchema,
      reason: z.string().trim().max(2000).nullable(),
    }),
    answer: nomineeViewSchema,
  }),
};

export const approvalRowSchema = z.object({
  id: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: daySchema,
  givenName: z.string(),
  familyName: z.string(),
  jobTitle: z.string().nullable(),
  organizationName: z.string().nullable(),
  nomination: nominationRowSchema
    .pick({
      nominatorName: true,
      organizationName: true,
      payerOrganizationName: true,
      costCover: true,
      capacityGap: true,
      expectedUse: true,
    })
    .nullable(),
  constituentGroup: constituentGroupSchema,
  state: z.enum(applicationStates),
  submittedAt: instantSchema,
});
/** The secretary of a constituent group and the candidates of that group. */
export const approvalsApi = {
  list: defineEndpoint({
    id: 'approvals.list',
    method: 'GET',
    path: '/api/approvals',
    permission: 'admissions.approve',
    status: 200,
    summary: 'Candidates of the own group that wait, longest waiting first',
    query: z.object({ ...pageQuery, search: searchSchema, group: z.enum(groupsWithSecretary).optional() }),
    answer: pageOf(approvalRowSchema),
  }),
  decide: defineEndpoint({
    id: 'approvals.decide',
    method: 'POST',
    path: '/api/approvals',
    permission: 'admissions.approve',
    status: 200,
    summary:
      'Approve or refuse candidates; a refusal says why, and candidates learn of it by the later decision',
    body: z
      .strictObject({
        ids: z.array(idSchema).min(1).max(200),
        decision: z.enum(['approved', 'refused']),
        reason: z.string().trim().min(1).max(2000).nullable(),
      })
      .refine(({ decision, reason }) => decision === 'approved' || reason !== null, { path: ['reason'] }),
    answer: z.object({ decided: z.number().int() }),
  }),
};
