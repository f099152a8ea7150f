import type {
  FrameworkChange,
  FrameworkEntry,
  FrameworkFamily,
  FrameworkNew,
  LocalisedText,
} from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { searchPattern } from '../search-pattern.js';
import {
  frameworkEntries,
  frameworkEntryColumns,
  type FrameworkEntryRow,
  frameworkToday,
  readEntry,
} from './framework-entry.sql.js';

export interface FrameworkQuestion {
  family: FrameworkFamily;
  search?: string | undefined;
  edition?: string | undefined;
  kind?: string | undefined;
  current?: 'yes' | undefined;
}
export interface FrameworkKey {
  code: string;
  edition: string;
}

const searched = `fold_text(concat_ws(' ', e.code, e.words, (SELECT string_agg(t.value, ' ') FROM jsonb_each_text(e.title) t)))`;
const matching = `e.family = $1 AND ($2::text[] IS NULL OR ${searched} LIKE ALL (SELECT fold_text(w) FROM unnest($2::text[]) w))
  AND ($3::text IS NULL OR e.edition = $3)
  AND (NOT $4::boolean OR (NOT e.withdrawn AND coalesce(e.valid_from <= ${frameworkToday}, true)
    AND coalesce(e.valid_to >= ${frameworkToday}, true))) AND ($5::text IS NULL OR e.detail ->> 'kind' = $5)`;
const listSql = `SELECT ${frameworkEntryColumns} FROM ${frameworkEntries} WHERE ${matching}
  AND ($6::text IS NULL OR (e.code, coalesce(e.edition, '')) > ($6, $7)) ORDER BY e.code, coalesce(e.edition, '') LIMIT $8`;
const countSql = `SELECT count(*)::int AS total,
    (SELECT coalesce(array_agg(DISTINCT d.edition ORDER BY d.edition DESC), '{}')
     FROM (SELECT e.edition FROM ${frameworkEntries} WHERE e.family = $1 AND e.edition IS NOT NULL) d) AS editions
  FROM ${frameworkEntries} WHERE ${matching}`;
const findSql = `SELECT ${frameworkEntryColumns} FROM ${frameworkEntries} WHERE e.id = $1`;
const hasEndedSql = `SELECT coalesce(e.valid_to < ${frameworkToday}, false) AS ended FROM ${frameworkEntries} WHERE e.id = $1`;
const chainSql = `SELECT ${frameworkEntryColumns} FROM ${frameworkEntries}
  WHERE e.family = 'indicators' AND e.detail ->> 'programmeId' = $1::text ORDER BY e.code, e.edition LIMIT 200`;
const markersSql = `SELECT code, title FROM crosscutting_marker
  WHERE valid_from <= ${frameworkToday} AND coalesce(valid_to >= ${frameworkToday}, true) ORDER BY position`;

/** Writes tables `outcome`, `country_programme`, `indicator` and `funding_agreement`; reads every reference table. */
export class FrameworkRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    question: FrameworkQuestion,
    after: FrameworkKey | null,
    limit: number,
  ): Promise<FrameworkEntry[]> {
    const rows: FrameworkEntryRow[] = await this.tx.query(listSql, [
      ...valuesOf(question),
      after?.code ?? null,
      after?.edition ?? null,
      limit,
    ]);
    return rows.map(readEntry);
  }

  /** How many there are, and which editions the table knows. */
  async size(question: FrameworkQuestion): Promise<{ total: number; editions: string[] }> {
    const [row]: { total: number; editions: string[] }[] = await this.tx.query(countSql, valuesOf(question));
    return row ?? { total: 0, editions: [] };
  }

  async find(id: string): Promise<FrameworkEntry | null> {
    const rows: FrameworkEntryRow[] = await this.tx.query(findSql, [id]);
    return rows[0] ? readEntry(rows[0]) : null;
  }

  async hasEnded(id: string): Promise<boolean> {
    const [row]: { ended: boolean }[] = await this.tx.query(hasEndedSql, [id]);
    return row?.ended ?? false;
  }

  async indicatorsOfProgramme(programmeId: string): Promise<FrameworkEntry[]> {
    const rows: FrameworkEntryRow[] = await this.tx.query(chainSql, [programmeId]);
    return rows.map(readEntry);
  }

  async markers(): Promise<{ code: string; title: LocalisedText }[]> {
    return this.tx.query(markersSql);
  }

  async insert(entry: FrameworkNew): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(insertSql[entry.family], [
      entry.code,
      entry.edition,
      ...fieldsOf(entry),
    ]);
    return rows[0]?.id ?? '';
  }

  /** Also whatever is wrong about the family finds nothing. */
  async update(id: string, entry: FrameworkChange): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.tx.query(updateSql[entry.family], [
      id,
      ...fieldsOf(entry),
    ]);
    return changed > 0;
  }
}

/** A short number is the number of a standard, not a part of its year. */
const wholeNumber = /^\d{1,3}$/;

function valuesOf({ family, search, edition, kind, current }: FrameworkQuestion): unknown[] {
  const asPattern = (word: string) =>
    family === 'standards' && wholeNumber.test(word) ? `% ${Number(word)} %` : (searchPattern(word) ?? []);
  const words = search?.split(/\s+/).flatMap(asPattern) ?? [];
  return [family, words.length > 0 ? words : null, edition ?? null, current === 'yes', kind ?? null];
}

const insertSql: Record<FrameworkChange['family'], string> = {
  outcomes: `INSERT INTO outcome (code, edition, title, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
  country_programmes: `INSERT INTO country_programme (code, edition, title, valid_from, valid_to, country_code)
    VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
  indicators: `INSERT INTO indicator (code, edition, title, valid_from, valid_to, result_level, unit, baseline, baseline_year,
    target, target_year, programme_id, outcome_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
  funding_agreements: `INSERT INTO funding_agreement (code, edition, title, valid_from, valid_to, kind, donor)
    VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
};
const updateSql: Record<FrameworkChange['family'], string> = {
  outcomes: `UPDATE outcome SET title = $2, valid_from = $3, valid_to = $4 WHERE id = $1`,
  country_programmes: `UPDATE country_programme SET title = $2, valid_from = $3, valid_to = $4, country_code = $5 WHERE id = $1`,
  indicators: `UPDATE indicator SET title = $2, valid_from = $3, valid_to = $4, result_level = $5, unit = $6, baseline = $7,
    baseline_year = $8, target = $9, target_year = $10, programme_id = $11, outcome_id = $12 WHERE id = $1`,
  funding_agreements: `UPDATE funding_agreement SET title = $2, valid_from = $3, valid_to = $4, kind = $5, donor = $6 WHERE id = $1`,
};

function fieldsOf(entry: FrameworkChange | FrameworkNew): unknown[] {
  const common = [entry.title, entry.validFrom, entry.validTo];
  if (entry.family === 'country_programmes') return [...common, entry.countryCode];
  if (entry.family === 'funding_agreements') return [...common, entry.kind, entry.donor];
  if (entry.family === 'outcomes') return common;
  const { resultLevel, unit, baseline, baselineYear, target, targetYear, programmeId, outcomeId } = entry;
  return [...common, resultLevel, unit, baseline, baselineYear, target, targetYear, programmeId, outcomeId];
}
