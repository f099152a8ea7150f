export type BalanceDimension = 'group' | 'sex' | 'region';

/** What of an applicant counts for the balance; `region` is null when the country is not known. */
export interface BalanceFacts {
  group: string;
  sex: string;
  region: string | null;
}
/** How many people of one kind the activity wants. */
export interface BalanceTarget {
  dimension: BalanceDimension;
  code: string;
  places: number;
}
export interface BalanceLine {
  dimension: BalanceDimension;
  code: string;
  chosen: number;
  /** null: nothing was asked for. */
  target: number | null;
  /** Chosen − target: negative when people are missing; null without a target. */
  gap: number | null;
}
/** One cell of group × sex × region; only cells that somebody fills. */
export interface BalanceCell {
  group: string;
  sex: string;
  region: string;
  chosen: number;
}
export interface Balance {
  chosen: number;
  lines: BalanceLine[];
  cells: BalanceCell[];
  /** Women among those whose sex is known, 0–1; null when nobody's is. */
  womenShare: number | null;
}

const nowhere = 'unknown';

/**
 * How a chosen list stands against what the activity wants, by constituent group, sex and region, and by all three
 * together. Browser and server ask the same function.
 *
 * @param chosen  those who are chosen, in any order; an unknown region counts as `unknown`
 * @param targets people wanted a dimension and code; a target that nobody meets is a line with `chosen` 0
 * @returns lines with targets first, in their order, then what is there without a target, most people first
 * @example balanceOf([{ group: 'workers_org', sex: 'woman', region: 'africa' }],
 *   [{ dimension: 'group', code: 'workers_org', places: 3 }]).lines[0]
 *   // { dimension: 'group', code: 'workers_org', chosen: 1, target: 3, gap: -2 }
 */
export function balanceOf(chosen: readonly BalanceFacts[], targets: readonly BalanceTarget[]): Balance {
  const lines = (['group', 'sex', 'region'] as const).flatMap((dimension) =>
    linesOf(
      dimension,
      chosen.map((facts) => facts[dimension] ?? nowhere),
      targets.filter((target) => target.dimension === dimension),
    ),
  );
  return { chosen: chosen.length, lines, cells: cellsOf(chosen), womenShare: womenShareOf(chosen) };
}

function linesOf(
  dimension: BalanceDimension,
  codes: readonly string[],
  targets: readonly BalanceTarget[],
): BalanceLine[] {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const wanted = targets.map(({ code, places }) => {
    const here = counts.get(code) ?? 0;
    counts.delete(code);
    return { dimension, code, chosen: here, target: places, gap: here - places };
  });
  const rest = [...counts]
    .toSorted(([a, most], [b, least]) => least - most || a.localeCompare(b))
    .map(([code, here]) => ({ dimension, code, chosen: here, target: null, gap: null }));
  return [...wanted, ...rest];
}

function cellsOf(chosen: readonly BalanceFacts[]): BalanceCell[] {
  const cells = new Map<string, BalanceCell>();
  for (const { group, sex, region } of chosen) {
    const key = [group, sex, region ?? nowhere].join('|');
    const cell = cells.get(key) ?? { group, sex, region: region ?? nowhere, chosen: 0 };
    cells.set(key, { ...cell, chosen: cell.chosen + 1 });
  }
  return [...cells].toSorted(([a], [b]) => a.localeCompare(b)).map(([, cell]) => cell);
}

function womenShareOf(chosen: readonly BalanceFacts[]): number | null {
  const women = chosen.filter(({ sex }) => sex === 'woman').length;
  const men = chosen.filter(({ sex }) => sex === 'man').length;
  return women + men === 0 ? null : women / (women + men);
}
