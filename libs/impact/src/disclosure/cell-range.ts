import type { Interval } from '../estimate.js';
import type { Cell } from './count-table.js';

interface Step {
  to: string;
  room: number;
}

/**
 * What a reader of a table with published margins can tell of a hidden cell: the least and the most that it can be.
 *
 * The others balance a change of the cell along paths between rows and columns; the room for it is a largest flow,
 * which for these networks is what linear programming finds.
 *
 * @param counts true values, 0 or more
 * @param cell   one of `hidden`
 * @param hidden every cell that is not shown
 * @returns bounds over all tables without negative cells and with the same rows and columns; upper may be Infinity
 *          only if the table is
 * @source L. H. Cox (1995), J. Am. Stat. Assoc. 90, 1453–1462; L. R. Ford, D. R. Fulkerson (1956)
 * @example rangeOf([[3, 9], [8, 7]], corner, all four) // 3 − min(3, 7) = 0 to 3 + min(9, 8) = 11
 */
export function rangeOf(
  counts: readonly (readonly number[])[],
  cell: Cell,
  hidden: readonly Cell[],
): Interval {
  const value = counts[cell.row]?.[cell.column] ?? 0;
  const others = hidden.filter(({ row, column }) => row !== cell.row || column !== cell.column);
  const [row, column] = [`r${cell.row}`, `c${cell.column}`];
  return {
    lower: value - Math.min(value, largestFlow(networkOf(counts, others), column, row)),
    upper: value + largestFlow(networkOf(counts, others), row, column),
  };
}

/** A cell may fall by its value (row to column) and rise without bound (column to row). */
function networkOf(counts: readonly (readonly number[])[], cells: readonly Cell[]): Map<string, Step[]> {
  const network = new Map<string, Step[]>();
  const add = (from: string, to: string, room: number) =>
    network.set(from, [...(network.get(from) ?? []), { to, room }]);
  for (const { row, column } of cells) {
    add(`r${row}`, `c${column}`, counts[row]?.[column] ?? 0);
    add(`c${column}`, `r${row}`, Infinity);
  }
  return network;
}

function largestFlow(network: Map<string, Step[]>, from: string, to: string): number {
  let flow = 0;
  for (let path = pathOf(network, from, to); path; path = pathOf(network, from, to)) {
    const room = Math.min(...path.map(({ step }) => step.room));
    if (room === Infinity) return Infinity;
    flow += room;
    for (const { at, step } of path) {
      step.room -= room;
      const back = network.get(step.to)?.find((other) => other.to === at);
      if (back) back.room += room;
    }
  }
  return flow;
}

/** The shortest way with room, breadth first. */
function pathOf(network: Map<string, Step[]>, from: string, to: string) {
  const came = new Map<string, { at: string; step: Step } | null>([[from, null]]);
  for (const at of came.keys()) {
    for (const step of network.get(at) ?? []) {
      if (step.room > 0 && !came.has(step.to)) came.set(step.to, { at, step });
    }
  }
  const path: { at: string; step: Step }[] = [];
  for (let last = came.get(to); last; last = came.get(last.at)) path.push(last);
  return path.length > 0 ? path : null;
}
