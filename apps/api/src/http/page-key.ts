import * as z from 'zod';
import { Problem } from './problem.js';

/** Where a page of a keyset list begins: the sort values of the row before it, opaque to whoever carries it. */
export function writePageKey(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The way back; a key that we did not write is a fault of the query. Null: the first page. */
export function readPageKey<T extends [z.ZodType, ...z.ZodType[]]>(
  after: string | undefined,
  parts: T,
): z.infer<z.ZodTuple<T, null>> | null {
  if (after === undefined) return null;
  const read = z.tuple(parts).safeParse(parse(after));
  if (!read.success)
    throw new Problem('request.invalid', {}, [{ field: 'query.after', key: 'fault.invalid' }]);
  return read.data;
}

function parse(after: string): unknown {
  try {
    return JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** One row more than asked says that there is a next page. */
export function cutPage<T>(
  found: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly string[],
): { rows: T[]; next: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? writePageKey(keyOf(last)) : null };
}
