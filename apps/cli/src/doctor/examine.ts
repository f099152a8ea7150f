import {
  AuditRepository,
  ClockAlarmRepository,
  createDataSource,
  findPendingMigrations,
  findUnsafeSettings,
  SendLedgerRepository,
  WorkerHeartbeatRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { CliSettings } from '../env.js';

export type Verdict = 'ok' | 'warn' | 'FAIL';
export interface Finding {
  verdict: Verdict;
  check: string;
  /** One sentence: what is so, and what to do when it should not be. */
  says: string;
}

const oldestServer = 150_000;
const mostClockSkewSeconds = 5;
/** A mail that is due leaves within seconds; after ten minutes something is wrong. */
const mostWaitSeconds = 600;

type Examine = (db: DataSource, settings: CliSettings) => Promise<Omit<Finding, 'check'>>;
const ok = (says: string) => ({ verdict: 'ok' as const, says });
const warn = (says: string) => ({ verdict: 'warn' as const, says });
const fail = (says: string) => ({ verdict: 'FAIL' as const, says });

const version: Examine = async (db) => {
  const [row]: { number: number; name: string }[] = await db.query(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  );
  const name = `PostgreSQL ${row?.name ?? 'of an unknown version'}`;
  return (row?.number ?? 0) >= oldestServer ? ok(name) : fail(`${name}; at least 15 is needed`);
};

const serverSettings: Examine = async (db) => {
  const unsafe = await findUnsafeSettings(db);
  return unsafe.length === 0
    ? ok('what is acknowledged is on disk')
    : fail(`${unsafe.join(', ')}: a power cut would lose what was acknowledged`);
};

const migrations: Examine = async (db) => {
  const pending = await findPendingMigrations(db);
  return pending === 0 ? ok('up to date') : fail(`${pending} have not run; run \`traccia migrate\``);
};

/** The product never runs as the owner; without the role it cannot start. */
const applicationRole: Examine = async (_db, { databaseUrl }) => {
  const db = createDataSource(databaseUrl, { poolSize: 1, applicationName: 'traccia-doctor' });
  try {
    await db.initialize();
    const [row]: { may: boolean }[] = await db.query(
      `SELECT has_table_privilege('audit_event', 'UPDATE') OR has_table_privilege('audit_event', 'DELETE') AS may`,
    );
    return row?.may
      ? fail('the product could change the audit trail')
      : ok('works, and cannot change the audit trail');
  } finally {
    if (db.isInitialized) await db.destroy();
  }
};

const mode: Examine = async (db, settings) => {
  const [row]: { isDemo: boolean; shift: string; shifted: boolean }[] = await db.query(
    `SELECT is_demo AS "isDemo", clock_offset::text AS shift, clock_offset <> interval '0' AS shifted FROM deployment`,
  );
  if (!row) return fail('the deployment row is missing');
  const shift = row.shifted ? `, its clock moved by ${row.shift}` : '';
  if (row.isDemo && settings.mode === 'production')
    return warn(`a demo database with TRACCIA_MODE=production${shift}`);
  return row.isDemo ? ok(`demo${shift}`) : ok('production');
};

const clock: Examine = async (db) => {
  const there = await new WorkerHeartbeatRepository(db.manager).databaseNow();
  const skew = Math.abs(there.getTime() - Date.now()) / 1000;
  const [doubt] = await new ClockAlarmRepository(db.manager).listOpen();
  if (doubt && doubt.kind !== 'differs')
    return fail('in doubt, and all work stands; say on the queue page that it is right, or set it right');
  if (doubt)
    return warn(`of a worker is ${doubt.secondsOff.toFixed(0)} s off; it works again when it is set`);
  const says = `database and this machine differ by ${skew.toFixed(1)} s`;
  return skew <= mostClockSkewSeconds ? ok(says) : warn(`${says}; tokens and leases go by the database`);
};

const audit: Examine = async (db) => {
  const broken = await new AuditRepository(db.manager).findBrokenLine();
  return broken === null ? ok('whole') : fail(`broken at line ${broken}: it was changed behind the product`);
};

const worker: Examine = async (db) => {
  const alive = await new WorkerHeartbeatRepository(db.manager).countAlive();
  if (alive === 0) return warn('none is alive; no mail leaves and no figure is computed');
  const [row]: { unreachable: number }[] = await db.query(
    `SELECT count(*)::int AS unreachable FROM worker_heartbeat
     WHERE seen_at > clock_timestamp() - interval '20 seconds' AND NOT queue_reachable`,
  );
  return row?.unreachable
    ? warn(`${alive} alive, ${row.unreachable} without its queue`)
    : ok(`${alive} alive`);
};

const messages: Examine = async (db) => {
  const ledger = new SendLedgerRepository(db.manager);
  const oldest = await ledger.oldestDueSeconds();
  const states = new Map((await ledger.countByState()).map(({ state, count }) => [state, count]));
  const [review, dead] = [states.get('review') ?? 0, states.get('dead') ?? 0];
  const stuck = review + dead > 0 ? `; ${review} to be looked at, ${dead} dead` : '';
  if (oldest !== null && oldest > mostWaitSeconds)
    return fail(`the oldest due one has waited ${Math.round(oldest / 60)} minutes${stuck}`);
  const says =
    oldest === null ? `none is due${stuck}` : `the oldest due one has waited ${Math.round(oldest)} s${stuck}`;
  return stuck ? warn(says) : ok(says);
};

const linkKeys: Examine = async (_db, settings) =>
  settings.linkKeys
    ? ok(`${settings.linkKeys.size} configured`)
    : warn('TRACCIA_LINK_KEYS is not set; the product does not start without');

const checks: [check: string, examine: Examine][] = [
  ['version', version],
  ['server settings', serverSettings],
  ['clock', clock],
  ['link keys', linkKeys],
  ['migrations', migrations],
  ['application role', applicationRole],
  ['mode', mode],
  ['audit trail', audit],
  ['worker', worker],
  ['messages', messages],
];

/** Looks at everything in turn; a check that cannot be made is a fault of its own and stops no other. */
export async function examine(
  db: DataSource,
  settings: CliSettings,
  explain: (error: unknown) => string,
): Promise<Finding[]> {
  const findings: Finding[] = [{ verdict: 'ok', check: 'database', says: 'answers' }];
  for (const [check, look] of checks) {
    const found = await look(db, settings).catch((error: unknown) => fail(explain(error)));
    findings.push({ check, ...found });
  }
  return findings;
}
