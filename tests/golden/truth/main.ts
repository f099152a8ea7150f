import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countHeldBack, plan, simulate, simulateWhole } from './simulate.js';
import { exactly, rowLines, tableSource } from './write-table.js';

// npm run -s truth: the whole table, and the slice that the tests work out again.
const replications = Number(process.argv[2] ?? 1000);
const slice = 20;
const root = join(import.meta.dirname, '../../..');

const started = process.cpuUsage();
const rows = simulate(replications);
writeFileSync(
  join(root, 'libs/impact/src/truth/truth-lines.ts'),
  tableSource(replications, { rows, whole: simulateWhole(), heldBack: countHeldBack(plan.heldBackOf) }),
);
writeFileSync(join(import.meta.dirname, 'slice.csv'), `${rowLines(simulate(slice), exactly).join('\n')}\n`);
const seconds = process.cpuUsage(started).user / 1e6;
console.log(`${rows.length} lines from ${replications} courses in ${seconds.toFixed(0)} s of processor time`);
