import { Problem } from './problem.js';

interface Bounds {
  depth: number;
  keys: number;
  items: number;
}
const ofForms: Bounds = { depth: 20, keys: 500, items: 5000 };
/** The largest instruments known have some thousand texts; a rule nests within a question, within a group. */
const ofDocuments: Bounds = { depth: 60, keys: 60_000, items: 30_000 };

/** A lone half of a surrogate pair, or U+0000: PostgreSQL takes neither. */
const unsound = /\p{Surrogate}|\0/u;
const everyUnsound = /\p{Surrogate}|\0/gu;

interface Place {
  path: string;
  value: unknown;
  depth: number;
}

/**
 * Refuses what no schema of ours should ever see: deep nesting, thousands of keys, broken Unicode, U+0000,
 * numbers without an end and keys that reach for a prototype. Walks with a list, so that depth costs no stack.
 *
 * @throws Problem request.invalid that names the place
 */
export function refuseUnsound(
  part: 'params' | 'query' | 'body',
  input: unknown,
  holdsDocument = false,
): void {
  const waiting: Place[] = [{ path: part, value: input, depth: 0 }];
  const bounds = holdsDocument ? ofDocuments : ofForms;
  const seen = { keys: 0, items: 0, bounds };
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { path, value } = place;
    if (typeof value === 'string') refuseString(path, value);
    else if (typeof value === 'number' && !Number.isFinite(value)) refuse(path, 'fault.number');
    else if (typeof value === 'object' && value !== null) waiting.push(...childrenOf(place, value, seen));
    if (seen.keys > bounds.keys || seen.items > bounds.items) refuse(part, 'fault.too-many-fields');
  }
}

function childrenOf(
  { path, depth }: Place,
  value: object,
  seen: { keys: number; items: number; bounds: Bounds },
): Place[] {
  if (depth >= seen.bounds.depth) refuse(path, 'fault.too-deep');
  const step = (key: string | number) => `${path}.${key}`.slice(0, 200);
  if (Array.isArray(value)) {
    seen.items += value.length;
    if (seen.items > seen.bounds.items) return [];
    return value.map((child: unknown, i) => ({ path: step(i), value: child, depth: depth + 1 }));
  }
  const entries = Object.entries(value);
  seen.keys += entries.length;
  if (seen.keys > seen.bounds.keys) return [];
  return entries.map(([key, child]: [string, unknown]) => {
    refuseKey(path, key, child);
    return { path: step(key), value: child, depth: depth + 1 };
  });
}

function refuseKey(path: string, key: string, child: unknown): void {
  const reaches =
    key === '__proto__' ||
    (key === 'constructor' &&
      typeof child === 'object' &&
      child !== null &&
      Object.hasOwn(child, 'prototype'));
  if (reaches) refuse(path, 'fault.unknown-field');
  refuseString(path, key);
}

function refuseString(path: string, text: string): void {
  if (unsound.test(text)) refuse(path, 'fault.characters');
}

function refuse(field: string, key: string): never {
  throw new Problem('request.invalid', {}, [{ field: field.replaceAll(everyUnsound, '\ufffd'), key }]);
}
