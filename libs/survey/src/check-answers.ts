import type { AnswerFault } from './answer-fault.js';
import { answerCodesOf } from './answer-codes.js';
import { answerAt, type AnswerMap, type AnswerValue, isEmptyAnswer } from './answers.js';
import type { ChoiceItem, InstrumentDefinition, NumberItem, QuestionItem, TextItem } from './definition.js';
import { checkChoice } from './item-types/choice.js';
import { checkDate } from './item-types/date.js';
import { checkFactor } from './item-types/factor.js';
import { checkFile } from './item-types/file.js';
import { checkScaleRow } from './item-types/matrix.js';
import { checkNumber, checkPercent } from './item-types/number.js';
import { checkRanking } from './item-types/ranking.js';
import { checkText } from './item-types/text.js';
import type { RespondentRecord } from './respondent-record.js';
import { type FormWalk, walkForm } from './visible-items.js';

type Check<T extends QuestionItem> = (
  definition: InstrumentDefinition,
  item: T,
  code: string,
  value: AnswerValue,
) => AnswerFault | null;
type OfType<T extends QuestionItem['type']> = Extract<QuestionItem, { type: T }>;

const choice: Check<ChoiceItem> = (definition, item, _code, value) => checkChoice(definition, item, value);
const number: Check<NumberItem> = (_definition, item, _code, value) => checkNumber(item, value);
const text: Check<TextItem> = (_definition, item, _code, value) => checkText(item, value);

const checks: { [T in QuestionItem['type']]: Check<OfType<T>> } = {
  info: () => null,
  single: choice,
  multiple: choice,
  likert: choice,
  yes_no: choice,
  ranking: (definition, item, _code, value) => checkRanking(definition, item, value),
  likert_matrix: checkScaleRow,
  then_test: checkScaleRow,
  factor_list: (_definition, _item, code, value) => checkFactor(code, value),
  percent_pair: (_definition, _item, code, value) => checkPercent(code, value),
  number,
  rating: number,
  rating_0_10: number,
  short_text: text,
  long_text: text,
  date: (_definition, item, _code, value) => checkDate(item, value),
  file: (_definition, item, _code, value) => checkFile(item, value),
};

/** The one cast that TypeScript needs to see that a type's check takes an item of this type. */
function checkValue(
  definition: InstrumentDefinition,
  item: QuestionItem,
  code: string,
  value: AnswerValue,
): AnswerFault | null {
  return (checks[item.type] as Check<QuestionItem>)(definition, item, code, value);
}

/** How often a free group was asked, as its own answer. */
function acceptGroups({ groups }: FormWalk, answers: AnswerMap, accepted: AnswerMap): void {
  for (const group of groups) {
    const said = answerAt(answers, group.code);
    const fits = said && 'number' in said && Number.isInteger(said.number);
    if (fits && said.number >= 1 && said.number <= group.max) accepted[group.code] = said;
  }
}

/**
 * What of the answers is valid; the one check for page, API and worker.
 *
 * @param definition the instrument version answered
 * @param answers    item code → answer
 * @param mode       `draft` keeps whatever fits and demands nothing; `submit` also demands required items
 * @param record     what is known of the respondent: groups repeat over its lists
 * @returns accepted: answers of shown items without fault (hidden and unknown ones are dropped), and computed values;
 *          faults: one for each answer that does not fit or is missing though required
 * @example checkAnswers(exPost, { 'EXP-REC': { number: 11 } }, 'submit').faults[0] // { itemCode: 'EXP-APP', key: 'fault.required' }
 */
export function checkAnswers(
  definition: InstrumentDefinition,
  answers: AnswerMap,
  mode: 'draft' | 'submit',
  record: RespondentRecord = {},
): { accepted: AnswerMap; faults: AnswerFault[] } {
  const walk = walkForm(definition, answers, record);
  const accepted: AnswerMap = {};
  const faults: AnswerFault[] = [];
  for (const item of walk.shown) {
    for (const code of answerCodesOf(item)) {
      const value = answerAt(answers, code);
      if (!value || isEmptyAnswer(value)) {
        if (mode === 'submit' && item.required === true)
          faults.push({ itemCode: code, key: 'fault.required' });
        continue;
      }
      const fault = checkValue(definition, item, code, value);
      if (fault) faults.push(fault);
      else accepted[code] = value;
    }
  }
  acceptGroups(walk, answers, accepted);
  return { accepted: { ...accepted, ...walk.computed }, faults };
}
