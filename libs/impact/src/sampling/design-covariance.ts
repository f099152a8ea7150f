import type { SurveyDesign } from './design.js';
import { at } from './values.js';

/** What a stratum with one cluster adds: `adjust` its distance from the grand mean (the default, cautious),
 * `average` the mean of the other strata, `certainty` and `remove` nothing. */
export type LonelyPolicy = 'adjust' | 'average' | 'certainty' | 'remove';

/** Variances and covariances of totals; `lonely` counts the strata with one cluster. */
export interface DesignCovariance {
  matrix: number[][];
  lonely: number;
}

/**
 * Covariance of weighted totals under the design: Σ_h (1 − f_h)·n_h/(n_h − 1)·Σ_c (u_hc − ū_h)(u_hc − ū_h)′ over
 * cluster sums u, with the part of the second stage where there is one.
 *
 * @param columns linearised variables times weight, one value a row; 0 for whoever is outside a domain
 * @param lonely  what a stratum with a single cluster adds; NaN when `average` has no other stratum to learn from
 * @returns squared unit of the columns; the caller asks `design.df` whether it means anything
 * @source C.-E. Särndal, B. Swensson, J. Wretman (1992), 2.11 and 4.3; R survey `svyrecvar`
 * @example u = [1, −1, 2, −2] in four clusters: 4/3·(1 + 1 + 4 + 4) = 13.333
 */
export function designCovariance(
  design: SurveyDesign,
  columns: readonly ArrayLike<number>[],
  lonely: LonelyPolicy = 'adjust',
): DesignCovariance {
  const sums = columns.map((column) => sumBy(column, design.cluster, design.clusters));
  return covarianceOfClusters(design, sums, lonely, columns);
}

/** The same from sums by cluster, for whoever has no column of rows; `columns` are needed for a second stage only. */
export function covarianceOfClusters(
  design: SurveyDesign,
  sums: readonly Float64Array[],
  lonely: LonelyPolicy = 'adjust',
  columns: readonly ArrayLike<number>[] = [],
): DesignCovariance {
  const { stratumOf, strata, clustersIn, populationOf } = design;
  const alone = (h: number) => at(clustersIn, h) === 1 && at(populationOf, h) > 1;
  const scale = Float64Array.from({ length: strata }, (_none, h) => {
    const m = at(clustersIn, h);
    const open = 1 - m / at(populationOf, h);
    return m > 1 ? (open * m) / (m - 1) : open;
  });
  const centred = sums.map((sum) => centre(sum, stratumOf, clustersIn, lonely === 'adjust'));
  const count = clustersIn.filter((_m, h) => alone(h)).length;
  const grow = lonely === 'average' && count > 0 ? strata / (strata - count) : 1;
  const matrix = productsOf(
    centred,
    stratumOf,
    scale,
    strata === count && count > 0 && lonely === 'average' ? Number.NaN : grow,
  );
  if (design.second && columns.length > 0) addSecondStage(design, columns, matrix);
  return { matrix, lonely: count };
}

/** Sums of a column by group. */
export function sumBy(column: ArrayLike<number>, group: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let i = 0; i < group.length; i += 1) {
    const g = group[i] ?? 0;
    sums[g] = (sums[g] ?? 0) + (column[i] ?? Number.NaN);
  }
  return sums;
}

/** Distances from the mean of the parent; a lone child stays as it is when told so, else it is 0. */
function centre(sum: Float64Array, parent: Int32Array, sizes: Int32Array, keepLone: boolean): Float64Array {
  const totals = sumBy(sum, parent, sizes.length);
  return sum.map((value, c) => {
    const h = parent[c] ?? 0;
    const size = sizes[h] ?? 0;
    return size === 1 && keepLone ? value : value - (totals[h] ?? 0) / size;
  });
}

function productsOf(
  centred: readonly Float64Array[],
  parent: Int32Array,
  scale: Float64Array,
  grow: number,
): number[][] {
  return centred.map((a) =>
    centred.map((b) => {
      let total = 0;
      for (let c = 0; c < a.length; c += 1) total += (scale[parent[c] ?? 0] ?? 0) * (a[c] ?? 0) * (b[c] ?? 0);
      return total * grow;
    }),
  );
}

/** f1·(1 − f2)·m/(m − 1)·Σ(…)² of each cluster. */
function addSecondStage(
  design: SurveyDesign,
  columns: readonly ArrayLike<number>[],
  matrix: number[][],
): void {
  const { second, stratumOf, clustersIn, populationOf, clusters } = design;
  if (!second) return;
  const scale = Float64Array.from({ length: clusters }, (_none, c) => {
    const h = at(stratumOf, c);
    const m = at(second.unitsIn, c);
    const open = 1 - m / at(second.populationOf, c);
    return (at(clustersIn, h) / at(populationOf, h)) * (m > 1 ? (open * m) / (m - 1) : open);
  });
  const centred = columns.map((column) =>
    centre(sumBy(column, second.unit, second.units), second.clusterOf, second.unitsIn, true),
  );
  productsOf(centred, second.clusterOf, scale, 1).forEach((row, i) => {
    const target = matrix[i] ?? [];
    row.forEach((value, j) => {
      target[j] = (target[j] ?? 0) + value;
    });
  });
}
