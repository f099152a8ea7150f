import type { AnswerMap, AnswerValue } from './answers.js';
import type { AnswerFault } from './answer-fault.js';
import { answerCodesOf, type InstrumentDefinition, type Item } from './definition.js';
import { checkChoice } from './item-types/choice.js';
import { checkDate } from './item-types/date.js';
import { checkMatrixRow } from './item-types/matrix.js';
import { checkNumber } from './item-types/number.js';
import { checkText } from './item-types/text.js';
import { visibleItems } from './visible-items.js';

function checkValue(
  definition: InstrumentDefinition,
  item: Item,
  code: string,
  value: AnswerValue,
): AnswerFault | null {
  switch (item.type) {
    case 'info':
      return null;
    case 'likert_matrix':
      return checkMatrixRow(definition, item, code, value);
    case 'number':
    case 'rating_0_10':
      return checkNumber(item, value);
    case 'short_text':
    case 'long_text':
      return checkText(item, value);
    case 'date':
      return checkDate(item, value);
    default:
      return checkChoice(definition, item, value);
  }
}

const isEmpty = (value: AnswerValue | undefined) =>
  !value || ('text' in value && value.text.trim() === '') || ('codes' in value && value.codes.length === 0);

/**
 * What of the answers is valid; the one check for page, API and worker.
 *
 * @param definition the instrument version answered
 * @param answers    item code → answer
 * @param mode       `draft` keeps whatever fits and demands nothing; `submit` also demands required items
 * @returns accepted: answers of shown items without fault (hidden and unknown ones are dropped);
 *          faults: one for each answer that does not fit or is missing though required
 * @example checkAnswers(exPost, { 'EXP-REC': { number: 11 } }, 'submit').faults[0] // { itemCode: 'EXP-APP', key: 'fault.required' }
 */
export function checkAnswers(
  definition: InstrumentDefinition,
  answers: AnswerMap,
  mode: 'draft' | 'submit',
): { accepted: AnswerMap; faults: AnswerFault[] } {
  const accepted: AnswerMap = {};
  const faults: AnswerFault[] = [];
  for (const item of visibleItems(definition, answers)) {
    for (const code of answerCodesOf(item)) {
      const value = Object.hasOwn(answers, code) ? answers[code] : undefined;
      if (!value || isEmpty(value)) {
        if (mode === 'submit' && item.required === true)
          faults.push({ itemCode: code, key: 'fault.required' });
        continue;
      }
      const fault = checkValue(definition, item, code, value);
      if (fault) faults.push(fault);
      else accepted[code] = value;
    }
  }
  return { accepted, faults };
}
