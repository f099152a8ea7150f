import { demoPassword } from '@traccia/contracts';
import { AuditRepository, inTransaction } from '@traccia/persistence';
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
 * What stays through a reset: the countries and transitions of the migrations, the deployment row, the audit trail
 * (nothing ever shortens it), and the heartbeats of workers that run right now.
 *
 * The numbering of `outbox` and `delivery` goes on: the queue knows its jobs by these numbers.
 */
const emptySql = `
ALTER TABLE impact_run DISABLE TRIGGER USER;
ALTER TABLE impact_figure DISABLE TRIGGER USER;
TRUNCATE stale_scope, impact_figure, impact_run, captured_mail, contact_stop, message, delivery, outbox, answer,
  response, invitation, frame_member, wave, wave_plan, item, instrument_version, instrument, import_record,
  activity_staff, attendance, enrolment, activity_session, activity, course, programme, setting, api_key,
  idempotency_record, rate_limit_window, oidc_attempt, oidc_identity, mailed_token, sign_in_session,
  role_assignment, person, organization;
ALTER TABLE impact_run ENABLE TRIGGER USER;
ALTER TABLE impact_figure ENABLE TRIGGER USER;`;

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
    return write(tx, wish, deployment.now);
  });
}

/** Puts the demo back to its first day; sessions end, imported files go, the clock is set right. */
export async function resetDemo(db: DataSource, wish: SeedWish): Promise<DemoWorld> {
  return inTransaction(db, async (tx) => {
    await lock(tx);
    const deployment = await readDeployment(tx);
    if (!deployment.isDemo) throw new CommandFault('This is not a demo database; nothing was changed.');
    await tx.query(emptySql);
    const world = await write(tx, wish, deployment.now);
    await new AuditRepository(tx).record({
      actorType: 'system',
      actorId: null,
      act: 'demo.reset',
      subjectType: 'deployment',
      subjectId: null,
    });
    return world;
  });
}

async function lock(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('traccia demo', 0))`);
}

async function write(tx: EntityManager, wish: SeedWish, databaseNow: Date): Promise<DemoWorld> {
  const world = buildWorld(wish.seed ?? trueEffects.seed, wish.now ?? databaseNow, wish.size ?? demoSize);
  const passwordHash = await hash(demoPassword, cost);
  await writeWorld(tx, world, { passwordHash, keys: wish.keys });
  return world;
}
