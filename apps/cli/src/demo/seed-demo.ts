import { demoPassword } from '@traccia/contracts';
import { AuditRepository, inTransaction, sqlStateOf } from '@traccia/persistence';
import type { LinkKeys } from '@traccia/runtime';
import { hash } from '@node-rs/argon2';
import type { DataSource, EntityManager } from 'typeorm';
import { CommandFault } from '../command.js';
import { buildWorld, demoSize, type WorldSize } from './build-world.js';
import { trueEffects } from './true-effects.js';
import type { DemoWorld } from './world.js';
import { writeWorld } from './write-world.js';

export interface SeedWish {
  keys: LinkKeys;
  seed?: number;
  size?: WorldSize;
  /** The instant that counts as now; the database clock when absent. */
  now?: Date;
}

/** The same cost as the passwords of real people. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Tables that hold what people entered; one row in any of them means that the database is in use. */
const anyDataSql = `
SELECT EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM organization) OR EXISTS (SELECT FROM programme)
  OR EXISTS (SELECT FROM activity) OR EXISTS (SELECT FROM response) OR EXISTS (SELECT FROM message) AS used`;

/**
 * What stays through a reset: the countries, transitions, outcomes, standards, markers and consent texts of the
 * migrations, the deployment row, the audit trail
 * (nothing ever shortens it), and the heartbeats of workers that run right now.
 *
 * The numbering of `outbox` and `delivery` goes on: the queue knows its jobs by these numbers.
 */
const emptySql = `
ALTER TABLE impact_run DISABLE TRIGGER USER;
ALTER TABLE impact_figure DISABLE TRIGGER USER;
ALTER TABLE wave_count DISABLE TRIGGER USER;
ALTER TABLE figure_edition DISABLE TRIGGER USER;
ALTER TABLE figure_edition_withdrawal DISABLE TRIGGER USER;
DO $$ BEGIN
  EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ' ORDER BY tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT IN
      ('migrations', 'country', 'activity_transition', 'enrolment_transition', 'application_transition', 'nomination_transition', 'deployment',
       'audit_event', 'worker_heartbeat', 'clock_seen',
       'outcome', 'labour_standard', 'crosscutting_marker', 'consent_text'));
END $$;
DELETE FROM outcome WHERE edition <> '2010-15';
ALTER TABLE impact_run ENABLE TRIGGER USER;
ALTER TABLE impact_figure ENABLE TRIGGER USER;
ALTER TABLE wave_count ENABLE TRIGGER USER;
ALTER TABLE figure_edition ENABLE TRIGGER USER;
ALTER TABLE figure_edition_withdrawal ENABLE TRIGGER USER;`;

interface Deployment {
  isDemo: boolean;
  seededAt: Date | null;
  now: Date;
}

export async function readDeployment(tx: EntityManager | DataSource): Promise<Deployment> {
  const [row]: Deployment[] = await tx.query(
    'SELECT is_demo AS "isDemo", demo_seeded_at AS "seededAt", clock_timestamp() AS now FROM deployment',
  );
  if (!row) throw new CommandFault('The deployment row is missing; run `traccia migrate`.');
  return row;
}

/**
 * Seeds the demo world once.
 *
 * @returns the world, or null when this database was seeded before
 * @throws CommandFault when the database holds anything: real data is never mixed with invented people
 */
export async function seedDemo(db: DataSource, wish: SeedWish): Promise<DemoWorld | null> {
  return inTransaction(db, async (tx) => {
    await lock(tx);
    const deployment = await readDeployment(tx);
    if (deployment.isDemo && deployment.seededAt) return null;
    const [row]: { used: boolean }[] = await tx.query(anyDataSql);
    if (row?.used)
      throw new CommandFault('This database holds data already; the demo is only seeded into an empty one.');
    const drawn = await draw(wish, deployment.now);
    await writeWorld(tx, drawn.world, drawn);
    return drawn.world;
  });
}

/**
 * Puts the demo back to its first day, also while the product runs; sessions end, imported files go, the clock is set
 * right. Requests and jobs that are under way fail and are tried again.
 */
export async function resetDemo(db: DataSource, wish: SeedWish): Promise<DemoWorld> {
  try {
    return await inTransaction(db, (tx) => resetIn(tx, wish));
  } catch (error) {
    if (sqlStateOf(error) !== deadlock) throw error;
    throw new CommandFault(
      'The product is too busy to be reset; nothing was changed. Try again, or stop it first.',
    );
  }
}

const deadlock = '40P01';

async function resetIn(tx: EntityManager, wish: SeedWish): Promise<DemoWorld> {
  await lock(tx);
  const deployment = await readDeployment(tx);
  if (!deployment.isDemo) throw new CommandFault('This is not a demo database; nothing was changed.');
  const drawn = await draw(wish, deployment.now);
  await letOthersYield(tx);
  await tx.query(emptySql);
  await writeWorld(tx, drawn.world, drawn);
  await new AuditRepository(tx).record({
    actorType: 'system',
    actorId: null,
    act: 'demo.reset',
    subjectType: 'deployment',
    subjectId: null,
  });
  return drawn.world;
}

/** Of two that wait for each other the one that looks first gives way; the worker tries again by itself. */
async function letOthersYield(tx: EntityManager): Promise<void> {
  await tx.query(
    `SELECT set_config('deadlock_timeout', '20s', true) FROM pg_roles WHERE rolname = current_user AND rolsuper`,
  );
}

async function lock(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('traccia demo', 0))`);
}

/** All that takes time and no lock. */
async function draw(wish: SeedWish, databaseNow: Date) {
  const world = buildWorld(wish.seed ?? trueEffects.seed, wish.now ?? databaseNow, wish.size ?? demoSize);
  return { world, passwordHash: await hash(demoPassword, cost), keys: wish.keys };
}
