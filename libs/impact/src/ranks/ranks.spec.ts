import { fQuantile, fUpper } from '../distributions/f.js';
import { kruskalWallis, welchAnova } from './compare-groups.js';
import { kthPairSum, kthWalshAverage } from './kth-pair-sum.js';
import { mannWhitney } from './mann-whitney.js';
import { midRanks } from './mid-ranks.js';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank.js';

describe('pair sums', () => {
  it('finds each by its place', () => {
    // 1 + −2, 1 + 0, 4 + −2, 4 + 0
    expect([1, 2, 3, 4].map((k) => kthPairSum([1, 4], [-2, 0], k))).toEqual([-1, 1, 2, 4]);
    // (1, 1) (1, 4) (4, 4)
    expect([1, 2, 3].map((k) => kthWalshAverage([1, 4], k))).toEqual([1, 2.5, 4]);
    expect(kthWalshAverage([-1, 1], 2)).toBe(0);
  });
});

describe('midRanks', () => {
  it('shares ranks of equal values', () => {
    expect(midRanks([2, 5, 2])).toEqual({ ranks: [1.5, 3, 1.5], groups: [2, 1] });
  });
});

describe('wilcoxonSignedRank', () => {
  it('counts sign patterns', () => {
    // ranks 1 2 3, up 1 + 2 = 3 of 6, the middle: p 1; P(V ≥ 3): sums 0 1 2 3 3 4 5 6: 5/8
    // Walsh 1 1.5 2 −1 −.5 −3 → −3 −1 −.5 1 1.5 2: median .25; r = 2·3/6 − 1 = 0
    const found = wilcoxonSignedRank([1, 2, -3, null], 0.95);
    expect(found).toMatchObject({
      n: 3,
      nZero: 0,
      v: 3,
      p: 1,
      pGreater: 0.625,
      rankBiserial: 0,
      reason: null,
    });
    expect(found.hodgesLehmann).toBe(0.25);
    // three changes reach 1 − 2/8 = 75 % with the outermost averages
    expect(found).toMatchObject({ interval: { lower: -3, upper: 2 }, achievedLevel: 0.75 });
  });

  it('keeps zeros in the ranking of Pratt', () => {
    // |0 1 1 2| → ranks 1, 2.5, 2.5, 4; up 2.5 + 4 = 6.5, middle 4.5, variance (6.25 + 6.25 + 16)/4 = 7.125
    const found = wilcoxonSignedRank([0, 1, -1, 2], 0.95);
    expect(found.prattZ).toBeCloseTo(2 / Math.sqrt(7.125), 12);
    // sums 0 2.5 2.5 5 4 6.5 6.5 9, at least 2 from 4.5: 0 2.5 2.5 6.5 6.5 9 → 6/8
    expect(found.prattPExact).toBeCloseTo(0.75, 12);
    // without the zero: ranks 1.5 1.5 3, up 4.5, middle 3; sums 0 1.5 1.5 3 3 4.5 4.5 6, 6 of them 1.5 away
    expect(found).toMatchObject({ v: 4.5, p: 0.75, interval: null });
  });

  it.each([
    ['nobody', [], null, 'no_answers'],
    ['all missing', [null, null], null, 'no_answers'],
    ['all zero', [0, 0, 0], 0, 'zero_variance'],
    ['NaN', [1, Number.NaN], null, 'not_defined'],
    ['one person', [4], 4, null],
    ['equal changes of a thousand million', [1e9, 1e9], 1e9, null],
  ])('of %s', (_, changes, hodgesLehmann, reason) => {
    const found = wilcoxonSignedRank(changes, 0.95);
    expect(found).toMatchObject({ hodgesLehmann, reason });
    expect(found.p === null).toBe(reason !== null);
  });

  it('says when p is the normal one', () => {
    const many = Array.from({ length: 60 }, (_, i) => (i % 3 === 0 ? -i - 1 : i + 1));
    expect(wilcoxonSignedRank(many, 0.95).flags).toEqual(['normal_approximation']);
  });
});

describe('mannWhitney', () => {
  it('counts places', () => {
    // all four pairs: W 4; 1 of 6 choices is as high: p 2/6; differences 1 2 2 3
    const found = mannWhitney([3, 4], [1, 2], 0.95);
    expect(found).toMatchObject({ w: 4, hodgesLehmann: 2, auc: 1, cliffDelta: 1, reason: null });
    expect(found.p).toBeCloseTo(1 / 3, 12);
    expect(found.interval).toEqual({ lower: 1, upper: 3 });
  });

  it('takes ties for half', () => {
    // pairs (2,2) ½ (2,1) 1 (3,2) 1 (3,1) 1: 3.5; z = (1.5 − .5)/√(4/12·(5 − 6/12)) = 1/√1.5: p .41422
    const found = mannWhitney([2, 3], [2, 1], 0.95);
    expect(found).toMatchObject({
      w: 3.5,
      cliffDelta: 0.75,
      interval: null,
      flags: ['normal_approximation'],
    });
    expect(found.p).toBeCloseTo(0.41422, 4);
  });

  it.each([
    ['nobody', [], [1], 'no_answers'],
    ['all missing', [null], [1], 'no_answers'],
    ['all equal', [1e9, 1e9], [1e9], 'zero_variance'],
    ['NaN', [Number.NaN], [1], 'not_defined'],
  ])('of %s has no p', (_, first, second, reason) => {
    expect(mannWhitney(first, second, 0.95)).toMatchObject({ p: null, interval: null, reason });
  });

  it('takes one person a group', () => {
    expect(mannWhitney([2], [1], 0.95)).toMatchObject({ w: 1, p: 1, hodgesLehmann: 1 });
  });
});

describe('kruskalWallis', () => {
  it('by hand', () => {
    // rank sums 3 and 7: 12/20·(9/2 + 49/2) − 15 = 2.4; ε² = 2.4·5/15
    const found = kruskalWallis([[1, 2, null], [3, 4], []]);
    expect(found).toMatchObject({ n: 4, df: 1, reason: null });
    expect(found.h).toBeCloseTo(2.4, 12);
    expect(found.epsilonSquared).toBeCloseTo(0.8, 12);
  });

  it.each([
    [[], 'no_answers'],
    [[[null], [null]], 'no_answers'],
    [[[1, 2, 3]], 'too_few'],
    [[[1e9], [1e9, 1e9]], 'zero_variance'],
    [[[1], [Number.NaN]], 'not_defined'],
  ])('of %j has no H', (groups, reason) => {
    expect(kruskalWallis(groups)).toMatchObject({ h: null, p: null, reason });
  });
});

describe('welchAnova', () => {
  it('is the square of Welch’s t for two groups, at any height', () => {
    // t = 2/√(8/3): F = 1.5; df 2.56
    for (const up of [0, 1e9]) {
      const found = welchAnova([
        [up + 1, up + 2, up + 6],
        [up, up + 1, up + 2],
      ]);
      expect(found.f).toBeCloseTo(1.5, 9);
      expect(found.df2).toBeCloseTo(2.56, 9);
    }
  });

  it.each([
    [[], 'no_answers'],
    [[[1, 2]], 'too_few'],
    [[[1, 2], [3]], 'too_few'],
    [
      [
        [1, 2],
        [3, 3],
      ],
      'zero_variance',
    ],
    [
      [
        [1, Infinity],
        [3, 4],
      ],
      'not_defined',
    ],
  ])('of %j has no F', (groups, reason) => {
    expect(welchAnova(groups)).toMatchObject({ f: null, p: null, reason });
  });
});

describe('fUpper', () => {
  it('fits its quantile', () => {
    expect(fUpper(fQuantile(0.975, 5, 15), 5, 15)).toBeCloseTo(0.025, 10);
    expect(fUpper(0, 2, 3)).toBe(1);
  });
});
