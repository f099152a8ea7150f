import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './compare.js';
import type { GoldenCase } from './golden-case.js';
import { lineOf, readCases, runCase } from './run-case.js';

const cases = readCases(join(import.meta.dirname, 'cases'));

describe('our numbers against R', () => {
  it.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
    expect(runCase(golden).differences).toEqual([]);
  });
});

describe('the runner', () => {
  const [some] = cases as [GoldenCase];

  it('fails on a name it does not know', () => {
    expect(lineOf(runCase({ ...some, name: 'no_such_case' }))).toBe(
      'FAIL no_such_case (method) unknown case an answer',
    );
    expect(runCase({ ...some, name: 'toString' }).differences).toHaveLength(1);
  });

  it('fails on a wrong number and names its key', () => {
    const wrong = { ...some, expected: { qnorm: [0] } };
    expect(lineOf(runCase(wrong))).toMatch(/^FAIL dist_primitives qnorm /);
  });

  it('takes a number within the tolerance only, null for null, and any words for a flag', () => {
    const within = { rel: 1e-9, abs: 1e-12 };
    expect(compare({ a: 1 + 5e-10 }, { a: 1 }, within)).toEqual([]);
    expect(compare({ a: 1 + 5e-9 }, { a: 1 }, within)).toHaveLength(1);
    expect(compare({ a: 1 + 5e-9 }, { a: 1 }, { ...within, override: { a: 1e-8 } })).toEqual([]);
    expect(compare({ a: 0 }, { a: null }, within)).toHaveLength(1);
    expect(compare({ a: Number.NaN }, { a: 1 }, within)).toHaveLength(1);
    expect(compare({ flag: 'words' }, { flag: 'other words' }, within)).toEqual([]);
    expect(compare({}, { flag: 'other words' }, within)).toHaveLength(1);
    expect(compare([1], [1, 2], within)).toHaveLength(1);
  });
});

describe('the list of methods', () => {
  it('names every method with its source, and the cases that run through it', () => {
    const root = join(import.meta.dirname, '../..');
    const made = execFileSync(process.execPath, ['apps/cli/bootstrap/golden.mjs', '--methods'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(readFileSync(join(root, 'libs/impact/METHODS.md'), 'utf8')).toBe(made);
  });
});
