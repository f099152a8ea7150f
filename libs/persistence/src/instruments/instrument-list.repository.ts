import type { LocalisedText } from '@traccia/contracts';
import type { InstrumentKind } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';
import type { DraftDefinition } from './instrument.repository.js';

export interface InstrumentListEntry {
  id: string;
  code: string;
  kind: InstrumentKind;
  title: LocalisedText;
  languages: string[];
  published: { versionId: string; number: number; at: string; items: number } | null;
  draft: { number: number; changedAt: string; changedByName: string | null } | null;
  archivedAt: string | null;
}
export interface VersionEntry {
  id: string;
  number: number;
  state: 'draft' | 'published' | 'frozen';
  publishedAt: string | null;
  publishedByName: string | null;
  items: number;
  waves: number;
}
export interface InstrumentOrigin {
  id: string;
  code: string;
  title: LocalisedText;
  number: number;
}
export interface DraftEntry {
  instrumentId: string;
  number: number;
  revision: number;
  definition: DraftDefinition;
  changedAt: string;
  changedByName: string | null;
}
export interface PublishedEntry {
  id: string;
  instrumentId: string;
  number: number;
  state: 'published' | 'frozen';
  definition: DraftDefinition;
}
export interface BankEntry {
  instrumentId: string;
  instrumentCode: string;
  instrumentTitle: LocalisedText;
  item: DraftDefinition;
  answerList: DraftDefinition[] | null;
  /** Place in the instrument, for the page key. */
  place: number;
}
export interface InstrumentFilter {
  search?: string | undefined;
  kind?: string | undefined;
  state?: string | undefined;
}

const newest = `LEFT JOIN LATERAL (SELECT v.* FROM instrument_version v WHERE v.instrument_id = i.id AND v.state <> 'draft'
  ORDER BY v.number DESC LIMIT 1) p ON true
  LEFT JOIN instrument_version d ON d.instrument_id = i.id AND d.state = 'draft'
  LEFT JOIN person w ON w.id = d.changed_by`;
const row = `i.id, i.code, i.kind, i.title, coalesce(p.languages, d.languages) AS languages,
  CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('versionId', p.id, 'number', p.number,
    'at', ${sqlInstant('p.published_at')},
    'items', (SELECT count(*)::int FROM item x WHERE x.instrument_version_id = p.id)) END AS published,
  CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('number', d.number, 'changedAt', ${sqlInstant('d.changed_at')},
    'changedByName', nullif(concat_ws(' ', w.given_name, w.family_name), '')) END AS draft,
  ${sqlInstant('i.archived_at')} AS "archivedAt"`;
const wanted = `($1::text IS NULL OR i.code ILIKE $1 OR i.title::text ILIKE $1) AND ($2::text IS NULL OR i.kind = $2)
  AND CASE WHEN $3::text IS NULL THEN i.archived_at IS NULL WHEN $3 = 'archived' THEN i.archived_at IS NOT NULL
    WHEN $3 = 'draft' THEN i.archived_at IS NULL AND d.id IS NOT NULL
    ELSE i.archived_at IS NULL AND p.id IS NOT NULL END
  -- Who may not change instruments sees what is asked, not what is being written.
  AND ($4::boolean OR p.id IS NOT NULL)`;

const listSql = `SELECT ${row} FROM instrument i ${newest} WHERE ${wanted}
  AND ($5::text IS NULL OR (i.code COLLATE "C") > $5) ORDER BY i.code COLLATE "C" LIMIT $6`;
const countSql = `SELECT count(*)::int AS total FROM instrument i ${newest} WHERE ${wanted}`;
const findSql = `SELECT ${row} FROM instrument i ${newest} WHERE i.id = $1 AND ($2::boolean OR p.id IS NOT NULL)`;
const versionsSql = `SELECT v.id, v.number, v.state, ${sqlInstant('v.published_at')} AS "publishedAt",
    CASE WHEN v.state <> 'draft' THEN nullif(concat_ws(' ', w.given_name, w.family_name), '') END AS "publishedByName",
    (SELECT count(*)::int FROM item x WHERE x.instrument_version_id = v.id) AS items,
    (SELECT count(*)::int FROM wave s WHERE s.instrument_version_id = v.id) AS waves
  FROM instrument_version v LEFT JOIN person w ON w.id = v.changed_by
  WHERE v.instrument_id = $1 AND ($2::boolean OR v.state <> 'draft') ORDER BY v.number DESC LIMIT 200`;
const originSql = `SELECT o.id, o.code, o.title, c.number FROM instrument_version v
  JOIN instrument_version c ON c.id = v.copied_from_id JOIN instrument o ON o.id = c.instrument_id
  WHERE v.instrument_id = $1 ORDER BY v.number LIMIT 1`;
const draftSql = `SELECT d.instrument_id AS "instrumentId", d.number, d.revision, d.definition,
    ${sqlInstant('d.changed_at')} AS "changedAt", nullif(concat_ws(' ', w.given_name, w.family_name), '') AS "changedByName"
  FROM instrument_version d LEFT JOIN person w ON w.id = d.changed_by
  WHERE d.instrument_id = $1 AND d.state = 'draft'`;
const versionSql = `SELECT id, instrument_id AS "instrumentId", number, state, definition FROM instrument_version
  WHERE instrument_id = $1 AND number = $2 AND state <> 'draft'`;
const newestVersionSql = `SELECT id, instrument_id AS "instrumentId", number, state, definition FROM instrument_version
  WHERE instrument_id = $1 AND state <> 'draft' ORDER BY number DESC LIMIT 1`;
const waveKindsSql = `SELECT DISTINCT kind FROM wave WHERE instrument_version_id = $1 ORDER BY kind`;
/** Questions inside groups stand for themselves; the texts of rows and choices are searched too. */
const bankSql = `SELECT i.id AS "instrumentId", i.code AS "instrumentCode", i.title AS "instrumentTitle", q.item,
    p.definition -> 'answerLists' -> (q.item ->> 'answerList') AS "answerList", q.place::int AS place
  FROM instrument i JOIN LATERAL (SELECT v.definition FROM instrument_version v
    WHERE v.instrument_id = i.id AND v.state <> 'draft' ORDER BY v.number DESC LIMIT 1) p ON true
  CROSS JOIN LATERAL jsonb_path_query(p.definition, 'strict $.pages[*].items[*] ? (@.type != "computed")')
    WITH ORDINALITY AS q(item, place)
  WHERE i.archived_at IS NULL AND ($1::text IS NULL OR q.item ->> 'code' ILIKE $1 OR (q.item -> 'text')::text ILIKE $1
      OR (q.item -> 'rows')::text ILIKE $1 OR (q.item -> 'items')::text ILIKE $1)
    AND ($2::text IS NULL OR i.kind = $2)
    AND ($3::text IS NULL OR (i.code COLLATE "C", q.place) > ($3, $4::bigint))
  ORDER BY i.code COLLATE "C", q.place LIMIT $5`;

/** Reads instruments, their versions and their questions. */
export class InstrumentListRepository {
  constructor(private readonly tx: EntityManager) {}

  /** By code; `withDrafts` for whoever may change instruments. */
  async list(
    filter: InstrumentFilter,
    withDrafts: boolean,
    after: string | null,
    limit: number,
  ): Promise<InstrumentListEntry[]> {
    return this.tx.query(listSql, [...filterValues(filter), withDrafts, after, limit]);
  }

  async count(filter: InstrumentFilter, withDrafts: boolean): Promise<number> {
    const [row]: { total: number }[] = await this.tx.query(countSql, [...filterValues(filter), withDrafts]);
    return row?.total ?? 0;
  }

  async find(id: string, withDrafts: boolean): Promise<InstrumentListEntry | null> {
    const rows: InstrumentListEntry[] = await this.tx.query(findSql, [id, withDrafts]);
    return rows[0] ?? null;
  }

  async versionsOf(id: string, withDrafts: boolean): Promise<VersionEntry[]> {
    return this.tx.query(versionsSql, [id, withDrafts]);
  }

  async originOf(id: string): Promise<InstrumentOrigin | null> {
    const rows: InstrumentOrigin[] = await this.tx.query(originSql, [id]);
    return rows[0] ?? null;
  }

  async findDraft(id: string): Promise<DraftEntry | null> {
    const rows: DraftEntry[] = await this.tx.query(draftSql, [id]);
    return rows[0] ?? null;
  }

  async findVersion(id: string, number: number): Promise<PublishedEntry | null> {
    const rows: PublishedEntry[] = await this.tx.query(versionSql, [id, number]);
    return rows[0] ?? null;
  }

  /** Kinds of the waves that ask a version, whatever their state. */
  async waveKindsOf(versionId: string): Promise<string[]> {
    const rows: { kind: string }[] = await this.tx.query(waveKindsSql, [versionId]);
    return rows.map(({ kind }) => kind);
  }

  async findNewest(id: string): Promise<PublishedEntry | null> {
    const rows: PublishedEntry[] = await this.tx.query(newestVersionSql, [id]);
    return rows[0] ?? null;
  }

  async hasCode(code: string): Promise<boolean> {
    const [row]: { taken: boolean }[] = await this.tx.query(
      'SELECT EXISTS (SELECT FROM instrument WHERE code = $1) AS taken',
      [code],
    );
    return row?.taken === true;
  }

  /** Questions of the newest published versions, by instrument and place. */
  async listItems(
    { search, kind }: Pick<InstrumentFilter, 'search' | 'kind'>,
    after: { code: string; place: number } | null,
    limit: number,
  ): Promise<BankEntry[]> {
    return this.tx.query(bankSql, [
      searchPattern(search),
      kind ?? null,
      after?.code ?? null,
      after?.place ?? null,
      limit,
    ]);
  }
}

function filterValues({ search, kind, state }: InstrumentFilter): unknown[] {
  return [searchPattern(search), kind ?? null, state ?? null];
}
