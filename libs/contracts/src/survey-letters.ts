import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  localisedTextSchema,
  noContent,
} from './fields.js';

/** The letters that ask: `before` … `after` go to participants, by when they are asked. */
const letterKey = {
  kind: z.enum(['survey.invitation', 'survey.reminder']),
  reader: z.enum(['before', 'test', 'end', 'after', 'supervisor', 'organization', 'trainer']),
  locale: localeSchema,
};
export const letterKeySchema = z.object(letterKey);
const version = z.number().int().min(0).describe('0: the standard words stand');
const textFields = {
  subject: lineSchema.min(1).max(400),
  body: z
    .string()
    .trim()
    .min(1)
    .max(16_000)
    .describe('paragraphs parted by an empty line; Liquid with the places of the known list'),
};

export const rewordedLetterSchema = z.object({
  ...letterKey,
  ...textFields,
  version,
  updatedAt: instantSchema,
  updatedByName: z.string().nullable(),
});
export type RewordedLetter = z.infer<typeof rewordedLetterSchema>;
export const letterSampleSchema = z.object({
  invitationId: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  about: z.string().describe('the participant or organization asked about; empty: the reader'),
  activityTitle: localisedTextSchema,
  activityCode: z.string(),
  startsOn: daySchema,
  endsOn: daySchema,
  timeZone: z.string(),
  closesAt: instantSchema.nullable(),
  promise: z.array(z.string()).describe('what answering means, in the language asked for'),
});
export type LetterSample = z.infer<typeof letterSampleSchema>;

/** Words of the mails that ask; the centre may say them its own way, the promises and the link stay. */
export const surveyLettersApi = {
  list: defineEndpoint({
    id: 'survey-letters.list',
    method: 'GET',
    path: '/api/survey-letters',
    permission: 'surveys.manage',
    status: 200,
    summary: 'The letters that the centre has reworded; all others say the standard words',
    answer: z.object({ rows: z.array(rewordedLetterSchema), centreName: z.string() }),
  }),
  samples: defineEndpoint({
    id: 'survey-letters.samples',
    method: 'GET',
    path: '/api/survey-letters/samples',
    permission: 'surveys.manage',
    status: 200,
    summary: 'Up to twenty people who are asked with such a letter, to preview it with their data',
    query: z.object({ reader: letterKey.reader, locale: letterKey.locale }),
    answer: z.object({ rows: z.array(letterSampleSchema) }),
  }),
  save: defineEndpoint({
    id: 'survey-letters.save',
    method: 'PUT',
    path: '/api/survey-letters/:kind/:reader/:locale',
    permission: 'surveys.manage',
    status: 204,
    summary: 'Reword a letter; mails written from now on say it',
    params: letterKeySchema,
    body: z.strictObject({ ...textFields, version }),
    answer: noContent,
  }),
  reset: defineEndpoint({
    id: 'survey-letters.reset',
    method: 'POST',
    path: '/api/survey-letters/:kind/:reader/:locale/standard',
    permission: 'surveys.manage',
    status: 204,
    summary: 'Back to the standard words',
    params: letterKeySchema,
    body: z.strictObject({ version: version.min(1) }),
    answer: noContent,
  }),
  test: defineEndpoint({
    id: 'survey-letters.test',
    method: 'POST',
    path: '/api/survey-letters/test',
    permission: 'surveys.manage',
    status: 202,
    idempotent: true,
    summary: 'Send a letter as written to myself, with the data of one who is asked',
    body: z.strictObject({ ...letterKey, ...textFields, invitationId: idSchema }),
    answer: z.object({ messageId: idSchema }),
    rateLimit: { hits: 30, windowSeconds: 600, by: 'subject' },
  }),
};
