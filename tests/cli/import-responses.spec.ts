import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImpactInputRepository } from '@traccia/persistence';
import { ScopeComputer } from '../../apps/worker/src/impact/compute-scope.js';
import { FiguresComputer } from '../../apps/worker/src/impact/figures-computer.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countRows, traccia } from './terminal.js';

const mapping = join(import.meta.dirname, '../../apps/cli/mappings/carpentries-longterm.json');
const parts: Record<string, { columns: Record<string, unknown> }> = JSON.parse(
  await readFile(mapping, 'utf8'),
).parts;
const columnsOf = (part: string) => Object.keys(parts[part]?.columns ?? {});

type Cells = Record<string, string>;
const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (part: string, rows: readonly Cells[]) =>
  [
    columnsOf(part).join(','),
    ...rows.map((row) =>
      columnsOf(part)
        .map((name) => quoted(row[name] ?? 'NA'))
        .join(','),
    ),
  ].join('\n');

// Written for this test in the shape of the real files; NA is missing, choices are separated by ";".
// Hand count:
//   12 responses, one of them (10) says only "No" to the first question, one (11) says nothing
//   reproducibility: Neutral 1, Agree 6, Strongly agree 3 = 10 answers, 2 missing; top two 9 of 10
//   content: Git 3 (1, 2, 3), Python 2 (1, 2), R 2 (2, 4), other 1 (4: GeoSpatial and Maps are one "other")
//   confidence: same 2 (1 and 2, with either apostrophe), more 1 (3)
//   score: 8 answers, sum 9+10+8+7+10+6+9+10 = 69, mean 8.625
const agree = (impact_increase_reproducibility: string): Cells => ({ impact_increase_reproducibility });
const answers: Cells[] = [
  {
    ...agree('Agree'),
    workshop_attended_content: 'Git;Python',
    change_confidence: "I'm equally confident now",
    recommendation_score: '9',
  },
  {
    ...agree('Agree'),
    workshop_attended_content: 'Git;Python;R',
    change_confidence: 'I’m equally confident now',
    recommendation_score: '10',
  },
  {
    ...agree('Agree'),
    workshop_attended_content: 'Git',
    change_confidence: "I'm more confident now",
    recommendation_score: '8',
  },
  { ...agree('Agree'), workshop_attended_content: 'R;GeoSpatial;Maps', recommendation_score: '7' },
  { ...agree('Agree'), recommendation_score: '10' },
  { ...agree('Agree'), recommendation_score: '6' },
  { ...agree('Strongly agree'), recommendation_score: '9' },
  { ...agree('Strongly agree'), recommendation_score: '10' },
  agree('Strongly agree'),
  { first_survey_take: 'No' },
  {},
  { ...agree('Neutral'), workshop_country: 'Cote d"Ivoire, West' },
];
// gender: woman 7, man 3, missing 2 — in its own order, never joined to the rows above
const demographics: Cells[] = [
  {},
  ...Array.from({ length: 7 }, () => ({ demographics_gender: 'Female' })),
  ...Array.from({ length: 3 }, () => ({ demographics_gender: 'Male' })),
  {},
];

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'traccia-import-'));
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(part: string, rows: readonly Cells[]): Promise<string> {
  const path = join(folder, `${part}.csv`);
  await writeFile(path, `\uFEFF${csv(part, rows)}\n`);
  return path;
}
const take = (files: readonly string[], ...options: string[]) =>
  traccia(database, ['import', 'responses', '--mapping', mapping, ...files, ...options]);
const both = async () => [await fileOf('answers', answers), await fileOf('demographics', demographics)];

interface Figure {
  metric: string;
  item: string | null;
  choice: string | null;
  estimate: number | null;
  n: number | null;
  numerator: number | null;
  invited: number | null;
  reason: string | null;
}
/** What a reader of the dashboard gets, once the worker has computed. */
async function figures(): Promise<Figure[]> {
  const [wave]: { id: string }[] = await database.owner.query('SELECT id FROM wave');
  const loaded = await new ImpactInputRepository(database.db.manager).findWave(wave?.id ?? '');
  if (!loaded) throw new Error('no wave');
  const computer = new FiguresComputer();
  await new ScopeComputer(database.db, computer).computeWave(loaded);
  await computer.stop();
  return database.owner.query(
    `SELECT f.metric, f.item_code AS item, f.choice_code AS choice, f.estimate, f.n, f.numerator, f.invited, f.null_reason AS reason
     FROM impact_figure f JOIN impact_run r ON r.id = f.run_id WHERE r.kind = 'released' AND f.dimension = 'all'`,
  );
}

it('takes the files as one closed wave without an invited list, and asks for its figures', async () => {
  const outcome = await take(await both());
  expect(outcome).toEqual({
    code: 0,
    said: [
      'answers.csv: 12 rows, part "answers"',
      'demographics.csv: 12 rows, part "demographics"',
      'rows of answers: 24 new, 0 changed, 0 unchanged',
    ],
    warned: [],
  });
  const rows = await database.owner.query(
    `SELECT a.frame_kind, a.status, w.state, w.kind, r.part, count(*)::int AS count, count(r.invitation_id)::int AS invited
     FROM response r JOIN wave w ON w.id = r.wave_id JOIN activity a ON a.id = w.activity_id GROUP BY 1, 2, 3, 4, 5 ORDER BY r.part`,
  );
  const wave = { frame_kind: 'none', status: 'closed', state: 'closed', kind: 'ex_post', invited: 0 };
  expect(rows).toEqual([
    { ...wave, part: 'demographics', count: 12 },
    { ...wave, part: 'main', count: 12 },
  ]);
  expect(await countRows(database, 'stale_scope')).toBe(1);
  const events = await database.owner.query('SELECT event FROM outbox');
  expect(events).toEqual([{ event: 'wave.closed' }]);
});

it('shows the counts of the hand count', async () => {
  await take(await both());
  const all = await figures();
  const share = (item: string, choice: string) => {
    const found = all.find((figure) => figure.item === item && figure.choice === choice);
    return found && { numerator: found.numerator, n: found.n };
  };
  expect(all.find(({ metric }) => metric === 'responded')).toMatchObject({ n: 12, invited: null });
  expect(['3', '4', '5', '1'].map((choice) => share('LT-IMP-REPRODUCIBILITY', choice))).toEqual([
    { numerator: 1, n: 10 },
    { numerator: 6, n: 10 },
    { numerator: 3, n: 10 },
    { numerator: 0, n: 10 },
  ]);
  const figure = (metric: string, item: string) => all.find((f) => f.metric === metric && f.item === item);
  expect(figure('likert_top2', 'LT-IMP-REPRODUCIBILITY')?.estimate).toBeCloseTo(0.9, 12);
  expect(figure('answers_missing', 'LT-IMP-REPRODUCIBILITY')?.numerator).toBe(2);
  const counts: { item: string; choice: string; count: number }[] = await database.owner.query(
    `SELECT t.code AS item, a.choice_code AS choice, count(*)::int AS count FROM answer a JOIN item t ON t.id = a.item_id
     WHERE t.code IN ('LT-CONTENT', 'LT-CONFIDENCE') GROUP BY 1, 2`,
  );
  expect(Object.fromEntries(counts.map(({ item, choice, count }) => [`${item} ${choice}`, count]))).toEqual({
    'LT-CONTENT git': 3,
    'LT-CONTENT py': 2,
    'LT-CONTENT r': 2,
    'LT-CONTENT other': 1,
    'LT-CONFIDENCE same': 2,
    'LT-CONFIDENCE more': 1,
  });
  const [score] = await database.owner.query(
    `SELECT count(*)::int AS n, sum(a.number_value)::int AS sum FROM answer a JOIN item t ON t.id = a.item_id WHERE t.code = 'LT-RECOMMEND'`,
  );
  expect(score).toEqual({ n: 8, sum: 69 });
});

it('has no response rate, and says why', async () => {
  await take(await both());
  const rates = (await figures()).filter(
    ({ metric }) => metric.startsWith('response_rate') || metric === 'invited',
  );
  expect(rates).toHaveLength(3);
  for (const rate of rates)
    expect(rate).toMatchObject({ estimate: null, invited: null, reason: 'no_invited_list' });
});

it('counts the answers of a fragment, but not its people', async () => {
  await take(await both());
  const all = await figures();
  const gender = all.filter(({ item, metric }) => item === 'LT-GENDER' && metric === 'choice_share');
  expect(gender.find(({ choice }) => choice === 'woman')).toMatchObject({ numerator: 7, n: 10 });
  expect(gender.find(({ choice }) => choice === 'man')).toMatchObject({ numerator: 3, n: 10 });
  expect(all.filter(({ metric }) => metric === 'responded')).toHaveLength(1);
  expect(all.find(({ metric }) => metric === 'responded')?.estimate).toBe(12);
});

it('changes nothing when the same files come again', async () => {
  const files = await both();
  await take(files);
  const look = () => database.owner.query('SELECT * FROM answer ORDER BY response_id, item_id, ordinal');
  const before = await look();
  const outcome = await take(files);
  expect(outcome.said.at(-1)).toBe('rows of answers: 0 new, 0 changed, 24 unchanged');
  expect(await look()).toEqual(before);
  expect(await countRows(database, 'outbox')).toBe(1);
  expect(await countRows(database, 'audit_event')).toBe(1);
});

it('changes the answers of the row that has changed', async () => {
  await take([await fileOf('answers', answers)]);
  const changed = [{ ...agree('Disagree') }, ...answers.slice(1)];
  const outcome = await take([await fileOf('answers', changed)]);
  expect(outcome.said.at(-1)).toBe('rows of answers: 0 new, 1 changed, 11 unchanged');
  const rows = await database.owner.query(
    `SELECT t.code, a.choice_code AS choice, r.revision FROM answer a JOIN item t ON t.id = a.item_id JOIN response r ON r.id = a.response_id
     WHERE r.id = (SELECT entity_id FROM import_record WHERE external_key = 'answers/2')`,
  );
  expect(rows).toEqual([{ code: 'LT-IMP-REPRODUCIBILITY', choice: '2', revision: 1 }]);
});

it('names the cell that is no answer, and takes the rest when asked', async () => {
  const wrong: Cells[] = [
    ...answers,
    { impact_increase_reproducibility: 'Perhaps' },
    { recommendation_score: '11' },
    { recommendation_score: 'ten' },
  ];
  const file = await fileOf('answers', wrong);
  const refused = await take([file]);
  expect(refused.code).toBe(1);
  expect(refused.warned.slice(0, 3)).toEqual([
    'answers.csv line 14, column impact_increase_reproducibility, value "Perhaps": is not an answer of the mapping',
    expect.stringContaining(
      'answers.csv line 15, column recommendation_score, value "11": does not fit item LT-RECOMMEND',
    ),
    'answers.csv line 16, column recommendation_score, value "ten": is not a number',
  ]);
  expect(await countRows(database, 'response')).toBe(0);
  expect(await countRows(database, 'instrument')).toBe(0);
  const taken = await take([file], '--take-good');
  expect(taken).toMatchObject({ code: 0 });
  expect(taken.said.at(-1)).toBe('rows of answers: 12 new, 0 changed, 0 unchanged');
});

it('writes nothing in a dry run', async () => {
  const outcome = await take(await both(), '--dry-run');
  expect(outcome).toMatchObject({ code: 0, warned: [] });
  expect(outcome.said.at(-1)).toContain('24 new');
  for (const table of ['response', 'instrument', 'activity', 'audit_event', 'outbox'])
    expect(await countRows(database, table)).toBe(0);
});

it('refuses a file that fits no part, and two of the same part', async () => {
  const stranger = join(folder, 'stranger.csv');
  await writeFile(stranger, 'a,b\n1,2\n');
  expect((await take([stranger])).warned).toEqual(['stranger.csv: its columns fit no part of the mapping']);
  const [file = ''] = await both();
  const twin = join(folder, 'twin.csv');
  await writeFile(twin, await readFile(file));
  expect((await take([file, twin])).warned).toEqual([
    'twin.csv: is part "answers" like answers.csv; give one file a part',
  ]);
});

it('reads a questionnaire beside the mapping and nothing else of the machine', async () => {
  const path = join(folder, 'mapping.json');
  const secret = join(folder, 'secret.txt');
  await writeFile(secret, 'root:x:0:0');
  for (const instrument of ['../secret.json', secret, 'secret.txt', '..']) {
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(mapping, 'utf8')), instrument }));
    const argv = ['import', 'responses', '--mapping', path, await fileOf('answers', answers)];
    const outcome = await traccia(database, argv);
    expect(outcome.warned).toEqual(['mapping.json: instrument: must be a JSON file beside the mapping']);
  }
});
