import type { SurveyDesign } from './design.js';
import { at, sumOf } from './values.js';

/** A figure worked out again and again on changed weights. */
export interface ReplicateEstimate {
  estimate: number | null;
  se: number | null;
  df: number | null;
  replicates: (number | null)[];
}

type Figure = (weights: Float64Array) => number | null;

/**
 * Variance over replicates, around their own mean: scale·Σ r_i·(θ_i − θ̄)².
 *
 * @param figure works the figure out from weights; null where it cannot
 * @param full   the weights themselves
 * @param scale  e.g. 1/(R − 1) for a bootstrap; @param rscales one a replicate, 1 when left out
 * @returns error null when a replicate cannot be worked out, or there are fewer than two; df is not told
 * @source J. Rao, C. Wu (1988), J. Am. Stat. Assoc. 83, 231–241; R survey `svrVar`
 * @example replicates 1, 2, 3 with scale 1/2: variance (1 + 0 + 1)/2 = 1
 */
export function replicateEstimate(
  figure: Figure,
  full: Float64Array,
  replicates: Iterable<Float64Array>,
  scale: number,
  rscales?: ArrayLike<number>,
): ReplicateEstimate {
  const told = Array.from(replicates, figure);
  const estimate = figure(full);
  const known = told.filter((value): value is number => value !== null && Number.isFinite(value));
  if (estimate === null || known.length < told.length || known.length < 2 || !(scale >= 0))
    return { estimate, se: null, df: null, replicates: told };
  const mean = sumOf(known) / known.length;
  const squares = known.map((value, r) => (rscales ? at(rscales, r) : 1) * (value - mean) ** 2);
  const variance = scale * sumOf(squares);
  return { estimate, se: variance >= 0 ? Math.sqrt(variance) : null, df: null, replicates: told };
}

/**
 * Jackknife that leaves one cluster out: JK1 without strata, JKn with them.
 *
 * @param design of `readDesign`; the others of the stratum are scaled by n_h/(n_h − 1)
 * @param figure works the figure out from weights; for medians, ratios of gains and what else has no formula
 * @returns error null with fewer than two clusters in a stratum; the variance is around the mean of all replicates
 * @source K. Wolter (2007), Introduction to Variance Estimation, 4; R survey `as.svrepdesign`
 * @example 1, 2, 6 of weight 1: replicates 4, 3.5, 1.5, around 3: 2/3·3.5 = 7/3, se 1.528
 */
export function jackknife(design: SurveyDesign, figure: Figure): ReplicateEstimate {
  const { clusters, stratumOf, clustersIn, populationOf } = design;
  const rscales = Float64Array.from(stratumOf, (h) => {
    const m = at(clustersIn, h);
    return ((m - 1) / m) * (1 - m / at(populationOf, h));
  });
  if (clustersIn.some((m) => m < 2) || clusters < 2)
    return { estimate: figure(design.weight), se: null, df: null, replicates: [] };
  const found = replicateEstimate(figure, design.weight, leaveOneOut(design), 1, rscales);
  return { ...found, df: design.df };
}

function* leaveOneOut({
  weight,
  cluster,
  clusters,
  stratumOf,
  clustersIn,
}: SurveyDesign): Generator<Float64Array> {
  for (let out = 0; out < clusters; out += 1) {
    const h = at(stratumOf, out);
    const factor = at(clustersIn, h) / (at(clustersIn, h) - 1);
    yield weight.map((w, i) => {
      const c = at(cluster, i);
      if (c === out) return 0;
      return at(stratumOf, c) === h ? w * factor : w;
    });
  }
}

/** Weighted ratio Σwy/Σwx for replication; null without weight below. */
export const ratioFigure =
  (top: ArrayLike<number>, below: ArrayLike<number>): Figure =>
  (weights) => {
    let [sum, base] = [0, 0];
    weights.forEach((w, i) => {
      const [y, x] = [at(top, i), at(below, i)];
      if (w === 0 || Number.isNaN(y) || Number.isNaN(x)) return;
      sum += w * y;
      base += w * x;
    });
    return base === 0 ? null : sum / base;
  };

/** Weighted mean for replication. */
export const meanFigure = (values: Float64Array): Figure =>
  ratioFigure(values, new Float64Array(values.length).fill(1));
