import * as z from 'zod';
import { groupSources } from '@traccia/survey';
import { defineEndpoint } from './endpoint.js';
import { answerKeySchema } from './respond-files.js';
import {
  emailSchema,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  localisedTextSchema,
  tokenSchema,
} from './fields.js';

/** A class that answers together behind one address saves its drafts many times a minute. */
const perAddress = { hits: 3000, windowSeconds: 60, by: 'address' } as const;

/** The database keeps no NUL and no half of a character; neither does any keyboard write one. */
const storable = (text: string) => !text.includes('\u0000') && !/\p{Cs}/u.test(text);
const textOf = (max: number) => z.string().max(max).refine(storable);

/** More than any form asks, with every group repeated. */
const mostAnswers = 5000;

/** One answer as the page sends it; which shape fits which item is checked against the instrument. */
export const answerValueSchema = z.union([
  z.strictObject({ codes: z.array(textOf(80)).max(100) }),
  z.strictObject({ number: z.number() }),
  z.strictObject({ text: textOf(5000) }),
  z.strictObject({ date: z.iso.date() }),
  z.strictObject({ file: idSchema, name: textOf(200) }),
  z.strictObject({ missing: z.enum(['not_applicable', 'dont_know']) }),
]);
/** Item code → answer; inside a group the code is followed by `#` and the place of the repetition, from 1. */
export const answersSchema = z
  .record(answerKeySchema, answerValueSchema)
  .refine((answers) => Object.keys(answers).length <= mostAnswers);
export type Answers = z.infer<typeof answersSchema>;

const recordEntrySchema = z.object({ code: z.string(), text: localisedTextSchema });
/** What is known of the respondent beforehand; see @traccia/survey RespondentRecord. */
export const respondentRecordSchema = z.object({
  fields: z.record(z.string(), z.union([z.string(), localisedTextSchema])).optional(),
  lists: z.partialRecord(z.enum(groupSources), z.array(recordEntrySchema)).optional(),
});

/** A test against the clock. All instants by the clock of the centre, which is the one that counts. */
export const testTimeSchema = z.object({
  minutes: z.number().int().describe('that everybody has'),
  factor: z.number().describe('of this person; 1 is the time that everybody has'),
  startedAt: instantSchema.nullable().describe('null: not started, and no question is shown'),
  deadlineAt: instantSchema.nullable(),
  now: instantSchema,
});

/** What a device needs to make its ticket and its pairing key; the same for everybody who is asked. */
export const anonymousFormSchema = z.object({
  waveId: idSchema,
  modulus: z.string().regex(/^[0-9a-f]{512}$/),
  pairingSalt: z.string().describe('the same for all waves of the activity'),
});

export const respondFormSchema = z.object({
  state: z.enum(['open', 'submitted', 'refused']),
  activityTitle: localisedTextSchema,
  activityCode: z.string(),
  privacyMode: z.enum(['named', 'confidential', 'anonymous']),
  locale: localeSchema,
  definition: z
    .unknown()
    .describe('the instrument without keys and scores; see @traccia/survey InstrumentDefinition'),
  record: respondentRecordSchema.describe('what texts mention, rules read and groups repeat over'),
  answers: answersSchema,
  revision: z.number().int().describe('number of the draft as stored; send it back with the next draft'),
  changeable: z.boolean().describe('what was submitted may be changed until the wave closes'),
  closesAt: instantSchema.nullable(),
  now: instantSchema.describe('by the clock that closes the wave'),
  minutes: z.number(),
  submittedAt: instantSchema.nullable(),
  test: testTimeSchema.nullable().optional(),
  anonymous: anonymousFormSchema.optional(),
  supervisor: z.boolean().optional().describe('a supervisor is asked about somebody'),
  promise: z
    .record(localeSchema, z.array(z.string()))
    .describe('who reads the answers, what is kept, how long, what can be changed: sentences by language'),
});
export type RespondForm = z.infer<typeof respondFormSchema>;

export const declinedReasons = ['declined', 'does_not_know', 'not_the_supervisor'] as const;
export type DeclinedReason = (typeof declinedReasons)[number];

export const respondApi = {
  open: defineEndpoint({
    id: 'respond.open',
    method: 'POST',
    path: '/api/respond/open',
    permission: 'link',
    status: 200,
    rateLimit: perAddress,
    summary: 'The form behind a personal link; opening never consumes or submits',
    body: z.strictObject({ token: tokenSchema }),
    answer: respondFormSchema,
  }),
  saveDraft: defineEndpoint({
    id: 'respond.save-draft',
    method: 'PUT',
    path: '/api/respond/draft',
    permission: 'link',
    status: 200,
    rateLimit: perAddress,
    summary: 'Keep a half-written answer; never validated',
    body: z.strictObject({
      token: tokenSchema,
      locale: localeSchema,
      answers: answersSchema,
      revision: z.number().int().min(0),
    }),
    answer: z.object({ revision: z.number().int(), savedAt: instantSchema }),
  }),
  submit: defineEndpoint({
    id: 'respond.submit',
    method: 'POST',
    path: '/api/respond/submit',
    permission: 'link',
    status: 200,
    rateLimit: perAddress,
    summary:
      'Submit; the same client id gives the same receipt, a changed answer takes the place of the one before',
    body: z.strictObject({
      token: tokenSchema,
      clientId: idSchema,
      locale: localeSchema,
      answers: answersSchema,
      revision: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe('to change what was submitted: the number under which it was opened'),
    }),
    answer: z.object({
      receipt: z.string(),
      submittedAt: instantSchema,
      score: z.object({ points: z.number(), max: z.number() }).nullable(),
    }),
  }),
  refuse: defineEndpoint({
    id: 'respond.refuse',
    method: 'POST',
    path: '/api/respond/refusal',
    permission: 'link',
    status: 204,
    rateLimit: perAddress,
    summary: 'I do not want to answer; reminders stop',
    body: z.strictObject({
      token: tokenSchema,
      reason: z
        .enum(declinedReasons)
        .optional()
        .describe('the last two are taken from supervisors only; whoever is none declines'),
      successor: z
        .strictObject({ name: lineSchema.min(1).max(200).nullable(), email: emailSchema.nullable() })
        .optional()
        .describe('the right supervisor; the participant is told, nobody is written to'),
    }),
    answer: z.undefined(),
  }),
  unsubscribe: defineEndpoint({
    id: 'respond.unsubscribe',
    method: 'POST',
    path: '/api/unsubscribe/:token',
    permission: 'link',
    status: 200,
    accepts: 'one-click-form',
    rateLimit: perAddress,
    summary: 'One-click unsubscribe (RFC 8058): no further survey mail to this person',
    params: z.object({ token: tokenSchema }),
    body: z.object({ 'List-Unsubscribe': z.string().optional() }),
    answer: z.object({ stopped: z.literal(true) }),
  }),
};
