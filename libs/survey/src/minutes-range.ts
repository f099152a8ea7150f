import { estimateMinutes } from './completeness.js';
import { type InstrumentDefinition, type Item, itemsOf, type QuestionItem } from './definition.js';

/** A group repeats over people or aims; nobody knows how many, and three is what activities usually have. */
const usualRepetitions = 3;

/**
 * How long answering takes: at least, when every branch stays closed and lists are empty, and at most, when every
 * branch opens and each group is repeated three times, or as often as it may where that is less.
 *
 * @param definition the instrument, a draft too
 * @returns whole minutes, 1 ≤ shortest ≤ longest
 * @example minutesRange(exPost) // { shortest: 4, longest: 13 }
 */
export function minutesRange(definition: InstrumentDefinition): { shortest: number; longest: number } {
  const items = itemsOf(definition).flatMap(everyQuestion);
  const open = { ...definition, pages: [{ code: 'all', items }] };
  return { shortest: estimateMinutes(definition), longest: estimateMinutes(open) };
}

function everyQuestion(item: Item): QuestionItem[] {
  if (item.type === 'computed') return [];
  if (item.type !== 'group') return [{ ...item, showIf: true }];
  const times = Math.max(1, Math.min(item.max, usualRepetitions));
  return Array.from({ length: times }, () => item.items.flatMap(everyQuestion)).flat();
}
