import { discountBenefits, phillipsRoi } from './phillips-roi.js';

const claim = (
  benefit: number | null,
  attribution: number | null = 0.5,
  confidence: number | null = 0.8,
) => ({
  benefit,
  attribution,
  confidence,
});

describe('phillipsRoi', () => {
  it('multiplies what is there and leaves out the rest', () => {
    // 1000·.5·.8 = 400, 500·.5·.8 = 200; without attribution nothing; cost 200: BCR 3, ROI 200 %, without 400: 0 %
    const found = phillipsRoi([claim(1000), claim(500), claim(900, null)], 200);
    expect(found).toMatchObject({ isolated: [400, 200, null], nUsable: 2, total: 600, net: 400 });
    expect(found).toMatchObject({
      benefitCostRatio: 3,
      roiPercent: 200,
      roiPercentWithoutLargest: 0,
      reason: null,
    });
    expect(found.paybackYears).toBeCloseTo(1 / 3, 12);
  });

  it.each([
    ['nobody', [], 100, null, 'no_answers', []],
    ['only missing', [claim(null), claim(5, null)], 100, null, 'no_answers', []],
    ['no cost', [claim(1000)], 0, 400, 'not_defined', []],
    ['a cost that is no number', [claim(1000)], Number.NaN, 400, 'not_defined', []],
    ['a benefit that is no number', [claim(Number.NaN)], 100, null, 'no_answers', ['claim_not_usable']],
    ['a share above 1', [claim(1e9, 50)], 100, null, 'no_answers', ['claim_not_usable']],
  ])('of %s', (_, claims, cost, total, reason, flags) => {
    const none = { benefitCostRatio: null, roiPercent: null, paybackYears: null };
    expect(phillipsRoi(claims, cost)).toMatchObject({ ...none, total, reason, flags });
  });

  it('takes one person, and nothing gained', () => {
    expect(phillipsRoi([claim(0)], 100)).toMatchObject({ total: 0, roiPercent: -100, paybackYears: null });
    expect(phillipsRoi([claim(1e9)], 1e9).benefitCostRatio).toBeCloseTo(0.4, 12);
  });
});

describe('discountBenefits', () => {
  it('takes later money for less', () => {
    // 110/1.1 + 121/1.21 = 200; −150 = 50; after year 1 40 are left of 121
    const found = discountBenefits([110, 121], 150, 0.1);
    expect(found.netPresentValue).toBeCloseTo(50, 10);
    expect(found.benefitCostRatio).toBeCloseTo(4 / 3, 12);
    expect(found.paybackYears).toBeCloseTo(1 + 40 / 121, 12);
  });

  it.each([
    [[], 100, 0.03, null, 'no_answers'],
    [[50], 0, 0, 50, 'not_defined'],
    [[50], Number.NaN, 0, null, 'not_defined'],
    [[50], 100, -1, null, 'not_defined'],
  ])('of %j at %d and %d', (yearly, cost, rate, netPresentValue, reason) => {
    expect(discountBenefits(yearly, cost, rate)).toMatchObject({
      netPresentValue,
      paybackYears: null,
      reason,
    });
  });

  it('never pays back what is never earned', () => {
    expect(discountBenefits([10, 10], 100, 0).paybackYears).toBeNull();
  });
});
