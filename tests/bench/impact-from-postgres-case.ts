import { computeActivityFigures } from '@traccia/impact';
import {
  createDataSource,
  gatherCandidate,
  ImpactInputRepository,
  ImpactRunRepository,
  inTransaction,
  policyOfToday,
  scopeFiguresOf,
} from '@traccia/persistence';
import type { BenchRow, MeasuredCase } from './bench-row.js';
import { seedAnswers } from './seed-answers.js';

const [waves, people] = [200, 500];

/** A million answers of one course, from rows to released figures, against reading the same rows and no more. */
export const impactFromPostgresCase: MeasuredCase = {
  name: 'impact-from-postgres',
  measure: async ({ databaseUrl, postgres }): Promise<BenchRow> => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 1 });
    const db = createDataSource(databaseUrl, { poolSize: 2 });
    await Promise.all([owner.initialize(), db.initialize()]);
    try {
      const courseId = await seedAnswers(owner, waves, people);
      const floor = await timed(async () =>
        inTransaction(db, async (tx) => {
          await tx.query(`SET LOCAL statement_timeout = '5min'`);
          const rows = new ImpactInputRepository(tx);
          const ids = (await rows.findClosedWaves('course', courseId, 'ex_post')).map(({ id }) => id);
          await rows.loadFrame(ids);
          await rows.loadResponses(ids);
          await rows.loadAnswers(ids);
        }),
      );
      let figures = 0;
      const read = { seconds: 0 };
      const ours = await timed(async () =>
        inTransaction(db, async (tx) => {
          await tx.query(`SET LOCAL statement_timeout = '5min'`);
          await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '15min'`);
          const scope = { scopeType: 'course', scopeId: courseId, waveKind: 'ex_post' } as const;
          const found = await new ImpactInputRepository(tx).findClosedWaves('course', courseId, 'ex_post');
          const started = performance.now();
          const candidate = await gatherCandidate(tx, scope, found, await policyOfToday(tx, scope));
          read.seconds = (performance.now() - started) / 1000;
          const computed = await scopeFiguresOf(candidate.input, [], computeActivityFigures);
          figures = computed.length;
          await new ImpactRunRepository(tx).insert(
            { ...candidate.run, kind: 'released', reason: 'bench' },
            computed,
          );
        }),
      );
      const answers = (waves * people * 20) / 2;
      return {
        name: 'impact-from-postgres',
        unit: 'answers/s',
        ours: Math.round(answers / ours),
        floor: Math.round(answers / floor),
        ratio: Number((floor / ours).toFixed(3)),
        statements: null,
        note:
          `${answers} answers of ${waves} activities to ${figures} figures, weighted and protected, in ${ours.toFixed(1)} s, ` +
          `${read.seconds.toFixed(1)} s of them reading and hashing, against ${floor.toFixed(1)} s for the rows alone; ` +
          `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; one round, PostgreSQL ${postgres}, Node ${process.versions.node}`,
      };
    } finally {
      await Promise.all([owner.destroy(), db.destroy()]);
    }
  },
};

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}
