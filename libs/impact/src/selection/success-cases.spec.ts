import { selectSuccessCases } from './success-cases.js';

const people = (...scores: (number | null)[]) => scores.map((score, i) => ({ id: `p${i}`, score }));

describe('selectSuccessCases', () => {
  it('takes both ends and orders ties by id', () => {
    // six scores, q = .2: ⌈1.2⌉ = 2; tops 9 (p1), then 8 of p0, p4 → p0; bottoms 1 (p5), then 2 of p2, p6 → p2
    const found = selectSuccessCases(people(8, 9, 2, null, 8, 1, 2), 0.2);
    expect(found).toMatchObject({ nValid: 6, size: 2, top: ['p1', 'p0'], bottom: ['p5', 'p2'], flags: [] });
    expect(found).toMatchObject({ topWithTies: ['p1', 'p0', 'p4'], bottomWithTies: ['p5', 'p2', 'p6'] });
  });

  it('does not round up an error of rounding', () => {
    // .07 · 100 is 7.000000000000001
    expect(selectSuccessCases(people(...Array.from({ length: 100 }, (_, i) => i)), 0.07).size).toBe(7);
  });

  it.each([
    ['nobody', [], 0.2, 0, 'no_answers', []],
    ['nobody with a score', [null, null], 0.2, 0, 'no_answers', []],
    ['one person', [1e9], 0.2, 1, null, ['ends_overlap', 'zero_variance']],
    ['equal scores', [3, 3, 3, 3], 0.25, 1, null, ['zero_variance']],
    ['NaN', [3, Number.NaN], 0.2, 0, 'not_defined', []],
    ['no share', [3, 4], 0, 0, 'not_defined', []],
  ])('of %s', (_, scores, share, size, reason, flags) => {
    expect(selectSuccessCases(people(...scores), share)).toMatchObject({ size, reason, flags });
  });
});
