/** The same people before and after; a missing value on either side leaves the pair out. */
export interface CompletePairs {
  /** Answers before and after, with or without the other one. */
  nBefore: number;
  nAfter: number;
  before: number[];
  after: number[];
  /** after − before of each pair; 0 where they differ by rounding only. */
  changes: number[];
  /** Whether all values are finite and both lists equally long; if not, nothing can be said. */
  sound: boolean;
  /** Below this two changes are the same: a few units in the last place of the values. */
  slack: number;
}

/**
 * Pairs in which both values are there.
 *
 * @param before one value a person, null = missing
 * @param after  the same people in the same order
 * @returns values of complete pairs in the unit given, and how many values there were at all
 * @source METHODS §1.3 (complete pairs only)
 * @example completePairs([1, null, 3], [2, 5, null]) // nBefore 2, nAfter 2, before [1], after [2], changes [1]
 */
export function completePairs(
  before: readonly (number | null)[],
  after: readonly (number | null)[],
): CompletePairs {
  const complete = before.flatMap((first, i) => {
    const second = after[i] ?? null;
    return first === null || second === null ? [] : [[first, second] as const];
  });
  const given = [...before, ...after].filter((value) => value !== null);
  const slack = roundingOf(complete.flat());
  return {
    nBefore: before.filter((value) => value !== null).length,
    nAfter: after.filter((value) => value !== null).length,
    before: complete.map(([first]) => first),
    after: complete.map(([, second]) => second),
    changes: complete.map(([first, second]) => (Math.abs(second - first) <= slack ? 0 : second - first)),
    sound: before.length === after.length && given.every(Number.isFinite),
    slack,
  };
}

/**
 * What a difference of such values may be off by rounding: 0.3 − 0.2 and 0.2 − 0.1 are the same change.
 *
 * @example roundingOf([1e9]) // 1.8e-6, eight units in the last place
 */
export function roundingOf(values: readonly number[]): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return 8 * Number.EPSILON * most;
}

/** Whether all values are the same but for rounding. */
export function isFlat(values: readonly number[], slack: number): boolean {
  const [first = 0] = values;
  return values.every((value) => Math.abs(value - first) <= slack);
}
