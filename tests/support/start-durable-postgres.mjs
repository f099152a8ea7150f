import { startTestServer } from './start-postgres.mjs';

export default async function startDurablePostgres() {
  await startTestServer({ durable: true });
}
