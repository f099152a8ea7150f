import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import type { NumberItem } from '../definition.js';

/** Smallest and largest number an item takes; a 0–10 rating takes exactly that. */
export function boundsOf(item: NumberItem): { min: number; max: number; whole: boolean } {
  if (item.type === 'rating_0_10') return { min: 0, max: 10, whole: true };
  return { min: item.min ?? -1e9, max: item.max ?? 1e9, whole: item.whole ?? false };
}

export function checkNumber(item: NumberItem, value: AnswerValue): AnswerFault | null {
  if ('missing' in value) return item.allowMissing ? null : { itemCode: item.code, key: 'fault.invalid' };
  if (!('number' in value) || !Number.isFinite(value.number))
    return { itemCode: item.code, key: 'fault.invalid' };
  const { min, max, whole } = boundsOf(item);
  if (whole && !Number.isInteger(value.number)) return { itemCode: item.code, key: 'fault.invalid' };
  if (value.number < min) return { itemCode: item.code, key: 'fault.min', params: { min } };
  return value.number > max ? { itemCode: item.code, key: 'fault.max', params: { max } } : null;
}
