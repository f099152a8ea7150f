import { countryScopeId, type CrossScope, isCrossScope, yearScopeId } from '@traccia/contracts';
import type { ShownTotals } from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import type { NewImpactRun } from './impact-run.repository.js';

type Scope = Pick<NewImpactRun, 'scopeType' | 'scopeId' | 'waveKind'>;

/** Years, agreements and countries cut across programmes; their figures are totals only (see `openPools`). */
export function isCross({ scopeType }: Pick<Scope, 'scopeType'>): boolean {
  return isCrossScope(scopeType);
}

/** More answers than any scope has: a cross scope is never told apart by group. */
export const neverBrokenDown = 2_000_000_000;

const shownSql = `WITH s AS (SELECT DISTINCT ON (scope_id) id, scope_id FROM impact_run
    WHERE kind = 'released' AND scope_type = 'wave' AND scope_id = ANY($1::uuid[])
      AND ($2::uuid IS NULL OR computed_at < (SELECT computed_at FROM impact_run WHERE id = $2::uuid))
    ORDER BY scope_id, computed_at DESC, id)
  SELECT s.scope_id AS "waveId", array_agg(DISTINCT f.metric || ' ' || coalesce(f.item_code, '')) AS places
  FROM s JOIN impact_figure f ON f.run_id = s.id AND f.dimension = 'all' AND f.suppressed IS NULL GROUP BY s.scope_id`;

/**
 * What readers see of each wave by itself, in its latest released run.
 *
 * @param asOf the run that is computed again: only what had been released before it counts; null for a new one
 */
export async function findShownTotals(
  tx: EntityManager,
  waveIds: readonly string[],
  asOf: string | null,
): Promise<Map<string, ShownTotals>> {
  const rows: { waveId: string; places: string[] }[] = await tx.query(shownSql, [waveIds, asOf]);
  return new Map(rows.map(({ waveId, places }) => [waveId, new Set(places)]));
}

/** The cross scopes that an activity belongs to: the year it ends in, where it is held, and the agreements that fund it. */
export async function findCrossScopes(
  tx: EntityManager,
  activityId: string,
): Promise<{ scopeType: CrossScope; scopeId: string }[]> {
  const rows: { year: number; country: string | null; agreements: string[] | null }[] = await tx.query(
    `SELECT extract(year FROM a.ends_on)::int AS year, a.country_code AS country,
       (SELECT array_agg(l.funding_agreement_id ORDER BY l.funding_agreement_id) FROM activity_link l
        WHERE l.activity_id = a.id AND l.funding_agreement_id IS NOT NULL) AS agreements
     FROM activity a WHERE a.id = $1 AND a.ends_on IS NOT NULL`,
    [activityId],
  );
  return rows.flatMap(({ year, country, agreements }) => [
    { scopeType: 'year' as const, scopeId: yearScopeId(year) },
    ...(country ? [{ scopeType: 'country' as const, scopeId: countryScopeId(country) }] : []),
    ...(agreements ?? []).map((scopeId) => ({ scopeType: 'funding' as const, scopeId })),
  ]);
}
