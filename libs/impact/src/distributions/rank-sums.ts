/**
 * P(V ≤ q) of the Wilcoxon signed-rank statistic, exact.
 *
 * @param q sum of the positive ranks
 * @param n differences that are not zero: whole, 0 or more
 * @returns probability; every subset of 1 … n is equally likely
 * @source F. Wilcoxon (1945), Biometrics Bull. 1, 80–83; counts by adding one rank at a time
 * @example signedRankCdf(5, 9) // 0.01953125
 */
export function signedRankCdf(q: number, n: number): number {
  requireWhole(n);
  let share = [1];
  for (let rank = 1; rank <= n; rank += 1) {
    const next = Array.from({ length: share.length + rank }, () => 0);
    share.forEach((value, sum) => {
      next[sum] = (next[sum] ?? 0) + value / 2;
      next[sum + rank] = (next[sum + rank] ?? 0) + value / 2;
    });
    share = next;
  }
  return sumTo(share, q);
}

/**
 * P(W ≤ q) of the Mann–Whitney statistic, exact.
 *
 * @param q pairs in which the first sample is larger
 * @param m size of the first sample: whole, 0 or more
 * @param n size of the second sample
 * @returns probability; every choice of m places among m + n is equally likely
 * @source H. B. Mann, D. R. Whitney (1947), Ann. Math. Stat. 18, 50–60
 * @example rankSumCdf(10, 5, 8) // 0.0854700854700855
 */
export function rankSumCdf(q: number, m: number, n: number): number {
  const probabilities = rankSumDistribution(m, n);
  return q >= m * n ? 1 : sumTo(probabilities, q);
}

/**
 * Probabilities of the Mann–Whitney statistic, 0 … m n.
 *
 * @source H. B. Mann, D. R. Whitney (1947), Ann. Math. Stat. 18, 50–60
 * @example rankSumDistribution(1, 1) // [0.5, 0.5]
 */
export function rankSumDistribution(m: number, n: number): number[] {
  requireWhole(m);
  requireWhole(n);
  // ways[i][w]: choices of i of the places so far in which w of the others lie below a chosen one
  const ways = Array.from({ length: m + 1 }, () => Array.from({ length: m * n + 1 }, () => 0));
  if (ways[0]) ways[0][0] = 1;
  for (let place = 1; place <= m + n; place += 1) {
    for (let chosen = Math.min(place, m); chosen >= 1; chosen -= 1) {
      const below = place - chosen;
      if (below > n) continue;
      const [from, to] = [ways[chosen - 1] ?? [], ways[chosen] ?? []];
      for (let w = 0; w + below <= m * n; w += 1) to[w + below] = (to[w + below] ?? 0) + (from[w] ?? 0);
    }
  }
  const counts = ways[m] ?? [1];
  const all = counts.reduce((sum, value) => sum + value, 0);
  return counts.map((value) => value / all);
}

function sumTo(values: readonly number[], q: number): number {
  return values.slice(0, Math.max(0, Math.floor(q) + 1)).reduce((sum, value) => sum + value, 0);
}

function requireWhole(size: number): void {
  if (!Number.isInteger(size) || size < 0)
    throw new RangeError(`a sample size is whole and not negative, not ${size}`);
}
