/** Ranks of a list with equal values sharing the mean of theirs. */
export interface MidRanks {
  /** 1 = smallest, in the order of the values; halves where values are equal. */
  ranks: number[];
  /** How often each value occurs. */
  groups: number[];
}

/**
 * Mid-ranks of values.
 *
 * @param values finite numbers
 * @param slack  values this close to the smallest of their group are equal; 0 for values that are not computed
 * @source M. G. Kendall (1945), Biometrika 33, 239–251
 * @example midRanks([2, 5, 2]).ranks // [1.5, 3, 1.5]
 */
export function midRanks(values: readonly number[], slack = 0): MidRanks {
  const order = values
    .map((value, place) => ({ value, place }))
    .sort((one, other) => one.value - other.value);
  const ranks = values.map(() => 0);
  const groups: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && (order[to]?.value ?? 0) - (order[from]?.value ?? 0) <= slack) to += 1;
    for (const { place } of order.slice(from, to)) ranks[place] = (from + 1 + to) / 2;
    groups.push(to - from);
    from = to;
  }
  return { ranks, groups };
}

/** Σ (t³ − t) over groups of equal values: what ties take from the variance. */
export function tieTerm(groups: readonly number[]): number {
  return groups.reduce((sum, size) => sum + size ** 3 - size, 0);
}
