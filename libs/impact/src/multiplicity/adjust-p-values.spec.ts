import { adjustPValues } from './adjust-p-values.js';

describe('adjustPValues', () => {
  const p = [0.04, null, 0.01, 0.03];

  it.each([
    // sorted .01 .03 .04: .01·3 = .03; .03·2 = .06; .04·1 = .04 → not below .06
    ['holm', [0.06, null, 0.03, 0.06]],
    // step up from .04: .04; min(.06, .04) = .04; min(.03, .04) = .03
    ['hochberg', [0.04, null, 0.03, 0.04]],
    // .01·3/1 = .03; .03·3/2 = .045; .04·3/3 = .04 → .04, .04, .03
    ['bh', [0.04, null, 0.03, 0.04]],
    // the same times 1 + 1/2 + 1/3 = 11/6
    ['by', [0.22 / 3, null, 0.055, 0.22 / 3]],
    ['bonferroni', [0.12, null, 0.03, 0.09]],
  ] as const)('%s', (method, expected) => {
    const { adjusted, m, reason } = adjustPValues(p, method);
    expect({ m, reason }).toEqual({ m: 3, reason: null });
    adjusted.forEach((value, i) => {
      const wanted = expected[i] ?? null;
      if (wanted === null) expect(value).toBeNull();
      else expect(value).toBeCloseTo(wanted, 12);
    });
  });

  it('never exceeds 1', () => {
    expect(adjustPValues([0.6, 0.7], 'bonferroni').adjusted).toEqual([1, 1]);
  });

  it.each([
    ['no p value', [], 'no_answers'],
    ['only missing ones', [null, null], 'no_answers'],
    ['NaN', [0.1, Number.NaN], 'not_defined'],
    ['a number that is no probability', [0.1, 1e9], 'not_defined'],
  ])('has a reason for %s', (_, values, reason) => {
    expect(adjustPValues(values, 'holm')).toMatchObject({ adjusted: values.map(() => null), reason });
  });

  it('takes one p value, and equal ones', () => {
    expect(adjustPValues([0.04], 'bh').adjusted).toEqual([0.04]);
    // equal values: .02·2 = .04 for the smallest rank, and none is below it
    expect(adjustPValues([0.02, 0.02], 'holm').adjusted).toEqual([0.04, 0.04]);
  });
});
