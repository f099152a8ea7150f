import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { postgresAccount } from './postgres-account.js';

const own = process.getuid?.() ?? 0;
const ofServer = postgresAccount()?.uid ?? own;

describe('folders of the embedded server', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'traccia-home-'));
  });
  afterEach(async () => {
    await server.stop();
    rmSync(dirname(server.data), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  it('leave password, keys and logs with whoever starts it, and the data with its account', async () => {
    chmodSync(folder, 0o711);
    server = await startEmbeddedPostgres({ stateDir: folder, forTests: true });
    expect(server.data).toBe(join(folder, 'postgres'));
    expect(statSync(folder).uid).toBe(own);
    expect(statSync(server.data)).toMatchObject({ uid: ofServer });
    expect(statSync(server.data).mode & 0o077).toBe(0);
  });

  it('stand under a name nobody foresees where its account cannot walk in', async () => {
    chmodSync(folder, 0o700);
    const stateDir = join(folder, 'state');
    server = await startEmbeddedPostgres({ stateDir, forTests: true });
    const home = dirname(server.data);
    if (ofServer === own) return expect(home).toBe(stateDir);
    expect(home).toMatch(/^\/var\/lib\/traccia-\w{6}$/);
    expect(readFileSync(join(stateDir, 'postgres-home'), 'utf8').trim()).toBe(home);
    expect(statSync(home)).toMatchObject({ uid: own });
    expect(statSync(home).mode & 0o022).toBe(0);
    expect(statSync(server.data)).toMatchObject({ uid: ofServer });
    expect(statSync(server.data).mode & 0o077).toBe(0);
  });
});
