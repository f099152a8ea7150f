import { countryScopeId, type CrossScope, isCrossScope, yearScopeId } from '@traccia/contracts';
import {
  type ActivityFigure,
  type ActivityFiguresInput,
  type ItemAnswer,
  protectCrossPool,
  type TotalledScope,
} from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import type { NewImpactRun } from './impact-run.repository.js';

type Scope = Pick<NewImpactRun, 'scopeType' | 'scopeId' | 'waveKind'>;

/** Years, agreements and countries cut across programmes; their figures are totals only (see `protectCrossPool`). */
export function isCross({ scopeType }: Pick<Scope, 'scopeType'>): boolean {
  return isCrossScope(scopeType);
}

/** More answers than any scope has: a cross scope is never told apart by group. */
export const neverBrokenDown = 2_000_000_000;

const latestSql = `WITH s AS (SELECT DISTINCT ON (scope_type, scope_id) id, wave_ids FROM impact_run
    WHERE kind = 'released' AND wave_kind = $1 AND NOT (scope_type = $2 AND scope_id = $3::uuid)
      AND ($4::uuid IS NULL OR computed_at < (SELECT computed_at FROM impact_run WHERE id = $4::uuid))
    ORDER BY scope_type, scope_id, computed_at DESC, id)
  SELECT s.wave_ids AS "waveIds",
    array_agg(DISTINCT f.metric || ' ' || coalesce(f.item_code, '')) FILTER (WHERE f.suppressed IS NULL) AS shown,
    array_agg(DISTINCT f.metric || ' ' || coalesce(f.item_code, '')) FILTER (WHERE f.suppressed IS NOT NULL) AS hidden
  FROM s JOIN impact_figure f ON f.run_id = s.id AND f.dimension = 'all' GROUP BY s.id, s.wave_ids ORDER BY s.id`;

/**
 * Holds the totals of a cross scope against those of every other scope that readers see.
 *
 * @param asOf the run that is computed again: only what had been released before it counts; null for a new one
 */
export async function holdAgainstOthers(
  tx: EntityManager,
  { scope, main, asOf }: { scope: Scope; main: ActivityFiguresInput; asOf: string | null },
  figures: readonly ActivityFigure[],
): Promise<ActivityFigure[]> {
  const rows: { waveIds: string[]; shown: string[] | null; hidden: string[] | null }[] = await tx.query(
    latestSql,
    [scope.waveKind, scope.scopeType, scope.scopeId, asOf],
  );
  const others = rows.map(({ waveIds, shown, hidden }): TotalledScope => ({
    waveIds,
    shown: new Set(shown),
    hidden: new Set(hidden),
  }));
  const pool = { waveIds: (main.waves ?? []).map(({ id }) => id), answersOf: answersIn(main), k: main.k };
  return protectCrossPool(figures, pool, others);
}

/** Answers behind a total, wave by wave. */
function answersIn(main: ActivityFiguresInput): (place: string, waveId: string) => number {
  const application = main.items.find(({ metric }) => metric === 'application_rate')?.code;
  const counts = new Map<string, number>();
  const count = (place: string, waveId = ''): void => {
    counts.set(`${waveId} ${place}`, (counts.get(`${waveId} ${place}`) ?? 0) + 1);
  };
  for (const { waveId } of main.frame) count('asked', waveId);
  for (const { waveId, completeness, answers, testScore } of main.responses) {
    if (completeness === 'break_off') continue;
    count('answered', waveId);
    if (testScore != null) count('scored', waveId);
    for (const [code, answer] of Object.entries(answers)) if (isAnswer(answer)) count(`item ${code}`, waveId);
  }
  const tableOf = (place: string): string => {
    const [metric = '', item = ''] = place.split(' ');
    if (item) return `item ${item}`;
    if (metric === 'invited') return 'asked';
    if (metric === 'test_score_mean') return 'scored';
    return metric.startsWith('application_rate') && application ? `item ${application}` : 'answered';
  };
  return (place, waveId) => counts.get(`${waveId} ${tableOf(place)}`) ?? 0;
}

function isAnswer(answer: ItemAnswer): boolean {
  return !('missing' in answer);
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
