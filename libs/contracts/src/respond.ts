import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, instantSchema, localeSchema, localisedTextSchema, tokenSchema } from './fields.js';

/** A class that answers together behind one address saves its drafts many times a minute. */
const perAddress = { hits: 3000, windowSeconds: 60, by: 'address' } as const;

/** One answer as the page sends it; which shape fits which item is checked against the instrument. */
export const answerValueSchema = z.union([
  z.strictObject({ codes: z.array(z.string().max(80)).max(100) }),
  z.strictObject({ number: z.number() }),
  z.strictObject({ text: z.string().max(5000) }),
  z.strictObject({ date: z.iso.date() }),
  z.strictObject({ file: idSchema, name: z.string().max(200) }),
  z.strictObject({ missing: z.enum(['not_applicable', 'dont_know']) }),
]);
/** Item code → answer; inside a group the code is followed by `#` and the place of the repetition, from 1. */
export const answersSchema = z.record(z.string().max(84), answerValueSchema);
export type Answers = z.infer<typeof answersSchema>;

export const respondFormSchema = z.object({
  state: z.enum(['open', 'submitted', 'refused']),
  activityTitle: localisedTextSchema,
  activityCode: z.string(),
  privacyMode: z.enum(['named', 'confidential', 'anonymous']),
  locale: localeSchema,
  definition: z
    .unknown()
    .describe('the instrument without keys and scores; see @traccia/survey InstrumentDefinition'),
  answers: answersSchema,
  revision: z.number().int().describe('number of the draft as stored; send it back with the next draft'),
  closesAt: instantSchema.nullable(),
  minutes: z.number(),
  submittedAt: instantSchema.nullable(),
});
export type RespondForm = z.infer<typeof respondFormSchema>;

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
    summary: 'Submit once; the same client id gives the same receipt',
    body: z.strictObject({
      token: tokenSchema,
      clientId: idSchema,
      locale: localeSchema,
      answers: answersSchema,
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
    body: z.strictObject({ token: tokenSchema }),
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
