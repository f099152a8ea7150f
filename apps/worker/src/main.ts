import { isDatabaseAway } from '@traccia/persistence';
import { createLogger } from '@traccia/runtime';
import { startWorker } from './app.js';
import { readSettings } from './env.js';
import { plainReason } from './plain-reason.js';

async function main(): Promise<void> {
  const settings = readSettings();
  const log = createLogger('worker', settings.logLevel);
  const worker = await startWorker(settings, log);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 14_000).unref();
    worker.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // A connection that breaks while nobody listens to it is no reason to die; everything else is.
  process.on('uncaughtException', (error) => {
    log.error({ reason: plainReason(error) }, 'uncaught exception');
    if (!isDatabaseAway(error)) process.exit(1);
  });
  process.on('unhandledRejection', (error) =>
    log.error({ reason: plainReason(error) }, 'unhandled rejection'),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`worker cannot start: ${plainReason(error)}\n`);
  process.exit(1);
});
