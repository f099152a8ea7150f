import type { AnswerValue } from '../answers.js';
import type { AnswerFault } from '../answer-fault.js';
import { choicesOf, type InstrumentDefinition, type MatrixItem, type ThenTestItem } from '../definition.js';

/** One code of the answer list for one row, or for one side of a before-and-now row. */
export function checkScaleRow(
  definition: InstrumentDefinition,
  item: MatrixItem | ThenTestItem,
  rowCode: string,
  value: AnswerValue,
): AnswerFault | null {
  const known = choicesOf(definition, item).map((choice) => choice.code);
  const fits = 'codes' in value && value.codes.length === 1 && known.includes(value.codes[0] ?? '');
  return fits ? null : { itemCode: rowCode, key: 'fault.invalid' };
}
