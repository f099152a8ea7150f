import { chiSquareQuantile, chiSquareUpper } from './chi-square.js';
import { fQuantile } from './f.js';
import { noncentralTCdf } from './noncentral-t.js';
import { normalCdf, normalQuantile, twoSidedZ } from './normal.js';
import { rankSumCdf, signedRankCdf } from './rank-sums.js';
import { studentTPValue, studentTQuantile, studentTUpper } from './student-t.js';

describe('tails', () => {
  it('survive where 1 − P would be 0', () => {
    // R: pt(40, 500, lower.tail = FALSE), pchisq(200, 4, lower.tail = FALSE)
    expect(studentTUpper(40, 500) / 3.14532145912898e-158).toBeCloseTo(1, 9);
    expect(chiSquareUpper(200, 4) / 3.75727673578104e-42).toBeCloseTo(1, 9);
    expect(normalCdf(-12)).toBeGreaterThan(0);
  });

  it('fit together', () => {
    expect(chiSquareUpper(chiSquareQuantile(0.95, 3), 3)).toBeCloseTo(0.05, 12);
    expect(studentTPValue(studentTQuantile(0.975, 7), 7)).toBeCloseTo(0.05, 12);
    // t² with n degrees of freedom is F(1, n)
    expect(fQuantile(0.95, 1, 7)).toBeCloseTo(studentTQuantile(0.975, 7) ** 2, 9);
    expect(normalQuantile(0.975)).toBe(twoSidedZ(0.95));
    expect(chiSquareUpper(-1, 3)).toBe(1);
  });
});

describe('noncentralTCdf', () => {
  it('is Student’s t without noncentrality, and mirrors', () => {
    expect(noncentralTCdf(2.5, 9, 0)).toBeCloseTo(1 - studentTUpper(2.5, 9), 12);
    expect(noncentralTCdf(-1, 9, 1.5)).toBeCloseTo(1 - noncentralTCdf(1, 9, -1.5), 12);
    expect(noncentralTCdf(0, 5, 1)).toBeCloseTo(normalCdf(-1), 12);
  });

  it('refuses a noncentrality it cannot add up', () => {
    expect(() => noncentralTCdf(40, 9, 38)).toThrow(RangeError);
  });
});

describe('rank sums', () => {
  it('count by hand', () => {
    // Three differences: 8 sign patterns; V ≤ 1 is {} and {1}: 2/8
    expect(signedRankCdf(1, 3)).toBe(0.25);
    // 2 of 4 places: 6 ways, U = 0, 1, 2, 2, 3, 4; U ≤ 1: 2/6
    expect(rankSumCdf(1, 2, 2)).toBeCloseTo(1 / 3, 12);
    expect(rankSumCdf(4, 2, 2)).toBe(1);
    expect(rankSumCdf(-1, 2, 2)).toBe(0);
  });

  it('refuse half a person', () => {
    expect(() => signedRankCdf(1, 2.5)).toThrow(RangeError);
    expect(() => rankSumCdf(1, -1, 2)).toThrow(RangeError);
  });
});
