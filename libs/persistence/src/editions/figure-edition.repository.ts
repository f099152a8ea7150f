import type { FigureView } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { runColumns, scopeIsMine, scopeTables } from '../impact/run.sql.js';
import type { ReleasedRun } from '../impact/released-run.repository.js';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';

export interface NewFigureEdition {
  runId: string;
  title: string;
  note: string | null;
  view: FigureView;
  form: number;
  figures: number;
  sha256: string;
  frozenBy: string;
}

/** An edition with the run it pins; `id` is that of the run. */
export interface FigureEdition extends ReleasedRun {
  editionId: string;
  code: string;
  title: string;
  note: string | null;
  view: FigureView;
  form: number;
  figures: number;
  sha256: string;
  frozenAt: string;
  frozenByName: string;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  withdrawnByName: string | null;
  /** A later released run of the same scope and wave kind. */
  newerRunId: string | null;
  newerComputedAt: string | null;
}

const nameOf = (person: string) => `concat_ws(' ', ${person}.given_name, ${person}.family_name)`;
const columns = `e.id AS "editionId", e.code, e.title, e.note, e.view, e.form, e.figures, e.sha256,
  ${sqlInstant('e.frozen_at')} AS "frozenAt", ${nameOf('y')} AS "frozenByName", d.reason AS "withdrawnReason",
  ${sqlInstant('d.withdrawn_at')} AS "withdrawnAt",
  CASE WHEN d.edition_id IS NOT NULL THEN ${nameOf('z')} END AS "withdrawnByName",
  newer.id AS "newerRunId", ${sqlInstant('newer.computed_at')} AS "newerComputedAt", ${runColumns}`;
const withNewer = `LEFT JOIN LATERAL (SELECT r.id, r.computed_at FROM impact_run r
  WHERE r.kind = 'released' AND r.scope_type = s.scope_type AND r.scope_id IS NOT DISTINCT FROM s.scope_id
    AND r.wave_kind = s.wave_kind AND r.computed_at > s.computed_at ORDER BY r.computed_at DESC, r.id LIMIT 1) newer ON true`;
const tables = `figure_edition e JOIN impact_run s ON s.id = e.run_id ${scopeTables}
  JOIN person y ON y.id = e.frozen_by LEFT JOIN figure_edition_withdrawal d ON d.edition_id = e.id
  LEFT JOIN person z ON z.id = d.withdrawn_by`;
const wanted = `WHERE ${scopeIsMine} AND ($6::text IS NULL
  OR concat_ws(' ', e.code, e.title, a.code, a.title::text, c.code, c.title::text, p.code, p.title::text,
    g.code, g.title::text, CASE s.scope_type WHEN 'year' THEN right(s.scope_id::text, 4) END) ILIKE $6)
  AND ($7::text IS NULL OR s.wave_kind = $7)`;

const listSql = `SELECT ${columns} FROM ${tables} ${withNewer} ${wanted}
  AND ($8::timestamptz IS NULL OR (e.frozen_at, e.id) < ($8::timestamptz, $9::uuid))
  ORDER BY e.frozen_at DESC, e.id DESC LIMIT $10`;
const countSql = `SELECT count(*)::int AS count FROM ${tables} ${wanted}`;
const findSql = `SELECT ${columns} FROM ${tables} ${withNewer} WHERE ${scopeIsMine} AND e.code = $6`;

/** Writes tables `figure_edition` and `figure_edition_withdrawal`, which only grow. */
export class FigureEditionRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Codes are given one after another, so that a year has no gaps and nothing is frozen twice. */
  async lockCodes(): Promise<void> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtext('figure_edition'))`);
  }

  /** An edition of the same figures that still stands. */
  async findSame(runId: string, view: FigureView): Promise<string | null> {
    const rows: { code: string }[] = await this.tx.query(
      `SELECT e.code FROM figure_edition e WHERE e.run_id = $1 AND e.view = $2::jsonb
         AND NOT EXISTS (SELECT 1 FROM figure_edition_withdrawal d WHERE d.edition_id = e.id)`,
      [runId, JSON.stringify(view)],
    );
    return rows[0]?.code ?? null;
  }

  /** Answers the code; `lockCodes` comes before. */
  async insert(edition: NewFigureEdition): Promise<{ id: string; code: string }> {
    const rows: { id: string; code: string }[] = await this.tx.query(
      `INSERT INTO figure_edition (year, number, code, run_id, title, note, view, form, figures, sha256, frozen_by)
       SELECT year, number, 'TR-' || year || '-' || lpad(number::text, greatest(4, length(number::text)), '0'),
         $1, $2, $3, $4, $5, $6, $7, $8
       FROM (SELECT y.year, coalesce(max(e.number), 0) + 1 AS number
             FROM (SELECT extract(year FROM business_now() AT TIME ZONE 'UTC')::int AS year) y
             LEFT JOIN figure_edition e ON e.year = y.year GROUP BY y.year) next
       RETURNING id, code`,
      [
        edition.runId,
        edition.title,
        edition.note,
        JSON.stringify(edition.view),
        edition.form,
        edition.figures,
        edition.sha256,
        edition.frozenBy,
      ],
    );
    const [row] = rows;
    if (!row) throw new Error('the edition was not inserted');
    return row;
  }

  /** False: it was withdrawn already. */
  async withdraw(editionId: string, reason: string, by: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO figure_edition_withdrawal (edition_id, reason, withdrawn_by) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING edition_id`,
      [editionId, reason, by],
    );
    return rows.length > 0;
  }

  /** Newest first; `after` is the last row of the page before. */
  async list(
    scope: RowScope,
    filter: EditionFilter,
    after: { frozenAt: string; id: string } | null,
    limit: number,
  ): Promise<FigureEdition[]> {
    return this.tx.query(listSql, [
      ...rowScopeValues(scope),
      ...filterValues(filter),
      after?.frozenAt ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async count(scope: RowScope, filter: EditionFilter): Promise<number> {
    const rows: { count: number }[] = await this.tx.query(countSql, [
      ...rowScopeValues(scope),
      ...filterValues(filter),
    ]);
    return rows[0]?.count ?? 0;
  }

  async find(scope: RowScope, code: string): Promise<FigureEdition | null> {
    const rows: FigureEdition[] = await this.tx.query(findSql, [...rowScopeValues(scope), code]);
    return rows[0] ?? null;
  }
}

export interface EditionFilter {
  search?: string | undefined;
  waveKind?: string | undefined;
}

function filterValues({ search, waveKind }: EditionFilter): [string | null, string | null] {
  return [searchPattern(search), waveKind ?? null];
}
