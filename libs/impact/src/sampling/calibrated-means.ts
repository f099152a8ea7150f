import { type CalibrationModel, coefficients, columnsOfCell } from './calibration.js';
import { covarianceOfClusters } from './design-covariance.js';
import { type DesignEstimate, estimateFrom } from './design-estimate.js';
import type { SurveyDesign } from './design.js';
import { at } from './values.js';

/** Groups to break means down by: a number from 0 for each row, −1 for none. */
export interface Grouping {
  codes: Int32Array;
  groups: number;
}

/** Means of one item: over all, then by group of each grouping. */
export interface ItemMeans {
  all: DesignEstimate;
  by: DesignEstimate[][];
}

/**
 * Means of many items over all and by many groups, with their calibrated errors.
 *
 * The residuals of people times items times groups never exist: Σ_{k in c} w(z − x′B) = Z_c − X_c′B, so that sums by
 * cluster of w·y (by group), w and w·x are enough. Rows are read in the order of their clusters, one item at a time.
 *
 * @param design  design of the base weights
 * @param weights calibrated weights, one a row
 * @param items   values, NaN is missing: the row leaves the figures of that item only
 * @param model   `calibrationModel` of the margins; without it errors are those of fixed weights
 * @returns estimates in the unit of the items; a group without answers is null with `no_answers`
 * @source Deville, Särndal (1992), J. Am. Stat. Assoc. 87, 376–382; METHODS §4
 * @example two clusters (1, 3) and (5, 7) of weight 1, one margin: mean 4, cluster sums of w(y − 4)/4 −1 and 1, se √4 = 2
 */
export function calibratedMeans(
  design: SurveyDesign,
  weights: Float64Array,
  items: readonly Float64Array[],
  groupings: readonly Grouping[],
  model: CalibrationModel | null,
  level = 0.95,
): ItemMeans[] {
  const rows = sortRows(design, weights, groupings, model);
  const everybody = sumItem(rows, null, 0);
  return items.map((item) => {
    const values = rows.order ? Float64Array.from(rows.order, (i) => at(item, i)) : item;
    return meansOf(design, rows, values, everybody, model, level);
  });
}

interface Rows {
  n: number;
  /** Null when the rows lie in the order of their clusters already. */
  order: Int32Array | null;
  cluster: Int32Array;
  clusters: number;
  weight: Float64Array;
  base: Float64Array;
  cell: Int32Array;
  cells: number;
  /** Places of each grouping in a line of sums: 0 is everybody, −1 nowhere. */
  slots: Int32Array[];
  offsets: number[];
  width: number;
  /** By cluster: sums of w·x. */
  x: Float64Array;
  groupings: readonly Grouping[];
}

function sortRows(
  design: SurveyDesign,
  weights: Float64Array,
  groupings: readonly Grouping[],
  model: CalibrationModel | null,
): Rows {
  const order = orderOf(design);
  const pick = <T extends Float64Array | Int32Array>(list: T): T =>
    order ? (list.map((_value, i) => at(list, at(order, i))) as T) : list;
  let width = 1;
  const offsets = groupings.map(({ groups }) => (width += groups) - groups);
  const slots = groupings.map(({ codes }, g) =>
    pick(codes).map((code) => (code < 0 ? -1 : at(offsets, g) + code)),
  );
  const rows = {
    n: design.n,
    order,
    cluster: pick(design.cluster),
    clusters: design.clusters,
    weight: pick(weights),
    base: model ? pick(model.margins.base) : weights,
    cell: model ? pick(model.margins.cell) : new Int32Array(design.n),
    cells: model?.margins.cells ?? 1,
    slots,
    offsets,
    width,
    groupings,
  };
  return { ...rows, x: marginSums(rows, model) };
}

function orderOf({ cluster, clusters, n }: SurveyDesign): Int32Array | null {
  let sorted = true;
  for (let i = 1; i < n && sorted; i += 1) sorted = at(cluster, i) >= at(cluster, i - 1);
  if (sorted) return null;
  const next = new Int32Array(clusters + 1);
  for (const c of cluster) next[c + 1] = at(next, c + 1) + 1;
  for (let c = 0; c < clusters; c += 1) next[c + 1] = at(next, c + 1) + at(next, c);
  const order = new Int32Array(n);
  cluster.forEach((c, i) => {
    order[at(next, c)] = i;
    next[c] = at(next, c) + 1;
  });
  return order;
}

function marginSums(rows: Omit<Rows, 'x'>, model: CalibrationModel | null): Float64Array {
  if (!model) return new Float64Array(0);
  const sums = new Float64Array(rows.clusters * model.width);
  const columns = Array.from({ length: rows.cells }, (_none, c) =>
    columnsOfCell(model.margins, model.columnOf, c),
  );
  for (let i = 0; i < rows.n; i += 1) {
    const start = at(rows.cluster, i) * model.width;
    for (const column of columns[at(rows.cell, i)] ?? [])
      sums[start + column] = at(sums, start + column) + at(rows.weight, i);
  }
  return sums;
}

/** Sums of one item, or of ones: by cluster of w·(y − shift), by cell of d·(y − shift), each by group. */
interface ItemSums {
  byCluster: Float64Array;
  byCell: Float64Array;
  counts: Float64Array;
}

// One reader for each kind of list: a shared one for all kinds takes twice as long in the loop over people.
const real = (list: Float64Array, i: number): number => list[i] ?? 0;
const whole = (list: Int32Array, i: number): number => list[i] ?? 0;
const add = (list: Float64Array, i: number, by: number): void => {
  list[i] = (list[i] ?? 0) + by;
};

function sumItem(rows: Rows, values: Float64Array | null, shift: number, ones = false): ItemSums {
  const { n, width, cluster, cell, weight, base, slots } = rows;
  const byCluster = new Float64Array(rows.clusters * width);
  const byCell = new Float64Array(rows.cells * width);
  const counts = new Float64Array(width);
  for (let i = 0; i < n; i += 1) {
    const value = values === null ? 1 : real(values, i);
    if (Number.isNaN(value) || weight[i] === 0) continue;
    const y = ones ? 1 : value - shift;
    const wy = real(weight, i) * y;
    const dy = real(base, i) * y;
    const line = whole(cluster, i) * width;
    const cellLine = whole(cell, i) * width;
    add(byCluster, line, wy);
    add(byCell, cellLine, dy);
    add(counts, 0, 1);
    for (const slot of slots) {
      const s = whole(slot, i);
      if (s < 0) continue;
      add(byCluster, line + s, wy);
      add(byCell, cellLine + s, dy);
      add(counts, s, 1);
    }
  }
  return { byCluster, byCell, counts };
}

function meansOf(
  design: SurveyDesign,
  rows: Rows,
  values: Float64Array,
  everybody: ItemSums,
  model: CalibrationModel | null,
  level: number,
): ItemMeans {
  let [sum, total, complete] = [0, 0, true];
  for (let i = 0; i < rows.n; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) complete = false;
    else if (rows.weight[i] !== 0) {
      sum += (rows.weight[i] ?? Number.NaN) * value;
      total += rows.weight[i] ?? Number.NaN;
    }
  }
  // Sums of distances from the mean keep the digits that sums of large values would lose.
  const shift = total > 0 ? sum / total : 0;
  const top = sumItem(rows, values, shift);
  const below = complete ? everybody : sumItem(rows, values, 0, true);
  const told = Array.from({ length: rows.width }, (_none, slot) =>
    slotEstimate({ design, rows, model, level, shift, top, below }, slot),
  );
  const by = rows.groupings.map(({ groups }, g) =>
    told.slice(at(rows.offsets, g), at(rows.offsets, g) + groups),
  );
  return { all: told[0] as DesignEstimate, by };
}

interface ItemWork {
  design: SurveyDesign;
  rows: Rows;
  model: CalibrationModel | null;
  level: number;
  shift: number;
  top: ItemSums;
  below: ItemSums;
}

function slotEstimate(
  { design, rows, model, level, shift, top, below }: ItemWork,
  slot: number,
): DesignEstimate {
  const { width, clusters, cells } = rows;
  let [sum, weight] = [0, 0];
  for (let c = 0; c < clusters; c += 1) {
    sum += top.byCluster[c * width + slot] ?? 0;
    weight += below.byCluster[c * width + slot] ?? 0;
  }
  const n = at(top.counts, slot);
  if (weight === 0) return estimateFrom({ estimate: null, n }, 0, design, level);
  const away = sum / weight;
  const distance = (of: keyof Pick<ItemSums, 'byCluster' | 'byCell'>, line: number) =>
    ((top[of][line * width + slot] ?? 0) - away * (below[of][line * width + slot] ?? 0)) / weight;
  const u = new Float64Array(clusters);
  for (let c = 0; c < clusters; c += 1) u[c] = distance('byCluster', c);
  if (model) {
    const b = coefficients(
      model,
      Float64Array.from({ length: cells }, (_none, c) => distance('byCell', c)),
    );
    takeAwayFit(u, rows.x, b);
  }
  const { matrix, lonely } = covarianceOfClusters(design, [u]);
  const flags = lonely > 0 ? ['lonely_stratum'] : [];
  return estimateFrom({ estimate: shift + away, n }, Math.sqrt(at(matrix[0] ?? [], 0)), design, level, flags);
}

function takeAwayFit(u: Float64Array, x: Float64Array, b: Float64Array): void {
  const width = b.length;
  for (let c = 0; c < u.length; c += 1) {
    let fit = 0;
    for (let j = 0; j < width; j += 1) fit += (x[c * width + j] ?? 0) * (b[j] ?? 0);
    u[c] = (u[c] ?? Number.NaN) - fit;
  }
}
