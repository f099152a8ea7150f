import { Problem } from './problem.js';

const maxDepth = 20;
const maxKeys = 500;
const maxItems = 5000;

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
export function refuseUnsound(part: 'params' | 'query' | 'body', input: unknown): void {
  const waiting: Place[] = [{ path: part, value: input, depth: 0 }];
  const seen = { keys: 0, items: 0 };
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { path, value } = place;
    if (typeof value === 'string') refuseString(path, value);
    else if (typeof value === 'number' && !Number.isFinite(value)) refuse(path, 'fault.number');
    else if (typeof value === 'object' && value !== null) waiting.push(...childrenOf(place, value, seen));
    if (seen.keys > maxKeys || seen.items > maxItems) refuse(part, 'fault.too-many-fields');
  }
}

function childrenOf({ path, depth }: Place, value: object, seen: { keys: number; items: number }): Place[] {
  if (depth >= maxDepth) refuse(path, 'fault.too-deep');
  const step = (key: string | number) => `${path}.${key}`.slice(0, 200);
  if (Array.isArray(value)) {
    seen.items += value.length;
    if (seen.items > maxItems) return [];
    return value.map((child: unknown, i) => ({ path: step(i), value: child, depth: depth + 1 }));
  }
  const entries = Object.entries(value);
  seen.keys += entries.length;
  if (seen.keys > maxKeys) return [];
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
