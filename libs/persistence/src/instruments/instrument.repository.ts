import { createHash } from 'node:crypto';
import { answerCodesOf, flattenItems, type InstrumentDefinition, storedItemsOf } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { sqlInstant } from '../sql-instant.js';

export interface PublishedVersion {
  instrumentId: string;
  versionId: string;
  /** false: the newest published version says exactly this already. */
  isNew: boolean;
}
/** What a draft is stored as; anything may stand in it. */
export type DraftDefinition = Record<string, unknown>;
export interface NewInstrument {
  code: string;
  kind: string;
  title: Record<string, string>;
  definition: DraftDefinition;
  copiedFromId: string | null;
}
export interface LockedInstrument {
  id: string;
  code: string;
  archived: boolean;
  newest: { id: string; number: number; hash: string; definition: InstrumentDefinition } | null;
  draft: { id: string; revision: number; definition: DraftDefinition } | null;
}
export interface InstrumentVersion {
  id: string;
  state: 'draft' | 'published' | 'frozen';
  definition: InstrumentDefinition;
}

const saveDraftSql = `UPDATE instrument_version SET definition = $3::jsonb, languages = $4, revision = revision + 1,
    changed_at = clock_timestamp(), changed_by = $5
  WHERE instrument_id = $1 AND state = 'draft' AND revision = $2
  RETURNING revision, ${sqlInstant('changed_at')} AS "savedAt"`;

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

  /** A new instrument with its first draft; null when the code is taken. */
  async begin(
    { code, kind, title, definition, copiedFromId }: NewInstrument,
    by: string,
  ): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      'INSERT INTO instrument (code, kind, title) VALUES ($1, $2, $3::jsonb) ON CONFLICT (code) DO NOTHING RETURNING id',
      [code, kind, JSON.stringify(title)],
    );
    const id = rows[0]?.id;
    if (id === undefined) return null;
    await this.insertDraft(id, definition, by, copiedFromId);
    return id;
  }

  /** The draft of the next version; one that exists stays as it is. */
  async insertDraft(
    instrumentId: string,
    definition: DraftDefinition,
    by: string,
    copiedFromId: string | null = null,
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO instrument_version (instrument_id, number, state, definition, definition_hash, languages, changed_by, copied_from_id)
       SELECT $1, coalesce(max(number), 0) + 1, 'draft', $2::jsonb, '', $3, $4, $5
       FROM instrument_version WHERE instrument_id = $1
       ON CONFLICT (instrument_id) WHERE state = 'draft' DO NOTHING`,
      [instrumentId, JSON.stringify(definition), languagesOf(definition), by, copiedFromId],
    );
  }

  /** One statement; null when another revision is stored than the one that was changed, or no draft. */
  async saveDraft(
    instrumentId: string,
    revision: number,
    definition: DraftDefinition,
    by: string,
  ): Promise<{ revision: number; savedAt: string } | null> {
    const [rows]: [{ revision: number; savedAt: string }[], number] = await this.tx.query(saveDraftSql, [
      instrumentId,
      revision,
      JSON.stringify(definition),
      languagesOf(definition),
      by,
    ]);
    return rows[0] ?? null;
  }

  async lock(id: string): Promise<LockedInstrument | null> {
    const [row]: { id: string; code: string; archived: boolean }[] = await this.tx.query(
      'SELECT id, code, archived_at IS NOT NULL AS archived FROM instrument WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!row) return null;
    const newest: NonNullable<LockedInstrument['newest']>[] = await this.tx.query(
      `SELECT id, number, definition_hash AS hash, definition FROM instrument_version
       WHERE instrument_id = $1 AND state <> 'draft' ORDER BY number DESC LIMIT 1`,
      [id],
    );
    const drafts: NonNullable<LockedInstrument['draft']>[] = await this.tx.query(
      `SELECT id, revision, definition FROM instrument_version WHERE instrument_id = $1 AND state = 'draft' FOR UPDATE`,
      [id],
    );
    return { ...row, newest: newest[0] ?? null, draft: drafts[0] ?? null };
  }

  /** Under the lock: the draft becomes the version that is asked from now on. */
  async publishDraft(instrumentId: string, draftId: string, definition: InstrumentDefinition): Promise<void> {
    await this.tx.query(
      `UPDATE instrument_version SET state = 'published', definition = $2::jsonb, definition_hash = $3, languages = $4,
         published_at = clock_timestamp(), number = (SELECT coalesce(max(number), 0) + 1 FROM instrument_version v
           WHERE v.instrument_id = $5 AND v.state <> 'draft') WHERE id = $1`,
      [draftId, JSON.stringify(definition), hashDefinition(definition), definition.languages, instrumentId],
    );
    await this.tx.query('UPDATE instrument SET kind = $2, title = $3::jsonb WHERE id = $1', [
      instrumentId,
      definition.kind,
      JSON.stringify(definition.title),
    ]);
    await this.insertItems(draftId, definition);
  }

  /** Under the lock; an instrument that was never published goes with its only draft. */
  async discardDraft(instrumentId: string): Promise<void> {
    await this.tx.query(`DELETE FROM instrument_version WHERE instrument_id = $1 AND state = 'draft'`, [
      instrumentId,
    ]);
    await this.tx.query(
      `DELETE FROM instrument i WHERE i.id = $1 AND NOT EXISTS (
         SELECT 1 FROM instrument_version v WHERE v.instrument_id = i.id)`,
      [instrumentId],
    );
  }

  async setArchived(id: string, archived: boolean): Promise<void> {
    await this.tx.query(
      `UPDATE instrument SET archived_at = CASE WHEN $2 THEN coalesce(archived_at, clock_timestamp()) END WHERE id = $1`,
      [id, archived],
    );
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

  /** An item stays in the pool of its code, or begins the next one when its meaning was changed. */
  private async insertItems(versionId: string, definition: InstrumentDefinition): Promise<void> {
    await this.tx.query(
      `INSERT INTO item (instrument_version_id, code, type, position, answer_codes, metric, result_level, dac_criterion,
         sensitive, pool)
       SELECT $1, r.code, r.type, r.position, r."answerCodes", r.metric, r."resultLevel", r.dac, r.sensitive,
         coalesce((SELECT i.pool + (r.code = ANY ($3::text[]))::int FROM item i
           JOIN instrument_version v ON v.id = i.instrument_version_id
           WHERE i.code = r.code AND v.instrument_id = n.instrument_id AND v.id <> n.id
           ORDER BY v.number DESC LIMIT 1), 1)
       FROM jsonb_to_recordset($2::jsonb) AS r(code text, type text, position int, "answerCodes" text[], metric text,
         "resultLevel" text, dac text, sensitive boolean)
       CROSS JOIN (SELECT id, instrument_id FROM instrument_version WHERE id = $1) n`,
      [versionId, JSON.stringify(flattenItems(definition)), brokenCodes(definition)],
    );
  }
}

/** The stored codes behind `breaks`: a broken matrix breaks all its rows. */
function brokenCodes(definition: InstrumentDefinition): string[] {
  const named = new Set(definition.breaks);
  return storedItemsOf(definition).flatMap((item) =>
    named.has(item.code) ? answerCodesOf(item) : answerCodesOf(item).filter((code) => named.has(code)),
  );
}

/** For the list only; what else a draft says of its languages is found when it is checked. */
function languagesOf({ languages }: DraftDefinition): string[] {
  return Array.isArray(languages)
    ? languages
        .filter((part): part is string => typeof part === 'string' && /^[a-z]{2}$/.test(part))
        .slice(0, 40)
    : [];
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
