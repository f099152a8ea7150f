import { cronbachAlpha } from './cronbach-alpha.js';
import { mcDonaldOmega } from './mcdonald-omega.js';

describe('cronbachAlpha', () => {
  it('by hand', () => {
    // variances 1 and 3, sums 3 4 8 with variance 7: 2·(1 − 4/7) = 6/7; r = 1.5/√3 = .8660, 2r/(1 + r) = .9282
    const found = cronbachAlpha(
      [
        [1, 2],
        [2, 2],
        [3, 5],
        [null, 1],
      ],
      0.95,
    );
    expect(found).toMatchObject({
      k: 2,
      n: 3,
      ifDeleted: [null, null],
      flags: ['small_sample'],
      reason: null,
    });
    expect(found.alpha).toBeCloseTo(6 / 7, 12);
    expect(found.standardized).toBeCloseTo(0.9282, 4);
  });

  it('marks a negative one', () => {
    // variances 1 and 1; sums 4 3 5 with variance 1: 2·(1 − 2/1) = −2
    const found = cronbachAlpha(
      [
        [1, 3],
        [2, 1],
        [3, 2],
      ],
      0.95,
    );
    expect(found.alpha).toBeCloseTo(-2, 12);
    expect(found.flags).toContain('check_reverse_coded');
  });

  it.each([
    ['nobody', [], 'no_answers'],
    ['all missing', [[null, 1]], 'no_answers'],
    ['one person', [[1, 2]], 'too_few'],
    ['one item', [[1], [2]], 'too_few'],
    [
      'all equal',
      [
        [1e9, 1e9],
        [1e9, 1e9],
      ],
      'zero_variance',
    ],
    [
      'NaN',
      [
        [1, Number.NaN],
        [2, 3],
      ],
      'not_defined',
    ],
    ['ragged rows', [[1, 2], [2]], 'not_defined'],
  ])('of %s', (_, answers, reason) => {
    expect(cronbachAlpha(answers, 0.95)).toMatchObject({ alpha: null, interval: null, reason });
  });
});

describe('mcDonaldOmega', () => {
  // Three columns of ±1 that are uncorrelated over four people, and a fourth to build on: each item is common + own.
  const answers = [
    [1, 1, 1],
    [1, -1, -1],
    [-1, 1, -1],
    [-1, -1, 1],
  ].flatMap((own) => [1, -1].map((common) => own.map((value) => common + value)));

  it('finds the factor of items with equal correlations', () => {
    // correlation 1/2 each: loadings √.5, omega (3√.5)²/((3√.5)² + 3·.5) = 4.5/6
    const found = mcDonaldOmega(answers);
    expect(found.omega).toBeCloseTo(0.75, 10);
    found.loadings.forEach((loading) => expect(loading).toBeCloseTo(Math.SQRT1_2, 10));
  });

  it.each([
    ['nobody', [], 'no_answers'],
    ['all missing', [[null, 1, 1]], 'no_answers'],
    [
      'two items',
      [
        [1, 2],
        [2, 1],
        [3, 3],
      ],
      'too_few',
    ],
    ['one person', [[1, 2, 3]], 'too_few'],
    ['an item without spread', answers.map(([a = 0, b = 0]) => [a, b, 1e9]), 'zero_variance'],
    ['NaN', [[1, Number.NaN, 3]], 'not_defined'],
  ])('of %s', (_, rows, reason) => {
    expect(mcDonaldOmega(rows)).toMatchObject({ omega: null, loadings: [], reason });
  });
});
