import { randomBytes } from 'node:crypto';
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
import { hashSecret } from '../../apps/api/src/http/session-cookie.js';
import { makeStaff } from '../support/factories.js';
import type { BenchCase } from './bench-row.js';
import { seedAnswers } from './seed-answers.js';

/** As many as a centre has; fewer figures would not be the page that is slow. */
const fewestFigures = 3000;

/** All figures of a course on one page, against the bare rows of the same run. */
export const figuresReadCase: BenchCase = {
  name: 'figures-read',
  amount: 60,
  connections: 1,
  remark: `twenty questions, over ${fewestFigures} figures: by group, sex, both, region and time of answering`,
  prepare: async ({ databaseUrl }) => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 1 });
    await owner.initialize();
    const courseId = await seedAnswers(owner, 10, 200);
    const scope = { scopeType: 'course', scopeId: courseId, waveKind: 'ex_post' } as const;
    const runId = await inTransaction(owner, async (tx) => {
      const waves = await new ImpactInputRepository(tx).findClosedWaves('course', courseId, 'ex_post');
      const candidate = await gatherCandidate(tx, scope, waves, await policyOfToday(tx, scope));
      const figures = await scopeFiguresOf(candidate.input, [], computeActivityFigures);
      if (figures.length < fewestFigures) throw new Error(`${figures.length} figures only`);
      return new ImpactRunRepository(tx).insert(
        { ...candidate.run, kind: 'released', reason: 'bench' },
        figures,
      );
    });
    const secret = randomBytes(32).toString('base64url');
    await owner.query(
      `INSERT INTO sign_in_session (secret_hash, person_id, expires_at, method)
       VALUES ($1, $2, clock_timestamp() + interval '1 day', 'link')`,
      [hashSecret(secret), await makeStaff(owner, 'evaluator')],
    );
    await owner.query('ANALYZE');
    await owner.destroy();
    const cookie = `traccia=${secret}`;
    const query = `scopeType=course&scopeId=${courseId}&waveKind=ex_post`;
    return {
      ours: () => ({ method: 'GET', path: `/api/impact/dashboard?${query}`, cookie }),
      floor: () => ({ method: 'GET', path: `/figures-read?id=${runId}`, cookie }),
    };
  },
};
