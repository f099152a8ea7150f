import { mcNemar } from './mcnemar.js';
import { newcombeDifference } from './newcombe-difference.js';

describe('newcombeDifference', () => {
  it('gives the published rows of Newcombe (1998), table II, method 10', () => {
    expect(newcombeDifference({ yes: 56, asked: 70 }, { yes: 48, asked: 80 }, 0.95)).toMatchObject({
      estimate: expect.closeTo(0.2, 12),
      lower: expect.closeTo(0.0524, 4),
      upper: expect.closeTo(0.3339, 4),
    });
    expect(newcombeDifference({ yes: 10, asked: 10 }, { yes: 0, asked: 10 }, 0.95)).toMatchObject({
      lower: expect.closeTo(0.6075, 4),
      upper: 1,
    });
  });

  it.each([
    ['nobody in a group', { yes: 0, asked: 0 }, 'no_answers'],
    ['more yes than asked', { yes: 3, asked: 2 }, 'not_defined'],
    ['NaN', { yes: Number.NaN, asked: 2 }, 'not_defined'],
  ])('has a reason for %s', (_, first, reason) => {
    const none = { estimate: null, lower: null, upper: null };
    expect(newcombeDifference(first, { yes: 1, asked: 2 }, 0.95)).toMatchObject({ ...none, reason });
  });

  it('takes one person, and a thousand million', () => {
    expect(newcombeDifference({ yes: 1, asked: 1 }, { yes: 0, asked: 1 }, 0.95).estimate).toBe(1);
    const large = newcombeDifference({ yes: 5e8, asked: 1e9 }, { yes: 4e8, asked: 1e9 }, 0.95);
    // 1.96 · √(.25 + .24)/√1e9 = 4.34e-5
    expect((large.upper ?? 0) - 0.1).toBeCloseTo(4.34e-5, 7);
  });
});

describe('mcNemar', () => {
  it('counts binomial tails', () => {
    // 1 of 5: P(B ≤ 1) = 6/32, P(B = 1) = 5/32; exact 12/32, mid-p 7/32; χ² = 9/5, corrected 4/5
    const found = mcNemar({ bothYes: 3, onlyFirst: 1, onlySecond: 4, bothNo: 2 }, 0.95);
    expect(found.pExact).toBeCloseTo(0.375, 12);
    expect(found.pMid).toBeCloseTo(7 / 32, 12);
    expect(found).toMatchObject({
      chiSquare: 1.8,
      chiSquareCorrected: 0.8,
      difference: -0.3,
      oddsRatio: 0.25,
    });
    // Wald: 1.96 · √(5 − 9/10)/10 = .39686
    expect(found.waldInterval?.upper).toBeCloseTo(-0.3 + 0.39686, 4);
  });

  it('takes the correlation into the interval', () => {
    // p 4/10 and 7/10, Wilson .16818–.68733 and .39678–.89221; ad − bc = 6 − 4 = 2 < n/2, so that φ = 0:
    // −.3 − √(.23182² + .19221²) = −.60113
    const found = mcNemar({ bothYes: 3, onlyFirst: 1, onlySecond: 4, bothNo: 2 }, 0.95);
    expect(found.interval?.lower).toBeCloseTo(-0.60113, 4);
  });

  it.each([
    ['nobody', [0, 0, 0, 0], null, 'no_answers', []],
    ['one person who stayed', [1, 0, 0, 0], 1, null, ['no_discordant_pairs']],
    ['nobody who changed', [5, 0, 0, 7], 1, null, ['no_discordant_pairs']],
    ['half a person', [1.5, 0, 0, 1], null, 'not_defined', []],
    ['NaN', [Number.NaN, 0, 0, 1], null, 'not_defined', []],
  ])('of %s', (_, [a = 0, b = 0, c = 0, d = 0], pMid, reason, flags) => {
    const table = { bothYes: a, onlyFirst: b, onlySecond: c, bothNo: d };
    expect(mcNemar(table, 0.95)).toMatchObject({ pMid, pExact: pMid, reason, flags });
  });

  it('keeps p between 0 and 1 for equal and for huge counts', () => {
    expect(mcNemar({ bothYes: 0, onlyFirst: 3, onlySecond: 3, bothNo: 0 }, 0.95)).toMatchObject({
      pExact: 1,
      pMid: 1,
    });
    const huge = mcNemar({ bothYes: 1e9, onlyFirst: 1e9, onlySecond: 1e9 + 1e5, bothNo: 1e9 }, 0.95);
    // χ² = 1e10/2e9 = 5: p = .02535
    expect(huge.p).toBeCloseTo(0.02535, 4);
    expect(huge.pMid).toBeCloseTo(0.02535, 4);
  });
});
