/**
 * The k-th smallest sum x + y over all pairs of two lists, without writing the pairs down.
 *
 * @param x sorted upwards
 * @param y sorted upwards
 * @param k from 1 to the number of pairs
 * @returns the sum itself, not an approximation: halving stops where two neighbouring numbers differ
 * @source D. B. Johnson, T. Mizoguchi (1978), SIAM J. Comput. 7, 147–153 (counting below a bound)
 * @example kthPairSum([1, 2], [10, 20], 2) // 11, 12, 21, 22 → 12
 */
export function kthPairSum(x: readonly number[], y: readonly number[], k: number): number {
  return smallestReaching((x[0] ?? 0) + (y[0] ?? 0), (x.at(-1) ?? 0) + (y.at(-1) ?? 0), k, (bound) =>
    pairsUpTo(x, y, bound),
  );
}

/**
 * The k-th smallest Walsh average (xᵢ + xⱼ)/2 with i ≤ j.
 *
 * @param x sorted upwards
 * @param k from 1 to n (n + 1)/2
 * @example kthWalshAverage([1, 3], 2) // 1, 2, 3 → 2
 */
export function kthWalshAverage(x: readonly number[], k: number): number {
  const countUpTo = (bound: number) =>
    (pairsUpTo(x, x, bound) + x.filter((value) => value + value <= bound).length) / 2;
  return smallestReaching(2 * (x[0] ?? 0), 2 * (x.at(-1) ?? 0), k, countUpTo) / 2;
}

/** Median of `count` ordered values, of which `kth` gives one: the middle, or the mean of the two middle ones. */
export function medianBy(count: number, kth: (k: number) => number): number {
  const low = kth(Math.floor((count + 1) / 2));
  return count % 2 === 1 ? low : (low + kth(count / 2 + 1)) / 2;
}

function pairsUpTo(x: readonly number[], y: readonly number[], bound: number): number {
  let below = y.length;
  let pairs = 0;
  for (const value of x) {
    while (below > 0 && value + (y[below - 1] ?? 0) > bound) below -= 1;
    pairs += below;
  }
  return pairs;
}

function smallestReaching(from: number, to: number, k: number, countUpTo: (bound: number) => number): number {
  if (countUpTo(from) >= k) return from;
  let [low, high] = [from, to];
  for (;;) {
    const middle = low / 2 + high / 2;
    if (!(middle > low && middle < high)) return high;
    if (countUpTo(middle) >= k) high = middle;
    else low = middle;
  }
}
