import type { ProblemFault } from '@traccia/contracts';
import {
  type AnswerMap,
  checkAnswers,
  type InstrumentDefinition,
  type RespondentRecord,
} from '@traccia/survey';
import { Problem } from '../http/problem.js';

/** Answers of shown items only; what does not fit is named by its item. */
export function requireValid(
  definition: InstrumentDefinition,
  answers: AnswerMap,
  record: RespondentRecord = {},
): AnswerMap {
  const { accepted, faults } = checkAnswers(definition, answers, 'submit', record);
  if (faults.length === 0) return accepted;
  const named = faults.map(({ itemCode, key, params }): ProblemFault => ({
    field: itemCode,
    key,
    ...(params && { params }),
  }));
  throw new Problem('response.faults', {}, named);
}
