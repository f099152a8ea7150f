import { agrestiCoullInterval } from './agresti-coull-interval.js';
import { clopperPearsonInterval } from './clopper-pearson-interval.js';
import { jeffreysInterval } from './jeffreys-interval.js';
import { likertDistribution } from './likert-distribution.js';
import { netPromoterScore } from './net-promoter-score.js';
import { wilsonBounds, wilsonInterval } from './wilson-interval.js';
import { wilsonCorrectedInterval } from './wilson-corrected-interval.js';

describe('wilsonInterval', () => {
  // DOMAIN 7.1
  it.each([
    [18, 22, 0.8182, 0.6148, 0.9269],
    [0, 7, 0, 0, 0.3543],
    [7, 7, 1, 0.6457, 1],
  ])('%i of %i', (yes, asked, share, lower, upper) => {
    const interval = wilsonInterval(yes, asked, 0.95);
    expect(interval.estimate).toBeCloseTo(share, 4);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it('is exactly 0 and 1 at the ends, never a hair beside', () => {
    expect(wilsonInterval(0, 7, 0.95).lower).toBe(0);
    expect(wilsonInterval(7, 7, 0.9).upper).toBe(1);
  });

  it('is null with a reason when nobody answered', () => {
    expect(wilsonInterval(0, 0, 0.95)).toMatchObject({
      estimate: null,
      lower: null,
      upper: null,
      reason: 'no_answers',
    });
  });

  it.each([
    [3, 2],
    [-1, 5],
    [1.5, 5],
  ])('refuses %d of %d', (yes, asked) => {
    expect(() => wilsonInterval(yes, asked, 0.95)).toThrow(RangeError);
  });

  it('refuses a level that is none', () => {
    expect(() => wilsonInterval(1, 2, 95)).toThrow(RangeError);
  });

  it('closes on the share as the size grows without end', () => {
    expect(wilsonBounds(0.3, Infinity, 0.95)).toEqual({ lower: 0.3, upper: 0.3 });
  });
});

describe('the other intervals for 81 of 263 (Newcombe 1998, table I)', () => {
  it('come out as printed there', () => {
    // Table I, case 81/263: corrected score .2535–.3682, exact .2527–.3676
    const corrected = wilsonCorrectedInterval(81, 263, 0.95);
    expect(corrected?.lower).toBeCloseTo(0.2535, 4);
    expect(corrected?.upper).toBeCloseTo(0.3682, 4);
    const exact = clopperPearsonInterval(81, 263, 0.95);
    expect(exact?.lower).toBeCloseTo(0.2527, 4);
    expect(exact?.upper).toBeCloseTo(0.3676, 4);
  });

  it('lie between the narrow and the guaranteed one', () => {
    const exact = clopperPearsonInterval(81, 263, 0.95);
    for (const interval of [jeffreysInterval(81, 263, 0.95), agrestiCoullInterval(81, 263, 0.95)]) {
      expect(interval?.lower).toBeGreaterThan(exact?.lower ?? 1);
      expect(interval?.upper).toBeLessThan(exact?.upper ?? 0);
    }
  });
});

describe('netPromoterScore', () => {
  const scores = (promoters: number, passives: number, detractors: number): number[] => [
    ...Array<number>(promoters).fill(9),
    ...Array<number>(passives).fill(7),
    ...Array<number>(detractors).fill(6),
  ];

  it('is +40 for 12, 4 and 4 of 20 (DOMAIN 7.1)', () => {
    const nps = netPromoterScore(scores(12, 4, 4), 0.95);
    expect(nps.estimate).toBeCloseTo(40, 10);
    // (12.75 − 4.75)/23 = 0.3478; variance (0.5543 + 0.2065 − 0.1210)/23 = 0.02782; ±1.96 × 0.16679
    expect(nps.lower).toBeCloseTo(100 * (8 / 23 - 1.959964 * Math.sqrt((17.5 / 23 - (8 / 23) ** 2) / 23)), 3);
    expect(nps.flags).toContain('small_sample');
  });

  it('keeps a width when all say the same', () => {
    const nps = netPromoterScore(scores(40, 0, 0), 0.95);
    expect(nps.seWald).toBe(0);
    expect(nps.lower).toBeLessThan(100);
  });

  it('refuses a score off the scale', () => {
    expect(() => netPromoterScore([11], 0.95)).toThrow(RangeError);
  });
});

describe('likertDistribution', () => {
  it('counts missing apart and the two ends', () => {
    const item = likertDistribution([5, 4, 4, 2, 1, null], [1, 2, 3, 4, 5], 0.95);
    expect(item).toMatchObject({ n: 5, missing: 1, counts: [1, 1, 0, 2, 1], median: 4 });
    // top 3/5, bottom 2/5, mean (5 + 4 + 4 + 2 + 1)/5
    expect(item.net).toBeCloseTo(0.2, 12);
    expect(item.mean.estimate).toBeCloseTo(3.2, 12);
  });

  it('refuses a value off the scale', () => {
    expect(() => likertDistribution([6], [1, 2, 3, 4, 5], 0.95)).toThrow(RangeError);
  });
});
