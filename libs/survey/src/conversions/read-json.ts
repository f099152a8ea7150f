import { FileRefused } from './conversion.js';
import { conversionLimits } from './limits.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What stands under a key, never what every object inherits. */
export const at = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

export const objectsAt = (object: JsonObject, key: string): JsonObject[] => {
  const value = at(object, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
};
export const textAt = (object: JsonObject, key: string): string | undefined => {
  const value = at(object, key);
  return typeof value === 'string' ? value : undefined;
};
export const numberAt = (object: JsonObject, key: string): number | undefined => {
  const value = at(object, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

/** Counts levels before anything is built of them: five million brackets cost a look at each, and no memory. */
function isDeeper(source: string, most: number): boolean {
  let depth = 0;
  for (let i = 0; i < source.length; i += 1) {
    const sign = source[i];
    if (sign === '"') i = endOfText(source, i);
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

function endOfText(source: string, from: number): number {
  for (let i = from + 1; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === '"') return i;
  }
  return source.length;
}

/** @throws FileRefused for what is no JSON object, or is nested deeper than any form */
export function readJson(source: string): JsonObject {
  if (isDeeper(source, conversionLimits.depth)) throw new FileRefused('unsafe');
  let value: Json;
  try {
    value = JSON.parse(source) as Json;
  } catch {
    throw new FileRefused('unreadable');
  }
  if (!isObject(value)) throw new FileRefused('unknown-format');
  return value;
}
