import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  idSchema,
  instantSchema,
  localisedTextSchema,
  localeSchema,
  pageOf,
  pageQuery,
  paramsWithId,
} from './fields.js';

export const consentPurposes = [
  'processing_notice',
  'follow_up',
  'supervisor_contact',
  'photos',
  'newsletter',
] as const;
export const consentPurposeSchema = z.enum(consentPurposes);
export type ConsentPurpose = z.infer<typeof consentPurposeSchema>;

export const privacyRequestStates = ['asked', 'confirmed', 'refused', 'cancelled', 'done'] as const;

const consentSchema = z.object({
  id: idSchema,
  purpose: consentPurposeSchema,
  textVersion: z.number().int(),
  locale: localeSchema.describe('the language in which the text was read'),
  givenAt: instantSchema,
  withdrawnAt: instantSchema.nullable(),
  source: z.enum(['my_data', 'application', 'nomination', 'paper']),
});
const requestSchema = z.object({
  id: idSchema,
  kind: z.enum(['export', 'erasure']),
  state: z.enum(privacyRequestStates),
  askedAt: instantSchema,
  doneAt: instantSchema.nullable(),
  reason: z.string().nullable().describe('why it was refused'),
  expiresAt: instantSchema.nullable().describe('until when the copy can be fetched; null without one'),
});
export const myDataSchema = z.object({
  texts: z.array(
    z.object({
      purpose: consentPurposeSchema,
      version: z.number().int(),
      body: localisedTextSchema,
      given: consentSchema.nullable().describe('the consent that holds now'),
    }),
  ),
  history: z.array(consentSchema).describe('the latest fifty, newest first'),
  requests: z.array(requestSchema).describe('the latest twenty, newest first'),
});
export type MyData = z.infer<typeof myDataSchema>;

const staffRequestSchema = requestSchema.extend({
  personId: idSchema,
  personName: z.string(),
  email: z.string().nullable(),
  note: z.string().nullable(),
  overdue: z.boolean().describe('asked more than thirty days ago and still undecided'),
});

/** Consent, export and erasure of what is held about a person. */
export const privacyApi = {
  mine: defineEndpoint({
    id: 'privacy.mine',
    method: 'GET',
    path: '/api/my-data',
    permission: 'signed-in',
    status: 200,
    summary: 'Own consents with the exact texts, and own requests',
    answer: myDataSchema,
  }),
  giveConsent: defineEndpoint({
    id: 'privacy.give-consent',
    method: 'POST',
    path: '/api/my-data/consents',
    permission: 'signed-in',
    status: 201,
    summary: 'Consent to one purpose in the words of one version',
    body: z.strictObject({
      purpose: consentPurposeSchema,
      textVersion: z.number().int().min(1).max(10_000),
      locale: localeSchema,
    }),
    answer: myDataSchema,
  }),
  withdrawConsent: defineEndpoint({
    id: 'privacy.withdraw-consent',
    method: 'POST',
    path: '/api/my-data/consents/:purpose/withdraw',
    permission: 'signed-in',
    status: 200,
    summary: 'Withdraw a consent; for the follow-up contact the survey mail stops at once',
    params: z.object({ purpose: consentPurposeSchema }),
    answer: myDataSchema,
  }),
  askExport: defineEndpoint({
    id: 'privacy.ask-export',
    method: 'POST',
    path: '/api/my-data/exports',
    permission: 'signed-in',
    status: 202,
    summary: 'Ask for a copy of everything that is held about oneself',
    rateLimit: { hits: 10, windowSeconds: 3600, by: 'subject' },
    answer: myDataSchema,
  }),
  download: defineEndpoint({
    id: 'privacy.download',
    method: 'GET',
    path: '/api/my-data/exports/:id',
    permission: 'signed-in',
    status: 200,
    summary: 'The copy, table by table',
    params: paramsWithId,
    answer: z.object({
      madeAt: instantSchema,
      tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    }),
  }),
  askErasure: defineEndpoint({
    id: 'privacy.ask-erasure',
    method: 'POST',
    path: '/api/my-data/erasure',
    permission: 'signed-in',
    status: 202,
    summary: 'Ask to be erased; an administrator confirms within thirty days',
    body: z.strictObject({ note: z.string().trim().max(1000).nullable() }),
    answer: myDataSchema,
  }),
  cancelErasure: defineEndpoint({
    id: 'privacy.cancel-erasure',
    method: 'DELETE',
    path: '/api/my-data/erasure',
    permission: 'signed-in',
    status: 200,
    summary: 'Take the wish to be erased back, as long as it is not confirmed',
    answer: myDataSchema,
  }),
  listRequests: defineEndpoint({
    id: 'privacy.list-requests',
    method: 'GET',
    path: '/api/privacy/requests',
    permission: 'privacy.manage',
    status: 200,
    summary: 'Requests of people about their data, newest first',
    query: z.object({
      ...pageQuery,
      state: z.enum(privacyRequestStates).optional(),
      kind: z.enum(['export', 'erasure']).optional(),
    }),
    answer: pageOf(staffRequestSchema),
  }),
  decide: defineEndpoint({
    id: 'privacy.decide',
    method: 'POST',
    path: '/api/privacy/requests/:id/decision',
    permission: 'privacy.manage',
    status: 200,
    summary: 'Confirm or refuse an erasure; a refusal gives its reason',
    params: paramsWithId,
    body: z.strictObject({
      decision: z.enum(['confirmed', 'refused']),
      reason: z.string().trim().max(1000).nullable(),
    }),
    answer: staffRequestSchema,
  }),
};
