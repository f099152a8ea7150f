import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';

/** −2 hindered a lot … +2 helped a lot. */
export const factorSteps = [-2, -1, 0, 1, 2] as const;

/** A whole step, or "not applicable", which is not 0: 0 made no difference. */
export function checkFactor(rowCode: string, value: AnswerValue): AnswerFault | null {
  const step = 'number' in value && (factorSteps as readonly number[]).includes(value.number);
  const left = 'missing' in value && value.missing === 'not_applicable';
  return step || left ? null : { itemCode: rowCode, key: 'fault.invalid' };
}
