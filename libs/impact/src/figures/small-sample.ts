import type { Estimate, Interval } from '../estimate.js';

/** Below this many answers only counts are given. */
export const countsOnlyBelow = 10;
const smallSampleBelow = 30;
/**
 * Answers from which a scope is broken down by group and sex: five constituent groups of ten, below which there are
 * counts only.
 */
export const defaultBreakdownFrom = 50;
const lowResponse = 0.3;
const widestHalf = { share: 0.15, points: 15 };
const highestVariation = 0.3;

/** What must be known of a group besides the estimate. */
export interface Standing {
  /** Answers behind the figure; they, and not the invited, decide whether a sample is small. */
  answers: number;
  /** RR2 of the group; null without an invited list. */
  responseRate: number | null;
  unit: 'share' | 'points' | 'mean';
}

export type GatedEstimate = Pick<Estimate, 'estimate' | 'lower' | 'upper' | 'flags'> & {
  nullReason: string | null;
};

/**
 * The rules for small numbers, after the disclosure rule.
 *
 * 1–9 answers (1–4 are hidden before): counts only, the estimate is null with reason `too_few` and flag
 * `counts_only`. 10–29: flag `small_sample`. `indicative`: interval wider than ±15 points, a standard error above
 * 30 % of a mean, or RR2 below 30 % (then also `low_response`).
 *
 * @param figure   estimate with its interval
 * @param standing answers, response rate and unit
 * @source METHODS §3, labels for small n
 * @example gateSmall(wilsonInterval(6, 8, 0.95), { answers: 8, responseRate: 0.4, unit: 'share' }).estimate // null
 */
export function gateSmall(figure: Estimate, standing: Standing): GatedEstimate {
  const { answers, responseRate } = standing;
  if (figure.estimate === null) return { ...bare, flags: [], nullReason: figure.reason ?? 'not_defined' };
  if (answers < countsOnlyBelow) return { ...bare, flags: ['counts_only'], nullReason: 'too_few' };
  const flags = [
    ...figure.flags.filter((flag) => flag !== 'small_sample'),
    ...(answers < smallSampleBelow ? ['small_sample'] : []),
    ...(responseRate !== null && responseRate < lowResponse ? ['low_response'] : []),
  ];
  if (flags.includes('low_response') || isWide(figure, standing.unit)) flags.push('indicative');
  const { estimate, lower, upper } = figure;
  return { estimate, lower, upper, flags, nullReason: figure.reason };
}

const bare = { estimate: null, lower: null, upper: null };

function isWide({ estimate, lower, upper, se }: Estimate, unit: Standing['unit']): boolean {
  if (unit === 'mean') return se !== null && estimate !== null && se > highestVariation * Math.abs(estimate);
  return lower !== null && upper !== null && isWideInterval({ lower, upper }, unit);
}

/** Whether an interval is too wide to be more than indicative: ±15 points; of a mean its error decides. */
export function isWideInterval({ lower, upper }: Interval, unit: Standing['unit']): boolean {
  return unit !== 'mean' && (upper - lower) / 2 > widestHalf[unit];
}
