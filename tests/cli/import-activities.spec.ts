import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { countRows, traccia } from './terminal.js';

const mapping = join(import.meta.dirname, '../../apps/cli/mappings/carpentries-workshops.json');
const header = 'slug,tag_name,start_date,attendance,host_name,country,latitude,longitude,url';

// Written for this test in the shape of the real register. Hand count of the good rows:
//   8 activities; attendance told by 6 of them: 14 + 50 + 0 + 12 + 25 + 7 = 108
//   courses: SWC 4 (1, 2, 3, 8), DC 1 (4), TTT 2 (5, 6), other 1 (7)
//   online 1 (6); Namibia 1 (3); no country 1 (7); hosts: Institute of Space, University of Nowhere,
//   "Lab, West", Städtische Hochschule, self-organized = 5, of which University of Nowhere hosts four
const good = [
  '2012-01-18-space,SWC,2012-01-18,14,Institute of Space,US,39.3,-76.6,https://example.org/a',
  '2012-02-20-nowhere,SWC,2012-02-20,50,University of Nowhere,IT,45.7,13.7,https://example.org/b',
  '2013-05-02-windhoek,SWC,2013-05-02,0,University of Nowhere,NA,-22.5,17,https://example.org/c',
  '2014-07-24-lab,DC,2014-07-24,,"Lab, West",CA,43.6,-79.3,https://example.org/d',
  '2015-03-09-ttt,"SWC,TTT",2015-03-09,12,Städtische Hochschule,DE,52.5,13.4,https://example.org/e',
  '2016-10-10-ttt-online,TTT,2016-10-10,25,self-organized,W3,,,https://example.org/f',
  '2017-11-01-library,LC,2017-11-01,7,University of Nowhere,,,,https://example.org/g',
  '2018-12-31-last,SWC,2018-12-31,,University of Nowhere,FR,48.8,2.3,https://example.org/h',
];
const bad = [
  '2018-02-30-leap,SWC,2018-02-30,10,University of Nowhere,FR,48.8,2.3,u', // line 10: no such day
  '2018-03-01-half,SWC,2018-03-01,12.5,University of Nowhere,XX,48.8,2.3,u', // line 11: two faults
  '2012-01-18-space,SWC,2012-01-18,14,Institute of Space,US,39.3,-76.6,u', // line 12: line 2 again
  'with space,SWC,2018-03-02,1,University of Nowhere,FR,48.8,2.3,u', // line 13: not a code
  '2018-03-03-wide,SWC,2018-03-03,1,Lab, West,FR,48.8,2.3,u', // line 14: a comma that is not quoted
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

async function fileOf(lines: readonly string[], name = 'register.csv'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return path;
}
const take = (file: string, ...options: string[]) =>
  traccia(database, ['import', 'activities', '--mapping', mapping, file, ...options]);

async function handCount() {
  const [row] = await database.owner.query(
    `SELECT count(*)::int AS activities, sum(a.reported_attendance)::int AS attendance, count(a.reported_attendance)::int AS told,
       count(*) FILTER (WHERE a.modality = 'online_tutored')::int AS online, count(*) FILTER (WHERE a.country_code = 'NA')::int AS namibia,
       count(*) FILTER (WHERE a.country_code IS NULL AND a.modality = 'face_to_face')::int AS unknown,
       count(DISTINCT a.host_organization_id)::int AS hosts, jsonb_object_agg(DISTINCT a.frame_kind, a.status) AS kinds,
       (SELECT count(*)::int FROM enrolment) AS enrolments
     FROM activity a`,
  );
  const courses: { code: string; count: number }[] = await database.owner.query(
    `SELECT c.code, count(*)::int AS count FROM activity a JOIN course c ON c.id = a.course_id GROUP BY c.code`,
  );
  return { ...row, courses: Object.fromEntries(courses.map(({ code, count }) => [code, count])) };
}
const counted = {
  activities: 8,
  attendance: 108,
  told: 6,
  online: 1,
  namibia: 1,
  unknown: 1,
  hosts: 5,
  kinds: { none: 'closed' },
  enrolments: 0,
  courses: { 'CARP-SWC': 4, 'CARP-DC': 1, 'CARP-TTT': 2, 'CARP-OTHER': 1 },
};

it('takes a register and counts what a hand count counts', async () => {
  const outcome = await take(await fileOf([header, ...good]));
  expect(outcome).toEqual({ code: 0, said: ['activities: 8 new, 0 changed, 0 unchanged'], warned: [] });
  expect(await handCount()).toEqual(counted);
  const acts = await database.owner.query(
    `SELECT act, subject_id AS source, detail ->> 'fresh' AS fresh FROM audit_event`,
  );
  expect(acts).toEqual([{ act: 'import.taken', source: 'carpentries-workshops', fresh: '8' }]);
});

it('changes nothing when the same file comes again', async () => {
  const file = await fileOf([header, ...good]);
  await take(file);
  const before = await database.owner.query('SELECT * FROM activity ORDER BY id');
  const outcome = await take(file);
  expect(outcome.said).toEqual(['activities: 0 new, 0 changed, 8 unchanged']);
  expect(await database.owner.query('SELECT * FROM activity ORDER BY id')).toEqual(before);
  expect(await countRows(database, 'audit_event')).toBe(1);
  expect(await countRows(database, 'organization')).toBe(5);
});

it('changes the row that has changed, and keeps the one that has gone', async () => {
  await take(await fileOf([header, ...good]));
  const [first = '', ...rest] = good.slice(0, 7);
  const outcome = await take(await fileOf([header, first.replace(',14,', ',15,'), ...rest]));
  expect(outcome.said).toEqual([
    'activities: 0 new, 1 changed, 6 unchanged, 1 of an earlier import not in the file (kept)',
  ]);
  expect(await handCount()).toMatchObject({ activities: 8, attendance: 109 });
});

it('names line, column, value and reason of every fault, and takes nothing', async () => {
  const outcome = await take(await fileOf([header, ...good, ...bad]));
  expect(outcome.code).toBe(1);
  expect(outcome.warned).toEqual([
    'register.csv line 10, column start_date, value "2018-02-30": is not a day of the calendar',
    'register.csv line 11, column country, value "XX": is not an ISO 3166-1 country code',
    'register.csv line 11, column attendance, value "12.5": is not a whole number of people',
    'register.csv line 12, column slug, value "2012-01-18-space": stands in line 2 already',
    'register.csv line 13, column slug, value "with space": is not a code of 1 to 80 letters, digits, dots, dashes',
    expect.stringContaining(
      'register.csv line 14, column (row), value "": has 10 cells where the header names 9',
    ),
    '5 rows have a fault, 8 have none.',
    'Nothing was taken; mend the file, or take the good rows with --take-good.',
  ]);
  expect(await countRows(database, 'activity')).toBe(0);
  expect(await countRows(database, 'programme')).toBe(0);
});

it('takes the good rows without the bad ones when asked', async () => {
  const outcome = await take(
    await fileOf([header, ...bad.slice(0, 2), ...good, ...bad.slice(2)]),
    '--take-good',
  );
  expect(outcome).toMatchObject({ code: 0, said: ['activities: 8 new, 0 changed, 0 unchanged'] });
  expect(await handCount()).toEqual(counted);
});

it('says in a dry run what it would do, and writes nothing', async () => {
  const clean = await take(await fileOf([header, ...good]), '--dry-run');
  const faulty = await take(await fileOf([header, ...good, ...bad]), '--dry-run');
  expect(clean).toEqual({
    code: 0,
    said: ['activities: 8 new, 0 changed, 0 unchanged (dry run, nothing was written)'],
    warned: [],
  });
  expect(faulty.code).toBe(1);
  expect(await countRows(database, 'activity')).toBe(0);
  expect(await countRows(database, 'audit_event')).toBe(0);
});

it('reads the same rows from a workbook', async () => {
  const cells = good.map((line) =>
    line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, '').replaceAll('"', '')),
  );
  const rows = cells.map((row = []) => [
    ...row.slice(0, 2),
    new Date(`${row[2]}T00:00:00Z`),
    row[3] === '' ? null : Number(row[3]),
    ...row.slice(4, 9),
  ]);
  const path = join(folder, 'register.xlsx');
  await writeFile(
    path,
    await writeXlsx({ sheets: [{ name: 'Workshops', rows: [header.split(','), ...rows] }] }),
  );
  expect(await take(path)).toMatchObject({ code: 0, said: ['activities: 8 new, 0 changed, 0 unchanged'] });
  expect(await handCount()).toEqual(counted);
  // The workbook says the same as the CSV file.
  expect((await take(await fileOf([header, ...good]))).said).toEqual([
    'activities: 0 new, 0 changed, 8 unchanged',
  ]);
});

it('never takes over an activity that came from elsewhere', async () => {
  await database.owner.query(
    `WITH p AS (INSERT INTO programme (code, title) VALUES ('P', '{"en":"P"}') RETURNING id),
       c AS (INSERT INTO course (programme_id, code, title) SELECT id, 'C', '{"en":"C"}' FROM p RETURNING id)
     INSERT INTO activity (course_id, code, title, starts_on, ends_on) SELECT id, '2012-01-18-space', '{"en":"Ours"}', '2026-01-01', '2026-01-02' FROM c`,
  );
  const outcome = await take(await fileOf([header, ...good]), '--take-good');
  expect(outcome.warned[0]).toContain(
    'line 2, column slug, value "2012-01-18-space": is the code of an activity that did not come',
  );
  expect(outcome.said).toEqual(['activities: 7 new, 0 changed, 0 unchanged']);
  const [ours] = await database.owner.query(`SELECT title FROM activity WHERE code = '2012-01-18-space'`);
  expect(ours.title).toEqual({ en: 'Ours' });
});

it.each([
  ['a file that is not there', async () => join(folder, 'none.csv'), 1, 'there is no such file'],
  [
    'a missing column',
    () => fileOf(['slug,tag_name,start_date', 'a,SWC,2012-01-01']),
    1,
    'has no column "attendance", "host_name", "country"',
  ],
  ['a column that stands twice', () => fileOf([`${header},slug`, ...good]), 1, 'column "slug" stands twice'],
  ['a quote that never ends', () => fileOf([header, '"open,SWC,2012-01-01']), 1, 'Quoted field unterminated'],
  ['an empty file', () => fileOf([]), 1, 'names no columns'],
  ['text that is not a workbook', () => fileOf([header], 'fake.xlsx'), 1, 'is not an XLSX workbook'],
])('says in one line what is wrong with %s', async (_, path, code, reason) => {
  const outcome = await take(await path());
  expect(outcome.code).toBe(code);
  expect(outcome.warned.join('\n')).toContain(reason);
});

it('refuses letters of another encoding', async () => {
  const path = join(folder, 'latin1.csv');
  await writeFile(path, Buffer.from(`${header}\na,SWC,2012-01-01,1,Universit\xe9,FR,,,\n`, 'latin1'));
  expect((await take(path)).warned).toEqual(['latin1.csv: is not UTF-8 text; save it as "CSV UTF-8"']);
});

it('says what it does not understand', async () => {
  const file = await fileOf([header]);
  const codes = [];
  for (const argv of [
    ['import'],
    ['import', 'people', file],
    ['import', 'activities', file],
    ['import', 'responses', '--mapping', mapping, file],
  ])
    codes.push((await traccia(database, argv)).code);
  expect(codes).toEqual([2, 2, 2, 2]);
});
