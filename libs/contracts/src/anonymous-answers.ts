import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, localeSchema, tokenSchema } from './fields.js';
import { answersSchema } from './respond.js';

/** A number of the wave's key. */
const keyNumberSchema = z.string().regex(/^[0-9a-f]{512}$/);
const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const anonymousAnswersApi = {
  ticket: defineEndpoint({
    id: 'respond.anonymous-ticket',
    method: 'POST',
    path: '/api/respond/anonymous/ticket',
    permission: 'link',
    status: 200,
    rateLimit: { hits: 600, windowSeconds: 60, by: 'address' },
    summary: 'Sign the blinded ticket of one invitation, once; who signs cannot recognize the ticket later',
    body: z.strictObject({ token: tokenSchema, blinded: keyNumberSchema }),
    answer: z.object({ signed: keyNumberSchema }),
  }),
  submit: defineEndpoint({
    id: 'respond.anonymous-submit',
    method: 'POST',
    path: '/api/respond/anonymous/answers',
    // Whoever has a ticket may answer; asking who it is would undo the ticket.
    permission: 'public',
    status: 200,
    // Counted by the day, so that the count says nothing about the hour.
    rateLimit: { hits: 5000, windowSeconds: 86_400, by: 'address' },
    summary: 'Answer with a ticket, or change the answer with the words; carries no link',
    body: z.strictObject({
      waveId: idSchema,
      ticket: z.strictObject({ serial: digestSchema, signature: keyNumberSchema }).nullable(),
      pairing: digestSchema.nullable().describe('derived from the words on the device'),
      locale: localeSchema,
      answers: answersSchema,
    }),
    answer: z.object({
      receipt: z.string(),
      score: z.object({ points: z.number(), max: z.number() }).nullable(),
      paired: z.boolean(),
    }),
  }),
};
