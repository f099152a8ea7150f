import type { ItemAnswer, ItemDefinition, ResponseRow } from './activity-input.js';

/** What counts of one answer: choice codes on the scale, or a number; null = no answer. */
export type ItemValue = string[] | number | null;

const choiceTypes = new Set(['single', 'yes_no', 'multiple', 'likert']);
const numberTypes = new Set(['rating_0_10', 'number']);

/** Whether an item has figures at all. */
export function hasFigures(item: ItemDefinition): boolean {
  return choiceTypes.has(item.type) || numberTypes.has(item.type);
}

/**
 * Codes that are answers, in the order shown: reasons for having none are left out.
 *
 * @example scaleOf({ answerCodes: ['1', '2', 'na'], missingCodes: ['na'], … }) // ['1', '2']
 */
export function scaleOf(item: ItemDefinition): string[] {
  if (item.type === 'rating_0_10') return Array.from({ length: 11 }, (_, score) => String(score));
  return item.answerCodes.filter((code) => !item.missingCodes?.includes(code));
}

/**
 * The answer of one response to one item.
 *
 * @returns null for no answer, a reason for having none, or a value that is not on the scale
 * @source METHODS §0: missing is never zero and never a category by accident
 * @example valueOf(item, { answers: { q1: { missing: 'skipped' } }, … }) // null
 */
export function valueOf(item: ItemDefinition, response: ResponseRow): ItemValue {
  const answer: ItemAnswer | undefined = response.answers[item.code];
  if (!answer) return null;
  if (numberTypes.has(item.type)) return numberOf(item, answer);
  if (!('codes' in answer)) return null;
  const scale = scaleSetOf(item);
  const [first] = answer.codes;
  // Nearly every answer is one code of the scale; it is read many times, and need not be copied each time.
  if (first !== undefined && answer.codes.length === 1)
    return scale.has(first) ? (answer.codes as string[]) : null;
  const codes = [...new Set(answer.codes)].filter((code) => scale.has(code));
  if (codes.length === 0) return null;
  return item.type === 'multiple' ? codes : codes.slice(0, 1);
}

const scaleSets = new WeakMap<ItemDefinition, ReadonlySet<string>>();

function scaleSetOf(item: ItemDefinition): ReadonlySet<string> {
  const known = scaleSets.get(item) ?? new Set(scaleOf(item));
  scaleSets.set(item, known);
  return known;
}

function numberOf(item: ItemDefinition, answer: ItemAnswer): number | null {
  if (!('number' in answer) || !Number.isFinite(answer.number)) return null;
  const { number } = answer;
  if (item.type !== 'rating_0_10') return number;
  return Number.isInteger(number) && number >= 0 && number <= 10 ? number : null;
}
