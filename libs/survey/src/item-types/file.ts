import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import type { FileItem } from '../definition.js';

/** The reference of a file; whether this respondent brought it, and how large it is, the API knows. */
export function checkFile(item: FileItem, value: AnswerValue): AnswerFault | null {
  const fits = 'file' in value && /^[0-9a-f-]{36}$/.test(value.file) && value.name.length <= 200;
  return fits ? null : { itemCode: item.code, key: 'fault.invalid' };
}
