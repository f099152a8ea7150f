import { inTransaction } from '@traccia/persistence';
import { Redis } from 'ioredis';
import type { TestDatabase } from '../support/database.js';

/** Ids of the repeated jobs as the store holds them, sorted. */
export async function schedulesInStore(
  database: Pick<TestDatabase, 'owner'>,
  redisUrl: string | null,
): Promise<string[]> {
  if (redisUrl === null) {
    const rows: { id: string }[] = await database.owner.query(
      'SELECT scheduler_id AS id FROM bullmq.scheduler ORDER BY 1',
    );
    return rows.map(({ id }) => id);
  }
  return withRedis(redisUrl, async (redis) => {
    const ids: string[] = [];
    for (const key of await redis.keys('*:repeat')) ids.push(...(await redis.zrange(key, 0, -1)));
    return ids.sort();
  });
}

/** Jobs that are over and still kept; there should be none. */
export async function keptJobs(database: TestDatabase, redisUrl: string | null): Promise<number> {
  if (redisUrl === null) {
    const [row] = await database.owner.query(
      `SELECT count(*)::int AS count FROM bullmq.job WHERE state IN ('completed', 'failed')`,
    );
    return row.count;
  }
  return withRedis(redisUrl, async (redis) => {
    let count = 0;
    for (const pattern of ['*:completed', '*:failed'])
      for (const key of await redis.keys(pattern)) count += await redis.zcard(key);
    return count;
  });
}

/** What an operator's slip does: FLUSHALL, or a dropped schema. */
export async function emptyStore(
  database: Pick<TestDatabase, 'owner'>,
  redisUrl: string | null,
): Promise<void> {
  // A busy queue may deadlock with the drop; the transaction is tried again then.
  if (redisUrl === null)
    await inTransaction(database.owner, (tx) => tx.query('DROP SCHEMA IF EXISTS bullmq CASCADE'));
  else await withRedis(redisUrl, async (redis) => redis.flushall());
}

/** Everything the store holds, as one text to search. */
export async function dumpStore(database: TestDatabase, redisUrl: string | null): Promise<string> {
  if (redisUrl === null) return dumpTables(database, 'bullmq');
  return withRedis(redisUrl, async (redis) => {
    const parts: unknown[] = [];
    for (const key of await redis.keys('*')) {
      const type = await redis.type(key);
      if (type === 'hash') parts.push(key, await redis.hgetall(key));
      else if (type === 'stream') parts.push(key, await redis.xrange(key, '-', '+'));
      else if (type === 'list') parts.push(key, await redis.lrange(key, 0, -1));
      else parts.push(key);
    }
    return JSON.stringify(parts);
  });
}

/** Every row of every table of a schema, as one text to search. */
export async function dumpTables(database: TestDatabase, schema: 'public' | 'bullmq'): Promise<string> {
  const rows: { xml: string }[] = await database.owner.query(
    'SELECT schema_to_xml($1, true, false, $2)::text AS xml',
    [schema, ''],
  );
  return rows[0]?.xml ?? '';
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
