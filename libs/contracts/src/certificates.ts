import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
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
} from './fields.js';

export const certificateKinds = ['participation', 'achievement'] as const;
export const certificateKindSchema = z.enum(certificateKinds);
export type CertificateKind = z.infer<typeof certificateKindSchema>;
export const certificateStates = ['issued', 'revoked'] as const;
/** `replaced` is set by the product when a corrected certificate takes the place of another. */
export const revocationReasons = ['error', 'not_earned', 'other'] as const;
export const shownRevocationReasons = ['replaced', ...revocationReasons] as const;
export const verdictReasons = [
  'not-over',
  'not-attended',
  'attendance-below',
  'no-rule',
  'test-missing',
  'test-below',
  'assignments-open',
] as const;

/** What is printed, for good; later changes of the person or the activity do not touch it. */
const printed = {
  serial: z.string(),
  kind: certificateKindSchema,
  state: z.enum(certificateStates),
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  startsOn: daySchema,
  endsOn: daySchema,
  venue: z.string().nullable(),
  days: z.number().int().nullable().describe('days on which the holder was present; null without sessions'),
  hours: z.number().nullable().describe('length of the sessions in which the holder was present'),
  issuedOn: daySchema,
  revokedOn: daySchema.nullable(),
  revokedReason: z.enum(shownRevocationReasons).nullable(),
};
export const myCertificateSchema = z.object({ id: idSchema, locale: localeSchema, ...printed });
export const verifiedCertificateSchema = z.object({
  ...printed,
  holderName: z.string().describe('initials when the holder has been forgotten'),
  forgotten: z.boolean(),
  centreName: z.string(),
});
export type VerifiedCertificate = z.infer<typeof verifiedCertificateSchema>;

export const certificateBatchSchema = z.object({
  id: idSchema,
  kind: certificateKindSchema,
  locale: localeSchema.nullable(),
  state: z.enum(['running', 'done', 'cancelled']),
  total: z.number().int(),
  issued: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  askedAt: instantSchema,
});
export const certificateRuleSchema = z.object({
  attendancePercent: z.number().int(),
  testPercent: z.number().int().nullable(),
  assignments: z.boolean(),
  assignmentsSet: z.number().int().describe('assignments marked as needed for the certificate'),
  namedTest: z.boolean().describe('the activity has a test answered by name; only such a test may decide'),
});
export const candidateSchema = z.object({
  enrolmentId: idSchema,
  personId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  locale: localeSchema,
  met: z.boolean(),
  reason: z.enum(verdictReasons).nullable(),
  have: z.number().nullable(),
  need: z.number().nullable(),
  certificate: z
    .object({
      id: idSchema,
      serial: z.string(),
      state: z.enum(certificateStates),
      holderName: z.string(),
      issuedOn: daySchema,
      revokedReason: z.enum(shownRevocationReasons).nullable(),
    })
    .nullable()
    .describe('the newest of this kind'),
});
export type CertificateCandidate = z.infer<typeof candidateSchema>;
export const certificateTemplateSchema = z.object({
  kind: certificateKindSchema,
  programmeId: idSchema.nullable().describe('null: the whole centre'),
  programmeTitle: localisedTextSchema.nullable(),
  statement: localisedTextSchema.describe(
    'between name and activity; the usual words where a language is missing',
  ),
  signatoryName: z.string(),
  signatoryTitle: localisedTextSchema,
  version: z.number().int().describe('0: not written yet'),
});
const perLanguage = z.partialRecord(localeSchema, lineSchema.max(200));
const templateWords = {
  statement: perLanguage,
  signatoryName: lineSchema.max(120),
  signatoryTitle: perLanguage,
};
export type TemplateWords = z.infer<z.ZodObject<typeof templateWords>>;

export const certificatesApi = {
  mine: defineEndpoint({
    id: 'certificates.mine',
    method: 'GET',
    path: '/api/me/certificates',
    permission: 'signed-in',
    status: 200,
    summary: 'My certificates, newest first',
    query: z.object(pageQuery),
    answer: pageOf(myCertificateSchema),
  }),
  download: defineEndpoint({
    id: 'certificates.download',
    method: 'GET',
    path: '/api/certificates/:id/pdf',
    permission: 'signed-in',
    status: 200,
    answersWith: 'application/pdf',
    summary: 'The sheet itself, for its holder and for those who issue it',
    params: paramsWithId,
    answer: z.instanceof(Uint8Array),
  }),
  verify: defineEndpoint({
    id: 'certificates.verify',
    method: 'GET',
    path: '/api/verify/:serial',
    permission: 'public',
    status: 200,
    rateLimit: { hits: 60, windowSeconds: 60, by: 'address' },
    summary: 'Whether a certificate is genuine and still holds; unknown and malformed serials answer alike',
    params: z.object({ serial: z.string().max(200) }),
    answer: verifiedCertificateSchema,
  }),
  overview: defineEndpoint({
    id: 'certificates.overview',
    method: 'GET',
    path: '/api/activities/:id/certificates',
    permission: 'certificates.manage',
    status: 200,
    summary: 'Who has earned and who has certificates of an activity, in numbers, and the work under way',
    params: paramsWithId,
    answer: z.object({
      rule: certificateRuleSchema,
      kinds: z.array(
        z.object({
          kind: certificateKindSchema,
          met: z.number().int(),
          unmet: z.number().int(),
          live: z.number().int(),
          toIssue: z.number().int(),
        }),
      ),
      batches: z.array(certificateBatchSchema).max(10),
    }),
  }),
  candidates: defineEndpoint({
    id: 'certificates.candidates',
    method: 'GET',
    path: '/api/activities/:id/certificate-candidates',
    permission: 'certificates.manage',
    status: 200,
    summary: 'Participants with what they have earned, or why not',
    params: paramsWithId,
    query: z.object({
      ...pageQuery,
      kind: certificateKindSchema,
      search: searchSchema,
      show: z.enum(['met', 'unmet', 'issued', 'revoked']).optional(),
    }),
    answer: pageOf(candidateSchema),
  }),
  setRule: defineEndpoint({
    id: 'certificates.set-rule',
    method: 'PUT',
    path: '/api/activities/:id/certificate-rule',
    permission: 'certificates.manage',
    status: 200,
    summary: 'Say what makes an achievement',
    params: paramsWithId,
    body: z.strictObject({
      testPercent: z.number().int().min(1).max(100).nullable(),
      assignments: z.boolean(),
    }),
    answer: certificateRuleSchema,
  }),
  issue: defineEndpoint({
    id: 'certificates.issue',
    method: 'POST',
    path: '/api/activities/:id/certificate-batches',
    permission: 'certificates.manage',
    status: 202,
    idempotent: true,
    summary: 'Issue to everybody who has earned one and has none',
    params: paramsWithId,
    body: z.strictObject({
      kind: certificateKindSchema,
      locale: localeSchema.nullable().describe('null: each in the own language'),
    }),
    answer: certificateBatchSchema,
  }),
  cancelBatch: defineEndpoint({
    id: 'certificates.cancel-batch',
    method: 'POST',
    path: '/api/certificate-batches/:id/cancellation',
    permission: 'certificates.manage',
    status: 200,
    summary: 'Stop issuing; what has been issued stays',
    params: paramsWithId,
    answer: certificateBatchSchema,
  }),
  revoke: defineEndpoint({
    id: 'certificates.revoke',
    method: 'POST',
    path: '/api/certificates/:id/revocation',
    permission: 'certificates.manage',
    status: 200,
    summary: 'Take a certificate back; its public page says so',
    params: paramsWithId,
    body: z.strictObject({
      reason: z.enum(revocationReasons),
      note: lineSchema.min(1).max(500).describe('for the file; never shown in public'),
    }),
    answer: z.object({ serial: z.string(), state: z.enum(certificateStates) }),
  }),
  reissue: defineEndpoint({
    id: 'certificates.reissue',
    method: 'POST',
    path: '/api/certificates/:id/reissue',
    permission: 'certificates.manage',
    status: 202,
    summary: 'Print again with the name as it is now; the old one is revoked as replaced',
    params: paramsWithId,
    body: z.strictObject({ locale: localeSchema }),
    answer: certificateBatchSchema,
  }),
  askPreview: defineEndpoint({
    id: 'certificates.ask-preview',
    method: 'POST',
    path: '/api/activities/:id/certificate-previews',
    permission: 'certificates.manage',
    status: 202,
    summary: 'Draw the sheet of one participant without issuing it',
    params: paramsWithId,
    body: z.strictObject({
      kind: certificateKindSchema,
      locale: localeSchema,
      enrolmentId: idSchema.optional().describe('absent: some participant'),
      words: z.strictObject(templateWords).optional().describe('words and signatory that are not saved yet'),
    }),
    answer: z.object({ id: idSchema }),
  }),
  preview: defineEndpoint({
    id: 'certificates.preview',
    method: 'GET',
    path: '/api/certificate-previews/:id',
    permission: 'certificates.manage',
    status: 200,
    summary: 'The drawn sheet, as soon as it is there',
    params: paramsWithId,
    answer: z.object({ state: z.enum(['waiting', 'ready', 'failed']), svg: z.string().nullable() }),
  }),
  templates: defineEndpoint({
    id: 'certificates.templates',
    method: 'GET',
    path: '/api/activities/:id/certificate-templates',
    permission: 'certificates.manage',
    status: 200,
    summary: 'The words and signatories that hold for an activity: of its programme and of the centre',
    params: paramsWithId,
    answer: z.object({ rows: z.array(certificateTemplateSchema).max(4), programmeId: idSchema }),
  }),
  saveTemplate: defineEndpoint({
    id: 'certificates.save-template',
    method: 'PUT',
    path: '/api/certificate-templates',
    permission: 'certificates.manage',
    status: 200,
    summary: 'Write the words and the signatory of a programme, or of the whole centre',
    body: z.strictObject({
      kind: certificateKindSchema,
      programmeId: idSchema.nullable(),
      ...templateWords,
      version: z.number().int().min(0),
    }),
    answer: certificateTemplateSchema,
  }),
};
