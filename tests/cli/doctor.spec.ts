import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { traccia } from './terminal.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function examine(settings: Record<string, string | undefined> = {}) {
  const { code, said, warned } = await traccia(database, ['doctor'], settings);
  const lines = said.map((line) => line.match(/^(ok|warn|FAIL) +(\S.*?) {2,}(.*)$/) ?? []);
  return {
    code,
    warned,
    of: Object.fromEntries(lines.map(([, verdict, check = '', says]) => [check, `${verdict}: ${says}`])),
  };
}

it('says one line a check', async () => {
  const { of } = await examine();
  expect(Object.keys(of)).toEqual([
    'database',
    'version',
    'server settings',
    'clock',
    'link keys',
    'migrations',
    'application role',
    'mode',
    'audit trail',
    'worker',
    'messages',
  ]);
  expect(of).toMatchObject({
    database: 'ok: answers',
    migrations: 'ok: up to date',
    'application role': 'ok: works, and cannot change the audit trail',
    mode: 'ok: demo',
    'audit trail': 'ok: whole',
    messages: 'ok: none is due',
  });
  expect(of.version).toMatch(/^ok: PostgreSQL 1[5-9]/);
});

it('sees what a test server is not safe enough for, and says so with its exit code', async () => {
  const { code, of, warned } = await examine();
  // The throw-away server of the tests runs without fsync.
  expect(of['server settings']).toMatch(/^FAIL: .*fsync is off/);
  expect(code).toBe(1);
  expect(warned).toEqual(['1 check failed.']);
});

it('sees a changed audit trail', async () => {
  await database.owner.query(
    `INSERT INTO audit_event (actor_type, act, subject_type) VALUES ('system', 'one', 'x'), ('system', 'two', 'x'), ('system', 'three', 'x')`,
  );
  expect((await examine()).of['audit trail']).toBe('ok: whole');
  await database.owner.query('ALTER TABLE audit_event DISABLE TRIGGER USER');
  await database.owner.query(`UPDATE audit_event SET act = 'changed' WHERE act = 'two'`);
  expect((await examine()).of['audit trail']).toMatch(/^FAIL: broken at line 2/);
});

it('sees a migration that has not run', async () => {
  await database.owner.query('DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)');
  expect((await examine()).of.migrations).toBe('FAIL: 1 have not run; run `traccia migrate`');
});

it('sees whether a worker is alive and has its queue', async () => {
  expect((await examine()).of.worker).toMatch(/^warn: none is alive/);
  const beat = (reachable: boolean) =>
    database.owner.query(
      `INSERT INTO worker_heartbeat (worker_id, backend, queue_reachable) VALUES (gen_random_uuid(), 'postgres', $1)`,
      [reachable],
    );
  await beat(true);
  expect((await examine()).of.worker).toBe('ok: 1 alive');
  await beat(false);
  expect((await examine()).of.worker).toBe('warn: 2 alive, 1 without its queue');
});

it('sees mail that waits too long, and mail for staff', async () => {
  const plan = (minutes: number, state: string) =>
    database.owner.query(
      `INSERT INTO message (kind, subject_type, subject_id, recipient, state, not_before)
       VALUES ('person.verify-email', 'person', gen_random_uuid(), 'a@b.example', $2, clock_timestamp() - make_interval(mins => $1))`,
      [minutes, state],
    );
  const planned = performance.now();
  await plan(2, 'planned');
  const { messages } = (await examine()).of;
  const waited = Number(/^ok: the oldest due one has waited (\d+) s$/.exec(messages ?? '')?.[1]);
  expect(waited).toBeGreaterThanOrEqual(120);
  expect(waited).toBeLessThanOrEqual(120 + Math.ceil((performance.now() - planned) / 1000));
  await plan(0, 'review');
  expect((await examine()).of.messages).toMatch(/^warn: .*1 to be looked at, 0 dead/);
  await plan(45, 'planned');
  expect((await examine()).of.messages).toMatch(/^FAIL: the oldest due one has waited 45 minutes/);
});

it('sees a demo database run as production, and missing keys', async () => {
  const { of } = await examine({ TRACCIA_MODE: 'production', TRACCIA_LINK_KEYS: undefined });
  expect(of.mode).toMatch(/^warn: a demo database with TRACCIA_MODE=production/);
  expect(of['link keys']).toMatch(/^warn: /);
});

it('answers in one line when there is no database', async () => {
  const outcome = await traccia(database, ['doctor'], { DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z' });
  expect(outcome).toEqual({
    code: 1,
    said: [],
    warned: [expect.stringContaining('The database does not answer')],
  });
});

it('names a wrong setting, never its value', async () => {
  const outcome = await traccia(database, ['doctor'], { DATABASE_URL: 'mysql://secret@host' });
  expect(outcome).toEqual({
    code: 1,
    said: [],
    warned: ['Wrong settings: DATABASE_URL: must begin with postgres://'],
  });
});

it('sees a clock that nobody has said to be right', async () => {
  await database.owner.query(
    `INSERT INTO clock_alarm (worker_id, kind, seconds_off, seen_at) VALUES (gen_random_uuid(), 'jumped', 86400, clock_timestamp())`,
  );
  expect((await examine()).of.clock).toMatch(/^FAIL: in doubt, and all work stands/);
});
