import type { Difference, Json, Tolerance } from './golden-case.js';

/** Everything in which `got` differs from `expected`, at most the first difference of each list. */
export function compare(got: unknown, expected: Json, tolerance: Tolerance, path = ''): Difference[] {
  if (Array.isArray(expected)) return compareLists(got, expected, tolerance, path);
  if (expected !== null && typeof expected === 'object') {
    const parts = isRecord(got) ? got : {};
    return Object.entries(expected).flatMap(([key, value]) =>
      compare(parts[key], value, tolerance, path ? `${path}.${key}` : key),
    );
  }
  return isSame(got, expected, tolerance, path) ? [] : [{ key: path, got, expected }];
}

function compareLists(got: unknown, expected: Json[], tolerance: Tolerance, path: string): Difference[] {
  if (!Array.isArray(got) || got.length !== expected.length) return [{ key: path, got, expected }];
  return expected
    .flatMap((value, index) => compare(got[index], value, tolerance, `${path}[${index}]`))
    .slice(0, 1);
}

function isSame(got: unknown, expected: Json, tolerance: Tolerance, path: string): boolean {
  if (typeof expected === 'number') return isClose(got, expected, relFor(tolerance, path), tolerance.abs);
  // The wording of a flag is free; that there is one is not.
  if (typeof expected === 'string' && /(^|[._])flag$/.test(path))
    return typeof got === 'string' && got !== '';
  return got === expected;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function relFor({ rel, override }: Tolerance, path: string): number {
  return override?.[path.replaceAll(/\[\d+\]/g, '')] ?? rel;
}

function isClose(got: unknown, expected: number, rel: number, abs: number): boolean {
  if (typeof got !== 'number' || Number.isNaN(got)) return false;
  return got === expected || Math.abs(got - expected) <= Math.max(abs, rel * Math.abs(expected));
}
