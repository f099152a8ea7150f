import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActivityFigure, type ActivityFiguresInput, computeActivityFigures } from '@traccia/impact';
import { runCommand } from '../../apps/cli/src/run-command.js';
import type { CommandOutcome } from './terminal.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traccia-analyse-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** There is no setting at all: a command that wanted a database would end here. */
async function analyse(...args: string[]): Promise<CommandOutcome> {
  const [said, warned]: [string[], string[]] = [[], []];
  const terminal = { say: (line: string) => said.push(line), warn: (line: string) => warned.push(line) };
  return { code: await runCommand(['analyse', ...args], terminal, {}), said, warned };
}
async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const lines = (...rows: (string | number)[][]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`;

const plan = {
  version: 1,
  title: 'Six months later',
  subject: 'id',
  constituentGroup: { column: 'group', codes: { E: 'employers_org', W: 'workers_org' } },
  sex: { column: 'sex', codes: { F: 'woman', M: 'man' } },
  missingCells: ['NA'],
  answerLists: {
    used: [
      { code: 'yes', cells: ['Yes'] },
      { code: 'partly', cells: ['Partly'] },
      { code: 'no', cells: ['No'] },
    ],
    five: [{ code: '1' }, { code: '2' }, { code: '3' }, { code: '4' }, { code: '5', label: 'Very much' }],
  },
  items: [
    { code: 'USED', column: 'used', type: 'single', answers: 'used', metric: 'application_rate' },
    { code: 'BEFORE', column: 'q1', type: 'likert', answers: 'five' },
    { code: 'AFTER', column: 'q2', type: 'likert', answers: 'five', label: '=After' },
    { code: 'NPS', column: 'rec', type: 'rating_0_10', metric: 'net_promoter_score' },
    { code: 'SUM', column: 'sum', type: 'number' },
  ],
  pairs: [{ code: 'RISE', before: { item: 'BEFORE' }, after: { item: 'AFTER' } }],
  scales: [{ code: 'BOTH', items: ['BEFORE', 'AFTER'] }],
};
const header = ['id', 'group', 'sex', 'used', 'q1', 'q2', 'rec', 'sum'];
const used = ['Yes', 'Partly', 'No'];
const people = Array.from({ length: 60 }, (_, at) => ({
  id: `p${at}`,
  group: at % 2 === 0 ? 'E' : 'W',
  sex: at % 3 === 0 ? 'F' : 'M',
  used: used[at % 3] ?? '',
  q1: 1 + (at % 4),
  q2: 2 + (at % 4),
  rec: at % 11,
  sum: 1e9 + at,
}));
const answers = lines(header, ...people.map((row) => Object.values(row)));
const roster = lines(
  ['id', 'group', 'sex'],
  ...Array.from({ length: 100 }, (_, at) => [`p${at}`, at % 2 === 0 ? 'E' : 'W', at % 3 === 0 ? 'F' : 'M']),
);
const { subject, constituentGroup, sex } = plan;
const withFrame = { ...plan, frame: { kind: 'file', subject, constituentGroup, sex } };

/** The same people as the product would hand them to its statistics. */
function inputOf(frameKind: 'roster' | 'none'): ActivityFiguresInput {
  const groupOf = (at: number) => (at % 2 === 0 ? 'employers_org' : 'workers_org');
  const sexOf = (at: number) => (at % 3 === 0 ? 'woman' : 'man');
  const five = ['1', '2', '3', '4', '5'];
  return {
    frameKind,
    frame:
      frameKind === 'none'
        ? []
        : Array.from({ length: 100 }, (_, at) => ({
            subjectId: `p${at}`,
            constituentGroup: groupOf(at),
            sex: sexOf(at),
          })),
    responses: people.map((row, at) => ({
      subjectId: row.id,
      completeness: 'complete',
      constituentGroup: groupOf(at),
      sex: sexOf(at),
      answers: {
        USED: { codes: [row.used.toLowerCase()] },
        BEFORE: { codes: [String(row.q1)] },
        AFTER: { codes: [String(row.q2)] },
        NPS: { number: row.rec },
        SUM: { number: row.sum },
      },
    })),
    items: [
      { code: 'USED', type: 'single', metric: 'application_rate', answerCodes: ['yes', 'partly', 'no'] },
      { code: 'BEFORE', type: 'likert', metric: null, answerCodes: five },
      { code: 'AFTER', type: 'likert', metric: null, answerCodes: five },
      { code: 'NPS', type: 'rating_0_10', metric: 'net_promoter_score', answerCodes: [] },
      { code: 'SUM', type: 'number', metric: null, answerCodes: [] },
    ],
    k: 5,
  };
}

interface Whole {
  run: {
    methodVersion: string;
    plan: { sha256: string };
    answers: { sha256: string };
    counts: Record<string, unknown>;
  };
  scopes: { scope: { kind: string; within: string[] }; figures: ActivityFigure[] }[];
  pairs: Record<string, unknown>[];
  scales: Record<string, unknown>[];
}
const read = ({ said }: CommandOutcome): Whole => JSON.parse(said.join('\n')) as Whole;

it('gives the figures of the product for the same people, with and without a frame', async () => {
  const data = await file('data.csv', answers);
  const alone = await analyse(await file('plan.json', plan), data, '--json');
  expect(alone).toMatchObject({ code: 0, warned: [] });
  expect(read(alone).scopes[0]?.figures).toEqual(computeActivityFigures(inputOf('none')));
  const frame = await file('frame.csv', roster);
  const invited = await analyse(await file('framed.json', withFrame), data, '--frame', frame, '--json');
  const figures = read(invited).scopes[0]?.figures ?? [];
  expect(figures).toEqual(computeActivityFigures(inputOf('roster')));
  // 60 of 100 answered, 40 of them apply: 0.6, 40/60 and 40/100
  const rate = (metric: string) =>
    figures.find((one) => one.metric === metric && one.dimension === 'all')?.estimate;
  expect(rate('response_rate_rr2')).toBeCloseTo(0.6, 12);
  expect(rate('application_rate_respondents')).toBeCloseTo(2 / 3, 12);
  expect(rate('application_rate_conservative')).toBeCloseTo(0.4, 12);
  expect(new Set(figures.map(({ dimension }) => dimension)).size).toBe(4);
});

it('takes a column that says who answered for the frame', async () => {
  const everybody = Array.from({ length: 100 }, (_, at) => {
    const row = people[at];
    const left = [`p${at}`, at % 2 === 0 ? 'E' : 'W', at % 3 === 0 ? 'F' : 'M'];
    return row ? [...Object.values(row), 'yes'] : [...left, 'NA', 'NA', 'NA', 'NA', 'NA', 'no'];
  });
  const data = await file('data.csv', lines([...header, 'answered'], ...everybody));
  const framed = { ...plan, frame: { kind: 'column', column: 'answered', answered: ['yes'] } };
  const outcome = await analyse(await file('plan.json', framed), data, '--json');
  expect(read(outcome).scopes[0]?.figures).toEqual(computeActivityFigures(inputOf('roster')));
});

it('works out changes and scales, by hand', async () => {
  const { pairs, scales } = read(
    await analyse(await file('p.json', plan), await file('d.csv', answers), '--json'),
  );
  // Everybody rises by one place: no spread of changes, so no interval and no effect.
  expect(pairs).toEqual([
    expect.objectContaining({
      code: 'RISE',
      nPairs: 60,
      estimate: 1,
      lower: null,
      dav: null,
      nullReason: 'zero_variance',
    }),
  ]);
  // Two items that move together: alpha 1; two are too few for omega.
  expect(scales).toEqual([expect.objectContaining({ n: 60, alpha: 1, omega: null, omegaReason: 'too_few' })]);
});

it('gives the same bytes for the same files, wherever they lie', async () => {
  const run = async (place: string) => {
    await mkdir(join(folder, place));
    const paths = [await file(`${place}/p.json`, plan), await file(`${place}/d.csv`, answers)];
    const out = join(folder, place, 'out');
    const { said, warned } = await analyse(...paths, '--out', out);
    expect(warned).toEqual([`Written to ${out}: figures.txt, figures.json, figures.csv`]);
    const texts = await Promise.all(
      ['txt', 'json', 'csv'].map((kind) => readFile(join(out, `figures.${kind}`), 'utf8')),
    );
    return [said.join('\n'), ...texts];
  };
  const [first, second] = [await run('here'), await run('there')];
  expect(second).toEqual(first);
  expect(first[0]).toBe(first[1]?.trimEnd());
  expect(first.join()).not.toMatch(/NaN|Infinity|undefined/);
  // Another answer is another file.
  const other = await analyse(
    await file('p.json', plan),
    await file('d.csv', answers.replace('No', 'Yes')),
    '--json',
  );
  expect(read(other).run.answers.sha256).not.toBe((JSON.parse(first[2] ?? '') as Whole).run.answers.sha256);
});

it('hides a small group in all three forms', async () => {
  const rows = people.map((row, at) => ({ ...row, group: at < 3 ? 'E' : 'W' }));
  const data = await file('d.csv', lines(header, ...rows.map((row) => Object.values(row))));
  const path = await file('p.json', plan);
  const figures = read(await analyse(path, data, '--json')).scopes[0]?.figures ?? [];
  const groups = figures.filter(({ dimension }) => dimension === 'constituent_group');
  expect(groups.length).toBeGreaterThan(0);
  expect(
    groups.every(({ suppressed, estimate, n }) => suppressed !== null && estimate === null && n === null),
  ).toBe(true);
  const csv = (await analyse(path, data, '--csv')).said.join('\n').split('\n');
  const hidden = csv.filter((line) => line.includes(',constituent_group,'));
  expect(hidden).toHaveLength(groups.length);
  expect(hidden.every((line) => /,(primary|complementary),/.test(line))).toBe(true);
});

it('writes one row a figure, unweighted beside weighted, and no label as a formula', async () => {
  const { said } = await analyse(await file('p.json', plan), await file('d.csv', answers), '--csv');
  const [head = '', ...rows] = said.join('\n').split('\n');
  expect(head).toContain(',estimate,lower,upper,weighted,weightedLower,weightedUpper,');
  expect(rows.filter((row) => row.includes('likert_mean,AFTER,"\'=After",all,all'))).toHaveLength(1);
  expect(rows.some((row) => row.startsWith('all,,,paired_change,RISE,RISE,all,all,,,1,'))).toBe(true);
});

it('follows people over waves and keeps each wave apart', async () => {
  const waves = {
    ...plan,
    wave: { column: 'wave', codes: { six: 'm6', year: 'm12' } },
    activity: 'act',
    figuresFor: ['all', 'wave', 'activity'],
  };
  const across = {
    code: 'LATER',
    before: { item: 'BEFORE', wave: 'm6' },
    after: { item: 'BEFORE', wave: 'm12' },
  };
  // Forty of the sixty answer again, twenty in each of two activities; half of them rise by a place.
  const again = people.slice(0, 40).map((row, at) => ({ ...row, q1: row.q1 + (at % 2) }));
  const rowOf = (row: (typeof people)[number], at: number, wave: string) => [
    ...Object.values(row),
    wave,
    `A${at % 2}`,
  ];
  const data = lines(
    [...header, 'wave', 'act'],
    ...people.map((row, at) => rowOf(row, at, 'six')),
    ...again.map((row, at) => rowOf(row, at, 'year')),
  );
  const outcome = await analyse(
    await file('p.json', { ...waves, pairs: [across] }),
    await file('d.csv', data),
    '--json',
  );
  const { scopes, pairs, run } = read(outcome);
  expect(scopes.map(({ scope }) => scope.within.join(' '))).toEqual([
    '',
    'm6',
    'm12',
    'm6 A0',
    'm6 A1',
    'm12 A0',
    'm12 A1',
  ]);
  const responded = scopes.map(
    ({ figures }) => figures.find(({ metric }) => metric === 'responded')?.estimate,
  );
  expect(responded).toEqual([100, 60, 40, 30, 30, 20, 20]);
  expect(pairs).toEqual([expect.objectContaining({ nPairs: 40, nBefore: 60, nAfter: 40, clusters: 2 })]);
  expect(pairs[0]?.estimate).toBeCloseTo(0.5, 12);
  expect(run.counts).toMatchObject({ rows: 100, waves: ['m6', 'm12'], activities: 2 });
});

const bad = (...cells: (string | number)[]): string =>
  lines(header, ['p1', 'E', 'F', 'Yes', 1, 2, 3, 4], cells);
it.each<[string, string, string[]]>([
  ['an empty file', '', ['d.csv: the first line names no columns']],
  ['a header alone', lines(header), ['d.csv: has no rows below its first line']],
  [
    'columns that are missing',
    lines(['id', 'group'], ['p1', 'E']),
    ['d.csv: has no column "sex", "used", "q1", "q2", "rec", "sum"'],
  ],
  [
    'an answer of no list',
    bad('p2', 'E', 'F', 'Maybe', 1, 2, 3, 4),
    ['d.csv line 3: column "used": "Maybe" is not an answer of the list "used"'],
  ],
  [
    'a group of no code',
    bad('p2', 'X', 'F', 'Yes', 1, 2, 3, 4),
    ['d.csv line 3: column "group": "X" has no code in the plan'],
  ],
  [
    'an eleventh point',
    bad('p2', 'E', 'F', 'Yes', 1, 2, 11, 4),
    ['d.csv line 3: column "rec": "11" is not a whole number from 0 to 10'],
  ],
  [
    'no number',
    bad('p2', 'E', 'F', 'Yes', 1, 2, 3, 'many'),
    ['d.csv line 3: column "sum": "many" is not a number'],
  ],
  [
    'a number beyond all',
    bad('p2', 'E', 'F', 'Yes', 1, 2, 3, '1e400'),
    ['d.csv line 3: column "sum": "1e400" is beyond 1000000000000'],
  ],
  ['a row that is too short', bad('p2', 'E'), ['d.csv line 3: has 2 cells where the header names 8']],
  [
    'somebody twice',
    bad('p1', 'E', 'F', 'Yes', 1, 2, 3, 4),
    [
      'd.csv line 3: the person stands in an earlier row of the same wave and activity already; "duplicates": "first" would take that one',
    ],
  ],
])('refuses %s in a sentence', async (_what, content, faults) => {
  const outcome = await analyse(await file('p.json', plan), await file('d.csv', content));
  expect(outcome).toMatchObject({ code: 2, said: [] });
  expect(outcome.warned.slice(0, faults.length)).toEqual(faults);
});

it('counts equal faults instead of repeating them', async () => {
  const wrong = people.map((row) => Object.values({ ...row, group: 'X' }));
  const { warned } = await analyse(await file('p.json', plan), await file('d.csv', lines(header, ...wrong)));
  expect(warned[0]).toBe('d.csv: column "group": "X" has no code in the plan (60 rows, the first is line 2)');
});

it('takes the first of several rows of one person when the plan says so', async () => {
  const content = `${answers}${lines(Object.values({ ...people[0], used: 'No' }))}`;
  const outcome = await analyse(
    await file('p.json', { ...plan, duplicates: 'first' }),
    await file('d.csv', content),
    '--json',
  );
  expect(read(outcome).run.counts).toMatchObject({ rows: 61, repeated: 1 });
  expect(read(outcome).scopes[0]?.figures).toEqual(computeActivityFigures(inputOf('none')));
});

it.each<[string, string]>([
  ['one person', lines(header, ['p1', 'E', 'F', 'Yes', 1, 2, 3, 1e9])],
  [
    'answers that are all missing',
    lines(header, ...people.map(({ id }) => [id, 'NA', '', '', 'NA', '', '', ''])),
  ],
  [
    'numbers of a milliard, all the same',
    lines(header, ...people.map((row) => Object.values({ ...row, sum: 1e9 }))),
  ],
])('says what it can of %s', async (_what, content) => {
  const outcome = await analyse(await file('p.json', plan), await file('d.csv', content), '--json');
  expect(outcome).toMatchObject({ code: 0, warned: [] });
  const figures = read(outcome).scopes.flatMap((scope) => scope.figures);
  for (const { estimate, suppressed, nullReason } of figures)
    expect(estimate !== null || suppressed !== null || nullReason !== null).toBe(true);
});

it('says what is wrong with a plan, and what it needs besides', async () => {
  const data = await file('d.csv', answers);
  const [path, framed] = [await file('p.json', plan), await file('f.json', withFrame)];
  const first = async (...args: string[]) => {
    const { code, warned } = await analyse(...args);
    return `${code} ${warned[0] ?? ''}`;
  };
  expect(await first()).toBe('2 Name a plan and a file of answers.');
  expect(await first(path, join(folder, 'none.csv'))).toMatch(/^2 .*none\.csv: there is no such file$/);
  expect(await first(join(folder, 'none.json'), data)).toMatch(/^2 .*none\.json: there is no such file$/);
  expect(await first(await file('b.json', '{"version": 1,'), data)).toMatch(/^2 b\.json: is not JSON/);
  expect(await first(await file('k.json', { ...plan, k: 3 }), data)).toBe('2 k.json: k: must be at least 5');
  expect(await first(framed, data)).toBe('2 The plan has a frame of its own file; name it with --frame.');
  expect(await first(path, data, '--frame', data)).toBe(
    '2 The plan says "frame": { "kind": "none" }; --frame needs "file".',
  );
  expect(await first(path, data, '--json', '--csv')).toMatch(/^2 --json and --csv/);
  expect(await first(path, data, '--out', data)).toMatch(/^1 .*cannot be written/);
});

it('says how it is called', async () => {
  const { code, said } = await analyse('--help');
  expect(code).toBe(0);
  expect(said[0]).toBe('Usage: traccia analyse PLAN DATA [--frame FRAME] [--json | --csv] [--out FOLDER]');
});
