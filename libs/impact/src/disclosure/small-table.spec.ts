import { rangeOf } from './cell-range.js';
import { dominance } from './dominance.js';
import { optimalSuppression } from './optimal-suppression.js';

describe('rangeOf', () => {
  const corners = [
    { row: 0, column: 0 },
    { row: 0, column: 1 },
    { row: 1, column: 0 },
    { row: 1, column: 1 },
  ];
  const table = [
    [3, 9],
    [8, 7],
  ];

  it('moves a corner against its neighbours', () => {
    // up as far as both neighbours can fall, min(9, 8); down as far as itself and the opposite corner can, min(3, 7)
    expect(rangeOf(table, corners[0] ?? { row: 0, column: 0 }, corners)).toEqual({ lower: 0, upper: 11 });
  });

  it('leaves a single hidden cell where it is', () => {
    expect(rangeOf(table, { row: 0, column: 0 }, [{ row: 0, column: 0 }])).toEqual({ lower: 3, upper: 3 });
  });
});

describe('optimalSuppression', () => {
  const rule = { k: 5, protection: 3 };

  it('hides the other corners of two by two', () => {
    const found = optimalSuppression(
      [
        [3, 9],
        [8, 7],
      ],
      rule,
    );
    expect(found).toMatchObject({ fewest: 3, leastValue: 24, reason: null });
    expect(found.primary).toEqual([{ row: 0, column: 0 }]);
  });

  it.each([
    ['nothing', [], null, 'no_answers'],
    ['nothing small', [[9, 9]], 0, null],
    // its margins tell every single cell
    ['one row', [[3, 9]], null, 'not_defined'],
    ['ragged', [[3, 9], [1]], null, 'not_defined'],
    ['NaN', [[Number.NaN]], null, 'not_defined'],
    ['negative', [[-1]], null, 'not_defined'],
    ['too large', Array.from({ length: 5 }, () => [9, 9, 9, 9, 9]), null, 'not_converged'],
    ['a thousand million', [[1e9, 1e9]], 0, null],
  ])('of %s', (_, counts, fewest, reason) => {
    expect(optimalSuppression(counts, rule)).toMatchObject({ fewest, reason });
  });
});

describe('dominance', () => {
  const rules = [
    { largest: 1, share: 0.75 },
    { largest: 2, share: 0.85 },
  ];

  it.each([
    // .6 and .9 of 100; the others hold 10, not below 10 % of 60
    [[60, 30, 10], [false, true], false, 1 / 6],
    // .9; the others hold 5, below 9
    [[90, 5, 5], [true, true], true, 1 / 18],
    // exactly the share is not more than it
    [[75, 10, 15], [false, true], false, 10 / 75],
    [[1e9], [true, true], true, 0],
    [[5, 5, 5, 5], [false, false], false, 2],
  ])('of %j', (contributions, dominated, pPercent, ratio) => {
    const found = dominance(contributions, rules, 10);
    expect(found).toMatchObject({ n: contributions.length, dominated, pPercent, reason: null });
    expect(found.remainderRatio).toBeCloseTo(ratio, 12);
  });

  it.each([
    [[], 'no_answers'],
    [[0, 0], 'zero_variance'],
    [[1, Number.NaN], 'not_defined'],
    [[1, -1], 'not_defined'],
  ])('of %j has a reason', (contributions, reason) => {
    expect(dominance(contributions, rules, 10)).toMatchObject({ largestShare: null, pPercent: null, reason });
  });
});
