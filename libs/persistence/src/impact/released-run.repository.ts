import type { scopeKinds, waveKinds } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type RowScope, rowScopeValues } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';
import { figureColumns } from './figure-columns.sql.js';
import { runColumns, scopeIsMine, scopeTables } from './run.sql.js';

export interface ReleasedRun {
  id: string;
  scopeType: (typeof scopeKinds)[number];
  scopeId: string | null;
  /** Title of the activity, course or programme; null for the centre. */
  scopeTitle: Record<string, string> | null;
  scopeCode: string | null;
  waveKind: (typeof waveKinds)[number];
  methodVersion: string;
  policyVersion: string;
  threshold: number;
  breakdownFrom: number | null;
  /** Waves it was computed from, and closed ones of the scope that it was not; null under older policies. */
  waves: number;
  leftOut: number | null;
  frameHash: string;
  inputHash: string;
  seed: string;
  /** As the figures show them, so that a hidden count stays hidden here. */
  invited: number | null;
  responded: number | null;
  reason: string;
  computedAt: string;
  businessAt: string;
}

export interface ReleasedFigure {
  metric: string;
  itemCode: string | null;
  dimension: string;
  groupCode: string;
  choiceCode: string | null;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  conf: number | null;
  n: number | null;
  invited: number | null;
  numerator: number | null;
  responseRate: number | null;
  method: string;
  suppressed: 'primary' | 'complementary' | null;
  nullReason: string | null;
  flags: string[];
  weighted: number | null;
  weightedLower: number | null;
  weightedUpper: number | null;
  weightedReason: string | null;
  designEffect: number | null;
  effectiveN: number | null;
}

/** A group of a run of the centre; counts are null where they are hidden. */
export interface CentreGroup {
  group: string;
  invited: number | null;
  responded: number | null;
  run: ReleasedRun;
}

export interface RunFilter {
  search?: string | undefined;
  waveKind?: string | undefined;
  scopeType?: string | undefined;
}

export interface ImpactScopeKey {
  scopeType: string;
  scopeId: string | null;
}

const latest = `WITH s AS (SELECT DISTINCT ON (scope_type, scope_id, wave_kind) * FROM impact_run
  WHERE kind = 'released' ORDER BY scope_type, scope_id, wave_kind, computed_at DESC, id)`;
const found = `FROM s ${scopeTables} WHERE ${scopeIsMine} AND ($6::text IS NULL OR s.wave_kind = $6)
  AND ($7::text IS NULL OR concat_ws(' ', a.code, a.title::text, c.code, c.title::text, p.code, p.title::text,
    g.code, g.title::text, CASE s.scope_type WHEN 'year' THEN right(s.scope_id::text, 4)
      WHEN 'country' THEN convert_from(decode(right(s.scope_id::text, 4), 'hex'), 'UTF8') END) ILIKE $7)
  AND ($8::text IS NULL OR s.scope_type = $8)`;

const listSql = `${latest} SELECT ${runColumns} ${found}
  AND ($9::timestamptz IS NULL OR (s.computed_at, s.id) < ($9::timestamptz, $10::uuid))
  ORDER BY s.computed_at DESC, s.id DESC LIMIT $11`;
const countSql = `${latest} SELECT count(*)::int AS count ${found}`;
const scopeSql = `SELECT w.kind AS "waveKind" FROM (SELECT $6::text AS scope_type, $7::uuid AS scope_id) s ${scopeTables}
  WHERE ${scopeIsMine} AND (s.scope_type IN ('centre', 'year', 'country') OR p.id IS NOT NULL OR g.id IS NOT NULL)`;
const findSql = `WITH s AS (SELECT * FROM impact_run WHERE kind = 'released' AND scope_type = $1
    AND scope_id IS NOT DISTINCT FROM $2::uuid AND wave_kind = $3 ORDER BY computed_at DESC, id LIMIT 1)
  SELECT ${runColumns} FROM s ${scopeTables}`;

const readableSql = `WITH asked AS (SELECT $6::text AS scope_type, $7::uuid AS scope_id),
  mine AS (SELECT w.kind FROM asked s ${scopeTables}
    WHERE ${scopeIsMine} AND (s.scope_type IN ('centre', 'year', 'country') OR p.id IS NOT NULL OR g.id IS NOT NULL)),
  s AS (SELECT r.* FROM mine, asked JOIN impact_run r ON r.kind = 'released' AND r.scope_type = asked.scope_type
      AND r.scope_id IS NOT DISTINCT FROM asked.scope_id
    WHERE r.wave_kind = coalesce(mine.kind, $8) ORDER BY r.computed_at DESC, r.id LIMIT 1)
  SELECT (SELECT to_jsonb(one) FROM (SELECT ${runColumns} FROM s ${scopeTables}) AS one) AS run,
    (SELECT value FROM setting WHERE key = 'centreName') AS "centreName" FROM mine`;

const centreSql = `${latest} SELECT f.group_code AS "group", f.numerator::int AS responded,
    (SELECT i.numerator::int FROM impact_figure i WHERE i.run_id = s.id AND i.metric = 'invited'
      AND i.dimension = 'constituent_group' AND i.group_code = f.group_code) AS invited,
    (SELECT to_jsonb(one) FROM (SELECT ${runColumns}) AS one) AS run
  FROM s ${scopeTables} JOIN impact_figure f ON f.run_id = s.id AND f.metric = 'responded' AND f.dimension = 'constituent_group'
  WHERE s.scope_type = 'centre' AND ${scopeIsMine} AND s.wave_kind = ANY($6::text[]) ORDER BY s.wave_kind, f.position`;

const figuresSql = `SELECT ${figureColumns}
  FROM impact_figure f JOIN impact_run r ON r.id = f.run_id AND r.kind = 'released'
  WHERE f.run_id = $1 ORDER BY f.position`;

/** Reads what readers may see of tables `impact_run` and `impact_figure`: the latest released run of each scope. */
export class ReleasedRunRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Newest first; `after` is the last row of the page before. */
  async list(
    scope: RowScope,
    filter: RunFilter,
    after: { computedAt: string; id: string } | null,
    limit: number,
  ): Promise<ReleasedRun[]> {
    return this.tx.query(listSql, [
      ...rowScopeValues(scope),
      filter.waveKind ?? null,
      searchPattern(filter.search),
      filter.scopeType ?? null,
      after?.computedAt ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async count(scope: RowScope, filter: RunFilter): Promise<number> {
    const values = [
      ...rowScopeValues(scope),
      filter.waveKind ?? null,
      searchPattern(filter.search),
      filter.scopeType ?? null,
    ];
    const rows: { count: number }[] = await this.tx.query(countSql, values);
    return rows[0]?.count ?? 0;
  }

  /** Whether there is such a scope and it is mine; a wave also says its kind. */
  async findScope(
    scope: RowScope,
    { scopeType, scopeId }: ImpactScopeKey,
  ): Promise<{ waveKind: string | null } | null> {
    const rows: { waveKind: string | null }[] = await this.tx.query(scopeSql, [
      ...rowScopeValues(scope),
      scopeType,
      scopeId,
    ]);
    return rows[0] ?? null;
  }

  /**
   * The latest released run of a scope, in one statement with whether there is such a scope and it is mine. A wave has
   * one kind, whatever is asked.
   *
   * @returns null when there is no such scope for me; `run` null when nothing is released of it
   */
  async findReadable(
    scope: RowScope,
    { scopeType, scopeId }: ImpactScopeKey,
    waveKind: string,
  ): Promise<{ run: ReleasedRun | null; centreName: string | null } | null> {
    const rows: { run: ReleasedRun | null; centreName: string | null }[] = await this.tx.query(readableSql, [
      ...rowScopeValues(scope),
      scopeType,
      scopeId,
      waveKind,
    ]);
    return rows[0] ?? null;
  }

  /** The constituent groups that the latest runs of the centre tell apart. */
  async listCentre(scope: RowScope, waveKinds: readonly string[]): Promise<CentreGroup[]> {
    return this.tx.query(centreSql, [...rowScopeValues(scope), waveKinds]);
  }

  async findLatest({ scopeType, scopeId }: ImpactScopeKey, waveKind: string): Promise<ReleasedRun | null> {
    const rows: ReleasedRun[] = await this.tx.query(findSql, [scopeType, scopeId, waveKind]);
    return rows[0] ?? null;
  }

  async loadFigures(runId: string): Promise<ReleasedFigure[]> {
    return this.tx.query(figuresSql, [runId]);
  }
}
