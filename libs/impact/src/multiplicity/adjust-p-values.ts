import type { NullReason } from '../estimate.js';

export type PAdjustment = 'holm' | 'hochberg' | 'bh' | 'by' | 'bonferroni';

/** Adjusted p values with the size of their family, which is printed beside them. */
export interface AdjustedPValues {
  /** One entry a p value, in the order given; null where there was none. */
  adjusted: (number | null)[];
  /** Tests in the family: p values that are there. */
  m: number;
  method: PAdjustment;
  reason: NullReason | null;
}

/**
 * P values adjusted for the number of tests in one family.
 *
 * @param pValues two-sided p values of one family, 0 to 1, in any order; null = no test, which does not count in m
 * @param method  `holm` for a few questions stated before, `bh` (false discovery rate) for screening many items;
 *                `hochberg`, `by` and `bonferroni` beside them
 * @returns adjusted values in the same order, 0 to 1. All null with reason `no_answers` when there is no p value
 *          and `not_defined` when one is not between 0 and 1: the size of the family is not known then
 * @source S. Holm (1979), Scand. J. Stat. 6, 65–70; Y. Hochberg (1988), Biometrika 75, 800–802; Y. Benjamini,
 *         Y. Hochberg (1995), J. R. Stat. Soc. B 57, 289–300; Y. Benjamini, D. Yekutieli (2001), Ann. Stat. 29,
 *         1165–1188
 * @example adjustPValues([0.01, 0.04, null], 'holm').adjusted // [0.02, 0.04, null]
 */
export function adjustPValues(pValues: readonly (number | null)[], method: PAdjustment): AdjustedPValues {
  const none = (m: number, reason: NullReason) => ({ adjusted: pValues.map(() => null), m, method, reason });
  const sorted = pValues
    .flatMap((p, place) => (p === null ? [] : [{ p, place }]))
    .sort((one, other) => one.p - other.p);
  const m = sorted.length;
  if (m === 0) return none(0, 'no_answers');
  if (sorted.some(({ p }) => !(p >= 0 && p <= 1))) return none(m, 'not_defined');
  const scaled = sorted.map(({ p }, i) => p * factorOf(method, i + 1, m));
  const ordered =
    method === 'holm' ? runningMost(scaled) : method === 'bonferroni' ? scaled : leastAbove(scaled);
  const adjusted: (number | null)[] = pValues.map(() => null);
  sorted.forEach(({ place }, i) => {
    adjusted[place] = Math.min(1, ordered[i] ?? 1);
  });
  return { adjusted, m, method, reason: null };
}

/** What the p value of this rank, 1 = smallest, is multiplied by. */
function factorOf(method: PAdjustment, rank: number, m: number): number {
  if (method === 'bonferroni') return m;
  if (method === 'holm' || method === 'hochberg') return m - rank + 1;
  return (m / rank) * (method === 'by' ? harmonic(m) : 1);
}

function harmonic(m: number): number {
  let sum = 0;
  for (let i = m; i >= 1; i -= 1) sum += 1 / i;
  return sum;
}

/** Step down: no value is below one before it. */
function runningMost(values: readonly number[]): number[] {
  let most = 0;
  return values.map((value) => (most = Math.max(most, value)));
}

/** Step up: no value is above one after it. */
function leastAbove(values: readonly number[]): number[] {
  let least = Infinity;
  return values
    .toReversed()
    .map((value) => (least = Math.min(least, value)))
    .reverse();
}
