import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import type { DateItem } from '../definition.js';

/** A day of the calendar, ISO 8601, within the bounds of the item. */
export function checkDate(item: DateItem, value: AnswerValue): AnswerFault | null {
  const fault: AnswerFault = { itemCode: item.code, key: 'fault.invalid' };
  if (!('date' in value) || !/^\d{4}-\d{2}-\d{2}$/.test(value.date)) return fault;
  const [year = 0, month = 0, day = 0] = value.date.split('-').map(Number);
  const real = new Date(Date.UTC(year, month - 1, day));
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day) return fault;
  return (item.min && value.date < item.min) || (item.max && value.date > item.max) ? fault : null;
}
