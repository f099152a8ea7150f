import type { Interval, NullReason } from '../estimate.js';
import type { Cell } from './count-table.js';
import { rangeOf } from './cell-range.js';

/** A set of secondary cells that protects, and how much it hides. */
export interface SecondaryPattern {
  cells: Cell[];
  value: number;
}

/** The cheapest ways to protect a small table with published margins; cells go column by column. */
export interface OptimalSuppression {
  primary: Cell[];
  /** Fewest secondary cells that pass the audit; null when even hiding everything does not. */
  fewest: number | null;
  /** Every pattern of that many. */
  patterns: SecondaryPattern[];
  /** Primary and secondary cells of the pattern among them that hides least, and what a reader can tell of each. */
  best: Cell[];
  ranges: Interval[];
  leastValue: number | null;
  reason: NullReason | null;
}

/** More candidates than this would take longer than a minute. */
const mostCandidates = 20;

/**
 * Searches all secondary suppressions of a small table: the optimum that others are compared with.
 *
 * @param counts people or money by [row][column], 0 or more
 * @param rule   `k`: cells of 1 … k − 1 are primary; `protection`: how far from the value the audit must reach
 * @returns patterns with the fewest cells. Each passes the audit: over all tables without negative cells and with the
 *          published margins, a primary cell of value v reaches from v − min(protection, v) to v + protection. An
 *          empty table: `no_answers`. A broken one (not rectangular, negative, not finite): `not_defined`. More than 20
 *          cells that could be hidden: `not_converged`, the search would take too long
 * @source L. H. Cox (1995), J. Am. Stat. Assoc. 90, 1453–1462; A. Hundepool et al. (2012), ch. 4
 * @example optimalSuppression([[3, 9], [8, 7]], { k: 5, protection: 3 }).fewest // 3: the other corners
 */
export function optimalSuppression(
  counts: readonly (readonly number[])[],
  rule: { k: number; protection: number },
): OptimalSuppression {
  const cells = cellsOf(counts);
  const none = (reason: NullReason | null, primary: Cell[] = []): OptimalSuppression => {
    return { primary, fewest: null, patterns: [], best: [], ranges: [], leastValue: null, reason };
  };
  if (cells.length === 0) return none('no_answers');
  if (!isTable(counts)) return none('not_defined');
  const primary = cells.filter((cell) => valueAt(counts, cell) > 0 && valueAt(counts, cell) < rule.k);
  const candidates = cells.filter((cell) => !primary.includes(cell));
  if (candidates.length > mostCandidates) return none('not_converged', primary);
  for (let size = 0; size <= candidates.length; size += 1) {
    const patterns = combinations(candidates, size)
      .filter((chosen) => passesAudit(counts, primary, [...primary, ...chosen], rule.protection))
      .map((chosen) => ({
        cells: chosen,
        value: chosen.reduce((sum, cell) => sum + valueAt(counts, cell), 0),
      }));
    const [cheapest] = patterns.toSorted((one, other) => one.value - other.value);
    if (!cheapest) continue;
    const best = cells.filter((cell) => primary.includes(cell) || cheapest.cells.includes(cell));
    const ranges = best.map((cell) => rangeOf(counts, cell, best));
    return { primary, fewest: size, patterns, best, ranges, leastValue: cheapest.value, reason: null };
  }
  return none('not_defined', primary);
}

const valueAt = (counts: readonly (readonly number[])[], { row, column }: Cell): number =>
  counts[row]?.[column] ?? 0;

/** Column by column, as R numbers them. */
function cellsOf(counts: readonly (readonly number[])[]): Cell[] {
  return (counts[0] ?? []).flatMap((_, column) => counts.map((_row, row) => ({ row, column })));
}

function isTable(counts: readonly (readonly number[])[]): boolean {
  const width = counts[0]?.length;
  return counts.every(
    (row) => row.length === width && row.every((value) => Number.isFinite(value) && value >= 0),
  );
}

function passesAudit(
  counts: readonly (readonly number[])[],
  primary: readonly Cell[],
  hidden: readonly Cell[],
  protection: number,
): boolean {
  return primary.every((cell) => {
    const value = valueAt(counts, cell);
    const { lower, upper } = rangeOf(counts, cell, hidden);
    return lower <= value - Math.min(protection, value) && upper >= value + protection;
  });
}

/** All choices of this many, in the order of the list. */
function combinations<T>(of: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return of.flatMap((first, i) => combinations(of.slice(i + 1), size - 1).map((rest) => [first, ...rest]));
}
