import {
  add,
  at,
  encode,
  type Labels,
  type SamplingReason,
  sumOf,
  toWeights,
  type Values,
  whole,
  real,
} from './values.js';

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
    for (let i = 0; i < codes.length; i += 1) add(held, whole(codes, i), real(weights, i));
    const wanted = Object.entries(inputs[m]?.targets ?? {}).filter(([, target]) => target > 0);
    if (wanted.some(([name]) => !(at(held, levels.indexOf(name)) > 0))) return 'empty_category';
    if (held.some((weight, k) => weight > 0 && !(at(targets[m] ?? [], k) > 0))) return 'bad_target';
  }
  return null;
}

/** Numbers the combinations of groups that occur. */
function cellsOf(base: Float64Array, codes: readonly Int32Array[]) {
  let [cell, cells] = [new Int32Array(base.length), 1];
  for (const list of codes) [cell, cells] = combine(cell, cells, list);
  const groupOf = codes.map(() => new Int32Array(cells));
  const cellBase = new Float64Array(cells);
  for (let i = 0; i < cell.length; i += 1) add(cellBase, whole(cell, i), real(base, i));
  codes.forEach((list, m) => {
    const groups = groupOf[m] ?? cell;
    for (let i = 0; i < cell.length; i += 1) groups[whole(cell, i)] = whole(list, i);
  });
  return { cell, cells, groupOf, cellBase };
}

/** Up to this many possible pairs are looked up in a plain list, which takes a fifth of the time of a map. */
const mostInList = 2 ** 22;

/**
 * Numbers the pairs of two lists of codes that occur, from 0 in the order of their first row.
 *
 * @param before whole numbers from 0, below `size`
 * @param codes  of the same length, from −1
 * @returns a number for each row, and how many there are
 * @example combine([0, 1, 0, 0], 2, [5, 5, 5, -1]) // [[0, 1, 0, 2], 3]
 */
export function combine(
  before: Int32Array,
  size: number,
  codes: Int32Array,
): [Int32Array<ArrayBuffer>, number] {
  let groups = 1;
  for (const code of codes) if (code + 2 > groups) groups = code + 2;
  // Numbers from 1, so that 0 is a pair that was not met yet.
  const list = size * groups <= mostInList ? new Int32Array(size * groups) : null;
  const map = new Map<number, number>();
  const pairs = new Int32Array(codes.length);
  let met = 0;
  for (let i = 0; i < pairs.length; i += 1) {
    const key = whole(before, i) * groups + whole(codes, i) + 1;
    let number = (list ? list[key] : map.get(key)) ?? 0;
    if (number === 0) {
      met += 1;
      number = met;
      if (list) list[key] = number;
      else map.set(key, number);
    }
    pairs[i] = number - 1;
  }
  return [pairs, met];
}
