import { parseLinkKeys, readEnv, type LinkKeys } from '@traccia/runtime';
import * as z from 'zod';

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
  .refine(
    (url) => !url.includes('options='),
    'must not carry ?options=: BullMQ would lose its search path and hang',
  );

const envSchema = z.object({
  DATABASE_URL: postgresUrl.describe('owner connection: the queue keeps its own schema'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis://')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp://')
    .optional(),
  TRACCIA_LINK_KEYS: z.string().transform((text, context): LinkKeys => {
    try {
      return parseLinkKeys(text);
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : 'unreadable');
      return z.NEVER;
    }
  }),
  TRACCIA_PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  TRACCIA_MODE: z.enum(['demo', 'production']).default('production'),
  HEALTH_HOST: z.string().min(1).default('127.0.0.1'),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MAIL_LANES: z.coerce.number().int().min(1).max(50).default(4).describe('mails under way at once'),
  MAIL_LEASE_SECONDS: z.coerce.number().int().min(3).max(3600).default(60),
  MAIL_IDEMPOTENCY_HEADER: z
    .string()
    .regex(/^[A-Za-z][A-Za-z-]{0,60}$/)
    .optional(),
});

export interface WorkerSettings {
  databaseUrl: string;
  redisUrl: string | null;
  smtpUrl: string | null;
  linkKeys: LinkKeys;
  publicUrl: string;
  mode: 'demo' | 'production';
  healthHost: string;
  /** 0: any free port. */
  healthPort: number;
  logLevel: string;
  mailLanes: number;
  mailLeaseSeconds: number;
  idempotencyHeader: string | null;
}

/** Every setting of this app; a bad one stops the start and names itself. */
export function readSettings(source: Record<string, string | undefined> = process.env): WorkerSettings {
  const env = readEnv(envSchema, source);
  return {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    linkKeys: env.TRACCIA_LINK_KEYS,
    publicUrl: env.TRACCIA_PUBLIC_URL,
    mode: env.TRACCIA_MODE,
    healthHost: env.HEALTH_HOST,
    healthPort: env.HEALTH_PORT,
    logLevel: env.LOG_LEVEL,
    mailLanes: env.MAIL_LANES,
    mailLeaseSeconds: env.MAIL_LEASE_SECONDS,
    idempotencyHeader: env.MAIL_IDEMPOTENCY_HEADER ?? null,
  };
}
