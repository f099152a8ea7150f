import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import { idSchema, instantSchema, pageOf, pageQuery, paramsWithId, searchSchema } from './fields.js';

export const messageStates = [
  'planned',
  'sending',
  'sent',
  'suppressed',
  'bounced',
  'cancelled',
  'review',
  'dead',
] as const;
export const messageRowSchema = z.object({
  id: idSchema,
  kind: z.string(),
  state: z.enum(messageStates),
  reason: z.string().nullable(),
  recipientName: z.string().nullable(),
  recipientAddress: z.string().nullable(),
  locale: z.string(),
  subjectType: z.string(),
  subjectId: idSchema,
  ordinal: z.number().int(),
  attempt: z.number().int(),
  dueAt: instantSchema,
  sentAt: instantSchema.nullable(),
  lastError: z.string().nullable(),
  answerState: z.string().nullable().describe('of the invitation, for survey mail'),
  activityCode: z.string().nullable(),
});
export type MessageRow = z.infer<typeof messageRowSchema>;

export const messagesApi = {
  list: defineEndpoint({
    id: 'messages.list',
    method: 'GET',
    path: '/api/messages',
    permission: 'messages.read',
    status: 200,
    summary: 'The Outbox: every message, its state and why',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      state: z.enum(messageStates).optional(),
      kind: z.string().max(60).optional(),
      activityId: idSchema.optional(),
      personId: idSchema.optional().describe('whom it was written to'),
    }),
    answer: pageOf(messageRowSchema).extend({ counts: z.record(z.string(), z.number().int()) }),
  }),
  get: defineEndpoint({
    id: 'messages.get',
    method: 'GET',
    path: '/api/messages/:id',
    permission: 'messages.read',
    status: 200,
    summary: 'One message with its mail as captured',
    params: paramsWithId,
    answer: messageRowSchema.extend({
      mail: z
        .object({
          sender: z.string(),
          recipient: z.string(),
          subject: z.string(),
          html: z.string(),
          text: z.string(),
          source: z.string(),
        })
        .nullable(),
    }),
  }),
  page: defineEndpoint({
    id: 'messages.page',
    method: 'GET',
    path: '/api/messages/:id/page',
    permission: 'messages.read',
    status: 200,
    answersWith: 'text/html',
    summary: 'The captured mail as a document of its own, which can neither run nor load anything',
    params: paramsWithId,
    answer: z.string(),
  }),
  retry: defineEndpoint({
    id: 'messages.retry',
    method: 'POST',
    path: '/api/messages/:id/retry',
    permission: 'messages.manage',
    status: 200,
    summary: 'Send again what is in review or dead',
    params: paramsWithId,
    answer: messageRowSchema,
  }),
  giveUp: defineEndpoint({
    id: 'messages.give-up',
    method: 'POST',
    path: '/api/messages/:id/give-up',
    permission: 'messages.manage',
    status: 200,
    summary: 'Stop trying',
    params: paramsWithId,
    answer: messageRowSchema,
  }),
};
