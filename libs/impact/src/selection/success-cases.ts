import type { NullReason } from '../estimate.js';

/** Whom to visit; the chosen cases illustrate and enter no mean and no rate. */
export interface SuccessCases {
  /** People with a score. */
  nValid: number;
  /** How many are taken at each end. */
  size: number;
  /** Best first. */
  top: string[];
  /** Worst first. */
  bottom: string[];
  /** The same with everybody whose score equals the last one taken. */
  topWithTies: string[];
  bottomWithTies: string[];
  flags: string[];
  reason: NullReason | null;
}

/**
 * The people with the highest and the lowest scores, for the success case method.
 *
 * @param people id and score, null = missing, which is never chosen
 * @param share  of those with a score to take at each end, above 0 and at most 1; rounded up
 * @returns ids; equal scores are ordered by id, so that the same scores always give the same people. The flag
 *          `ends_overlap` says that somebody is in both. Nobody with a score: `no_answers`. All equal: still chosen by
 *          id, with the flag `zero_variance`. A score that is not finite, or a broken share: nobody, `not_defined`
 * @source R. O. Brinkerhoff (2003), The Success Case Method
 * @example selectSuccessCases([{ id: 'a', score: 3 }, { id: 'b', score: 9 }], 0.5).top // ['b']
 */
export function selectSuccessCases(
  people: readonly { id: string; score: number | null }[],
  share: number,
): SuccessCases {
  const scored = people.flatMap(({ id, score }) => (score === null ? [] : [{ id, score }]));
  const nValid = scored.length;
  const nobody = { size: 0, top: [], bottom: [], topWithTies: [], bottomWithTies: [], flags: [] };
  const sound = share > 0 && share <= 1 && scored.every(({ score }) => Number.isFinite(score));
  if (!sound) return { nValid, ...nobody, reason: 'not_defined' };
  if (nValid === 0) return { nValid, ...nobody, reason: 'no_answers' };
  // 0.07 × 100 is 7.000000000000001: rounding is not a reason to take one more.
  const size = Math.ceil(share * nValid * (1 - 4 * Number.EPSILON));
  const falling = scored.toSorted((one, other) => other.score - one.score || byId(one, other));
  const rising = scored.toSorted((one, other) => one.score - other.score || byId(one, other));
  const [least, most] = [lastScore(rising, size), lastScore(falling, size)];
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const flat = rising[0]?.score === falling[0]?.score;
  return {
    nValid,
    size,
    top: ids(falling.slice(0, size)),
    bottom: ids(rising.slice(0, size)),
    topWithTies: ids(falling.filter(({ score }) => score >= most)),
    bottomWithTies: ids(rising.filter(({ score }) => score <= least)),
    flags: [...(2 * size > nValid ? ['ends_overlap'] : []), ...(flat ? ['zero_variance'] : [])],
    reason: null,
  };
}

function byId(one: { id: string }, other: { id: string }): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Score of the last one taken; there is one, since size is at least 1. */
function lastScore(ordered: readonly { score: number }[], size: number): number {
  return ordered[size - 1]?.score ?? Number.NaN;
}
