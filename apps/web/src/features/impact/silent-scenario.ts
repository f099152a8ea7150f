import type { Figure } from './dashboard-types';
import { readFigure } from './read-figure';

/** A share among those who answered, and what it would be of everybody asked. */
export interface SilentScenario {
  /** Of everybody asked, from 0 to 1. */
  share: number;
  /** The published share less that one: by how much it leans. */
  bias: number;
}

/**
 * What a share would be if those who did not answer had a share that is assumed.
 *
 * @param answered share among those who answered, with their number and that of those asked
 * @param silent   assumed share of the others, from 0 to 1
 * @returns null where the figure is not shown, or nobody knows how many were asked
 * @source J. Bethlehem (2002): bias = (1 − RR)(ȳ of those who answered − ȳ of the others)
 * @example 40 of 100 answered, 80 % of them yes; assumed 50 %: share 0.62, bias 0.6 · 0.3 = 0.18
 */
export function ifSilentWere(answered: Figure, silent: number): SilentScenario | null {
  const { estimate, n, invited } = answered;
  if (readFigure(answered).kind !== 'shown' || estimate === null || !n || !invited) return null;
  const rate = Math.min(1, n / invited);
  const bias = (1 - rate) * (estimate - silent);
  return { share: estimate - bias, bias };
}
