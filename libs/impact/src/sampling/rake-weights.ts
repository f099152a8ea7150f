import type { Margins } from './margins.js';
import { at, type SamplingReason } from './values.js';
import { kishEffect } from './weighted-share.js';

/** Raked weights with what must be looked at before they are used; no weights unless they have converged. */
export interface RakedWeights {
  weights: Float64Array | null;
  converged: boolean;
  iterations: number;
  /** Largest |sum/target − 1| left over all groups. */
  deviation: number | null;
  /** One line a group: weight before, weight after, target. */
  table: { margin: number; level: string; before: number; after: number; target: number }[];
  /** Smallest and largest weight/base weight. */
  gRange: [number, number] | null;
  deff: number | null;
  nEff: number | null;
  reason: SamplingReason | null;
}

/** No further from a target than this, relatively, or no weights come out. */
const accepted = 1e-9;

/**
 * Raking: weights are scaled to each margin in turn until all of them agree.
 *
 * Rows with the same groups share a factor, so that the rounds run over cells and not over people.
 *
 * @param margins of `readMargins`
 * @param maxit   most rounds; zeros that stand in the way never converge, and then there are no weights
 * @returns weights in the unit of the targets, or null with `infeasible`
 * @source Deming, Stephan (1940), Ann. Math. Stat. 11, 427–444; J.-C. Deville, C.-E. Särndal, O. Sautory (1993), J. Am.
 *         Stat. Assoc. 88, 1013–1020
 * @example base 1, 1, 1, 1 in cells (a,u), (a,v), (b,u), (b,v), targets a 30, b 70, u 60, v 40 // 18, 12, 42, 28
 */
export function rakeWeights(margins: Margins, { maxit = 200, tolerance = 1e-12 } = {}): RakedWeights {
  const factors = new Float64Array(margins.cells).fill(1);
  let deviation = Infinity;
  let iterations = 0;
  while (iterations < maxit && deviation > tolerance) {
    margins.targets.forEach((_targets, m) => scaleTo(margins, m, factors));
    deviation = deviationOf(margins, factors);
    iterations += 1;
  }
  const converged = deviation < accepted;
  const table = margins.levels.flatMap((levels, m) => {
    const before = sumsOf(margins, m, null);
    const after = sumsOf(margins, m, factors);
    return levels.map((level, k) => ({
      margin: m,
      level,
      before: at(before, k),
      after: at(after, k),
      target: at(margins.targets[m] ?? [], k),
    }));
  });
  const none = { weights: null, gRange: null, deff: null, nEff: null };
  const told = { converged, iterations, deviation, table };
  if (!converged)
    return {
      ...none,
      ...told,
      deviation: Number.isFinite(deviation) ? deviation : null,
      reason: 'infeasible',
    };
  const weights = new Float64Array(margins.base.length);
  for (let i = 0; i < weights.length; i += 1)
    weights[i] = (margins.base[i] ?? 0) * (factors[margins.cell[i] ?? 0] ?? 0);
  const live = factors.filter((_factor, c) => at(margins.cellBase, c) > 0);
  const { deff, nEff } = kishEffect(weights);
  const gRange: [number, number] = [
    live.reduce((a, b) => Math.min(a, b), Infinity),
    live.reduce((a, b) => Math.max(a, b), 0),
  ];
  return { weights, gRange, deff, nEff, ...told, reason: null };
}

/** Sum of each group of a margin, with the factors or without. */
function sumsOf(margins: Margins, m: number, factors: Float64Array | null): Float64Array {
  const groups = margins.groupOf[m] ?? new Int32Array(0);
  const sums = new Float64Array(margins.levels[m]?.length ?? 0);
  groups.forEach((group, c) => {
    sums[group] = at(sums, group) + at(margins.cellBase, c) * (factors ? at(factors, c) : 1);
  });
  return sums;
}

function scaleTo(margins: Margins, m: number, factors: Float64Array): void {
  const sums = sumsOf(margins, m, factors);
  const targets = margins.targets[m] ?? [];
  const groups = margins.groupOf[m] ?? [];
  for (let c = 0; c < margins.cells; c += 1) {
    const sum = at(sums, at(groups, c));
    if (sum > 0) factors[c] = (at(factors, c) * at(targets, at(groups, c))) / sum;
  }
}

function deviationOf(margins: Margins, factors: Float64Array): number {
  return margins.targets.reduce((most, targets, m) => {
    const sums = sumsOf(margins, m, factors);
    return targets.reduce(
      (worst, target, k) => (target > 0 ? Math.max(worst, Math.abs(at(sums, k) / target - 1)) : worst),
      most,
    );
  }, 0);
}
