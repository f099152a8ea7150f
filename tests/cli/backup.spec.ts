import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { AuditRepository } from '@traccia/persistence';
import { parseLinkKeys } from '@traccia/runtime';
import { bankInstruments } from '@traccia/survey';
import pg from 'pg';
import { listTables } from '../../apps/cli/src/backup/tables.js';
import { seedDemo } from '../../apps/cli/src/demo/seed-demo.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countRows, testLinkKeys, traccia } from './terminal.js';

let folder: string;
let source: TestDatabase;
let target: TestDatabase;
let file: string;

/** Table → rows and a sum over all of them, worked out by the database itself. */
async function sumsOf(database: TestDatabase): Promise<Record<string, { rows: number; sum: string }>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const sums: Record<string, { rows: number; sum: string }> = {};
    for (const { name } of await listTables(client)) {
      const table = client.escapeIdentifier(name);
      const { rows } = await client.query(
        'SELECT count(*)::int AS rows, md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C"), $1)) AS sum FROM ' +
          table +
          ' t',
        [''],
      );
      sums[name] = rows[0];
    }
    return sums;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traccia-backup-'));
  source = await createTestDatabase();
  await seedDemo(source.owner, {
    keys: parseLinkKeys(testLinkKeys),
    size: { organizations: 40, people: 200 },
  });
  // What COPY has to escape, what a line break could tear, and what only the owner may write.
  await source.owner.query(
    `INSERT INTO person (given_name, family_name, email, job_title, time_zone) VALUES
       (E'Line\\nbreak', E'Tab\\tand\\\\slash', 'odd@demo.example', E'\\\\.', NULL), ('ع', '🙂', NULL, '', 'null')`,
  );
  await source.owner.query(
    `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
     SELECT decode('00ff0a5c2e0d', 'hex'), id, clock_timestamp() + interval '1 day', 'password' FROM person WHERE email = 'administrator@demo.example'`,
  );
  await source.owner.query(`UPDATE deployment SET clock_offset = interval '1 mon 3 days 04:05:06.000007'`);
  await source.owner.query(
    `WITH run AS (INSERT INTO impact_run (kind, scope_type, wave_kind, method_version, policy_version, threshold, frame_hash, input_hash, seed, responded, reason)
       VALUES ('released', 'centre', 'ex_post', 'm', 'p', 5, 'f', 'i', 9007199254740993, 1, 'test') RETURNING id)
     INSERT INTO impact_figure (run_id, position, metric, dimension, group_code, estimate, method) SELECT id, 0, 'x', 'all', 'all', 0.1::float8 + 0.2, 'm' FROM run`,
  );
  file = join(folder, 'whole.backup');
  const outcome = await traccia(source, ['backup', file]);
  if (outcome.code !== 0) throw new Error(outcome.warned.join('\n'));
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  target = await createTestDatabase();
});
afterEach(() => target.drop());

it('brings every row of every table back as it was', async () => {
  const outcome = await traccia(target, ['restore', file]);
  expect(outcome).toMatchObject({ code: 0, warned: [] });
  const [{ audit_event: auditBefore, ...before }, { audit_event: auditAfter, ...after }] = [
    await sumsOf(source),
    await sumsOf(target),
  ];
  expect(after).toEqual(before);
  expect(Object.keys(before).length).toBeGreaterThan(35);
  // The restore itself is told in the audit trail, and the chain goes on over it.
  expect(auditAfter?.rows).toBe((auditBefore?.rows ?? 0) + 1);
  expect(await new AuditRepository(target.owner.manager).findBrokenLine()).toBeNull();
});

it('leaves a database that works: sign-in, counters, numbering, guards', async () => {
  await traccia(target, ['restore', file]);
  const [session] = await target.db.query(
    `SELECT p.email FROM sign_in_session s JOIN person p ON p.id = s.person_id WHERE s.secret_hash = decode('00ff0a5c2e0d', 'hex')`,
  );
  expect(session).toEqual({ email: 'administrator@demo.example' });
  const [{ last }]: [{ last: string }] = await target.owner.query('SELECT max(id) AS last FROM outbox');
  const [fresh] = await target.db.query(
    `INSERT INTO outbox (event, payload) VALUES ('clock.moved', '{"offsetSeconds":0}') RETURNING id`,
  );
  expect(BigInt(fresh.id)).toBeGreaterThan(BigInt(last));
  // Triggers are back: the counter of places counts, the audit trail refuses.
  const [freed] = await target.db.query(
    `WITH one AS (SELECT e.id FROM enrolment e JOIN activity a ON a.id = e.activity_id WHERE e.status = 'enrolled' LIMIT 1)
     UPDATE enrolment SET status = 'withdrawn' FROM one WHERE enrolment.id = one.id RETURNING activity_id AS id`,
  );
  const [counted] = await target.db.query(
    `SELECT a.enrolled_count = (SELECT count(*) FROM enrolment e WHERE e.activity_id = a.id AND e.status IN ('enrolled', 'attended', 'completed')) AS fits
     FROM activity a WHERE a.id = $1`,
    [freed[0].id],
  );
  expect(counted.fits).toBe(true);
  await expect(target.owner.query(`UPDATE audit_event SET act = 'x'`)).rejects.toThrow('append-only');
});

it('takes back the questionnaires that a fresh installation has published', async () => {
  await traccia(target, ['migrate']);
  expect(await countRows(target, 'instrument')).toBe(bankInstruments.length);
  expect(await traccia(target, ['restore', file])).toMatchObject({ code: 0 });
  expect(await countRows(target, 'instrument')).toBe(await countRows(source, 'instrument'));
});

it('is one instant, although people write meanwhile', async () => {
  const path = join(folder, 'busy.backup');
  const writing = { on: true };
  const busy = (async () => {
    for (let i = 0; writing.on; i += 1)
      await source.owner.transaction(async (tx) => {
        await tx.query(
          `INSERT INTO organization (id, name, constituent_group) VALUES (gen_random_uuid(), $1, 'other')`,
          [`Busy ${i}`],
        );
        await tx.query(
          `INSERT INTO person (given_name, family_name, organization_id) SELECT 'Busy', name, id FROM organization WHERE name = $1`,
          [`Busy ${i}`],
        );
      });
  })();
  await traccia(source, ['backup', path]);
  writing.on = false;
  await busy;
  expect(await traccia(target, ['restore', path])).toMatchObject({ code: 0, warned: [] });
  const [row] = await target.owner.query(
    `SELECT (SELECT count(*) FROM organization WHERE name LIKE 'Busy %')::int AS organizations,
       (SELECT count(*) FROM person WHERE given_name = 'Busy')::int AS people`,
  );
  expect(row.people).toBe(row.organizations);
  await source.owner.query(`DELETE FROM person WHERE given_name = 'Busy'`);
  await source.owner.query(`DELETE FROM organization WHERE name LIKE 'Busy %'`);
});

it('writes for its owner only, never over a file, and leaves no piece behind', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const before = await readFile(file);
  expect(await traccia(source, ['backup', file])).toEqual({
    code: 1,
    said: [],
    warned: [`${file} exists already; nothing was written.`],
  });
  expect(before.equals(await readFile(file))).toBe(true);
  const gone = await traccia(source, ['backup', join(folder, 'lost.backup')], {
    DATABASE_URL: 'postgres://x:y@127.0.0.1:1/z',
  });
  expect(gone.code).toBe(1);
  expect(gone.warned[0]).toContain('The database does not answer');
  expect((await readdir(folder)).filter((name) => name.includes('growing') || name.includes('lost'))).toEqual(
    [],
  );
});

describe('refuses, and writes nothing:', () => {
  const broken: [string, (path: string) => Promise<void>, string][] = [
    [
      'a file cut in the middle',
      async (path) => truncate(path, Math.floor((await stat(path)).size / 2)),
      'is cut off',
    ],
    [
      'a file without its last byte',
      async (path) => truncate(path, (await stat(path)).size - 1),
      'is cut off',
    ],
    [
      'a flipped bit',
      async (path) => {
        const bytes = await readFile(path);
        const middle = Math.floor(bytes.length / 2);
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        await writeFile(path, bytes);
      },
      'damaged',
    ],
    [
      'a changed row under a right gzip',
      async (path) => {
        const text = gunzipSync(await readFile(path)).toString('utf8');
        await writeFile(path, gzipSync(text.replace('Rakotomalala', 'Rakotomalalo')));
      },
      'is damaged: table person is not what was written',
    ],
    [
      'rows cut out before the end',
      async (path) => {
        const lines = gunzipSync(await readFile(path))
          .toString('utf8')
          .split('\n');
        const [first] = [lines.findIndex((line) => line.startsWith('{"table":"person"'))];
        lines.splice(first + 1, 1);
        await writeFile(path, gzipSync(lines.join('\n')));
      },
      'is damaged: table person',
    ],
    [
      'a file without its end',
      async (path) => {
        const text = gunzipSync(await readFile(path)).toString('utf8');
        await writeFile(path, gzipSync(text.slice(0, text.indexOf('{"end"'))));
      },
      'is cut off',
    ],
    ['bytes behind the end', async (path) => appendFile(path, 'x'.repeat(40)), 'nothing was changed'],
    ['a text file', async (path) => writeFile(path, 'hello'), 'is damaged or no backup'],
    [
      'a zipped text file',
      async (path) => writeFile(path, gzipSync('hello\n')),
      'is not a backup of Traccia',
    ],
    ['an empty file', async (path) => writeFile(path, ''), 'is cut off'],
    [
      'a backup of another schema',
      async (path) => {
        const text = gunzipSync(await readFile(path)).toString('utf8');
        await writeFile(
          path,
          gzipSync(text.replace('"migrations":[', '"migrations":["CreateSomethingNewer1",')),
        );
      },
      'belongs to another version of the product',
    ],
  ];

  it.each(broken)('%s', async (_, spoil, reason) => {
    const path = join(folder, 'spoilt.backup');
    await writeFile(path, await readFile(file));
    await spoil(path);
    const before = await sumsOf(target);
    const outcome = await traccia(target, ['restore', path]);
    expect(outcome.code).toBe(1);
    expect(outcome.said).toEqual([]);
    expect(outcome.warned.join('\n')).toContain(reason);
    expect(outcome.warned).toHaveLength(1);
    expect(await sumsOf(target)).toEqual(before);
  });

  it('a database that is in use', async () => {
    await target.owner.query(`INSERT INTO organization (name, constituent_group) VALUES ('Ours', 'other')`);
    const outcome = await traccia(target, ['restore', file]);
    expect(outcome.warned).toEqual([
      'This database is not empty: table organization has rows. A backup is only restored into an empty one.',
    ]);
    expect(await countRows(target, 'person')).toBe(0);
  });

  it('a database without a schema', async () => {
    await target.owner.query('DROP SCHEMA public CASCADE');
    await target.owner.query('CREATE SCHEMA public');
    expect((await traccia(target, ['restore', file])).warned).toEqual([
      'This database is not migrated; run `traccia migrate` first.',
    ]);
    expect((await traccia(target, ['backup', join(folder, 'none.backup')])).code).toBe(1);
    expect((await traccia(target, ['restore', join(folder, 'no-such.backup')])).warned[0]).toContain(
      'there is no such file',
    );
  });
});
