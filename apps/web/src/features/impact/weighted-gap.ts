import type { Figure } from './dashboard-types';
import { findFigure } from './read-figure';

/**
 * What weights leave of the difference between a group's share among the answers and among those asked.
 *
 * @param figures all of one scope
 * @param gap     `representation_gap` of a group
 * @returns as a proportion; null where weights do not look at what the group is of
 * @example asked 50 of 100, answers 30 of 40, weight 0.667: 0.667·30/40 − 50/100 = 0
 */
export function gapAfterWeights(figures: readonly Figure[], gap: Figure): number | null {
  const { dimension, groupCode, n, invited } = gap;
  const factor = findFigure(figures, { metric: 'class_factor', dimension, groupCode })?.estimate;
  if (factor == null) return dimension === 'sex' && isRaked(figures) ? 0 : null;
  const asked = findFigure(figures, { metric: 'invited' })?.estimate;
  const answered = findFigure(figures, { metric: 'responded' })?.estimate;
  if (!asked || !answered || n === null || invited === null) return null;
  return (factor * n) / answered - invited / asked;
}

/** Raking brings both of its margins, group and sex, to those of everybody asked. */
function isRaked(figures: readonly Figure[]): boolean {
  const effect = findFigure(figures, { metric: 'weights_design_effect' });
  return effect?.method === 'raking' && effect.estimate !== null;
}
