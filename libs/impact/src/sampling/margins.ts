import { at, encode, type Labels, type SamplingReason, sumOf, toWeights, type Values } from './values.js';

/** A margin to rake to: what group each row is in, and what the groups have in the population. */
export interface MarginInput {
  labels: Labels;
  targets: Readonly<Record<string, number>>;
}

/** Margins read against the rows. */
export interface Margins {
  base: Float64Array;
  codes: Int32Array[];
  levels: string[][];
  targets: Float64Array[];
  /** Rows that share all their groups share a cell, and with it a factor. */
  cell: Int32Array;
  cells: number;
  /** By margin, then cell: the group. */
  groupOf: Int32Array[];
  /** By cell: sum of the base weights. */
  cellBase: Float64Array;
}

/** More groups than this over all margins are an identifier by accident, not a margin. */
const mostCategories = 1000;

/**
 * Reads margins: every row needs a group in each of them, every group that has rows a positive target, every positive
 * target rows, and all margins the same total.
 *
 * @param base base weight of each row
 * @returns margins, or null with `missing_category`, `bad_target` (negative, not finite, none for a group with rows,
 *          or 0 for one), `empty_category`, `totals_differ`, `too_many_categories` (over 1,000), or what is wrong with
 *          the weights
 * @source METHODS §1.9; Bishop, Fienberg, Holland (1975), 3.5
 * @example readMargins([1, 1], [{ labels: ['x', 'y'], targets: { x: 5, y: 7 } }]).margins // cells 2
 */
export function readMargins(
  base: Values,
  inputs: readonly MarginInput[],
): { margins: Margins | null; reason: SamplingReason | null } {
  const { weights, reason } = toWeights(base);
  const fail = (why: SamplingReason) => ({ margins: null, reason: why });
  if (reason) return fail(reason);
  if (inputs.length === 0 || inputs.some(({ labels }) => labels.length !== weights.length))
    return fail('bad_shape');
  const read = inputs.map(({ labels }) => encode(labels));
  if (read.some(({ codes }) => codes.includes(-1))) return fail('missing_category');
  if (read.reduce((sum, { levels }) => sum + levels.length, 0) > mostCategories)
    return fail('too_many_categories');
  const targets = read.map(({ levels }, m) =>
    Float64Array.from(levels, (level) => targetOf(inputs[m]?.targets ?? {}, level)),
  );
  const wrong = checkTargets(weights, inputs, read, targets);
  if (wrong) return fail(wrong);
  const codes = read.map((one) => one.codes);
  return {
    margins: {
      base: weights,
      codes,
      levels: read.map(({ levels }) => levels),
      targets,
      ...cellsOf(weights, codes),
    },
    reason: null,
  };
}

function targetOf(targets: Readonly<Record<string, number>>, level: string): number {
  return Object.hasOwn(targets, level) ? (targets[level] ?? Number.NaN) : Number.NaN;
}

function checkTargets(
  weights: Float64Array,
  inputs: readonly MarginInput[],
  read: readonly { codes: Int32Array; levels: string[] }[],
  targets: readonly Float64Array[],
): SamplingReason | null {
  const good = (value: number) => value >= 0 && value < Infinity;
  if (!inputs.every((input) => Object.values(input.targets).every(good))) return 'bad_target';
  const totals = inputs.map((input) => sumOf(Object.values(input.targets)));
  const total = totals[0] ?? 0;
  if (!(total > 0 && total < Infinity)) return 'bad_target';
  if (totals.some((other) => Math.abs(other - total) > 1e-6 * total)) return 'totals_differ';
  for (const [m, { codes, levels }] of read.entries()) {
    const held = new Float64Array(levels.length);
    codes.forEach((code, i) => {
      held[code] = at(held, code) + at(weights, i);
    });
    const wanted = Object.entries(inputs[m]?.targets ?? {}).filter(([, target]) => target > 0);
    if (wanted.some(([name]) => !(at(held, levels.indexOf(name)) > 0))) return 'empty_category';
    if (held.some((weight, k) => weight > 0 && !(at(targets[m] ?? [], k) > 0))) return 'bad_target';
  }
  return null;
}

/** Numbers the combinations of groups that occur. */
function cellsOf(base: Float64Array, codes: readonly Int32Array[]) {
  let cell = new Int32Array(base.length);
  let seen = new Map<number, number>([[0, 0]]);
  for (const list of codes) {
    const groups = list.reduce((most, code) => Math.max(most, code), 0) + 1;
    const next = new Map<number, number>();
    cell = cell.map((before, i) => {
      const key = before * groups + at(list, i);
      const known = next.get(key);
      if (known !== undefined) return known;
      next.set(key, next.size);
      return next.size - 1;
    });
    seen = next;
  }
  const groupOf = codes.map(() => new Int32Array(seen.size));
  const cellBase = new Float64Array(seen.size);
  cell.forEach((c, i) => {
    cellBase[c] = at(cellBase, c) + at(base, i);
    codes.forEach((list, m) => {
      (groupOf[m] ?? cell)[c] = at(list, i);
    });
  });
  return { cell, cells: seen.size, groupOf, cellBase };
}
