export interface PanelCriterion {
  id: string;
  /** Whole number from 1: how much the criterion counts beside the others. */
  weight: number;
}
export interface PanelScore {
  criterionId: string;
  memberId: string;
  /** 1 (poor) to 5 (excellent). */
  score: number;
}
export interface PanelResult {
  /** Weighted mean, 1–5; null while nobody has scored. */
  mean: number | null;
  /** Panel members who gave at least one score. */
  members: number;
  /** Whether every one of them has scored every criterion. */
  complete: boolean;
}

/**
 * What a panel thinks of one applicant: the mean of its members' weighted means, so that a member who scored more
 * criteria counts no more than another. A criterion that a member left out is left out of that member's mean.
 *
 * @param criteria what is judged, with weights; scores for other criteria are not counted
 * @param scores   one score a member and criterion
 * @example panelScore([{ id: 'a', weight: 2 }, { id: 'b', weight: 1 }],
 *   [{ criterionId: 'a', memberId: 'x', score: 5 }, { criterionId: 'b', memberId: 'x', score: 2 }])
 *   // { mean: 4, members: 1, complete: true }: (2 × 5 + 1 × 2) / 3
 */
export function panelScore(criteria: readonly PanelCriterion[], scores: readonly PanelScore[]): PanelResult {
  const weights = new Map(criteria.map(({ id, weight }) => [id, weight]));
  const sums = new Map<string, { weighted: number; weight: number; count: number }>();
  for (const { criterionId, memberId, score } of scores) {
    const weight = weights.get(criterionId);
    if (weight === undefined) continue;
    const sum = sums.get(memberId) ?? { weighted: 0, weight: 0, count: 0 };
    sums.set(memberId, {
      weighted: sum.weighted + weight * score,
      weight: sum.weight + weight,
      count: sum.count + 1,
    });
  }
  const members = [...sums.values()];
  if (members.length === 0) return { mean: null, members: 0, complete: false };
  const total = members.reduce((sum, { weighted, weight }) => sum + weighted / weight, 0);
  return {
    mean: total / members.length,
    members: members.length,
    complete: members.every(({ count }) => count === criteria.length),
  };
}
