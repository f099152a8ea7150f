import type { AnswerMap, AnswerValue, InstrumentDefinition, Item } from '@traccia/survey';
import type { FormFault } from '../form-session';
import type { Say } from '../words';

/** Takes the bytes of a file and gives its reference; refused with a word of the catalogue. */
export type BringFile = (item: Item, file: File) => Promise<AnswerValue>;

export interface QuestionProps<T extends Item = Item> {
  definition: InstrumentDefinition;
  item: T;
  answers: AnswerMap;
  faults: readonly FormFault[];
  say: Say;
  /** A text of the instrument in the reader's language, with what it mentions put in. */
  tell: (text: Record<string, string> | undefined) => string;
  /** Whom or what this repetition of a group is about. */
  about?: string | undefined;
  onAnswer: (code: string, value: AnswerValue | null) => void;
  /** Something stands in the field of this code that is no answer. */
  onUnreadable: (code: string, unreadable: boolean) => void;
  onFile: BringFile;
}

export const faultIdOf = (code: string) => `fault-${code}`;

/** What binds a field to its message, for those who hear the page. */
export function faultProps(faults: readonly FormFault[], code: string) {
  const faulty = faults.some((fault) => fault.field === code);
  return faulty ? { 'aria-invalid': true, 'aria-describedby': faultIdOf(code) } : {};
}
