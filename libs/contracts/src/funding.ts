import * as z from 'zod';
import { costItems } from './applications.js';
import { defineEndpoint } from './endpoint.js';
import { constituentGroupSchema, idSchema, localisedTextSchema, paramsWithId } from './fields.js';
import { fundingKinds } from './framework.js';

export const payers = ['centre', 'donor', 'organization', 'person'] as const;
const lineShape = {
  costItem: z.enum(costItems),
  amountCents: z.number().int().min(0).max(10_000_000_000).describe('hundredths of the currency'),
  currency: z.string().regex(/^[A-Z]{3}$/),
  payer: z.enum(payers),
  payerOrganizationId: idSchema.nullable(),
  fundingAgreementId: idSchema.nullable(),
};
export const fundingAgreementSchema = z.object({
  id: idSchema,
  code: z.string(),
  title: localisedTextSchema,
  kind: z.enum(fundingKinds),
});
export type FundingAgreement = z.infer<typeof fundingAgreementSchema>;
export const fundingLineSchema = z.object({
  ...lineShape,
  payerOrganizationName: z.string().nullable(),
  fundingAgreement: fundingAgreementSchema.nullable(),
});
export type FundingLine = z.infer<typeof fundingLineSchema>;
export const fellowshipBreachSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('too-much'), percent: z.number(), mostPercent: z.number() }),
  z.object({ kind: z.literal('not-an-aid-recipient') }),
  z.object({ kind: z.literal('travel-is-excluded') }),
]);
export const fundedPersonSchema = z.object({
  applicationId: idSchema.nullable(),
  enrolmentId: idSchema.nullable(),
  givenName: z.string(),
  familyName: z.string(),
  constituentGroup: constituentGroupSchema,
  countryCode: z.string().nullable(),
  receivesAid: z.boolean().nullable().describe('country on the list of aid recipients; null: not known'),
  nominatorName: z.string().nullable(),
  lines: z.array(fundingLineSchema).max(30),
  breaches: z.array(fellowshipBreachSchema).max(3),
});
export type FundedPerson = z.infer<typeof fundedPersonSchema>;
const totalSchema = z.object({
  costItem: z.enum(costItems),
  payer: z.enum(payers),
  currency: z.string(),
  amountCents: z.number().int(),
});

const fundingLinesBody = z.strictObject({ lines: z.array(z.strictObject(lineShape)).max(30) });

export const fundingApi = {
  list: defineEndpoint({
    id: 'funding.list',
    method: 'GET',
    path: '/api/activities/:id/funding',
    permission: 'admissions.read',
    status: 200,
    summary: 'Who pays what for whom, with totals and what breaks the fellowship rule',
    params: paramsWithId,
    answer: z.object({
      rows: z.array(fundedPersonSchema).max(1000),
      totals: z.array(totalSchema).max(60),
    }),
  }),
  setOfApplication: defineEndpoint({
    id: 'funding.set-of-application',
    method: 'PUT',
    path: '/api/applications/:id/funding',
    permission: 'admissions.manage',
    status: 200,
    summary: 'Say who pays what for an applicant; what breaks the fellowship rule is kept and said',
    params: paramsWithId,
    body: fundingLinesBody,
    answer: fundedPersonSchema,
  }),
  setOfEnrolment: defineEndpoint({
    id: 'funding.set-of-enrolment',
    method: 'PUT',
    path: '/api/enrolments/:id/funding',
    permission: 'admissions.manage',
    status: 200,
    summary: 'The same for somebody enrolled without an application',
    params: paramsWithId,
    body: fundingLinesBody,
    answer: fundedPersonSchema,
  }),
};
