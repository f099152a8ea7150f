import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow, LoneCase } from './bench-row.js';
import type { ImpactRun } from './impact-run.js';
import { median } from './measure.js';

const root = join(import.meta.dirname, '../..');

/** Raked means of twenty items over all and in twenty domains, held against the same without the residual step. */
function impactCase(name: string, people: number, rounds: number): LoneCase {
  return {
    name,
    compute: async (): Promise<BenchRow> => {
      const loader = ['--conditions=@traccia/source', '--import', join(root, 'tests/support/typescript.mjs')];
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...loader, 'tests/bench/impact-run.ts', String(people), String(rounds)],
        { cwd: root },
      );
      const run = JSON.parse(stdout) as ImpactRun;
      const middle = (side: 'ours' | 'floor', of: 'wall' | 'cpu') => median(run[side].map((one) => one[of]));
      // Work without waiting: what else the machine does falls on the wall clock, hardly on the processor's.
      const [ours, floor] = [middle('ours', 'cpu'), middle('floor', 'cpu')];
      const seconds = (side: 'ours' | 'floor') =>
        `${middle(side, 'wall').toFixed(2)} s, CPU ${middle(side, 'cpu').toFixed(2)} s`;
      return {
        name,
        unit: 'people/CPU second',
        ours: Math.round(people / ours),
        floor: Math.round(people / floor),
        ratio: Number((floor / ours).toFixed(3)),
        statements: null,
        note:
          `${seconds('ours')} against ${seconds('floor')} without the residual step; 20 items over all and in 20 domains of 4 groupings, ` +
          `3 margins of 4, 3 and 10 groups, cohorts of 25; peak memory ${run.peak.toFixed(0)} MB, ${run.floorPeak.toFixed(0)} MB after the floor ` +
          `alone, ${run.data.toFixed(0)} MB of it the answers, before any work; median of ${rounds} interleaved rounds, ` +
          `one thread, Node ${process.versions.node}`,
      };
    },
  };
}

export const impact100kCase = impactCase('impact-100k', 100_000, 5);
export const impact1mCase = impactCase('impact-1m', 1_000_000, 3);
