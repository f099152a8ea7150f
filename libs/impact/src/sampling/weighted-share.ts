import { betaQuantile } from '../distributions/beta.js';
import { studentTQuantile } from '../distributions/student-t.js';
import type { Interval } from '../estimate.js';
import { wilsonBounds } from '../proportions/wilson-interval.js';
import { type SamplingReason, sumOf, toWeights, type Values } from './values.js';

/** How much unequal weights cost. */
export interface KishEffect {
  /** (Σw)²/Σw². */
  nEff: number | null;
  /** n·Σw²/(Σw)² over the positive weights. */
  deff: number | null;
  /** 1 + cv²(w): the same by another road. */
  deffFromCv: number | null;
  reason: SamplingReason | null;
}

/**
 * Effective sample size and design effect of weighting.
 *
 * @param weights one a person; 0 leaves the count, negative or missing ones are refused (`bad_weight`)
 * @source L. Kish (1965), Survey Sampling, 11.7; Kish (1992), J. Off. Stat. 8, 183–200
 * @example kishEffect([1, 1, 2]) // nEff 16/6 = 2.667, deff 3·6/16 = 1.125
 */
export function kishEffect(weights: Values): KishEffect {
  const { weights: all, reason } = toWeights(weights);
  if (reason) return { nEff: null, deff: null, deffFromCv: null, reason };
  let [top, people] = [0, 0];
  for (const weight of all) {
    if (weight > 0) people += 1;
    if (weight > top) top = weight;
  }
  for (let i = 0; i < all.length; i += 1) all[i] = (all[i] ?? 0) / top;
  const total = sumOf(all);
  const mean = total / people;
  const squares = sumOf(all.map((weight) => weight * weight));
  // Whoever weighs nothing leaves the count: 0 adds to no sum but this one.
  const spread = sumOf(all.map((weight) => (weight > 0 ? (weight - mean) ** 2 : 0))) / people;
  return {
    nEff: (total * total) / squares,
    deff: (people * squares) / (total * total),
    deffFromCv: 1 + spread / (mean * mean),
    reason: null,
  };
}

/** Intervals of a share by its standard error; null where the share is 0 or 1 or there is no error. */
export interface ShareIntervals {
  logit: Interval | null;
  /** Korn and Graubard. */
  beta: Interval | null;
  mean: Interval | null;
  /** Wilson on p(1 − p)/SE². */
  wilson: Interval | null;
  /** p(1 − p)/SE². */
  nEff: number | null;
}

/**
 * Intervals of a weighted share from its design-based standard error.
 *
 * @param share 0 to 1; @param se its standard error; @param n answers; @param df of the design
 * @returns logit (back-transformed t interval), beta (Clopper-Pearson on the effective size of Korn and Graubard, not
 *          capped at n), mean (p ± t·SE) and Wilson on the effective size; nulls for 0, 1, no error or df < 1
 * @source E. L. Korn, B. I. Graubard (1998), Surv. Methodol. 24, 193–201; R survey `svyciprop`
 * @example shareIntervals(0.8279480, 0.0243448, 200, 197).logit // [0.77454, 0.87081]
 */
export function shareIntervals(
  share: number,
  se: number,
  n: number,
  df: number,
  level = 0.95,
): ShareIntervals {
  const none = { logit: null, beta: null, mean: null, wilson: null, nEff: null };
  if (!(share > 0 && share < 1 && se > 0 && df >= 1 && n >= 2)) return none;
  const tail = (1 - level) / 2;
  const t = studentTQuantile(1 - tail, df);
  const centre = Math.log(share / (1 - share));
  const half = (t * se) / (share * (1 - share));
  const back = (x: number) => 1 / (1 + Math.exp(-x));
  const nEff = (share * (1 - share)) / (se * se);
  const size = nEff * (studentTQuantile(1 - tail, n - 1) / t) ** 2;
  return {
    logit: { lower: back(centre - half), upper: back(centre + half) },
    beta: {
      lower: betaQuantile(tail, size * share, size * (1 - share) + 1),
      upper: betaQuantile(1 - tail, size * share + 1, size * (1 - share)),
    },
    mean: { lower: share - t * se, upper: share + t * se },
    wilson: wilsonBounds(share, nEff, level),
    nEff,
  };
}

/**
 * Weighted share when the standard error says nothing (p = 0 or 1): Wilson on the effective size of the weights,
 * divided by the cluster effect of the overall figure.
 *
 * @example effectiveWilson(0, [1, 1, 2], 1) // Wilson of 0 of 2.667: [0, 0.590]
 */
export function effectiveWilson(
  share: number,
  weights: Values,
  clusterDeff = 1,
  level = 0.95,
): Interval | null {
  const { nEff } = kishEffect(weights);
  if (nEff === null || !(share >= 0 && share <= 1) || !(clusterDeff > 0)) return null;
  return wilsonBounds(share, nEff / clusterDeff, level);
}
