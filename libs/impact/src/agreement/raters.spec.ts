import { dyadAgreement } from './dyad-agreement.js';
import { intraclassCorrelation } from './intraclass-correlation.js';

const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('intraclassCorrelation', () => {
  it('gives the published table of Shrout and Fleiss', () => {
    const { forms, n, raters } = intraclassCorrelation([...shroutFleiss, [1, null, 2, 3]], 0.95);
    expect({ n, raters }).toEqual({ n: 6, raters: 4 });
    expect(forms.map(({ icc }) => icc.toFixed(2))).toEqual(['0.17', '0.29', '0.71', '0.44', '0.62', '0.91']);
  });

  it('does not change a thousand million higher', () => {
    const up = shroutFleiss.map((row) => row.map((value) => value + 1e9));
    expect(intraclassCorrelation(up, 0.95).forms[1]?.icc).toBeCloseTo(0.2898, 4);
  });

  it.each([
    ['nobody', [], 'no_answers'],
    ['all missing', [[null, null]], 'no_answers'],
    ['one person', [[1, 2]], 'too_few'],
    ['one rater', [[1], [2]], 'too_few'],
    [
      'all equal',
      [
        [3, 3],
        [3, 3],
      ],
      'zero_variance',
    ],
    [
      'raters a constant apart',
      [
        [1, 2],
        [2, 3],
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
  ])('of %s', (_, ratings, reason) => {
    expect(intraclassCorrelation(ratings, 0.95)).toMatchObject({ forms: [], reason });
  });
});

describe('dyadAgreement', () => {
  it('by hand', () => {
    // differences −1 0 0: bias −1/3, s² 1/3; concordance 2·(1/3)/(2/3 + 2/9 + 1/9) = 2/3
    const found = dyadAgreement([1, 2, 3, null], [2, 2, 3, 1], [1, 2, 3], 0.95);
    expect(found).toMatchObject({ n: 3, withinOne: 1, pearsonInterval: null, reason: null });
    expect(found.bias).toBeCloseTo(-1 / 3, 12);
    expect(found.exact).toBeCloseTo(2 / 3, 12);
    expect(found.concordance).toBeCloseTo(2 / 3, 12);
    expect(found.limits?.upper).toBeCloseTo(-1 / 3 + 1.959964 / Math.sqrt(3), 5);
    // ranks 1 2 3 and 1.5 1.5 3: covariance .75, spreads 1 and √.75
    expect(found.spearman).toBeCloseTo(Math.sqrt(0.75), 12);
  });

  it.each([
    ['nobody', [], [], null, 'no_answers'],
    ['all missing', [null], [1], null, 'no_answers'],
    ['one pair', [2], [1], 1, 'too_few'],
    ['all equal', [2, 2], [2, 2], 0, 'zero_variance'],
    ['NaN', [Number.NaN], [1], null, 'not_defined'],
    ['a thousand million', [1e9, 1e9], [1e9, 1e9], 0, 'zero_variance'],
  ])('of %s', (_, first, second, bias, reason) => {
    expect(dyadAgreement(first, second, [1, 2], 0.95)).toMatchObject({
      bias,
      iccAgreement: null,
      pearson: null,
      reason,
    });
  });
});
