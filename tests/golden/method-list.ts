import { readdirSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCases, runCase } from './run-case.js';

const sources = join(import.meta.dirname, '../../libs/impact/src');
/** Rooms of methods; the others turn methods into figures, or say them. */
const rooms = [
  'distributions',
  'proportions',
  'means',
  'rates',
  'ranks',
  'agreement',
  'reliability',
  'sampling',
  'multiplicity',
  'money',
  'selection',
  'disclosure',
];

interface Listed {
  room: string;
  file: string;
  what: string;
  source: string;
  cases: string[];
}

/**
 * Every method with its file, its source, and the golden cases that ran through it: not what is said of a case, but
 * what the machine saw.
 *
 * @returns markdown, a table for each room
 */
export async function methodList(): Promise<string> {
  const cases = await casesByFile();
  const listed = rooms.flatMap((room) =>
    readdirSync(join(sources, room))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .sort()
      .flatMap((name) => describe(room, name, cases.get(`${room}/${basename(name, '.ts')}`) ?? [])),
  );
  return [
    '# The methods, their sources, and the cases they agree with R on',
    'Written by `npm run -s golden -- --methods`; a test holds it to what runs. A case stands where its run went through the file.',
    ...rooms.flatMap((room) => [
      `## ${room}`,
      [
        '| Method | File | Source | Cases |',
        '| --- | --- | --- | --- |',
        ...listed
          .filter((one) => one.room === room)
          .map(({ file, what, source, cases: of }) => `| ${what} | \`${file}\` | ${source} | ${few(of)} |`),
      ].join('\n'),
    ]),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

/** The first docstring with a source is what the file is for; a file without one helps others. */
function describe(room: string, name: string, cases: string[]): Listed[] {
  const text = readFileSync(join(sources, room, name), 'utf8');
  const doc = [...text.matchAll(/\/\*\*(.*?)\*\//gs)]
    .map(([, body = '']) => body)
    .find((body) => body.includes('@source'));
  if (doc === undefined) return [];
  const plain = doc.replaceAll(/^\s*\* ?/gm, '').trim();
  const what = plain.split(/\n\s*\n|\n@/)[0] ?? '';
  const source = /@source\s+(.*?)(?=\n@|$)/s.exec(plain)?.[1] ?? '';
  return [{ room, file: `${room}/${name}`, what: oneLine(what), source: oneLine(source), cases }];
}

/** Quantiles are behind most cases; six of them say as much. */
function few(cases: readonly string[]): string {
  if (cases.length === 0) return '–';
  const more = cases.length > 6 ? ` and ${cases.length - 6} more` : '';
  return cases.slice(0, 6).join(', ') + more;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}

/** Which files of the engine each of our cases ran through, by the coverage of the machine. */
async function casesByFile(): Promise<Map<string, string[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const seen = new Map<string, string[]>();
  // What runs when a module is loaded belongs to no case.
  await session.post('Profiler.takePreciseCoverage');
  for (const golden of readCases(join(import.meta.dirname, 'cases'))) {
    runCase(golden);
    const { result } = await session.post('Profiler.takePreciseCoverage');
    for (const { url, functions } of result) {
      const file = engineFile(url);
      if (file && functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)))
        seen.set(file, [...(seen.get(file) ?? []), golden.name]);
    }
  }
  session.disconnect();
  return seen;
}

function engineFile(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  const path = relative(join(sources, '..'), fileURLToPath(url));
  const found = /^(?:src|dist)\/(.*)\.[jt]s$/.exec(path);
  return found?.[1] ?? null;
}
