import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, migrateUp } from '@traccia/persistence';
import { ensureDatabase, findPostgres15, startEmbeddedPostgres } from '@traccia/runtime';

/**
 * One throw-away server a test run, with a migrated template that every test file clones.
 * `durable`: it keeps what it acknowledged, as the built product demands; else it is only fast.
 */
export async function startTestServer({ durable }) {
  if (globalThis.tracciaPostgres) return;
  const stateDir = mkdtempSync(join(tmpdir(), 'traccia-test-'));
  chmodSync(stateDir, 0o711);
  const native = process.env.TRACCIA_TEST_PG === '15' ? (findPostgres15() ?? undefined) : undefined;
  const server = await startEmbeddedPostgres({
    stateDir,
    forTests: !durable,
    native,
    // Compiling a statement of the small databases takes longer than running it; the packaged server cannot do it at all.
    // Starting helpers for one takes ten times as long as one process needs; the durable server keeps them, as the product.
    settings: {
      max_connections: '300',
      jit: 'off',
      ...(durable ? {} : { max_parallel_workers_per_gather: '0' }),
    },
  });
  const url = await ensureDatabase(server, 'template_traccia');
  const owner = createDataSource(url, { asOwner: true, poolSize: 2 });
  await owner.initialize();
  await migrateUp(owner);
  await owner.query('UPDATE deployment SET is_demo = true');
  await owner.destroy();
  globalThis.tracciaPostgres = { server, stateDir };
  process.env.TRACCIA_TEST_SERVER = server.urlOf('postgres');
}

export default async function startPostgres() {
  await startTestServer({ durable: false });
}
