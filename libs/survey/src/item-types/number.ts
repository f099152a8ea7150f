import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import type { NumberItem } from '../definition.js';

interface Bounds {
  min: number;
  max: number;
  whole: boolean;
}

/** Smallest and largest number an item takes; a 0–10 rating takes exactly that, a rating 1 to 5 unless it says else. */
export function boundsOf(item: NumberItem): Bounds {
  if (item.type === 'rating_0_10') return { min: 0, max: 10, whole: true };
  if (item.type === 'rating') return { min: item.min ?? 1, max: item.max ?? 5, whole: true };
  return { min: item.min ?? -1e9, max: item.max ?? 1e9, whole: item.whole ?? false };
}

function checkWithin(code: string, value: AnswerValue, { min, max, whole }: Bounds): AnswerFault | null {
  if (!('number' in value) || !Number.isFinite(value.number) || (whole && !Number.isInteger(value.number)))
    return { itemCode: code, key: 'fault.invalid' };
  if (value.number < min) return { itemCode: code, key: 'fault.min', params: { min } };
  return value.number > max ? { itemCode: code, key: 'fault.max', params: { max } } : null;
}

export function checkNumber(item: NumberItem, value: AnswerValue): AnswerFault | null {
  if ('missing' in value) return item.allowMissing ? null : { itemCode: item.code, key: 'fault.invalid' };
  return checkWithin(item.code, value, boundsOf(item));
}

/** One half of a percentage pair, or "I do not know". */
export function checkPercent(code: string, value: AnswerValue): AnswerFault | null {
  if ('missing' in value) return null;
  return checkWithin(code, value, { min: 0, max: 100, whole: false });
}
