import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startTestServer } from './start-postgres.mjs';

const support = import.meta.dirname;
const typescript = ['--conditions=@traccia/source', '--import', join(support, 'typescript.mjs')];

/** Beside the empty template one with the demonstration as it stands when everything due is done: seven files want it. */
export default async function startDemoPostgres() {
  await startTestServer({ durable: true });
  const seed = spawn(process.execPath, [...typescript, join(support, 'make-demo-template.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(seed, 'exit');
  if (code !== 0) throw new Error('the template of the demonstration could not be made');
}
