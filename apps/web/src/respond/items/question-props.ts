import type { AnswerMap, AnswerValue, InstrumentDefinition, Item } from '@traccia/survey';
import type { FormFault } from '../form-session';
import type { Say } from '../words';

export interface QuestionProps<T extends Item = Item> {
  definition: InstrumentDefinition;
  item: T;
  answers: AnswerMap;
  faults: readonly FormFault[];
  say: Say;
  /** A text of the instrument in the reader's language. */
  tell: (text: Record<string, string> | undefined) => string;
  onAnswer: (code: string, value: AnswerValue | null) => void;
  /** Something stands in the field that is no answer. */
  onUnreadable: (unreadable: boolean) => void;
}

export const faultIdOf = (code: string) => `fault-${code}`;

/** What binds a field to its message, for those who hear the page. */
export function faultProps(faults: readonly FormFault[], code: string) {
  const faulty = faults.some((fault) => fault.field === code);
  return faulty ? { 'aria-invalid': true, 'aria-describedby': faultIdOf(code) } : {};
}
