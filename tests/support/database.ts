import { randomBytes } from 'node:crypto';
import { createDataSource } from '@traccia/persistence';
import pg from 'pg';
import type { DataSource } from 'typeorm';

export interface TestDatabase {
  /** Connection string of the owner. */
  url: string;
  /** The pool the product would use: role `traccia_app`. */
  db: DataSource;
  /** The owner's pool, for looking behind the product. */
  owner: DataSource;
  drop(): Promise<void>;
  /** Ends its pools; from now on others are cloned from it by this name. */
  becomeTemplate(name: string): Promise<void>;
}

/** The demonstration, seeded and with its mails and figures; only the journeys have it. */
export const demoTemplate = 'template_demo';

function serverUrl(): string {
  const url = process.env.TRACCIA_TEST_SERVER;
  if (!url)
    throw new Error('the test server is not started; run through the jest projects that need a database');
  return url;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database of its own for one test file, cloned from a template in a tenth of a second. */
export async function createTestDatabase(template = 'template_traccia'): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  const db = createDataSource(url.href, { poolSize: 10, applicationName: 'test' });
  const owner = createDataSource(url.href, { asOwner: true, poolSize: 2, applicationName: 'test-owner' });
  await Promise.all([db.initialize(), owner.initialize()]);
  const endPools = async () =>
    Promise.all([db, owner].filter((source) => source.isInitialized).map((source) => source.destroy()));
  const drop = async () => {
    await endPools();
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  const becomeTemplate = async (as: string) => {
    await endPools();
    await onServer(`ALTER DATABASE ${name} RENAME TO ${as}`);
  };
  return { url: url.href, db, owner, drop, becomeTemplate };
}
