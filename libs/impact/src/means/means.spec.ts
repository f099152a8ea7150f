import { meanInterval } from './mean-interval.js';
import { covarianceOf, meanOf, sumOfSquares, varianceOf } from './summary.js';

const pre = [40, 55, 60, 80, 100, 30, 70];
const post = [70, 75, 60, 60, 100, 75, 90];

describe('summary', () => {
  it('gives the means and the spread of DOMAIN 7.1', () => {
    const gains = post.map((value, i) => value - (pre[i] ?? 0));
    expect(meanOf(pre)).toBeCloseTo(62.142857, 6);
    expect(meanOf(post)).toBeCloseTo(75.714286, 6);
    expect(meanOf(gains)).toBeCloseTo(13.571429, 6);
    expect(Math.sqrt(varianceOf(gains))).toBeCloseTo(21.739803, 6);
  });

  it('loses no digits to a large mean', () => {
    // 1e9 + (1, 2, 6): squares of the mean would swallow the spread of 14
    const values = [1e9 + 1, 1e9 + 2, 1e9 + 6];
    expect(sumOfSquares(values)).toBeCloseTo(14, 6);
    expect(covarianceOf(values, values)).toBeCloseTo(7, 6);
  });
});

describe('meanInterval', () => {
  it('uses t with n − 1', () => {
    // mean 3, s = √7, se = √(7/3) = 1.5275, t(0.975, 2) = 4.3027
    const mean = meanInterval([1, 2, 6], 0.95);
    expect(mean.estimate).toBe(3);
    expect(mean.lower).toBeCloseTo(3 - 4.302653 * Math.sqrt(7 / 3), 5);
    expect(mean.upper).toBeCloseTo(3 + 4.302653 * Math.sqrt(7 / 3), 5);
  });

  it.each([
    [[], null, 'no_answers'],
    [[5], 5, 'too_few'],
    [[3, 3, 3], 3, 'zero_variance'],
  ])('of %j has no interval', (values: number[], estimate, reason) => {
    expect(meanInterval(values, 0.95)).toMatchObject({ estimate, lower: null, upper: null, reason });
  });

  it('refuses a value that is no number', () => {
    expect(() => meanInterval([1, Number.NaN], 0.95)).toThrow(RangeError);
  });
});
