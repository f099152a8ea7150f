import {
  answerCodesOf,
  checkAnswers,
  type AnswerMap,
  type InstrumentDefinition,
  type QuestionItem,
  type RespondentRecord,
} from '@traccia/survey';
import type { FormFault } from './form-session';

/** What keeps this question from being left: the engine's own check, narrowed to its answers. */
export function faultsOfQuestion(
  definition: InstrumentDefinition,
  item: QuestionItem,
  answers: AnswerMap,
  record: RespondentRecord,
): FormFault[] {
  const codes = answerCodesOf(item);
  return checkAnswers(definition, answers, 'submit', record)
    .faults.filter(({ itemCode }) => codes.includes(itemCode))
    .map(({ itemCode, key, params }) => ({ field: itemCode, key, params }));
}

/** Wanted but not demanded, and still open: asked once more, then left. */
export function isSoftlyOpen(item: QuestionItem, answers: AnswerMap): boolean {
  return item.required === 'soft' && answerCodesOf(item).some((code) => !answers[code]);
}
