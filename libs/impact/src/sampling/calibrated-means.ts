import { type CalibrationModel, coefficients } from './calibration.js';
import { emptySums, gather, type ItemSums, type SortedRows, sortRows, sumItem } from './cluster-sums.js';
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
  const sums = emptySums(rows);
  const buffer = new Float64Array(rows.order ? rows.n : 0);
  return items.map((item) => {
    const values = rows.order ? gather(item, rows.order, buffer) : item;
    // Sums of distances from the mean keep the digits that sums of large values would lose.
    const shift = meanOf(values, rows.weight);
    sumItem(rows, values, shift, sums);
    const told = Array.from({ length: rows.width }, (_none, place) =>
      placeEstimate({ design, rows, model, level, shift, sums }, place),
    );
    const by = groupings.map(({ groups }, g) => {
      const first = rows.offsets[g] ?? 0;
      return told.slice(first, first + groups);
    });
    return { all: told[0] as DesignEstimate, by };
  });
}

/** Weighted mean of whoever answered; 0 where nobody counts. */
function meanOf(values: Float64Array, weight: Float64Array): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    const w = weight[i] ?? 0;
    if (Number.isNaN(value) || w === 0) continue;
    sum += w * value;
    total += w;
  }
  return total > 0 ? sum / total : 0;
}

interface ItemWork {
  design: SurveyDesign;
  rows: SortedRows;
  model: CalibrationModel | null;
  level: number;
  shift: number;
  sums: ItemSums;
}

function placeEstimate({ design, rows, model, level, shift, sums }: ItemWork, place: number): DesignEstimate {
  const { clusters, cells } = rows;
  const part = (list: Float64Array, size: number) => list.subarray(place * size, (place + 1) * size);
  const [top, below] = [part(sums.top, clusters), part(sums.below, clusters)];
  let [sum, weight] = [0, 0];
  for (let c = 0; c < clusters; c += 1) {
    sum += top[c] ?? 0;
    weight += below[c] ?? 0;
  }
  const n = sums.counts[place] ?? 0;
  if (weight === 0) return estimateFrom({ estimate: null, n }, 0, design, level);
  const away = sum / weight;
  const u = distances(top, below, away, weight);
  if (model) {
    const byCell = distances(part(sums.cellTop, cells), part(sums.cellBelow, cells), away, weight);
    takeAwayFit(u, rows.x, coefficients(model, byCell));
  }
  const { matrix, lonely } = covarianceOfClusters(design, [u]);
  const flags = lonely > 0 ? ['lonely_stratum'] : [];
  return estimateFrom({ estimate: shift + away, n }, Math.sqrt(at(matrix[0] ?? [], 0)), design, level, flags);
}

/** (Σ w·y − mean·Σ w)/W of each cluster or cell. */
function distances(top: Float64Array, below: Float64Array, mean: number, weight: number): Float64Array {
  const list = new Float64Array(top.length);
  for (let c = 0; c < list.length; c += 1) list[c] = ((top[c] ?? 0) - mean * (below[c] ?? 0)) / weight;
  return list;
}

function takeAwayFit(u: Float64Array, x: Float64Array, b: Float64Array): void {
  const width = b.length;
  for (let c = 0; c < u.length; c += 1) {
    let fit = 0;
    for (let j = 0; j < width; j += 1) fit += (x[c * width + j] ?? 0) * (b[j] ?? 0);
    u[c] = (u[c] ?? Number.NaN) - fit;
  }
}
