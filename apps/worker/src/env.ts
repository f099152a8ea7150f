import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseLinkKeys, readEnv, type LinkKeys } from '@traccia/runtime';
import * as z from 'zod';
import type { DomainRates } from './mail/domain-pacer.js';
import type { ReturnMailboxSettings } from './mail/returned/return-mailbox.js';

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
  .refine(
    (url) => !url.includes('options='),
    'must not carry ?options=: BullMQ would lose its search path and hang',
  );

const settingsSchema = z.object({
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
  CLOCK_GAP_HOURS: z.coerce
    .number()
    .int()
    .min(0)
    .max(8760)
    .optional()
    .describe(
      'without a worker for longer, mail that is as late waits until somebody says that the clock is right',
    ),
  MAIL_LANES: z.coerce.number().int().min(1).max(50).default(4).describe('mails under way at once'),
  MAIL_LEASE_SECONDS: z.coerce.number().int().min(3).max(3600).default(60),
  MAIL_DOMAIN_RATES: z
    .string()
    .default('')
    .transform((text, context): DomainRates => readDomainRates(text, (fault) => context.addIssue(fault)))
    .describe('mails a minute to one provider, as in gmail.com=60,default=0; 0 is no limit'),
  MAIL_DKIM_DOMAIN: z.hostname().optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?$/i)
    .optional(),
  MAIL_DKIM_KEY_FILE: z
    .string()
    .transform((file, context) => readDkimKey(file, (fault) => context.addIssue(fault)))
    .optional()
    .describe('private key in PEM, read at the start'),
  MAIL_RETURN_IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .refine((url) => new URL(url).username !== '', 'must name a user')
    .optional(),
  MAIL_RETURN_IMAP_DONE: z.string().min(1).max(200).optional(),
  MAIL_IDEMPOTENCY_HEADER: z
    .string()
    .regex(/^[A-Za-z][A-Za-z-]{0,60}$/)
    .optional(),
});

/** A worker whose mail could not be signed does not begin. */
function readDkimKey(file: string, complain: (fault: string) => void): string {
  try {
    const pem = readFileSync(file, 'utf8');
    const { asymmetricKeyType } = createPrivateKey(pem);
    if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'ed25519') return pem;
    complain('DKIM knows RSA and Ed25519 keys');
  } catch {
    complain('holds no private key that can be read');
  }
  return '';
}

/** `gmail.com=60,default=0`; a provider is named once. */
function readDomainRates(text: string, complain: (fault: string) => void): DomainRates {
  const rates: Record<string, number> = {};
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const found = /^\s*([a-z0-9.-]+)\s*=\s*(\d{1,6})\s*$/i.exec(part);
    const domain = found?.[1]?.toLowerCase();
    if (!domain || domain in rates) complain(`cannot read ${JSON.stringify(part)}: one domain=number each`);
    else rates[domain] = Number(found?.[2]);
  }
  return rates;
}

/** Half a signature would be refused by the receiver as a forgery; a start with half of the settings ends here. */
const envSchema = settingsSchema.superRefine((env, context) => {
  const parts = ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'] as const;
  const missing = parts.filter((name) => env[name] === undefined);
  if (missing.length === 0 || missing.length === parts.length) return;
  for (const name of missing)
    context.addIssue({ code: 'custom', path: [name], message: 'the three settings of DKIM go together' });
});

export interface DkimSettings {
  domain: string;
  selector: string;
  /** In PEM. */
  privateKey: string;
}

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
  /** 0: nothing is asked. */
  clockGapHours: number;
  mailLanes: number;
  mailLeaseSeconds: number;
  idempotencyHeader: string | null;
  domainRates: DomainRates;
  /** Null: the relay signs, or nobody does. */
  dkim: DkimSettings | null;
  returnMailbox: ReturnMailboxSettings | null;
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
    // A demo sleeps for weeks, and its mail goes nowhere.
    clockGapHours: env.CLOCK_GAP_HOURS ?? (env.TRACCIA_MODE === 'demo' ? 0 : 36),
    mailLanes: env.MAIL_LANES,
    mailLeaseSeconds: env.MAIL_LEASE_SECONDS,
    idempotencyHeader: env.MAIL_IDEMPOTENCY_HEADER ?? null,
    domainRates: env.MAIL_DOMAIN_RATES,
    dkim:
      env.MAIL_DKIM_DOMAIN && env.MAIL_DKIM_SELECTOR && env.MAIL_DKIM_KEY_FILE
        ? {
            domain: env.MAIL_DKIM_DOMAIN,
            selector: env.MAIL_DKIM_SELECTOR,
            privateKey: env.MAIL_DKIM_KEY_FILE,
          }
        : null,
    returnMailbox: env.MAIL_RETURN_IMAP_URL
      ? { url: env.MAIL_RETURN_IMAP_URL, doneMailbox: env.MAIL_RETURN_IMAP_DONE ?? null }
      : null,
  };
}
