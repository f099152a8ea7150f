import type { ResponseRow } from '../figures/activity-input.js';
import { scaleOf, valueOf } from '../figures/item-values.js';
import type { AnalysedItem } from './analysis-input.js';

/**
 * The answer to an item as a number: a number as it is, a choice as its place on the scale, the lowest being 1.
 *
 * @returns null for no answer, a reason for having none, and items with several answers at once
 * @source METHODS §1.1: the scale is treated as interval
 * @example pointsOf(likert of 1 … 5, { answers: { q1: { codes: ['4'] } }, … }) // 4
 */
export function pointsOf(item: AnalysedItem, response: ResponseRow): number | null {
  if (item.type === 'multiple') return null;
  const value = valueOf(item, response);
  if (value === null || typeof value === 'number') return value;
  const place = scaleOf(item).indexOf(value[0] ?? '');
  return place < 0 ? null : place + 1;
}

/**
 * Least and most possible points of an item.
 *
 * @returns null for a number whose ends nobody named
 * @example endsOf(likert of 1 … 5) // { least: 1, most: 5 }
 */
export function endsOf(item: AnalysedItem): { least: number; most: number } | null {
  if (item.type === 'rating_0_10') return { least: 0, most: 10 };
  if (item.type !== 'number') return { least: 1, most: scaleOf(item).length };
  const { least, most } = item;
  return least === undefined || most === undefined ? null : { least, most };
}
