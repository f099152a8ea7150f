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
  let keys = 0;
  let items = 0;
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const { path, value, depth } = place;
    if (typeof value === 'string') refuseString(path, value);
    else if (typeof value === 'number' && !Number.isFinite(value)) refuse(path, 'fault.number');
    else if (typeof value === 'object' && value !== null) {
      if (depth >= maxDepth) refuse(path, 'fault.too-deep');
      const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
      if (Array.isArray(value)) items += value.length;
      else keys += Object.keys(value).length;
      if (keys > maxKeys || items > maxItems) refuse(part, 'fault.too-many-fields');
      for (const [key, child] of entries) {
        if (typeof key === 'string') refuseKey(path, key, child);
        waiting.push({ path: `${path}.${key}`.slice(0, 200), value: child, depth: depth + 1 });
      }
    }
  }
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
