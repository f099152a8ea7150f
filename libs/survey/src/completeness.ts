import type { AnswerMap } from './answers.js';
import { answerCodesOf } from './answer-codes.js';
import type { InstrumentDefinition, QuestionItem } from './definition.js';
import type { RespondentRecord } from './respondent-record.js';
import { checkAnswers } from './check-answers.js';
import { visibleItems } from './visible-items.js';

/**
 * How many of the required items that were shown have an answer; "not applicable" and "I do not know" are answers.
 * An instrument without required items counts all its questions but the texts.
 *
 * @returns counts, 0 ≤ answeredRequired ≤ shownRequired
 * @example completenessCounts(exPost, { 'EXP-APP': { codes: ['no'] } }) // { shownRequired: 5, answeredRequired: 1 } with five shown and required
 */
export function completenessCounts(
  definition: InstrumentDefinition,
  answers: AnswerMap,
  record: RespondentRecord = {},
): { shownRequired: number; answeredRequired: number } {
  const { accepted } = checkAnswers(definition, answers, 'draft', record);
  const shown = visibleItems(definition, accepted, record);
  const demanded = shown.filter((item) => item.required === true);
  const counted =
    demanded.length > 0
      ? demanded
      : shown.filter((item) => item.type !== 'short_text' && item.type !== 'long_text');
  const codes = counted.flatMap(answerCodesOf);
  return { shownRequired: codes.length, answeredRequired: codes.filter((code) => accepted[code]).length };
}

const seconds: Record<QuestionItem['type'], number> = {
  info: 8,
  single: 10,
  multiple: 15,
  likert: 10,
  yes_no: 7,
  ranking: 25,
  likert_matrix: 6,
  then_test: 5,
  factor_list: 6,
  percent_pair: 12,
  rating: 8,
  rating_0_10: 8,
  number: 12,
  short_text: 25,
  long_text: 60,
  date: 12,
  file: 40,
};

/**
 * Minutes to answer all shown items, rounded up, at least 1: a choice 10 s, a matrix row 6 s, a number 12 s, a short
 * text 25 s, a long text 60 s. A compound item counts once a row.
 */
export function estimateMinutes(
  definition: InstrumentDefinition,
  answers: AnswerMap = {},
  record: RespondentRecord = {},
): number {
  const total = visibleItems(definition, answers, record).reduce(
    (sum, item) => sum + seconds[item.type] * Math.max(1, answerCodesOf(item).length),
    0,
  );
  return Math.max(1, Math.ceil(total / 60));
}
