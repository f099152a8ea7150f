import {
  createDataSource,
  DueInvitationRepository,
  lockDueSql,
  lockRemindersSql,
} from '@traccia/persistence';
import { exPostParticipant } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { makeActivity, makeInstrument } from '../support/factories.js';
import type { BenchRow, MeasuredCase, Place } from './bench-row.js';
import { median } from './measure.js';

/** Invitations and mails together. */
const ledgerRows = Number(process.env['BENCH_LEDGER_ROWS'] ?? 5_000_000);
const waves = 100;
const due = 100;
const rounds = 9;

/** Half of the rows are invitations of a hundred waves: answered, asked and waiting for a reminder, or planned for later. */
async function seed(owner: DataSource): Promise<void> {
  const people = Math.round(ledgerRows / 2 / waves);
  const activityId = await makeActivity(owner, { status: 'running' });
  const { versionId } = await makeInstrument(owner, exPostParticipant);
  await owner.query(
    `WITH made AS (INSERT INTO person (given_name, family_name, email)
       SELECT 'Amina', 'Diallo ' || n, 'due-' || n || '@bench.test' FROM generate_series(1, $2::int) AS n RETURNING id)
     INSERT INTO enrolment (activity_id, person_id, constituent_group, status)
     SELECT $1, id, 'workers_org', 'enrolled' FROM made`,
    [activityId, people],
  );
  await owner.query(
    `INSERT INTO wave (activity_id, code, kind, instrument_version_id, state, opens_at, closes_at, frozen_at)
     SELECT $1, 'w' || n, 'ex_post', $2, CASE WHEN n <= 40 THEN 'closed' WHEN n <= 60 THEN 'open' ELSE 'planned' END,
       now() + make_interval(days => (n - 50) * 4), now() + make_interval(days => (n - 50) * 4 + 90),
       CASE WHEN n <= 60 THEN now() END
     FROM generate_series(1, $3::int) AS n`,
    [activityId, versionId, waves],
  );
  // Nothing here is what the product would check; the rows only have to be there.
  await owner.query('SET session_replication_role = replica');
  await owner.query(
    `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group)
     SELECT w.id, e.id, 'woman', 'workers_org' FROM wave w JOIN enrolment e ON e.activity_id = w.activity_id
     WHERE w.activity_id = $1 AND w.code IN ('w59', 'w60')`,
    [activityId],
  );
  await owner.query(
    `INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at, answer_state, asked_at, remind_at)
     SELECT w.id, e.id, CASE w.state WHEN 'open' THEN now() + interval '1 hour' ELSE w.opens_at END, w.closes_at,
       CASE WHEN w.state = 'closed' THEN 'submitted' WHEN w.state = 'open' AND w.code <> 'w60' THEN 'invited' ELSE 'planned' END,
       CASE WHEN w.state = 'open' AND w.code <> 'w60' THEN w.opens_at END,
       CASE WHEN w.state = 'open' AND w.code <> 'w60' THEN now() + interval '1 day' END
     FROM wave w JOIN enrolment e ON e.activity_id = w.activity_id WHERE w.activity_id = $1`,
    [activityId],
  );
  await owner.query(
    `INSERT INTO message (kind, subject_type, subject_id, ordinal, recipient, state, sent_at)
     SELECT 'survey.invitation', 'invitation', i.id, 0, i.enrolment_id::text, 'sent', now() FROM invitation i
     JOIN wave w ON w.id = i.wave_id WHERE w.activity_id = $1`,
    [activityId],
  );
  await owner.query('SET session_replication_role = origin');
  for (const [code, sql] of [
    [
      'w60',
      `UPDATE invitation SET due_at = now() - interval '1 hour' WHERE id IN (SELECT i.id FROM invitation i
      JOIN wave w ON w.id = i.wave_id WHERE w.activity_id = $1 AND w.code = $2 LIMIT $3)`,
    ],
    [
      'w59',
      `UPDATE invitation SET remind_at = now() - interval '1 hour' WHERE id IN (SELECT i.id FROM invitation i
      JOIN wave w ON w.id = i.wave_id WHERE w.activity_id = $1 AND w.code = $2 LIMIT $3)`,
    ],
  ] as const)
    await owner.query(sql, [activityId, code, due]);
  await owner.query('VACUUM ANALYZE invitation, message, frame_member, wave, enrolment, person');
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

/** What the scans of the table itself have read, returned or thrown away. */
function readOf(node: PlanNode): number {
  const own =
    node['Relation Name'] === 'invitation'
      ? (node['Actual Rows'] +
          (node['Rows Removed by Filter'] ?? 0) +
          (node['Rows Removed by Index Recheck'] ?? 0)) *
        node['Actual Loops']
      : 0;
  return (node.Plans ?? []).reduce((sum, below) => sum + readOf(below), own);
}

async function explain(db: DataSource, name: string, sql: string) {
  const runner = db.createQueryRunner();
  try {
    await runner.startTransaction();
    const rows: { 'QUERY PLAN': { Plan: PlanNode }[] }[] = await runner.query(
      'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ' + sql,
      [due * 2],
    );
    const text: { 'QUERY PLAN': string }[] = await runner.query(
      'EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ' + sql,
      [due * 2],
    );
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (!plan) throw new Error('no plan');
    process.stderr.write(`${name}\n${text.map((line) => `  ${line['QUERY PLAN']}`).join('\n')}\n`);
    return {
      read: readOf(plan),
      returned: plan['Actual Rows'],
      blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    };
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** What is due is found without touching what is not: the plan is shown, and what was read stands beside what came back. */
export const findDueCase: MeasuredCase = {
  name: 'find-due',
  measure: async ({ databaseUrl }: Place): Promise<BenchRow> => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 1 });
    const db = createDataSource(databaseUrl, { poolSize: 1 });
    await Promise.all([owner.initialize(), db.initialize()]);
    try {
      await seed(owner);
      const invitations = await explain(db, 'invitations that are due', lockDueSql);
      const reminders = await explain(db, 'reminders that are due', lockRemindersSql);
      const times = { ours: [] as number[], floor: [] as number[] };
      for (let round = -2; round < rounds; round += 1) {
        const mine = await timed(db, async (tx) => new DueInvitationRepository(tx).lockDue(due));
        const bare = await timed(db, async (tx) =>
          tx.query(
            `SELECT id FROM invitation WHERE answer_state = 'planned' AND due_at <= now()
             ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
            [due],
          ),
        );
        if (round < 0) continue;
        times.ours.push(mine);
        times.floor.push(bare);
      }
      const [ours, floor] = [median(times.ours), median(times.floor)];
      const said = (of: typeof invitations) =>
        `${of.read} rows read for ${of.returned} returned, ${of.blocks} pages`;
      return {
        name: 'find-due',
        unit: 'batches/s',
        ours: Number((1000 / ours).toFixed(1)),
        floor: Number((1000 / floor).toFixed(1)),
        ratio: Number((floor / ours).toFixed(3)),
        statements: 2,
        note:
          `among ${ledgerRows} ledger rows, invitations: ${said(invitations)}; reminders: ${said(reminders)}; ` +
          `${ours.toFixed(2)} ms for a batch of ${due} with all that is needed to write to them, against ${floor.toFixed(2)} ms ` +
          `for the bare ids; median of ${rounds} interleaved rounds`,
      };
    } finally {
      await Promise.all([owner.destroy(), db.destroy()]);
    }
  },
};

async function timed(
  db: DataSource,
  act: (tx: Parameters<Parameters<DataSource['transaction']>[1]>[0]) => Promise<unknown>,
): Promise<number> {
  const runner = db.createQueryRunner();
  try {
    await runner.startTransaction();
    const started = performance.now();
    await act(runner.manager);
    return performance.now() - started;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}
