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
  if ('codes' in value) {
    const choices = choicesOf(definition, item);
    // A ranking is read in its own order; the others give their choices in the order they were chosen.
    return value.codes
      .map((wanted) => speech.tell(choices.find(({ code }) => code === wanted)?.text))
      .filter(Boolean)
      .join(', ');
  }
  if ('number' in value) return String(value.number);
  if ('text' in value) return value.text;
  if ('file' in value) return value.name;
  return 'date' in value ? speech.dayOf(value.date) : speech.say(value.missing);
}
