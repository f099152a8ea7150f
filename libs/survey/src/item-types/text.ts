import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import type { TextItem } from '../definition.js';

export const defaultLength = { short_text: 300, long_text: 5000 } as const;

export function checkText(item: TextItem, value: AnswerValue): AnswerFault | null {
  if (!('text' in value)) return { itemCode: item.code, key: 'fault.invalid' };
  const max = item.maxLength ?? defaultLength[item.type];
  return value.text.length > max ? { itemCode: item.code, key: 'fault.max', params: { max } } : null;
}
