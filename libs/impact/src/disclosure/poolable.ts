/**
 * Which groups may enter a figure over all of them, so that nobody gets a small group by taking away those that are
 * shown by themselves: small groups enter only together, when there are two of them at least and they are not small
 * any more.
 *
 * @param sizes     people by group
 * @param threshold groups with fewer people are not shown by themselves, e.g. 5
 * @returns for each group, in the same order, whether it may enter; a group of nobody never does
 * @source METHODS 1.17: the same rule across filters
 * @example poolable([20, 3], 5) // [true, false]: 23 − 20 would tell of the three
 * @example poolable([20, 3, 4], 5) // all three: what remains of 27 − 20 are seven people of two groups
 */
export function poolable(sizes: readonly number[], threshold: number): boolean[] {
  const small = sizes.filter((size) => size > 0 && size < threshold);
  const together = small.length > 1 && small.reduce((total, size) => total + size, 0) >= threshold;
  return sizes.map((size) => size >= threshold || (size > 0 && together));
}
