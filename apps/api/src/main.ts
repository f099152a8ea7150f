import 'reflect-metadata';
import { createDataSource, findPendingMigrations, findUnsafeSettings } from '@traccia/persistence';
import { createLogger } from '@traccia/runtime';
import type { DataSource } from 'typeorm';
import { readSettings, type ApiSettings } from './env.js';
import { buildApp } from './http/build-app.js';
import { closeApp } from './http/close-app.js';
import { listenForMetrics } from './http/metrics.js';

const stopLimitMs = 14_000;

/** Refuses to serve on a database that may lose what it acknowledged, or that this code does not know. */
async function openDatabase(settings: ApiSettings): Promise<DataSource> {
  const db = createDataSource(settings.databaseUrl, {
    poolSize: settings.poolSize,
    applicationName: 'traccia-api',
  });
  await db.initialize();
  const unsafe = await findUnsafeSettings(db);
  if (unsafe.length > 0) throw new Error(`the database is not safe: ${unsafe.join(', ')}`);
  const pending = await findPendingMigrations(db);
  if (pending > 0) throw new Error(`the database lacks ${pending} migrations; run "traccia migrate"`);
  return db;
}

async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLogger('api', settings.logLevel);
  const db = await openDatabase(settings);
  const { app, metrics } = await buildApp({ settings, log, db });
  await app.listen(settings.port, settings.host);
  if (settings.metricsPort !== null) {
    const server = await listenForMetrics(metrics, settings.metricsPort, settings.host);
    server.unref();
  }
  log.info({ port: settings.port, mode: settings.mode, version: settings.version }, 'api started');

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'api stopping');
    setTimeout(() => process.exit(1), stopLimitMs).unref();
    closeApp(app)
      .then(async () => db.destroy())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (error) =>
    log.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'unhandled rejection'),
  );
}

/** The one line a person reads. */
function plainReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown fault';
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE')
    return `port ${'port' in error ? String(error.port) : ''} is taken by another program`;
  if (code === 'EACCES') return 'this user may not open that port';
  if (code === 'ECONNREFUSED')
    return 'the database does not answer; is DATABASE_URL right and the server up?';
  if (code === '42P01') return 'the database is empty; run "traccia migrate"';
  return (error.message.split('\n')[0] ?? '').slice(0, 400) || error.name;
}

main().catch((error: unknown) => {
  process.stderr.write(`api cannot start: ${plainReason(error)}\n`);
  process.exit(1);
});
