import type { BenchCase, BenchRow, LoneCase, MeasuredCase } from './bench-row.js';
import { branchingCase } from './branching-case.js';
import { bulkEnrolCase } from './bulk-enrol-case.js';
import { catalogueCase } from './catalogue-case.js';
import { catalogueSearchCase, catalogueSearchColdCase } from './catalogue-search-case.js';
import { countStatements } from './count-statements.js';
import { enrolRaceCase } from './enrol-race-case.js';
import { figuresRefreshCase } from './figures-refresh-case.js';
import { findDueCase } from './find-due-case.js';
import { impact100kCase, impact1mCase } from './impact-case.js';
import { impactFromPostgresCase } from './impact-from-postgres-case.js';
import { figuresReadCase } from './figures-read-case.js';
import { planInvitationsCase } from './plan-invitations-case.js';
import { median, runRound, usualConnections, type Round } from './measure.js';
import { draftSaveCase } from './draft-save-case.js';
import { respondOpenCase } from './respond-open-case.js';
import { respondSubmitCase } from './respond-submit-case.js';
import { selectionBoardCase } from './selection-board-case.js';
import { sendCase } from './send-case.js';
import { serveBoth, type Served } from './serve.js';

const cases: readonly (BenchCase | MeasuredCase | LoneCase)[] = [
  branchingCase,
  bulkEnrolCase,
  catalogueCase,
  catalogueSearchCase,
  catalogueSearchColdCase,
  draftSaveCase,
  enrolRaceCase,
  figuresReadCase,
  figuresRefreshCase,
  findDueCase,
  impact100kCase,
  impact1mCase,
  impactFromPostgresCase,
  planInvitationsCase,
  respondOpenCase,
  respondSubmitCase,
  selectionBoardCase,
  sendCase,
];
const rounds = 7;
/** Enough for the engine to have compiled what is hot; not counted. */
const warmUps = 2;
/** autocannon may prepare a few requests more than it sends. */
const spare = 100;

/** Rounds of the two sides take turns, so that whatever else the machine does falls on both. */
async function run(bench: BenchCase, served: Served): Promise<BenchRow> {
  const needed = 2 * (bench.amount + spare) * (rounds + warmUps) + spare;
  const next = await bench.prepare(served, needed);
  const statements = await countStatements(served.env, next.ours);
  const [ours, floor]: [Round[], Round[]] = [[], []];
  for (let round = -warmUps; round < rounds; round += 1) {
    const mine = await runRound(served.ours, next.ours, bench.amount, bench.connections);
    const bare = await runRound(served.floor, next.floor, bench.amount, bench.connections);
    if (round < 0) continue;
    ours.push(mine);
    floor.push(bare);
  }
  const speed = [ours, floor].map((side) => median(side.map(({ requestsPerSecond }) => requestsPerSecond)));
  const p99 = [ours, floor].map((side) => median(side.map(({ p99Ms }) => p99Ms)));
  const ratio = (pair: number[]) => (pair[0] ?? 0) / (pair[1] ?? 0);
  return {
    name: bench.name,
    unit: 'requests/s',
    ours: round(speed[0] ?? 0, 1),
    floor: round(speed[1] ?? 0, 1),
    ratio: round(ratio(speed), 3),
    statements,
    note:
      `p99 ${p99[0]} ms against ${p99[1]} ms (ratio ${round(ratio(p99), 2)}); median of ${rounds} interleaved rounds ` +
      `of ${bench.amount} requests on ${bench.connections ?? usualConnections} connections; bare Fastify and pg, PostgreSQL ${served.postgres}, Node ${process.versions.node}${bench.remark ? `. ${bench.remark}` : ''}`,
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function show(row: BenchRow, asJson: boolean): void {
  if (asJson) console.log(JSON.stringify(row));
  else
    console.log(
      `${row.name.padEnd(16)} ${row.ours} ${row.unit}, floor ${row.floor}, ratio ${row.ratio}${row.statements === null ? '' : `, ${row.statements} statements`}\n  ${row.note}`,
    );
}

async function main(): Promise<void> {
  const asJson = process.argv.includes('--json');
  const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !cases.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Error(`no row ${unknown.join(', ')}; there are ${cases.map(({ name }) => name).join(', ')}`);
  const asked = cases.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const one of asked) if ('compute' in one) show(await one.compute(), asJson);
  const others = asked.filter((one): one is BenchCase | MeasuredCase => !('compute' in one));
  if (others.length === 0) return;
  const served = await serveBoth();
  try {
    for (const one of others)
      show('measure' in one ? await one.measure(served) : await run(one, served), asJson);
  } finally {
    await served.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
