import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { compiler } from './places.mjs';
import { mustRun, PlainFault, run } from './run.mjs';
import { findChromium, hasRedis } from './tools.mjs';

const jestEnv = {
  NODE_OPTIONS: '--experimental-vm-modules',
  NODE_NO_WARNINGS: '1',
  NX_DAEMON: 'false',
  // The gate builds before it tests, so the tests take the product as it ships.
  TRACCIA_TEST_BUILT: '1',
};
const npx = (...args) => ['npx', ['--no-install', ...args]];
const postgres15 = '/usr/lib/postgresql/15/bin/postgres';

/** One command that passes or fails as a whole. */
const check = (name, command) => ({
  name,
  act: async () =>
    (await run(...command, { env: { NX_DAEMON: 'false' } })).code === 0
      ? { passed: 1, failed: 0 }
      : { passed: 0, failed: 1 },
});
/** Jest projects in one run; its own counts. */
const suites = (name, projects, { workers = 2, env = {}, needs = [], paths = [] } = {}) => ({
  name,
  needs,
  act: () => runJest(projects, workers, env, paths),
});
/** What works on the oldest supported server works on later ones; where it is absent, the packaged server stands in. */
const onOldest = { TRACCIA_TEST_PG: '15' };

/** Asked for by name only: the whole of it runs within other steps. */
const parts = () => [
  { name: 'drift', act: () => runJest(['api'], 1, {}, ['tests/api/persistence']) },
  lint,
  typesOfTests,
  format,
  pure,
  worker,
  faults,
  suites('faults on PostgreSQL 15', ['faults'], {
    workers: 1,
    env: onOldest,
    needs: ['redis', 'postgres15'],
  }),
];

const summed = (results) => ({
  passed: results.reduce((total, { passed }) => total + passed, 0),
  failed: results.reduce((total, { failed }) => total + failed, 0),
  leftOut: results.flatMap(({ leftOut = [] }) => leftOut),
});
/** What waits much or has one thread shares the cores. */
const together = (parts, needs) => ({
  name: parts.map(({ name }) => name).join(', '),
  needs,
  act: async () => summed(await Promise.all(parts.map(({ act }) => act()))),
});
/** One after the other where others run beside; each is left out by what it needs itself. */
const inTurn = (parts) => ({
  name: parts.map(({ name }) => name).join(', '),
  act: async () => {
    const results = [];
    for (const part of parts) {
      const reason = leftOutBecause(part);
      results.push(reason === null ? await part.act() : { passed: 0, failed: 0, leftOut: [reason] });
    }
    return summed(results);
  },
});
const types = check('types', ['node', [compiler, '-b']]);
const lint = check('lint', npx('eslint', '.', '--max-warnings', '0'));
const typesOfTests = check('types of tests', ['node', [compiler, '-p', 'tests/tsconfig.json']]);
const format = check('format', npx('prettier', '--check', '.', '--log-level', 'warn'));

// One of its files reckons for a minute and takes one core.
const pure = suites('pure', ['pure', 'golden', 'web']);
const worker = suites('worker', ['worker'], { needs: ['redis'] });
// They mostly wait for what was killed to come back; within the gate, smaller than alone, a third worker waits as well.
const faultsBy = (workers) => suites('faults', ['faults'], { workers, needs: ['redis'] });
const faults = faultsBy(2);

// Many of these wait, for a mail or a limit to pass; a third worker uses the time.
const api = suites('api', ['api', 'access'], { workers: 3, env: onOldest });
// Both servers see what could differ between them: the schema and its migrations, a race for the last place, a product
// that is filled and killed; and on the oldest what the worker does in SQL: the queue and its relay, the calendar of the
// follow-ups, the ledger of what was sent.
const persistenceOnPackaged = suites('persistence on the packaged PostgreSQL', ['api'], {
  workers: 1,
  needs: ['postgres15'],
  paths: ['tests/api/persistence', 'tests/api/enrolments/race', 'tests/cli/demo'],
});
const queueOnOldest = suites('queue on PostgreSQL 15', ['worker'], {
  workers: 1,
  env: onOldest,
  needs: ['postgres15'],
  paths: ['tests/worker/(loop|relay|follow-ups|ledger)'],
});

const steps = [
  types,
  together([typesOfTests, lint, format, pure], []),
  check('compose', npx('dclint', 'docker')),
  suites('boundaries', ['lint']),
  api,
  // On the packaged server, as somebody gets it who installs nothing. All of these wait, the faults longest, so what
  // needs both servers runs beside them in its turn.
  together([worker, inTurn([persistenceOnPackaged, queueOnOldest]), faultsBy(3)], ['redis']),
  suites('journeys', ['journeys'], { needs: ['redis', 'chromium'] }),
];

/** Many files side by side can starve one that waits for real time: what failed runs once more alone, and is named. */
async function runJest(projects, workers, env, paths = []) {
  const chosen = [
    '--selectProjects',
    ...projects,
    ...(paths.length > 0 ? ['--testPathPatterns', ...paths] : []),
  ];
  const first = await jest([workers === 1 ? '--runInBand' : `--maxWorkers=${workers}`, ...chosen], env);
  if (!first) return { passed: 0, failed: 1 };
  const files = first.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (files.length === 0) return { passed: first.numPassedTests, failed: 0 };
  console.log(`\nOnce more, alone: ${files.join(', ')}`);
  const second = await jest(
    ['--runInBand', '--runTestsByPath', ...files, '--selectProjects', ...projects],
    env,
  );
  const inFirst = first.testResults
    .filter(({ status }) => status !== 'failed')
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;
  if (!second) return { passed: inFirst, failed: files.length };
  // A file that cannot be loaded holds no test that could fail.
  return {
    passed: inFirst + second.numPassedTests,
    failed: second.numFailedTests + second.numRuntimeErrorTestSuites + (second.numTotalTests === 0 ? 1 : 0),
  };
}

/** What Jest reports of one run; null when it did not come to a report. */
async function jest(args, env) {
  const folder = mkdtempSync(join(tmpdir(), 'traccia-gate-'));
  const file = join(folder, 'result.json');
  try {
    await run(...npx('jest', '--ci', '--json', `--outputFile=${file}`, ...args), {
      env: { ...jestEnv, ...env },
    });
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function missingOf(needs) {
  const there = { redis: hasRedis(), chromium: findChromium() !== null, postgres15: existsSync(postgres15) };
  return needs.filter((need) => !there[need]);
}

/** In CI nothing but PostgreSQL 15 may be absent; elsewhere the worker runs on PostgreSQL alone and pages are left out. */
function mayLeaveOut(missing) {
  if (missing.includes('postgres15')) return true;
  if (process.env.CI === 'true') throw new PlainFault(`CI needs ${missing.join(' and ')}`);
  return missing.includes('chromium');
}

/** The line that says what a step lacks; null when it can run. */
function leftOutBecause({ name, needs = [] }) {
  const missing = missingOf(needs);
  return missing.length > 0 && mayLeaveOut(missing)
    ? `– ${name}: left out, no ${missing.join(', no ')} here`
    : null;
}

/** Everything that must be green before a change lands; `only` names steps to run alone. */
export async function runGate(only) {
  await install();
  await build();
  // Without the graph at hand the boundary rule would be skipped in silence.
  await mustRun('Reading the workspace', ...npx('nx', 'show', 'projects'), { env: { NX_DAEMON: 'false' } });
  const known = only.length === 0 ? steps : [...steps, ...parts()];
  const unknown = only.filter((name) => !known.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new PlainFault(
      `There is no step "${unknown[0]}". Steps: ${steps.map(({ name }) => name).join(', ')}`,
    );
  const lines = [];
  let [passed, failed] = [0, 0];
  for (const step of known.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const reason = leftOutBecause(step);
    if (reason !== null) {
      lines.push(reason);
      continue;
    }
    console.log(`\n── ${step.name}`);
    const began = performance.now();
    const result = await step.act();
    passed += result.passed;
    failed += result.failed;
    const seconds = Math.round((performance.now() - began) / 1000);
    lines.push(
      `${result.failed === 0 ? '✓' : '✗'} ${step.name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`,
      ...(result.leftOut ?? []),
    );
  }
  console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
