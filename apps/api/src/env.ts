import { isIP } from 'node:net';
import { parseLinkKeys, readEnv, type LinkKeys } from '@traccia/runtime';
import * as z from 'zod';

const addressList = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine(
    (parts) => parts.every((part) => isIP(part.replace(/\/\d{1,3}$/, '')) !== 0),
    'must be addresses or networks, e.g. 10.0.0.4,172.16.0.0/12',
  );

const envSchema = z
  .object({
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    TRACCIA_PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
    TRACCIA_MODE: z.enum(['demo', 'production']).default('production'),
    TRACCIA_LINK_KEYS: z.string().transform((text, context): LinkKeys => {
      try {
        return parseLinkKeys(text);
      } catch (error) {
        context.addIssue(error instanceof Error ? error.message : 'unreadable');
        return z.NEVER;
      }
    }),
    WEB_DIST: z.string().optional().describe('folder of the built web; without it only the API answers'),
    TRUSTED_PROXIES: addressList.default([]),
    METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    POOL_SIZE: z.coerce.number().int().min(2).max(200).default(20),
    MAIL_RETURN_SECRET: z.string().min(32).max(200).optional(),
    CATALOGUE_SECONDS: z.coerce.number().int().min(0).max(60).default(1),
    OIDC_NAME: z.string().min(1).max(60).default('OpenID'),
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  })
  .refine(
    (env) => [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].every(Boolean) || !env.OIDC_ISSUER,
    { path: ['OIDC_ISSUER'], message: 'needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it' },
  );

export interface OidcSettings {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface ApiSettings {
  databaseUrl: string;
  /** 0: any free port. */
  port: number;
  host: string;
  /** Without trailing slash; links in mails and the origin of unsafe requests come from here, never from a request. */
  publicUrl: string;
  mode: 'demo' | 'production';
  linkKeys: LinkKeys;
  webDist: string | null;
  /** Whose `X-Forwarded-For` is believed; nobody's when empty. */
  trustedProxies: string[];
  /** Metrics on a port of their own; null: at /metrics, for this machine only. */
  metricsPort: number | null;
  logLevel: string;
  poolSize: number;
  /** How long the public catalogue's answers are kept; 0: not at all. */
  catalogueSeconds: number;
  /** Signs mail that comes back; null: none is taken over HTTP. */
  mailReturnSecret: string | null;
  oidc: OidcSettings | null;
  version: string;
}
export const apiSettings = Symbol('apiSettings');

/** The release this code belongs to; shown to health checks, never in a header. */
const version = '0.1.0';

/** Every setting of this app; a bad one stops the start and names itself. */
export function readSettings(source: Record<string, string | undefined> = process.env): ApiSettings {
  const env = readEnv(envSchema, source);
  const oidc =
    env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
      ? {
          name: env.OIDC_NAME,
          issuer: env.OIDC_ISSUER,
          clientId: env.OIDC_CLIENT_ID,
          clientSecret: env.OIDC_CLIENT_SECRET,
        }
      : null;
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.TRACCIA_PUBLIC_URL,
    mode: env.TRACCIA_MODE,
    linkKeys: env.TRACCIA_LINK_KEYS,
    webDist: env.WEB_DIST ?? null,
    trustedProxies: env.TRUSTED_PROXIES,
    metricsPort: env.METRICS_PORT ?? null,
    logLevel: env.LOG_LEVEL,
    poolSize: env.POOL_SIZE,
    catalogueSeconds: env.CATALOGUE_SECONDS,
    mailReturnSecret: env.MAIL_RETURN_SECRET ?? null,
    oidc,
    version,
  };
}
