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

/** Counts levels without calling itself, so that depth costs nothing. */
function isDeeper(value: Json, most: number): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((each): Json[] =>
      each !== null && typeof each === 'object' ? (Array.isArray(each) ? each : Object.values(each)) : [],
    );
  }
  return false;
}

/** @throws FileRefused for what is no JSON object, or is nested deeper than any form */
export function readJson(source: string): JsonObject {
  let value: Json;
  try {
    value = JSON.parse(source) as Json;
  } catch {
    throw new FileRefused('unreadable');
  }
  if (isDeeper(value, conversionLimits.depth)) throw new FileRefused('unsafe');
  if (!isObject(value)) throw new FileRefused('unknown-format');
  return value;
}
