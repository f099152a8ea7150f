import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './compare.js';
import type { Difference, GoldenCase } from './golden-case.js';
import { methods } from './methods.js';

export interface CaseResult {
  name: string;
  differences: Difference[];
}

/** Runs one case through the engine; an unknown name and an exception are failures like any other. */
export function runCase(golden: GoldenCase): CaseResult {
  const { name, input, params, expected, tolerance } = golden;
  const failed = (got: string): CaseResult => ({
    name,
    differences: [{ key: '(method)', got, expected: 'an answer' }],
  });
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return failed('unknown case');
  try {
    return { name, differences: compare(method(input, params, expected), expected, tolerance) };
  } catch (error) {
    return failed(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

/** Case files of a folder by name; other files and sub-folders are left alone. */
export function readCases(folder: string): GoldenCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map(({ name }) => name)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenCase);
}

export function lineOf({ name, differences: [first] }: CaseResult): string {
  if (!first) return `ok ${name}`;
  return `FAIL ${name} ${first.key} ${short(first.got)} ${short(first.expected)}`;
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
