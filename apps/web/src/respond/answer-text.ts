import { choicesOf, type AnswerValue, type InstrumentDefinition, type Item } from '@traccia/survey';
import type { QuestionProps } from './items/question-props';

type Speech = Pick<QuestionProps, 'say' | 'tell'> & { dayOf: (iso: string) => string };

/** An answer as the reader gave it, in the reader's language; '' for none. */
export function answerText(
  definition: InstrumentDefinition,
  item: Item,
  value: AnswerValue | undefined,
  speech: Speech,
): string {
  if (!value) return '';
  if ('codes' in value)
    return choicesOf(definition, item)
      .filter(({ code }) => value.codes.includes(code))
      .map(({ text }) => speech.tell(text))
      .join(', ');
  if ('number' in value) return String(value.number);
  if ('text' in value) return value.text;
  return 'date' in value ? speech.dayOf(value.date) : speech.say(value.missing);
}
