import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type InstrumentDefinition, instrumentDefinitionSchema } from '@traccia/survey';
import * as z from 'zod';
import { CommandFault } from '../command.js';

const text = z.string().min(1).max(300);
const localised = z.record(z.string(), text);
const programme = z.strictObject({ code: text, title: localised });

const activityMappingSchema = z.strictObject({
  kind: z.literal('activities'),
  /** Names the register; a row keeps its identity as (source, code). */
  source: z.string().regex(/^[a-z0-9-]{1,60}$/),
  programme,
  /** The first rule whose word stands in the course column wins. */
  courses: z.strictObject({
    column: text,
    rules: z.array(z.strictObject({ word: z.string(), code: text, title: localised })).min(1),
    separator: z.string().min(1).default(','),
  }),
  columns: z.strictObject({
    code: text,
    title: text.optional(),
    startsOn: text,
    endsOn: text.optional(),
    attendance: text.optional(),
    host: text.optional(),
    country: text.optional(),
  }),
  /** Cells of the country column that say "online"; every other cell is an ISO 3166-1 code, NA being Namibia. */
  onlineCountries: z.array(z.string()).default([]),
  timeZone: text.default('UTC'),
  languages: z.array(z.enum(['en', 'fr', 'es', 'ar'])).default(['en']),
});
export type ActivityMapping = z.infer<typeof activityMappingSchema>;

const columnSchema = z.strictObject({
  item: text,
  /** Label in the file → answer code; absent for numbers and free text. */
  answers: z.record(z.string(), text).optional(),
  /** Splits a cell with several choices. */
  separator: z.string().min(1).optional(),
  /** Code of a choice that no label names, e.g. "other"; absent = such a cell is an error. */
  other: text.optional(),
  number: z.boolean().default(false),
});
const responseMappingSchema = z.strictObject({
  kind: z.literal('responses'),
  source: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** The instrument definition beside the mapping; a mapping from elsewhere must not reach other files. */
  instrument: z.string().regex(/^\w[\w.-]{0,99}\.json$/, 'must be a JSON file beside the mapping'),
  programme,
  course: programme,
  activity: z.strictObject({
    code: text,
    title: localised,
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    timeZone: text,
  }),
  wave: z.strictObject({
    code: text,
    kind: z.literal('ex_post'),
    opensOn: z.iso.date(),
    closesOn: z.iso.date(),
  }),
  /** Cells that mean "no answer" in these files. */
  missing: z.array(z.string()).default(['']),
  /** One part a file; rows of different parts are never joined. */
  parts: z.record(
    text,
    z.strictObject({ main: z.boolean().default(false), columns: z.record(z.string(), columnSchema) }),
  ),
});
export type ResponseMapping = z.infer<typeof responseMappingSchema>;
export type ResponseColumn = z.infer<typeof columnSchema>;

export const mappingSchema = z.discriminatedUnion('kind', [activityMappingSchema, responseMappingSchema]);
export type Mapping = z.infer<typeof mappingSchema>;

/** Reads a mapping file; a fault names its place in the file. */
export async function readMapping(path: string): Promise<Mapping> {
  const parsed = mappingSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFault(
    `${basename(path)}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not a mapping'}`,
  );
}

/** The questionnaire that stands beside a mapping of responses. */
export async function readInstrument(
  mappingPath: string,
  mapping: ResponseMapping,
): Promise<InstrumentDefinition> {
  const path = join(dirname(mappingPath), mapping.instrument);
  const parsed = instrumentDefinitionSchema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandFault(
    `${mapping.instrument}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not a questionnaire'}`,
  );
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandFault(`${path}: there is no such mapping file`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFault(`${basename(path)}: is not JSON: ${(error as Error).message}`);
  }
}
