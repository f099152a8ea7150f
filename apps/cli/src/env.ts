import { parseLinkKeys, readEnv, type LinkKeys } from '@traccia/runtime';
import * as z from 'zod';

const envSchema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .describe('owner connection: it migrates, seeds, backs up and restores'),
  TRACCIA_LINK_KEYS: z
    .string()
    .transform((text, context): LinkKeys => {
      try {
        return parseLinkKeys(text);
      } catch (error) {
        context.addIssue(error instanceof Error ? error.message : 'unreadable');
        return z.NEVER;
      }
    })
    .optional()
    .describe('only needed by `demo`: open surveys of the seeded world carry personal links'),
  TRACCIA_MODE: z.enum(['demo', 'production']).default('production'),
});

export interface CliSettings {
  databaseUrl: string;
  linkKeys: LinkKeys | null;
  mode: 'demo' | 'production';
}

export type Environment = Record<string, string | undefined>;

/** Every setting of the command line; a bad one ends the command and names itself. */
export function readSettings(source: Environment = process.env): CliSettings {
  const env = readEnv(envSchema, source);
  return {
    databaseUrl: env.DATABASE_URL,
    linkKeys: env.TRACCIA_LINK_KEYS ?? null,
    mode: env.TRACCIA_MODE,
  };
}
