import * as z from 'zod';
import { waveKinds } from './wave-kinds.js';
import { defineEndpoint } from './endpoint.js';
import {
  daySchema,
  idSchema,
  instantSchema,
  localisedTextSchema,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
  streamedSchema,
} from './fields.js';

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
/** What a mail that came back is: written by a person, or by a machine on the way. */
export const returnedMailKinds = ['reply', 'bounce', 'delay', 'complaint', 'auto_reply', 'other'] as const;
export const returnedMailSchema = z.object({
  id: idSchema,
  kind: z.enum(returnedMailKinds),
  receivedAt: instantSchema,
  sender: z.string().nullable().describe('as the mail says; anybody can write any sender'),
  subject: z.string().nullable(),
  body: z.string().nullable().describe('plain text; null where no person wrote'),
  status: z.string().nullable().describe('RFC 3463, e.g. 5.1.1; null unless a bounce or a delay'),
});
export type ReturnedMail = z.infer<typeof returnedMailSchema>;
/** email: the worker sends it; sheet: somebody took the link to hand it over. */
export const messageChannels = ['email', 'sheet'] as const;
export type MessageChannel = (typeof messageChannels)[number];
export const messageRowSchema = z.object({
  id: idSchema,
  channel: z.enum(messageChannels),
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
  waveCode: z.string().nullable().describe('of survey mail'),
  replies: z.number().int().describe('mails that people wrote back'),
});
export type MessageRow = z.infer<typeof messageRowSchema>;

/** Bytes of one mail that came back. */
export const largestReturnedMail = 10_000_000;

const ledgerFilter = {
  search: searchSchema,
  state: z.enum(messageStates).optional(),
  kind: z.string().max(60).optional(),
  channel: z.enum(messageChannels).optional(),
  activityId: idSchema.optional(),
  waveId: idSchema.optional(),
  personId: idSchema.optional().describe('whom it was written to'),
  from: daySchema.optional().describe('due on this day in UTC or later'),
  to: daySchema.optional().describe('due on this day in UTC or earlier'),
};

const countsSchema = z.object({
  expected: z.number().int().describe('letters that should have left by now'),
  sent: z.number().int(),
  waiting: z.number().int().describe('planned or on the wire'),
  stopped: z.number().int().describe('will not leave, each with its reason'),
  missing: z.number().int().describe('neither sent nor waiting nor stopped: nobody knows why'),
});
const expectedWaveSchema = z.object({
  waveId: idSchema,
  code: z.string(),
  kind: z.enum(waveKinds),
  state: z.enum(['planned', 'open', 'closed']),
  respondentKind: z.enum(['participant', 'supervisor', 'organization', 'trainer']),
  activityId: idSchema,
  activityCode: z.string(),
  activityTitle: localisedTextSchema,
  opensAt: instantSchema,
  invitations: countsSchema,
  reminders: countsSchema,
  reasons: z.record(z.string(), z.number().int()).describe('reason → letters that it stopped'),
});
export type ExpectedWave = z.infer<typeof expectedWaveSchema>;

export const messagesApi = {
  exportLedger: defineEndpoint({
    id: 'messages.export-ledger',
    method: 'GET',
    path: '/api/message-ledger/file',
    permission: 'messages.read',
    status: 200,
    summary: 'The Outbox under its filters as a sheet, newest first',
    query: z.object({ ...ledgerFilter, format: z.enum(['csv', 'xlsx']).default('csv') }),
    answer: streamedSchema,
    answersWith: 'application/octet-stream',
    rateLimit: { hits: 20, windowSeconds: 600, by: 'subject' },
  }),
  expected: defineEndpoint({
    id: 'messages.expected',
    method: 'GET',
    path: '/api/message-ledger/expected',
    permission: 'messages.read',
    status: 200,
    summary: 'Expected against sent, wave by wave: what should have left by now and what became of it',
    query: z.object({ ...pageQuery, activityId: idSchema.optional(), waveId: idSchema.optional() }),
    answer: pageOf(expectedWaveSchema),
  }),
  list: defineEndpoint({
    id: 'messages.list',
    method: 'GET',
    path: '/api/messages',
    permission: 'messages.read',
    status: 200,
    summary: 'The Outbox: every message, its state and why',
    query: z.object({
      ...pageQuery,
      ...ledgerFilter,
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
      returned: z.array(returnedMailSchema).describe('what came back, the newest first; at most fifty'),
    }),
  }),
  takeReturned: defineEndpoint({
    id: 'messages.take-returned',
    method: 'POST',
    path: '/api/messages/returned',
    permission: 'public',
    status: 202,
    summary:
      'Hand in one mail that came back, as it arrived (RFC 5322); X-Traccia-Signature holds t= the second and v1= the HMAC-SHA256, in hex, of that second, a full stop and the bytes',
    answer: z.object({ taken: z.boolean().describe('false: it had been handed in before') }),
    accepts: 'signed-bytes',
    bodyLimit: largestReturnedMail,
    rateLimit: { hits: 600, windowSeconds: 60, by: 'address' },
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
