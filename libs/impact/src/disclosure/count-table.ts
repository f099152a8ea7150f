/** Why a group is not shown: it is small itself, or it would give a small one away by subtraction. */
export type Mark = 'primary' | 'complementary';

/** People by group (rows) and sex (columns), with what they answered where answers are published. */
export interface CountTable {
  /** People in [row][column]. */
  counts: readonly (readonly number[])[];
  /** How many of them gave each kind of answer, [row][column][kind]; absent for plain counts. */
  answers?: readonly (readonly (readonly number[])[])[];
}

export interface Cell {
  row: number;
  column: number;
}

/** The rule of what is small. */
export interface SmallRule {
  /** Groups of 1 … k − 1 people are hidden. */
  k: number;
  /** Groups below this size are hidden too when everybody in them gave the same answer. */
  sameAnswerBelow: number;
}

/** Which lines of a table can be added up by a reader: cells of one class have a known total. */
export interface KnownLines {
  /** Class of each row; hidden rows share one, because only their sum is known. */
  rowClass: readonly number[];
  columnClass: readonly number[];
}

/**
 * People in a set of cells.
 *
 * @example peopleIn({ counts: [[3, 4]] }, [{ row: 0, column: 1 }]) // 4
 */
export function peopleIn(table: CountTable, cells: readonly Cell[]): number {
  return cells.reduce((sum, { row, column }) => sum + (table.counts[row]?.[column] ?? 0), 0);
}

/**
 * Whether a set of people is too small to be described.
 *
 * @param table people and their answers
 * @param cells the set, as cells of the table
 * @param rule  thresholds in people
 * @returns true for 1 … k − 1 people, and for a small group in which all gave the same answer, since its 0 % or
 *          100 % tells what every single one said; false for nobody at all
 * @source METHODS §1.17; A. Hundepool et al. (2012), Statistical Disclosure Control, ch. 4
 * @example isSmall({ counts: [[4]] }, [{ row: 0, column: 0 }], { k: 5, sameAnswerBelow: 10 }) // true
 */
export function isSmall(table: CountTable, cells: readonly Cell[], rule: SmallRule): boolean {
  const n = peopleIn(table, cells);
  if (n === 0) return false;
  return n < rule.k || (n < rule.sameAnswerBelow && allSameAnswer(table, cells, n));
}

function allSameAnswer({ answers }: CountTable, cells: readonly Cell[], n: number): boolean {
  if (!answers) return false;
  const kinds = answers[0]?.[0]?.length ?? 0;
  for (let kind = 0; kind < kinds; kind += 1) {
    const given = cells.reduce((sum, { row, column }) => sum + (answers[row]?.[column]?.[kind] ?? 0), 0);
    if (given === n) return true;
  }
  return false;
}
