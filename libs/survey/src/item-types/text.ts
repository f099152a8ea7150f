import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import type { TextFormat, TextItem } from '../definition.js';

export const defaultLength = { short_text: 300, long_text: 5000 } as const;

/** Each in linear time: no repetition stands inside another. */
const formats: Record<TextFormat, (text: string) => boolean> = {
  email: (text) => text.length <= 254 && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text),
  phone: (text) => /^\+?[\d ()./-]{6,24}$/.test(text) && text.replaceAll(/\D/g, '').length >= 6,
  url: (text) => /^https?:\/\/[^\s]{3,}$/i.test(text) && URL.canParse(text),
  year: (text) => /^(?:19|20|21)\d{2}$/.test(text),
};

/** The database stores no NUL, and no half of a character. */
const storable = (text: string) => !text.includes('\u0000') && !/\p{Cs}/u.test(text);

export function checkText(item: TextItem, value: AnswerValue): AnswerFault | null {
  if (!('text' in value) || !storable(value.text)) return { itemCode: item.code, key: 'fault.invalid' };
  const max = item.maxLength ?? defaultLength[item.type];
  if (value.text.length > max) return { itemCode: item.code, key: 'fault.max', params: { max } };
  const fits = !item.format || formats[item.format](value.text.trim());
  return fits ? null : { itemCode: item.code, key: `fault.format.${item.format}` };
}
