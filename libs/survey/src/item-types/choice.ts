import type { AnswerValue } from '../answers.js';
import { choicesOf, type ChoiceItem, type InstrumentDefinition } from '../definition.js';
import type { AnswerFault } from '../answer-fault.js';

const allowed = { single: 1, likert: 1, yes_no: 1 } as const;

/** One or several codes of the answer list, each once. */
export function checkChoice(
  definition: InstrumentDefinition,
  item: ChoiceItem,
  value: AnswerValue,
): AnswerFault | null {
  const fault = (key: string, params?: Record<string, number>): AnswerFault => ({
    itemCode: item.code,
    key,
    params,
  });
  if (!('codes' in value) || value.codes.length === 0) return fault('fault.invalid');
  const known = new Set(choicesOf(definition, item).map((choice) => choice.code));
  if (value.codes.some((code) => !known.has(code)) || new Set(value.codes).size !== value.codes.length)
    return fault('fault.invalid');
  const most = item.type === 'multiple' ? (item.maxChoices ?? known.size) : allowed[item.type];
  return value.codes.length > most ? fault('fault.max', { max: most }) : null;
}
