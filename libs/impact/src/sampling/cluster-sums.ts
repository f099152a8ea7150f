import type { CalibrationModel } from './calibration.js';
import type { Grouping } from './calibrated-means.js';
import type { SurveyDesign } from './design.js';
import { combine } from './margins.js';
import { add, real, whole } from './values.js';

/** Rows in the order of their clusters, each with its combination of margins and groups. */
export interface SortedRows {
  n: number;
  /** Null when the rows lie in the order of their clusters already. */
  order: Int32Array | null;
  cluster: Int32Array;
  clusters: number;
  weight: Float64Array;
  base: Float64Array;
  /** Rows that share margins and groups share a combination: sums by cell are added up from these, not from people. */
  combination: Int32Array;
  /** By combination: cell of the margins. */
  cellOf: Int32Array;
  cells: number;
  /** By combination, then grouping: place in a line of sums; 0 is everybody, `width` nobody. */
  slotsOf: Int32Array;
  /** First place of each grouping. */
  offsets: number[];
  width: number;
  /** By cluster: sums of w·x. */
  x: Float64Array;
}

/** Puts rows in the order of their clusters and numbers their combinations. */
export function sortRows(
  design: SurveyDesign,
  weights: Float64Array,
  groupings: readonly Grouping[],
  model: CalibrationModel | null,
): SortedRows {
  const { n, clusters } = design;
  const order = orderOf(design);
  let width = 1;
  const offsets = groupings.map(({ groups }) => (width += groups) - groups);
  const sortedCodes = (list: Int32Array) => (order ? gather(list, order, new Int32Array(n)) : list);
  const sortedNumbers = (list: Float64Array) => (order ? gather(list, order, new Float64Array(n)) : list);
  const cell = model ? sortedCodes(model.margins.cell) : new Int32Array(n);
  const codes = groupings.map((one) => sortedCodes(one.codes));
  let [combination, combinations] = combine(cell, model?.margins.cells ?? 1, new Int32Array(n));
  for (const list of codes) [combination, combinations] = combine(combination, combinations, list);
  const cellOf = new Int32Array(combinations);
  for (let i = 0; i < n; i += 1) cellOf[combination[i] ?? 0] = cell[i] ?? 0;
  const slotsOf = new Int32Array(combinations * groupings.length);
  codes.forEach((list, g) => {
    for (let i = 0; i < n; i += 1) {
      const code = list[i] ?? -1;
      slotsOf[(combination[i] ?? 0) * codes.length + g] = code < 0 ? width : (offsets[g] ?? 0) + code;
    }
  });
  const rows = {
    ...{ n, order, clusters, combination, cellOf, slotsOf, offsets, width },
    cluster: sortedCodes(design.cluster),
    weight: sortedNumbers(weights),
    base: model ? sortedNumbers(model.margins.base) : sortedNumbers(weights),
    cells: model?.margins.cells ?? 1,
  };
  return { ...rows, x: marginSums(rows, model) };
}

/** A list in another order, written into one that is there. */
export function gather<T extends Float64Array | Int32Array>(list: T, order: Int32Array, into: T): T {
  for (let i = 0; i < order.length; i += 1) into[i] = list[order[i] ?? 0] ?? Number.NaN;
  return into;
}

function orderOf({ cluster, clusters, n }: SurveyDesign): Int32Array | null {
  let sorted = true;
  for (let i = 1; i < n && sorted; i += 1) sorted = whole(cluster, i) >= whole(cluster, i - 1);
  if (sorted) return null;
  const next = new Int32Array(clusters + 1);
  for (const c of cluster) next[c + 1] = whole(next, c + 1) + 1;
  for (let c = 0; c < clusters; c += 1) next[c + 1] = whole(next, c + 1) + whole(next, c);
  const order = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    const c = whole(cluster, i);
    order[whole(next, c)] = i;
    next[c] = whole(next, c) + 1;
  }
  return order;
}

function marginSums(rows: Omit<SortedRows, 'x'>, model: CalibrationModel | null): Float64Array {
  if (!model) return new Float64Array(0);
  const { n, cluster, weight, combination, cellOf } = rows;
  const sums = new Float64Array(rows.clusters * model.width);
  for (let i = 0; i < n; i += 1) {
    const line = whole(cluster, i) * model.width;
    const w = real(weight, i);
    for (const column of model.columnsOf[whole(cellOf, whole(combination, i))] ?? [])
      add(sums, line + column, w);
  }
  return sums;
}

/** Sums of one item over whoever answered it; the same lists serve one item after the other. */
export interface ItemSums {
  /** By place, then cluster: Σ w·(y − shift), and Σ w. */
  top: Float64Array;
  below: Float64Array;
  /** By place, then cell: Σ d·(y − shift), and Σ d. */
  cellTop: Float64Array;
  cellBelow: Float64Array;
  /** By place: answers. */
  counts: Int32Array;
  /** By combination, before they are added up: Σ d·(y − shift), Σ d, answers. */
  ofCombinations: { top: Float64Array; below: Float64Array; counts: Int32Array };
}

export function emptySums({ width, clusters, cells, cellOf }: SortedRows): ItemSums {
  return {
    top: new Float64Array(width * clusters),
    below: new Float64Array(width * clusters),
    cellTop: new Float64Array(width * cells),
    cellBelow: new Float64Array(width * cells),
    counts: new Int32Array(width),
    ofCombinations: {
      top: new Float64Array(cellOf.length),
      below: new Float64Array(cellOf.length),
      counts: new Int32Array(cellOf.length),
    },
  };
}

/**
 * Reads the people of one item once. A cluster is summed in one short line that stays in the nearest cache, and is
 * written out when the next begins.
 */
export function sumItem(rows: SortedRows, values: Float64Array, shift: number, sums: ItemSums): void {
  const { n, cluster, combination, weight, base, slotsOf, width } = rows;
  const kinds = rows.offsets.length;
  const { top, below, counts } = sums.ofCombinations;
  for (const list of [sums.top, sums.below, top, below, counts]) list.fill(0);
  const line = new Float64Array(2 * (width + 1));
  let here = whole(cluster, 0);
  for (let i = 0; i < n; i += 1) {
    const c = whole(cluster, i);
    if (c !== here) {
      writeOut(line, here, rows, sums);
      here = c;
    }
    const value = real(values, i);
    const w = real(weight, i);
    if (Number.isNaN(value) || w === 0) continue;
    const d = real(base, i);
    const y = value - shift;
    const k = whole(combination, i);
    add(top, k, d * y);
    add(below, k, d);
    counts[k] = whole(counts, k) + 1;
    const wy = w * y;
    add(line, 0, wy);
    add(line, 1, w);
    for (let s = k * kinds; s < (k + 1) * kinds; s += 1) {
      const place = 2 * whole(slotsOf, s);
      add(line, place, wy);
      add(line, place + 1, w);
    }
  }
  writeOut(line, here, rows, sums);
  addCombinations(rows, sums);
}

function writeOut(line: Float64Array, cluster: number, rows: SortedRows, { top, below }: ItemSums): void {
  for (let place = 0; place < rows.width; place += 1) {
    top[place * rows.clusters + cluster] = real(line, 2 * place);
    below[place * rows.clusters + cluster] = real(line, 2 * place + 1);
  }
  line.fill(0);
}

function addCombinations({ cellOf, cells, slotsOf, offsets, width }: SortedRows, sums: ItemSums): void {
  const { cellTop, cellBelow, ofCombinations } = sums;
  for (const list of [cellTop, cellBelow, sums.counts]) list.fill(0);
  for (let k = 0; k < cellOf.length; k += 1)
    for (let g = -1; g < offsets.length; g += 1) {
      const place = g < 0 ? 0 : whole(slotsOf, k * offsets.length + g);
      if (place === width) continue;
      const line = place * cells + whole(cellOf, k);
      add(cellTop, line, real(ofCombinations.top, k));
      add(cellBelow, line, real(ofCombinations.below, k));
      sums.counts[place] = whole(sums.counts, place) + whole(ofCombinations.counts, k);
    }
}
