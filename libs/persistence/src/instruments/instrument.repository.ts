import { createHash } from 'node:crypto';
import { flattenItems, type InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

export interface PublishedVersion {
  instrumentId: string;
  versionId: string;
  /** false: the newest published version says exactly this already. */
  isNew: boolean;
}
export interface InstrumentVersion {
  id: string;
  state: 'draft' | 'published' | 'frozen';
  definition: InstrumentDefinition;
}

/** Writes tables `instrument`, `instrument_version` and `item`. */
export class InstrumentRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Publishes a definition as the next version of its instrument; the same words and codes again change nothing. */
  async publish(definition: InstrumentDefinition): Promise<PublishedVersion> {
    await this.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `instrument ${definition.code}`,
    ]);
    const instrumentId = await this.findOrMake(definition);
    const hash = hashDefinition(definition);
    const newest = await this.findNewest(instrumentId);
    if (newest?.hash === hash) return { instrumentId, versionId: newest.id, isNew: false };
    const [version]: { id: string }[] = await this.tx.query(
      `INSERT INTO instrument_version (instrument_id, number, state, definition, definition_hash, languages, published_at)
       VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM instrument_version WHERE instrument_id = $1),
         'published', $2::jsonb, $3, $4, clock_timestamp()) RETURNING id`,
      [instrumentId, JSON.stringify(definition), hash, definition.languages],
    );
    if (!version) throw new Error('the version was not inserted');
    await this.insertItems(version.id, definition);
    return { instrumentId, versionId: version.id, isNew: true };
  }

  /** Item code → row id of one version. */
  async itemIds(versionId: string): Promise<Map<string, string>> {
    const rows: { code: string; id: string }[] = await this.tx.query(
      'SELECT code, id FROM item WHERE instrument_version_id = $1',
      [versionId],
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  /** The version that is asked now: the newest published one of this instrument. */
  async findNewestVersionId(code: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT v.id FROM instrument_version v JOIN instrument i ON i.id = v.instrument_id
       WHERE i.code = $1 AND v.state <> 'draft' ORDER BY v.number DESC LIMIT 1`,
      [code],
    );
    return rows[0]?.id ?? null;
  }

  async findVersion(id: string): Promise<InstrumentVersion | null> {
    const rows: InstrumentVersion[] = await this.tx.query(
      'SELECT id, state, definition FROM instrument_version WHERE id = $1',
      [id],
    );
    return rows[0] ?? null;
  }

  /** From the first answer on a version never changes again. */
  async freeze(id: string): Promise<void> {
    await this.tx.query(
      `UPDATE instrument_version SET state = 'frozen' WHERE id = $1 AND state = 'published'`,
      [id],
    );
  }

  private async findOrMake({ code, kind, title }: InstrumentDefinition): Promise<string> {
    await this.tx.query(
      'INSERT INTO instrument (code, kind, title) VALUES ($1, $2, $3::jsonb) ON CONFLICT (code) DO NOTHING',
      [code, kind, JSON.stringify(title)],
    );
    const [row]: { id: string }[] = await this.tx.query('SELECT id FROM instrument WHERE code = $1', [code]);
    if (!row) throw new Error('the instrument was not inserted');
    return row.id;
  }

  private async findNewest(instrumentId: string): Promise<{ id: string; hash: string } | null> {
    const rows: { id: string; hash: string }[] = await this.tx.query(
      `SELECT id, definition_hash AS hash FROM instrument_version
       WHERE instrument_id = $1 AND state <> 'draft' ORDER BY number DESC LIMIT 1`,
      [instrumentId],
    );
    return rows[0] ?? null;
  }

  private async insertItems(versionId: string, definition: InstrumentDefinition): Promise<void> {
    await this.tx.query(
      `INSERT INTO item (instrument_version_id, code, type, position, answer_codes, metric, result_level, dac_criterion, sensitive)
       SELECT $1, code, type, position, "answerCodes", metric, "resultLevel", dac, sensitive
       FROM jsonb_to_recordset($2::jsonb) AS r(code text, type text, position int, "answerCodes" text[], metric text,
         "resultLevel" text, dac text, sensitive boolean)`,
      [versionId, JSON.stringify(flattenItems(definition))],
    );
  }
}

/** Hex SHA-256 of the definition with sorted keys, so that it comes out of the database with the same hash. */
export function hashDefinition(definition: InstrumentDefinition): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(definition)))
    .digest('hex');
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sortKeys(part)]),
  );
}
