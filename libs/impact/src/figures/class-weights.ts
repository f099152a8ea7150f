import type { CountTable } from '../disclosure/count-table.js';
import type { Pattern } from '../disclosure/suppress.js';
import { calibrationModel, type CalibrationModel } from '../sampling/calibration.js';
import { type MarginInput, readMargins } from '../sampling/margins.js';
import { rakeWeights } from '../sampling/rake-weights.js';
import type { Population } from './people.js';
import { weightingPolicy } from './weighting-policy.js';

/** Weights of the answers of one table: everybody in a cell of group and sex counts alike. */
export interface CellWeights {
  method: 'classes' | 'raking';
  /** Of a person, by [row][column]; 0 where nobody answered. */
  weight: readonly (readonly number[])[];
  /** Class of each group (row). */
  classOf: readonly string[];
  model: CalibrationModel;
  /** For each [row][column] the line of the model, −1 where nobody answered. */
  line: readonly (readonly number[])[];
}

/** Name of the class of all groups that are too small, or hidden. */
export const restClass = 'rest';

/**
 * Weights that bring those who answered a question back to everybody who was asked, by classes of the constituent
 * group; by group and sex together (raking) where no part of the table is hidden.
 *
 * **Nothing hidden can be worked out of them.** A group that is hidden in the table never has a class of its own:
 * all hidden groups stand in one class with the small ones, whose sum follows from what is shown anyway. So a
 * weighted figure is a function of figures that readers see already.
 *
 * @param asked   everybody asked, by group and sex
 * @param table   those of them with an answer, with the same shape
 * @param pattern what is hidden of the table
 * @returns weights in people of the frame for each answer, summing to everybody asked; null when nobody answered
 * @source METHODS §1.8, 1.9; D. Holt, T. M. F. Smith (1979), J. R. Stat. Soc. A 142, 33–46
 * @example asked 50 employers, 50 workers; answers 30 and 10: an employer counts 50/30 = 1.67, a worker 5
 */
export function cellWeights(asked: Population, table: CountTable, pattern: Pattern): CellWeights | null {
  const people = asked.groups.map((_, row) =>
    asked.sexes.map(
      (_sex, column) => asked.people.filter((p) => p.row === row && p.column === column).length,
    ),
  );
  const classOf = classesOf(people.map(total), table.counts.map(total), pattern.rows);
  const cells = table.counts.flatMap((line, row) =>
    line.flatMap((answers, column) => (answers > 0 ? [{ row, column, answers }] : [])),
  );
  if (cells.length === 0) return null;
  const byClass: MarginInput = {
    labels: cells.map(({ row }) => classOf[row] ?? restClass),
    targets: sums(people.map((line, row) => [classOf[row] ?? restClass, total(line)])),
  };
  const bySex: MarginInput = {
    labels: cells.map(({ column }) => String(column)),
    targets: sums(
      asked.sexes.map((_, column) => [String(column), total(people.map((line) => line[column] ?? 0))]),
    ),
  };
  const base = cells.map(({ answers }) => answers);
  const isOpen = [...pattern.rows, ...pattern.columns, ...pattern.cells.flat()].every(
    (mark) => mark === null,
  );
  const hasSexes =
    asked.sexes.length > 1 && columnsOf(table).every((n) => n >= weightingPolicy.collapseBelow);
  const raked = isOpen && hasSexes ? fit(base, [byClass, bySex]) : null;
  const found = raked ?? fit(base, [byClass]);
  if (!found) return null;
  const weight = table.counts.map((line) => line.map(() => 0));
  const lineOf = table.counts.map((counts) => counts.map(() => -1));
  cells.forEach(({ row, column, answers }, at) => {
    (weight[row] as number[])[column] = (found.weights[at] ?? 0) / answers;
    (lineOf[row] as number[])[column] = at;
  });
  return { method: raked ? 'raking' : 'classes', weight, classOf, model: found.model, line: lineOf };
}

function fit(base: readonly number[], inputs: readonly MarginInput[]) {
  const { margins } = readMargins(base, inputs);
  const raked = margins && rakeWeights(margins);
  return margins && raked?.weights ? { weights: raked.weights, model: calibrationModel(margins) } : null;
}

/** Groups with a class of their own; the others share one, which takes in more of them while it is too small. */
function classesOf(asked: readonly number[], answered: readonly number[], marks: Pattern['rows']): string[] {
  const { collapseBelow, largestFactor } = weightingPolicy;
  const overall = total(asked) / total(answered);
  const own = new Set(
    asked.flatMap((n, row) => {
      const answers = answered[row] ?? 0;
      const stands = marks[row] === null && answers >= collapseBelow;
      return stands && n / answers <= largestFactor * overall ? [row] : [];
    }),
  );
  const inRest = (counts: readonly number[]): number => total(counts.filter((_, row) => !own.has(row)));
  while (own.size > 0 && inRest(asked) > 0 && inRest(answered) < collapseBelow) {
    const [smallest] = [...own].sort((a, b) => (answered[a] ?? 0) - (answered[b] ?? 0) || a - b);
    own.delete(smallest ?? 0);
  }
  return asked.map((_, row) => (own.has(row) ? String(row) : restClass));
}

function sums(parts: readonly (readonly [string, number])[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [name, n] of parts) all[name] = (all[name] ?? 0) + n;
  return all;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}

function columnsOf({ counts }: CountTable): number[] {
  return (counts[0] ?? []).map((_, column) => total(counts.map((line) => line[column] ?? 0)));
}
