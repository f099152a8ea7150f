import {
  beforeCode,
  choicesOf,
  nowCode,
  type AnswerMap,
  type AnswerValue,
  type InstrumentDefinition,
  type QuestionItem,
} from '@traccia/survey';
import { factorWords } from './factor-words';
import type { QuestionProps } from './items/question-props';

type Speech = Pick<QuestionProps, 'say' | 'tell'> & { dayOf: (iso: string) => string };
type Told = Speech & { definition: InstrumentDefinition };

/** One answer as the reader gave it, in the reader's language; '' for none. */
export function answerText(told: Told, item: QuestionItem, value: AnswerValue | undefined): string {
  if (!value) return '';
  if ('codes' in value) return choiceText(told, item, value.codes);
  if ('number' in value) return numberText(told, item, value.number);
  if ('text' in value) return value.text;
  if ('file' in value) return value.name;
  return 'date' in value ? told.dayOf(value.date) : told.say(value.missing);
}

/** A ranking is read in its own order; the others give their choices in the order they were chosen. */
function choiceText({ definition, tell }: Told, item: QuestionItem, codes: readonly string[]): string {
  const choices = choicesOf(definition, item);
  const texts = codes
    .map((wanted) => tell(choices.find(({ code }) => code === wanted)?.text))
    .filter(Boolean);
  return item.type === 'ranking' ? texts.map((text, at) => `${at + 1}. ${text}`).join(' ') : texts.join(', ');
}

function numberText({ say, tell }: Told, item: QuestionItem, number: number): string {
  if (item.type === 'factor_list') return say(factorWords[number as keyof typeof factorWords]);
  if (item.type === 'percent_pair') return `${number} %`;
  const unit = 'unit' in item ? tell(item.unit) : '';
  return unit ? `${number} ${unit}` : String(number);
}

/** Answers of one question line by line: compound questions have one line a row. */
export function answerLines(
  told: Told,
  item: QuestionItem,
  answers: AnswerMap,
): { code: string; label: string; text: string }[] {
  const { say, tell } = told;
  const textOf = (code: string) => answerText(told, item, answers[code]) || say('review.empty');
  switch (item.type) {
    case 'likert_matrix':
    case 'factor_list':
      return item.rows.map(({ code, text }) => ({ code, label: tell(text), text: textOf(code) }));
    case 'then_test':
      return item.rows.map(({ code, text }) => ({
        code,
        label: tell(text),
        text: `${say('then.before')}: ${textOf(beforeCode(code))} · ${say('then.now')}: ${textOf(nowCode(code))}`,
      }));
    case 'percent_pair':
      return [item.attribution, item.confidence].map(({ code, text }) => ({
        code,
        label: tell(text),
        text: textOf(code),
      }));
    default:
      return [{ code: item.code, label: '', text: textOf(item.code) }];
  }
}
