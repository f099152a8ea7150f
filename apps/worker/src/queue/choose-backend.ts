import { createHash } from 'node:crypto';
import { createPostgresBackend, createRedisBackend, runMigrations } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Log } from '../log.js';
import type { QueueBackend } from './backend.js';
import { createBullBackend } from './bull-backend.js';

const schema = 'bullmq';

export interface BackendSettings {
  databaseUrl: string;
  redisUrl: string | null;
}

/** Chosen once, at start: Redis when an address is given, else the database's own schema `bullmq`. */
export async function chooseBackend(
  settings: BackendSettings,
  db: DataSource,
  log: Log,
): Promise<QueueBackend> {
  const prefix = `traccia-${await fingerprint(db)}`;
  return settings.redisUrl === null
    ? openOnPostgres(settings.databaseUrl, prefix, log)
    : openOnRedis(settings.redisUrl, prefix, log);
}

async function openOnPostgres(connectionString: string, prefix: string, log: Log): Promise<QueueBackend> {
  const prepare = async () => prepareSchema(connectionString);
  await prepare();
  const connection = (max: number) => ({ connectionString, schema, max, keepAlive: true });
  return createBullBackend(
    {
      kind: 'postgres',
      factory: createPostgresBackend,
      producer: connection(2),
      consumer: connection(3),
      prefix,
      prepare,
      disconnect: async () => undefined,
    },
    log,
  );
}

/** One client for both steps: the migrations are BullMQ's own, the stray mark is ours to remove. */
async function prepareSchema(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await runMigrations(client, schema);
    // A worker whose clock ran ahead can forbid the stall check for hours; its mark lies in the future.
    await client.query(
      `DELETE FROM bullmq.meta WHERE field = 'stalled-check'
         AND value::bigint > extract(epoch FROM clock_timestamp()) * 1000 + 60000`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function openOnRedis(url: string, prefix: string, log: Log): QueueBackend {
  const retryStrategy = (times: number) => Math.min(times * 200, 2000);
  const producer = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, retryStrategy });
  const consumer = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
  for (const client of [producer, consumer]) client.on('error', () => undefined);
  producer.once('ready', () => void warnOfForgetfulStore(producer, log));
  return createBullBackend(
    {
      kind: 'redis',
      factory: createRedisBackend,
      producer,
      consumer,
      prefix,
      prepare: async () => undefined,
      disconnect: async () => {
        producer.disconnect();
        consumer.disconnect();
      },
    },
    log,
  );
}

/** Nothing that matters lives only there; a store that forgets still costs time. Servers that hide their settings are left alone. */
async function warnOfForgetfulStore(client: Redis, log: Log): Promise<void> {
  const read = async (name: string) =>
    (await client.config('GET', name).catch(() => null)) as string[] | null;
  const [persists, eviction] = [await read('appendonly'), await read('maxmemory-policy')];
  if (persists?.[1] === 'no')
    log.warn({ backend: 'redis' }, 'Redis runs without appendonly: a restart forgets the queue');
  if (eviction?.[1] && eviction[1] !== 'noeviction')
    log.warn({ backend: 'redis' }, 'Redis must run with maxmemory-policy noeviction');
}

/** Two installations on one Redis must not take each other's jobs. */
async function fingerprint(db: DataSource): Promise<string> {
  const rows: { identity: string }[] = await db.query(
    `SELECT system_identifier::text || '/' || current_database() AS identity FROM pg_control_system()`,
  );
  return createHash('sha256')
    .update(rows[0]?.identity ?? '')
    .digest('hex')
    .slice(0, 12);
}
