/**
 * Probabilities of the sum of ranks that got a plus, when every sign is as likely as not.
 *
 * @param ranks whole numbers or halves, as mid-ranks are
 * @returns probability of each doubled sum, 0 … 2 Σ ranks
 * @source B. Streitberg, J. Röhmel (1986), Stat. Software Newsletter 12, 10–17 (shift algorithm)
 * @example signSumDistribution([1, 2]) // sums 0, 1, 2, 3 at doubled places 0, 2, 4, 6: ¼ each
 */
export function signSumDistribution(ranks: readonly number[]): number[] {
  let share = [1];
  for (const rank of ranks) {
    const shift = Math.round(2 * rank);
    const next = Array.from({ length: share.length + shift }, () => 0);
    share.forEach((value, sum) => {
      next[sum] = (next[sum] ?? 0) + value / 2;
      next[sum + shift] = (next[sum + shift] ?? 0) + value / 2;
    });
    share = next;
  }
  return share;
}

/**
 * Two-sided p value of a sum of positive ranks: sums at least as far from the middle.
 *
 * @example signSumPValue([1, 2], 3) // 0 and 3 of the four sums: 0.5
 */
export function signSumPValue(ranks: readonly number[], sum: number): number {
  const share = signSumDistribution(ranks);
  const middle = (share.length - 1) / 2;
  const away = Math.abs(2 * sum - middle) - 1e-9;
  return Math.min(
    1,
    share.reduce((p, value, at) => (Math.abs(at - middle) >= away ? p + value : p), 0),
  );
}

/** Smallest place at which the running sum of probabilities reaches p, as R's qsignrank and qwilcox have it. */
export function lowerQuantileOf(probabilities: readonly number[], p: number): number {
  let sum = 0;
  for (const [place, value] of probabilities.entries()) {
    sum += value;
    if (sum >= p * (1 - 64 * Number.EPSILON)) return place;
  }
  return probabilities.length - 1;
}

/** Probability of this place or one below it. */
export function sumUpTo(probabilities: readonly number[], place: number): number {
  return probabilities.slice(0, Math.max(0, Math.floor(place) + 1)).reduce((sum, value) => sum + value, 0);
}
