import type { Endpoint } from '@traccia/contracts';
import fc from 'fast-check';
import * as z from 'zod';
import type { CellRequest } from './requests.js';

interface JsonSchema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  format?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
}

/** What has broken servers before; any field may hold any of it. */
const nasty = fc.constantFrom<unknown>(
  null,
  true,
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '%',
  '_',
  '\\',
  "'; DROP TABLE person; --",
  '<img src=x onerror=alert(1)>',
  '=cmd|calc',
  '../../etc/passwd',
  '{{7*7}}',
  'x'.repeat(6000),
  -1,
  0,
  1e20,
  -1e308,
  2 ** 31,
  2 ** 53,
  0.1,
  [],
  [[[[[[]]]]]],
  {},
  { toString: 1 },
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '-infinity',
  'infinity',
  'NaN',
  '1e400',
  '٣',
);

/** A value that fits a schema; one field in eight holds something nasty instead. */
function valueOf(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 7, arbitrary: fitting(schema, ids) }, { weight: 1, arbitrary: nasty });
}

function fitting(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valueOf(one, ids)));
  const make = makers[schema.type ?? ''];
  return make ? make(schema, ids) : nasty;
}

const makers: Record<string, (schema: JsonSchema, ids: readonly string[]) => fc.Arbitrary<unknown>> = {
  string: (schema, ids) => text(schema.format, ids),
  integer: (schema) => whole(schema),
  number: (schema) => fc.oneof(whole(schema), fc.double({ noNaN: true, noDefaultInfinity: true })),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items }, ids) => fc.array(items ? valueOf(items, ids) : nasty, { maxLength: 4 }),
  object: (schema, ids) => record(schema, ids),
};

function whole({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? exclusiveMinimum ?? -1000, Number.MIN_SAFE_INTEGER);
  const max = Math.min(maximum ?? exclusiveMaximum ?? 1000, Number.MAX_SAFE_INTEGER);
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
}

function text(format: string | undefined, ids: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'email') return fc.constantFrom('a@b.test', 'nobody@people.test');
  if (format === 'date') return fc.constantFrom('2026-01-01', '1900-02-28', '9999-12-31');
  if (format === 'date-time') return fc.constantFrom('2026-01-01T00:00:00Z', '9999-12-31T23:59:59+14:00');
  return fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('Europe/Rome', 'en', 'IT', 'x'),
  );
}

function record(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties) {
    const value = typeof additionalProperties === 'object' ? valueOf(additionalProperties, ids) : nasty;
    return fc.dictionary(fc.constantFrom('en', 'fr', 'REMARK', 'toString', '__proto__', 'x'), value, {
      maxKeys: 4,
    });
  }
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, valueOf(field, ids)]),
  );
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

function schemaOf(schema: z.ZodType | undefined): JsonSchema | null {
  if (!schema) return null;
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/**
 * Requests that look like the endpoint's and sometimes are; `ids` are rows that exist. Each part of `sound` is taken as
 * it is half of the time, so that many a request reaches behind the schemas with one part only out of its mind.
 */
export function requestArbitrary(
  endpoint: Endpoint,
  ids: readonly string[],
  sound: CellRequest,
): fc.Arbitrary<CellRequest> {
  const part = (schema: z.ZodType | undefined, wellAsked: unknown) => {
    const json = schemaOf(schema);
    if (!json) return fc.constant(undefined);
    return wellAsked === undefined
      ? fitting(json, ids)
      : fc.oneof(fc.constant(wellAsked), fitting(json, ids));
  };
  const asText = (value: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries(Object(value)).map(([name, field]) => [
        name,
        typeof field === 'object' ? JSON.stringify(field) : String(field),
      ]),
    );
  return fc
    .tuple(
      part(endpoint.params, sound.params),
      part(endpoint.query, sound.query),
      part(endpoint.body, sound.body),
    )
    .map(([params, query, body]) => ({
      params: asText(params),
      query: asText(query),
      ...(endpoint.body && { body }),
    }));
}
