import * as z from 'zod';

/**
 * A backup is one gzip file of lines: a header, then for each table its name and columns, its rows as PostgreSQL's
 * COPY writes them and a line `\.` (which no row can be), and at the end what was written, with sums.
 * A file that was cut off has no end and is refused before anything is touched.
 */
export const formatName = 'traccia-backup';
export const formatVersion = 1;
export const endOfTable = '\\.';

export const headerSchema = z.object({
  format: z.literal(formatName, { error: 'is not a backup of Traccia' }),
  version: z.literal(formatVersion, { error: 'was made by another version of `traccia backup`' }),
  takenAt: z.iso.datetime(),
  /** Names of the migrations the rows belong to, in their order. */
  migrations: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const tableLineSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type TableLine = z.infer<typeof tableLineSchema>;

const tableSumSchema = z.object({ table: z.string(), rows: z.number().int(), sha256: z.string() });
export type TableSum = z.infer<typeof tableSumSchema>;

export const endSchema = z.object({
  end: z.literal(true),
  tables: z.array(tableSumSchema),
  /** Sequence → last value that was handed out; null when none was. */
  sequences: z.record(z.string(), z.string().nullable()),
});
export type BackupEnd = z.infer<typeof endSchema>;
