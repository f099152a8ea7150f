import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  idSchema,
  instantSchema,
  lineSchema,
  noContent,
  pageOf,
  pageQuery,
  paramsWithId,
  searchSchema,
} from './fields.js';

export const settingsSchema = z.strictObject({
  centreName: lineSchema.min(1).max(120),
  mailFromName: lineSchema.min(1).max(120),
  mailFromAddress: z.email().max(254),
  disclosureThreshold: z.number().int().min(5).max(50).describe('groups smaller than this are never shown'),
  mailsPerMinute: z.number().int().min(1).max(6000),
  requestsPerWeek: z
    .number()
    .int()
    .min(1)
    .max(50)
    .describe('survey mails that one person gets in any seven days, over all activities'),
  answersLinkedMonths: z
    .number()
    .int()
    .min(6)
    .max(240)
    .describe('months after its closing during which an answer leads to whoever gave it'),
});
export type Settings = z.infer<typeof settingsSchema>;
export const apiKeySchema = z.object({
  id: idSchema,
  name: z.string(),
  personName: z.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema.nullable(),
  usedAt: instantSchema.nullable(),
  ended: z.boolean(),
});
export const auditRowSchema = z.object({
  id: z.string(),
  at: instantSchema,
  actorType: z.string(),
  actorName: z.string().nullable(),
  act: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export const deadDeliverySchema = z.object({
  id: z.string(),
  event: z.string(),
  job: z.string(),
  attempt: z.number().int(),
  lastError: z.string().nullable(),
  deadAt: instantSchema,
});

export const clockAlarmSchema = z.object({
  id: idSchema,
  workerId: idSchema,
  kind: z
    .enum(['differs', 'jumped', 'ahead', 'back'])
    .describe(
      'differs: the clock of one worker; the others: the clock of the database, which stops all work',
    ),
  secondsOff: z.number().describe('above 0: ahead'),
  waitingMails: z.number().int().describe('what would leave at once, ten thousand at most'),
  seenAt: instantSchema.describe('by the clock that is in doubt'),
});

export const administrationApi = {
  getSettings: defineEndpoint({
    id: 'settings.get',
    method: 'GET',
    path: '/api/settings',
    permission: 'settings.manage',
    status: 200,
    summary: 'Settings of this installation',
    answer: settingsSchema,
  }),
  updateSettings: defineEndpoint({
    id: 'settings.update',
    method: 'PUT',
    path: '/api/settings',
    permission: 'settings.manage',
    status: 200,
    summary: 'Change settings',
    body: settingsSchema,
    answer: settingsSchema,
  }),
  listApiKeys: defineEndpoint({
    id: 'api-keys.list',
    method: 'GET',
    path: '/api/api-keys',
    permission: 'api-keys.manage',
    status: 200,
    summary: 'API keys; never their secrets',
    answer: z.object({ rows: z.array(apiKeySchema) }),
  }),
  createApiKey: defineEndpoint({
    id: 'api-keys.create',
    method: 'POST',
    path: '/api/api-keys',
    permission: 'api-keys.manage',
    status: 201,
    summary: 'Make a key that acts as me; the secret is shown once',
    body: z.strictObject({ name: lineSchema.min(1).max(100), expiresAt: instantSchema.nullable() }),
    answer: apiKeySchema.extend({ secret: z.string() }),
  }),
  endApiKey: defineEndpoint({
    id: 'api-keys.end',
    method: 'DELETE',
    path: '/api/api-keys/:id',
    permission: 'api-keys.manage',
    status: 204,
    summary: 'End a key',
    params: paramsWithId,
    answer: noContent,
  }),
  audit: defineEndpoint({
    id: 'audit.list',
    method: 'GET',
    path: '/api/audit',
    permission: 'audit.read',
    status: 200,
    summary: 'Who did what, newest first',
    query: z.object({
      ...pageQuery,
      search: searchSchema,
      subjectType: z.string().max(60).optional(),
      subjectId: z.string().max(80).optional(),
    }),
    answer: pageOf(auditRowSchema),
  }),
  queueHealth: defineEndpoint({
    id: 'queue.health',
    method: 'GET',
    path: '/api/queue',
    permission: 'queue.read',
    status: 200,
    summary: 'Workers, waiting work and what died',
    answer: z.object({
      workers: z.array(
        z.object({
          id: idSchema,
          backend: z.enum(['postgres', 'redis']),
          startedAt: instantSchema,
          seenAt: instantSchema,
          alive: z.boolean(),
          queueReachable: z.boolean(),
        }),
      ),
      outboxWaiting: z.number().int(),
      deliveriesWaiting: z.number().int(),
      messagesWaiting: z.number().int(),
      oldestDueSeconds: z.number().nullable().describe('age of the oldest message that should have left'),
      dead: z.array(deadDeliverySchema).max(100),
      clockAlarms: z.array(clockAlarmSchema).max(20),
    }),
  }),
  confirmClock: defineEndpoint({
    id: 'queue.confirm-clock',
    method: 'POST',
    path: '/api/queue/clock-alarms/:id/confirm',
    permission: 'queue.manage',
    status: 204,
    summary: 'Say that the clock of the database is right, so that work goes on',
    params: paramsWithId,
    answer: noContent,
  }),
  retryDelivery: defineEndpoint({
    id: 'queue.retry',
    method: 'POST',
    path: '/api/queue/deliveries/:id/retry',
    permission: 'queue.manage',
    status: 204,
    summary: 'Hand a dead delivery out again',
    params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    answer: noContent,
  }),
  getDemoClock: defineEndpoint({
    id: 'demo-clock.get',
    method: 'GET',
    path: '/api/demo-clock',
    permission: 'demo-clock.manage',
    status: 200,
    summary: 'The demo clock',
    answer: z.object({ businessNow: instantSchema, offsetSeconds: z.number() }),
  }),
  moveDemoClock: defineEndpoint({
    id: 'demo-clock.move',
    method: 'POST',
    path: '/api/demo-clock',
    permission: 'demo-clock.manage',
    status: 200,
    summary: 'Move today; refused outside a demo',
    body: z.strictObject({ days: z.number().int().min(-3660).max(3660) }),
    answer: z.object({ businessNow: instantSchema, offsetSeconds: z.number() }),
  }),
};

export const healthSchema = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  version: z.string(),
  checks: z.record(z.string(), z.enum(['ok', 'degraded', 'down'])),
});
/** Not below /api: answered by the process itself. */
export const healthApi = {
  live: defineEndpoint({
    id: 'health.live',
    method: 'GET',
    path: '/health/live',
    permission: 'public',
    status: 200,
    summary: 'The process runs',
    answer: healthSchema,
  }),
  ready: defineEndpoint({
    id: 'health.ready',
    method: 'GET',
    path: '/health/ready',
    permission: 'public',
    status: 200,
    summary: 'It can serve; degraded when the queue is away',
    answer: healthSchema,
  }),
};
