import {
  answerCodesOf,
  checkAnswers,
  type AnswerMap,
  type InstrumentDefinition,
  type Item,
} from '@traccia/survey';
import type { FormFault } from './form-session';

/** What keeps this question from being left: the engine's own check, narrowed to its answers. */
export function faultsOfQuestion(
  definition: InstrumentDefinition,
  item: Item,
  answers: AnswerMap,
): FormFault[] {
  const codes = answerCodesOf(item);
  return checkAnswers(definition, answers, 'submit')
    .faults.filter(({ itemCode }) => codes.includes(itemCode))
    .map(({ itemCode, key, params }) => ({ field: itemCode, key, params }));
}

/** Wanted but not demanded, and still open: asked once more, then left. */
export function isSoftlyOpen(item: Item, answers: AnswerMap): boolean {
  return item.required === 'soft' && answerCodesOf(item).some((code) => !answers[code]);
}
