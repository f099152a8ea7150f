import { createDataSource } from '@traccia/persistence';
import { createLogger } from '@traccia/runtime';
import pg from 'pg';
import { readSettings } from '../../apps/api/src/env.js';
import { buildApp } from '../../apps/api/src/http/build-app.js';
import type { BenchRequest } from './bench-row.js';

type Query = (...args: unknown[]) => unknown;

/**
 * Statements that one request sends to the database, counted at the driver. The product runs in this process for it;
 * the first request fills its caches and is not counted.
 */
export async function countStatements(
  env: Record<string, string>,
  next: () => BenchRequest,
): Promise<number> {
  const settings = readSettings({ ...env, PORT: '0', LOG_LEVEL: 'silent' });
  const db = createDataSource(settings.databaseUrl, { poolSize: 2, applicationName: 'bench-count' });
  await db.initialize();
  const { app } = await buildApp({ settings, log: createLogger('bench', 'silent'), db });
  const prototype = pg.Client.prototype as { query: Query };
  const original = prototype.query;
  let count = 0;
  prototype.query = function (this: unknown, ...args: unknown[]) {
    count += 1;
    return original.apply(this, args);
  };
  try {
    for (let request = 0; request < 2; request += 1) {
      count = 0;
      const { method, path, body, cookie } = next();
      const reply = await app.inject({
        method,
        url: path,
        headers: {
          origin: settings.publicUrl,
          ...(cookie && { cookie }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { payload: body }),
      });
      if (reply.statusCode >= 300) throw new Error(`${method} ${path} answered ${reply.statusCode}`);
    }
    return count;
  } finally {
    prototype.query = original;
    await app.close();
    if (db.isInitialized) await db.destroy();
  }
}
