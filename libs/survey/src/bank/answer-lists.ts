import type { AnswerChoice } from '../definition.js';
import { changeLists } from './change-lists.js';
import { scales } from './scales.js';

/** Every list that instruments of the bank share: one name, the same codes everywhere. */
export const answerLists: Record<string, AnswerChoice[]> = { ...scales, ...changeLists };

/** Only the lists that an instrument uses. */
export function listsOf(...names: string[]): Record<string, AnswerChoice[]> {
  return Object.fromEntries(names.map((name) => [name, answerLists[name] ?? []]));
}
