/**
 * The parts that a figure over many groups may be made of, so that nobody gets a small group by taking away what is
 * shown by itself, now or before: a large group is a part; small ones wait until two of them at least are not small any
 * more together, and then are a part for good. Those that come later wait for others: added to a part that was shown
 * already, they would be what a new figure has more than the old one.
 *
 * @param sizes     people by group, in the order in which the groups were closed, which never changes
 * @param threshold groups with fewer people are not shown by themselves, e.g. 5
 * @returns parts in the order in which they were complete, each as places in `sizes`; a group of nobody is in none
 * @source METHODS 1.17: the same rule across filters and across editions
 * @example poolParts([20, 3], 5)       // [[0]]: 23 − 20 would tell of the three
 * @example poolParts([20, 3, 4, 1], 5) // [[0], [1, 2]]: 7 people of two groups; 28 − 27 would tell of the one
 */
export function poolParts(sizes: readonly number[], threshold: number): number[][] {
  const parts: number[][] = [];
  let waiting: number[] = [];
  sizes.forEach((size, place) => {
    if (size >= threshold) parts.push([place]);
    else if (size > 0) waiting.push(place);
    if (
      !isPart(
        waiting.map((at) => sizes[at] ?? 0),
        threshold,
      )
    )
      return;
    parts.push(waiting);
    waiting = [];
  });
  return parts;
}

/**
 * Whether small groups may be shown as one: two at least, k people together, and not so that each must have one person
 * or k − 1 of them.
 *
 * @param sizes people by group, each from 1 to `threshold` − 1
 * @example isPart([3, 4], 5) // true: 7 people, whoever they are
 * @example isPart([4, 4], 5) // false: two groups under 5 that are 8 together have 4 each
 */
export function isPart(sizes: readonly number[], threshold: number): boolean {
  const people = sizes.reduce((total, size) => total + size, 0);
  const tellsEach = people === sizes.length || people === sizes.length * (threshold - 1);
  return sizes.length > 1 && people >= threshold && !tellsEach;
}
