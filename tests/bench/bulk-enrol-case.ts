import { randomUUID } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource, TransferRepository } from '@traccia/persistence';
import { writeCsv } from '@traccia/training';
import type { DataSource } from 'typeorm';
import { applyBatch } from '../../apps/worker/src/transfers/apply-batch.js';
import { checkTransfer } from '../../apps/worker/src/transfers/check-transfer.js';
import { makeActivity, makePerson } from '../support/factories.js';
import type { BenchRow, MeasuredCase, Place } from './bench-row.js';
import { median } from './measure.js';

const people = 10_000;
const rounds = 5;

function sheetOf(name: string): string {
  const rows = Array.from({ length: people }, (_, n) => [
    `${name}-${n + 1}@bench.test`,
    'Amina',
    `Diallo ${n + 1}`,
    'workers_org',
  ]);
  return writeCsv([['email', 'given_name', 'family_name', 'constituent_group'], ...rows]).slice(1);
}

/** Ten thousand people who are known already; every round has people and an activity of its own. */
async function seed(owner: DataSource, name: string): Promise<void> {
  await owner.query(
    `INSERT INTO person (given_name, family_name, email)
     SELECT 'Amina', 'Diallo ' || n, $1 || '-' || n || '@bench.test' FROM generate_series(1, $2::int) AS n`,
    [name, people],
  );
  await owner.query('ANALYZE person');
}

interface Floor {
  /** The rows into a plain table, and one statement that says which are wrong. */
  checkedMs: number;
  /** And one that keeps them. */
  keptMs: number;
}

async function copyCheckKeep(owner: DataSource, file: string, activityId: string): Promise<Floor> {
  const started = performance.now();
  let checkedMs = 0;
  await owner.transaction(async (tx) => {
    await tx.query(
      'CREATE TEMP TABLE raw (email text, given_name text, family_name text, grp text) ON COMMIT DROP',
    );
    await tx.query("SELECT set_config('bench.file', $1, true)", [file]);
    await tx.query(
      `DO $$ BEGIN EXECUTE format('COPY raw FROM %L (FORMAT csv, HEADER true)', current_setting('bench.file')); END $$`,
    );
    const [checked]: { wrong: number }[] = await tx.query(
      `SELECT count(*) FILTER (WHERE r.email !~ '^[^@ ]+@[^@ ]+[.][^@ ]+$' OR r.given_name = '' OR r.family_name = '' OR p.id IS NULL
           OR e.id IS NOT NULL OR r.nth > 1 OR r.grp NOT IN ('government_labour_ministry', 'government_other', 'employers_org', 'workers_org', 'other'))::int AS wrong
       FROM (SELECT *, row_number() OVER (PARTITION BY lower(email)) AS nth FROM raw) r
       LEFT JOIN person p ON lower(p.email) = lower(r.email) AND p.merged_into_id IS NULL AND p.erased_at IS NULL
       LEFT JOIN enrolment e ON e.activity_id = $1 AND e.person_id = p.id`,
      [activityId],
    );
    if (checked?.wrong !== 0) throw new Error('the floor found faults where there are none');
    checkedMs = performance.now() - started;
    await tx.query(
      `INSERT INTO enrolment (activity_id, person_id, constituent_group, status)
       SELECT $1, p.id, r.grp, 'enrolled' FROM raw r JOIN person p ON lower(p.email) = lower(r.email)`,
      [activityId],
    );
  });
  return { checkedMs, keptMs: performance.now() - started };
}

async function enrol(db: DataSource, owner: DataSource, csv: string, activityId: string): Promise<number> {
  const askedBy = await makePerson(owner);
  const content = Buffer.from(csv);
  const [file]: { id: string }[] = await owner.query(
    `INSERT INTO stored_file (owner_person_id, purpose, name, media_type, size_bytes, sha256, content)
     VALUES ($1, 'import_sheet', 'sheet.csv', 'text/csv', $2, sha256($3::bytea), $3) RETURNING id`,
    [askedBy, content.length, content],
  );
  const transfers = new TransferRepository(db.manager);
  const started = performance.now();
  const id = await transfers.insert({
    direction: 'import',
    kind: 'enrolments',
    format: 'csv',
    activityId,
    fileId: file?.id ?? '',
    filter: {},
    scope: null,
    askedBy,
  });
  const held = await transfers.peek(id);
  if (!held) throw new Error('no transfer');
  await checkTransfer(db, held);
  const checkedMs = performance.now() - started;
  await transfers.setState(id, 'running');
  while (await applyBatch(db, id));
  const took = performance.now() - started;
  if (process.env.BENCH_PARTS === '1')
    process.stderr.write(`check ${Math.round(checkedMs)} ms, take ${Math.round(took - checkedMs)} ms\n`);
  const [count]: { n: number }[] = await owner.query(
    'SELECT enrolled_count AS n FROM activity WHERE id = $1',
    [activityId],
  );
  if (count?.n !== people) throw new Error('not everybody was enrolled');
  return took;
}

/** Moodle 4.5 on two cores enrols a thousand people from a file in 6.7 to 7.8 seconds. */
const moodleMs = (6700 * people) / 1000;

/** Reading, staging, checking, foreseeing and enrolling ten thousand people against a bare COPY, check and insert of them. */
export const bulkEnrolCase: MeasuredCase = {
  name: 'bulk-enrol',
  measure: async ({ databaseUrl }: Place): Promise<BenchRow> => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 2 });
    const db = createDataSource(databaseUrl, { poolSize: 4 });
    await Promise.all([owner.initialize(), db.initialize()]);
    const file = join(tmpdir(), `traccia-bench-${randomUUID()}.csv`);
    const times = {
      ours: [] as number[],
      newcomers: [] as number[],
      checked: [] as number[],
      kept: [] as number[],
    };
    try {
      for (let round = -1; round < rounds; round += 1) {
        const name = `round${round + 1}`;
        await seed(owner, name);
        writeFileSync(file, sheetOf(name));
        chmodSync(file, 0o644);
        const bare = await copyCheckKeep(owner, file, await makeActivity(owner));
        const mine = await enrol(db, owner, sheetOf(name), await makeActivity(owner));
        const unknown = await enrol(db, owner, sheetOf(`new-${name}`), await makeActivity(owner));
        if (round < 0) continue;
        times.ours.push(mine);
        times.newcomers.push(unknown);
        times.checked.push(bare.checkedMs);
        times.kept.push(bare.keptMs);
      }
    } finally {
      rmSync(file, { force: true });
      await Promise.all([owner.destroy(), db.destroy()]);
    }
    return rowOf(times);
  },
};

/** Held against the floor that also keeps the rows; what only copies and checks is told beside it. */
function rowOf(times: Record<'ours' | 'newcomers' | 'checked' | 'kept', readonly number[]>): BenchRow {
  const [ours, newcomers, checked, kept] = [times.ours, times.newcomers, times.checked, times.kept].map(
    (all) => Math.round(median(all)),
  ) as [number, number, number, number];
  const ratio = (floorMs: number) => Number((floorMs / ours).toFixed(3));
  return {
    name: 'bulk-enrol',
    unit: 'rows/s',
    ours: Math.round((people / ours) * 1000),
    floor: Math.round((people / kept) * 1000),
    ratio: ratio(kept),
    statements: null,
    note:
      `${ours} ms for ${people} people, read, staged, checked, foreseen and enrolled (${newcomers} ms when nobody knew them), ` +
      `against ${kept} ms for COPY, one check and one insert, and ${checked} ms for COPY and check alone (ratio ${ratio(checked)}); ` +
      `${Math.round(moodleMs / ours)} times Moodle's 6.7 s per 1,000; median of ${rounds} interleaved rounds`,
  };
}
