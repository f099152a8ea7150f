// The worker as it is, but for one mail that kills its process while it is being rendered.
import { createLogger } from '@traccia/runtime';
import { startWorker } from '../../apps/worker/dist/app.js';
import { readSettings } from '../../apps/worker/dist/env.js';

const settings = readSettings();
const poison = process.env.POISON_MESSAGE;
await startWorker(settings, createLogger('worker', settings.logLevel), {
  compose: (real) => async (message) => {
    if (message.id === poison) process.kill(process.pid, 'SIGKILL');
    return real(message);
  },
});
