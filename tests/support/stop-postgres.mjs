import { rmSync } from 'node:fs';

export default async function stopPostgres() {
  const running = globalThis.tracciaPostgres;
  if (!running) return;
  globalThis.tracciaPostgres = undefined;
  await running.server.stop();
  rmSync(running.stateDir, { recursive: true, force: true });
}
