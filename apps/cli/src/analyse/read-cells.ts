import type { AnalysisPlan, PlannedAnswer, PlannedItem } from '@traccia/contracts';
import type { ItemAnswer } from '@traccia/impact';
import { plainLabel } from '../import/read-response-row.js';
import type { CellFaults } from './cell-faults.js';

/** A cell with its place, so that a fault can name it. */
export interface Cell {
  column: string;
  line: number;
  value: string;
}

/** Larger numbers lose whole units in the sums. */
const largestNumber = 1e12;

/**
 * Reads a coded cell.
 *
 * @returns the code; null for a missing cell; undefined for a fault, which is noted
 */
export type ReadCode = (cell: Cell, faults: CellFaults) => string | null | undefined;

/** Reader of a column whose cells stand for codes of the product. */
export function codeReader(codes: Readonly<Record<string, string>>, missing: ReadonlySet<string>): ReadCode {
  const byCell = new Map(Object.entries(codes).map(([cell, code]) => [plainLabel(cell), code]));
  return ({ column, line, value }, faults) => {
    const code = byCell.get(plainLabel(value));
    if (code !== undefined) return code;
    if (missing.has(value)) return null;
    faults.at(column, line, value, 'has no code in the plan');
    return undefined;
  };
}

/** Reads a number that a spreadsheet would take for one; null and a fault otherwise. */
export function readNumber({ column, line, value }: Cell, faults: CellFaults): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(value))
    return faults.at(
      column,
      line,
      value,
      /^[+-]?\d+,\d+$/.test(value) ? 'has a decimal comma; write a point' : 'is not a number',
    );
  const number = Number(value);
  if (!(Math.abs(number) <= largestNumber))
    return faults.at(column, line, value, `is beyond ${largestNumber}`);
  return number;
}

/**
 * Reads the answer of one item.
 *
 * @returns null for no answer, and for a fault, which is noted
 */
export type ReadAnswer = (cell: Cell, faults: CellFaults) => ItemAnswer | null;

export function answerReader(
  item: PlannedItem,
  plan: AnalysisPlan,
  missing: ReadonlySet<string>,
): ReadAnswer {
  const absent = new Set([...missing, ...item.missingCells]);
  const list = item.answers === undefined ? undefined : plan.answerLists[item.answers];
  return list ? choiceReader(item, list, absent) : numberReader(item, absent);
}

function numberReader(item: PlannedItem, absent: ReadonlySet<string>): ReadAnswer {
  const rating = item.type === 'rating_0_10';
  const { least = -Infinity, most = Infinity } = rating ? { least: 0, most: 10 } : item;
  return (cell, faults) => {
    if (absent.has(cell.value)) return null;
    const number = readNumber(cell, faults);
    if (number === null) return null;
    const fits = number >= least && number <= most && (!rating || Number.isInteger(number));
    if (fits) return { number };
    const ends = rating ? 'is not a whole number from 0 to 10' : `is outside ${least} to ${most}`;
    return faults.at(cell.column, cell.line, cell.value, ends);
  };
}

function choiceReader(
  item: PlannedItem,
  list: readonly PlannedAnswer[],
  absent: ReadonlySet<string>,
): ReadAnswer {
  const byCell = new Map(
    list.flatMap(({ code, cells }) => (cells ?? [code]).map((cell) => [plainLabel(cell), code] as const)),
  );
  const other = list.find(({ anythingElse }) => anythingElse)?.code;
  // Most cells say what an earlier one said.
  const seen = new Map<string, ItemAnswer>();
  return (cell, faults) => {
    const before = seen.get(cell.value);
    if (before) return before;
    const codes = codesIn(cell, faults);
    if (codes.length === 0) return null;
    const answer = { codes: [...new Set(codes)] };
    seen.set(cell.value, answer);
    return answer;
  };

  function codesIn({ column, line, value }: Cell, faults: CellFaults): string[] {
    const whole = byCell.get(plainLabel(value));
    if (whole !== undefined) return [whole];
    const parts = item.separator === undefined ? [value] : value.split(item.separator);
    return parts.map(plainLabel).flatMap((part) => {
      const code = byCell.get(part);
      if (code !== undefined) return [code];
      if (part === '' || absent.has(part)) return [];
      if (other !== undefined) return [other];
      faults.at(column, line, part, `is not an answer of the list "${item.answers ?? ''}"`);
      return [];
    });
  }
}
