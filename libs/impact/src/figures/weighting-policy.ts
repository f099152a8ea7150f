/**
 * When and how figures are weighted; a parameter of the centre's policy, never of a single figure.
 *
 * @source METHODS §1.8 (collapse below 10 respondents), §3
 * @example weightingPolicy.collapseBelow // 10: a group of nine who answered shares a class with others
 */
export const weightingPolicy = {
  version: 'weights-1',
  /** Answers below which a group shares its class with others. */
  collapseBelow: 10,
  /** A class whose people would count more than so many times the average is put together with others. */
  largestFactor: 3,
  /** Activities with answers from which errors are those of activities; with fewer, people count one by one. */
  leastClusters: 5,
} as const;
