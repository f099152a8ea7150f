import type { AnswerMap, AnswerValue, InstrumentDefinition, QuestionItem } from '@traccia/survey';

export interface QuestionProps<T extends QuestionItem = QuestionItem> {
  definition: InstrumentDefinition;
  item: T;
  answers: AnswerMap;
  /** Item code → sentence. */
  faults: Readonly<Record<string, string>>;
  disabled: boolean;
  /** A text of the instrument in the reader's language, with what it mentions put in. */
  tell: (text: Record<string, string> | undefined) => string;
  onAnswer: (code: string, value: AnswerValue | null) => void;
}
