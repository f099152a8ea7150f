import type { AnswerFault } from './answer-fault.js';
import type { AnswerMap, AnswerValue, MissingReason } from './answers.js';
import { checkAnswers } from './check-answers.js';
import { answerCodesOf } from './answer-codes.js';
import { type InstrumentDefinition, type Item, itemsOf } from './definition.js';

const missingReasons: readonly string[] = ['not_applicable', 'dont_know'] satisfies MissingReason[];

/**
 * The columns of a sheet that holds answers: one an answer code, a matrix has one a row.
 *
 * @param definition the instrument
 * @returns codes in the order of the form
 * @example answerColumns(applicationForm)[0] // 'APP-LVL'
 */
export function answerColumns(definition: InstrumentDefinition): string[] {
  return itemsOf(definition).flatMap(answerCodesOf);
}

/**
 * Answers as cells of a sheet: choice codes with a semicolon between several, numbers with a point, days as ISO 8601,
 * texts as they are, and a missing answer by its reason.
 *
 * @param answers item code → answer
 * @returns item code → text; an item without answer is absent
 * @example writeAnswerCells({ 'APP-YRS': { number: 4 }, 'APP-LVL': { codes: ['manager'] } }) // { 'APP-YRS': '4', 'APP-LVL': 'manager' }
 */
export function writeAnswerCells(answers: AnswerMap): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([code, value]) => [code, textOf(value)]));
}

/**
 * What the cells of a line answer; the way back of `writeAnswerCells`. Nothing is demanded: an empty cell is no answer.
 *
 * @param definition the instrument
 * @param cells      item code → text; codes that the instrument does not ask are left alone
 * @returns answers: those that fit; faults: the cells that are no answer to their question
 * @example readAnswerCells(applicationForm, { 'APP-LVL': 'king' }).faults[0] // { itemCode: 'APP-LVL', key: 'fault.invalid' }
 */
export function readAnswerCells(
  definition: InstrumentDefinition,
  cells: Readonly<Record<string, string>>,
): { answers: AnswerMap; faults: AnswerFault[] } {
  const answers: AnswerMap = {};
  for (const item of itemsOf(definition))
    for (const code of answerCodesOf(item)) {
      const cell = Object.hasOwn(cells, code) ? (cells[code] ?? '') : '';
      if (cell.trim() !== '') answers[code] = valueOf(item, cell);
    }
  const { accepted, faults } = checkAnswers(definition, answers, 'draft');
  return { answers: accepted, faults };
}

function textOf(value: AnswerValue): string {
  if ('codes' in value) return value.codes.join('; ');
  if ('number' in value) return String(value.number);
  if ('date' in value) return value.date;
  if ('file' in value) return value.name;
  return 'missing' in value ? value.missing : value.text.replaceAll(/\r\n?/g, '\n');
}

/** A cell of a workbook knows one kind of line end, a text field of a page another. */
function valueOf(item: Item, cell: string): AnswerValue {
  const word = cell.trim();
  switch (item.type) {
    case 'short_text':
    case 'long_text':
      return { text: cell.replaceAll(/\r\n?/g, '\n') };
    case 'date':
      return { date: word };
    case 'number':
    case 'rating':
    case 'rating_0_10':
    case 'factor_list':
    case 'percent_pair':
      if (missingReasons.includes(word)) return { missing: word as MissingReason };
      return { number: Number(word.replace(',', '.')) };
    default:
      return { codes: word.split(/\s*;\s*/) };
  }
}
