import { noncentralityInterval } from '../distributions/noncentrality-interval.js';
import { hedgesCorrection, hedgesCorrectionApproximate } from './hedges-correction.js';
import { normalisedGain } from './normalised-gain.js';
import { pairedChange } from './paired-change.js';
import { thenTest } from './then-test.js';
import { welchDifference } from './welch-difference.js';

describe('pairedChange', () => {
  it('counts changes of complete pairs', () => {
    // pairs (1,2) (2,4) (6,9): changes 1, 2, 3; mean 2, s 1, se 1/√3, t 2√3 = 3.4641
    // s before √7, s after √13; dav = 4/(√7 + √13) = 0.63987; rms: 2/√10
    const change = pairedChange([1, 2, 6, null, 9], [2, 4, 9, 5, null], 0.95);
    expect(change).toMatchObject({
      nBefore: 4,
      nAfter: 4,
      nPairs: 3,
      n: 3,
      df: 2,
      estimate: 2,
      reason: null,
    });
    expect(change.t).toBeCloseTo(2 * Math.sqrt(3), 10);
    expect(change.dz).toBeCloseTo(2, 12);
    expect(change.dav).toBeCloseTo(4 / (Math.sqrt(7) + Math.sqrt(13)), 8);
    expect(change.davRms).toBeCloseTo(2 / Math.sqrt(10), 12);
    // J(2) = Γ(1)/(1·Γ(½)) = 1/√π
    expect(change.gz).toBeCloseTo(2 / Math.sqrt(Math.PI), 10);
  });

  it.each([
    ['no pair', [1, null], [null, 2], null, 'no_answers'],
    ['nobody', [], [], null, 'no_answers'],
    ['all missing', [null, null], [null, null], null, 'no_answers'],
    ['one pair', [4], [7], 3, 'too_few'],
    ['equal changes', [1, 2, 3], [3, 4, 5], 2, 'zero_variance'],
    ['nothing changed', [5, 5], [5, 5], 0, 'zero_variance'],
    ['NaN', [1, Number.NaN], [2, 3], null, 'not_defined'],
    ['Infinity', [1, 2], [2, Infinity], null, 'not_defined'],
    ['lists of different length', [1, 2], [2], null, 'not_defined'],
  ])('of %s has no interval', (_, before, after, estimate, reason) => {
    const none = { lower: null, upper: null, t: null, p: null, dz: null, dzInterval: null };
    expect(pairedChange(before, after, 0.95)).toMatchObject({ estimate, reason, ...none });
  });

  it('takes changes that differ by rounding for one change', () => {
    // 0.3 − 0.2 and 0.2 − 0.1 differ by 2.8e-17, which would make t astronomical
    const change = pairedChange([0.1, 0.2, 0.7], [0.2, 0.3, 0.8], 0.95);
    expect(change).toMatchObject({ sd: 0, t: null, reason: 'zero_variance' });
  });

  it('keeps its digits at a thousand million', () => {
    const change = pairedChange([1e9 + 1, 1e9 + 2, 1e9 + 6], [1e9 + 2, 1e9 + 4, 1e9 + 9], 0.95);
    expect(change.t).toBeCloseTo(2 * Math.sqrt(3), 8);
    expect(change.dav).toBeCloseTo(4 / (Math.sqrt(7) + Math.sqrt(13)), 8);
  });

  it('says when the interval of the effect is approximate', () => {
    // changes 100, 101, 102: t = 101√3 = 174.9, beyond the series
    const change = pairedChange([0, 0, 0], [100, 101, 102], 0.95);
    expect(change.flags).toEqual(['ncp_normal_approximation']);
    expect(change.dzInterval?.lower).toBeLessThan(101);
  });
});

describe('noncentralityInterval', () => {
  it('lies around t and mirrors', () => {
    const { lower, upper, approximate } = noncentralityInterval(2, 20, 0.9);
    const mirror = noncentralityInterval(-2, 20, 0.9);
    expect(approximate).toBe(false);
    expect(lower).toBeLessThan(2);
    expect(upper).toBeGreaterThan(2);
    expect(mirror.lower).toBeCloseTo(-upper, 9);
    expect(mirror.upper).toBeCloseTo(-lower, 9);
  });
});

describe('hedgesCorrection', () => {
  it.each([
    [2, 1 / Math.sqrt(Math.PI)],
    // Γ(3/2)/(√(3/2) Γ(1)) = (√π/2)/√1.5
    [3, Math.sqrt(Math.PI) / 2 / Math.sqrt(1.5)],
  ])('at %d', (df, expected) => {
    expect(hedgesCorrection(df)).toBeCloseTo(expected, 12);
  });

  it('joins its series without a step, and goes to 1', () => {
    expect(hedgesCorrection(402)).toBeCloseTo(
      ((hedgesCorrection(401) ?? 0) + (hedgesCorrection(403) ?? 0)) / 2,
      7,
    );
    expect(hedgesCorrection(1e9)).toBeCloseTo(1 - 3 / (4e9 - 1), 14);
  });

  it.each([1, 0, -3, Number.NaN])('is not defined at %d', (df) => {
    expect(hedgesCorrection(df)).toBeNull();
    expect(hedgesCorrectionApproximate(df)).toBeNull();
  });
});

describe('thenTest', () => {
  it('adds up: then-gain = conventional + shift', () => {
    // of the first two people: after − before 1, 2; after − then 2, 4; before − then 1, 2
    const found = thenTest([3, 3, null], [2, 1, 1], [4, 5, 5], 0.95);
    expect(found.n).toBe(2);
    expect(found.conventional.estimate).toBe(1.5);
    expect(found.thenGain.estimate).toBe(3);
    expect(found.responseShift.estimate).toBe(1.5);
  });

  it.each([
    [[], [], [], 'no_answers'],
    [[null], [2], [3], 'no_answers'],
    [[1], [2], [3], 'too_few'],
    [[1, 1], [2, 2], [3, 3], 'zero_variance'],
    [[1, Number.NaN], [2, 2], [3, 3], 'not_defined'],
  ])('of %j, %j, %j has a reason', (before, then, after, reason) => {
    expect(thenTest(before, then, after, 0.95).reason).toBe(reason);
  });
});

describe('normalisedGain', () => {
  const scale = { least: 0, most: 100 };

  it('takes the room above', () => {
    // means 40 → 70: 30/60; people 40/80 = .5 and 20/40 = .5
    const found = normalisedGain([20, 60], [60, 80], scale);
    expect(found).toMatchObject({
      n: 2,
      cohort: 0.5,
      individual: [0.5, 0.5],
      individualMean: 0.5,
      reason: null,
    });
  });

  it('takes losses over the room below, and drops who stayed at an end', () => {
    // 80 → 60: −20/80 = −.25; 50 → 50: 0; 100 → 100 and 0 → 0 say nothing
    const found = normalisedGain([80, 50, 100, 0], [60, 50, 100, 0], scale);
    expect(found).toMatchObject({ nChange: 2, changeMean: -0.125, nAtCeiling: 1 });
  });

  it.each([
    ['nobody', [], [], null, 'no_answers'],
    ['only missing', [null], [null], null, 'no_answers'],
    ['one person', [50], [75], 0.5, 'too_few'],
    ['all at the top', [100, 100], [100, 90], null, 'not_defined'],
    ['NaN', [Number.NaN], [1], null, 'not_defined'],
    ['scores outside the scale', [1e9], [2e9], null, 'not_defined'],
  ])('of %s', (_, before, after, cohort, reason) => {
    expect(normalisedGain(before, after, scale)).toMatchObject({ cohort, reason, cohortSe: null });
  });
});

describe('welchDifference', () => {
  it('by hand', () => {
    // means 3 and 1, variances 7 and 1; se² = 7/3 + 1/3 = 8/3; df = (8/3)²/((49/9 + 1/9)/2) = 64/25
    const found = welchDifference([1, 2, 6, null], [0, 1, 2], 0.95);
    expect(found).toMatchObject({ n1: 3, n2: 3, estimate: 2, reason: null });
    expect(found.t).toBeCloseTo(2 / Math.sqrt(8 / 3), 12);
    expect(found.df).toBeCloseTo(2.56, 12);
    // common variance 4: d = 1; Glass: spread of the second group 1 → 2
    expect(found.d).toBeCloseTo(1, 12);
    expect(found.glassDelta).toBeCloseTo(2, 12);
  });

  it.each([
    ['nobody', [], [1, 2], null, 'no_answers'],
    ['only missing', [1, 2], [null], null, 'no_answers'],
    ['one person', [1], [1, 2], -0.5, 'too_few'],
    ['no spread', [3, 3], [1, 1], 2, 'zero_variance'],
    ['NaN', [1, Number.NaN], [1, 2], null, 'not_defined'],
  ])('of %s', (_, first, second, estimate, reason) => {
    expect(welchDifference(first, second, 0.95)).toMatchObject({
      estimate,
      reason,
      p: null,
      g: null,
      lower: null,
    });
  });

  it('keeps its digits at a thousand million, and has no delta without spread in the second group', () => {
    const found = welchDifference([1e9 + 1, 1e9 + 2, 1e9 + 6], [1e9, 1e9 + 1, 1e9 + 2], 0.95);
    expect(found.t).toBeCloseTo(2 / Math.sqrt(8 / 3), 10);
    expect(welchDifference([1, 2, 6], [1, 1, 1], 0.95)).toMatchObject({ glassDelta: null, df: 2 });
  });
});
