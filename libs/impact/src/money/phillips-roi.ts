import type { NullReason } from '../estimate.js';

/** What a training is said to have brought, against what it cost. */
export interface ReturnOnTraining {
  /** Benefit that each person ascribes to the training and is sure of, in money; null where a factor is missing. */
  isolated: (number | null)[];
  /** People whose three factors are there; the silent ones count as 0 and are not extrapolated. */
  nUsable: number;
  /** Money in the first year. */
  total: number | null;
  net: number | null;
  /** Benefit over cost. */
  benefitCostRatio: number | null;
  roiPercent: number | null;
  /** The same without the largest claim. */
  roiPercentWithoutLargest: number | null;
  /** Years until the first year's benefit has paid the cost, at an even pace. */
  paybackYears: number | null;
  flags: string[];
  reason: NullReason | null;
}

/**
 * Benefit in money that participants ascribe to a training, adjusted by how sure they are, against its full cost.
 *
 * A claim, not a causal estimate: confidence is a discount here, not a confidence level.
 *
 * @param claims benefit of the first year in money, the share of it due to the training and how sure the person is of
 *               it (0 to 1), one entry a person; null = missing
 * @param cost   fully loaded cost in the same money, above 0
 * @returns isolated benefits and their total. No usable claim: total null, `no_answers`. Cost 0: ratios null,
 *          `not_defined`; so is a cost that is not finite. A share outside 0 and 1, or a benefit that is not finite,
 *          does not count and sets the flag `claim_not_usable`
 * @source J. J. Phillips, P. P. Phillips (2016), Handbook of Training Evaluation and Measurement Methods, 4th ed.; ROI
 *         Institute, guiding principles 5–10
 * @example phillipsRoi([{ benefit: 1000, attribution: 0.5, confidence: 0.8 }], 200) // total 400, BCR 2, ROI 100 %
 */
export function phillipsRoi(
  claims: readonly { benefit: number | null; attribution: number | null; confidence: number | null }[],
  cost: number,
): ReturnOnTraining {
  const isolated = claims.map(({ benefit, attribution, confidence }) =>
    benefit !== null && Number.isFinite(benefit) && isShare(attribution) && isShare(confidence)
      ? benefit * attribution * confidence
      : null,
  );
  const given = isolated.filter((value) => value !== null);
  const broken = claims.some(
    ({ benefit, attribution, confidence }, i) =>
      isolated[i] === null && benefit !== null && attribution !== null && confidence !== null,
  );
  const frame = { isolated, nUsable: given.length, flags: broken ? ['claim_not_usable'] : [] };
  if (given.length === 0) return { ...frame, ...noRatios, total: null, net: null, reason: 'no_answers' };
  const total = given.reduce((sum, value) => sum + value, 0);
  if (!Number.isFinite(cost) || cost < 0)
    return { ...frame, ...noRatios, total, net: null, reason: 'not_defined' };
  const net = total - cost;
  if (cost === 0) return { ...frame, ...noRatios, total, net, reason: 'not_defined' };
  return {
    ...frame,
    total,
    net,
    benefitCostRatio: total / cost,
    roiPercent: (100 * net) / cost,
    roiPercentWithoutLargest: (100 * (net - Math.max(...given))) / cost,
    paybackYears: total > 0 ? cost / total : null,
    reason: null,
  };
}

const noRatios = {
  benefitCostRatio: null,
  roiPercent: null,
  roiPercentWithoutLargest: null,
  paybackYears: null,
};

const isShare = (value: number | null): value is number => value !== null && value >= 0 && value <= 1;

/** Benefits of several years in money of today. */
export interface BenefitStream {
  netPresentValue: number | null;
  benefitCostRatio: number | null;
  /** Years until the benefits, undiscounted and at an even pace within a year, have paid the cost; null if never. */
  paybackYears: number | null;
  reason: NullReason | null;
}

/**
 * Net present value of yearly benefits against a cost that is paid at once.
 *
 * @param yearly   benefits at the end of year 1, 2, …, in money
 * @param cost     in the same money, 0 or more
 * @param discount yearly rate as a proportion, above −1
 * @returns value today; cost 0 leaves ratio and payback null. No year: null, `no_answers`. Values that are not finite:
 *          null, `not_defined`
 * @source R. A. Brealey, S. C. Myers, F. Allen, Principles of Corporate Finance, ch. 2; METHODS §1.15
 * @example discountBenefits([110, 121], 150, 0.1) // value 100 + 100 − 150 = 50, payback 1 + 40/121 years
 */
export function discountBenefits(yearly: readonly number[], cost: number, discount: number): BenefitStream {
  const nothing = { netPresentValue: null, benefitCostRatio: null, paybackYears: null };
  if (yearly.length === 0) return { ...nothing, reason: 'no_answers' };
  const sound = [...yearly, cost, discount].every(Number.isFinite) && cost >= 0 && discount > -1;
  if (!sound) return { ...nothing, reason: 'not_defined' };
  const present = yearly.reduce((sum, benefit, year) => sum + benefit / (1 + discount) ** (year + 1), 0);
  return {
    netPresentValue: present - cost,
    benefitCostRatio: cost > 0 ? present / cost : null,
    paybackYears: cost > 0 ? paybackOf(yearly, cost) : null,
    reason: cost > 0 ? null : 'not_defined',
  };
}

function paybackOf(yearly: readonly number[], cost: number): number | null {
  let left = cost;
  for (const [year, benefit] of yearly.entries()) {
    if (benefit >= left) return year + left / benefit;
    left -= benefit;
  }
  return null;
}
