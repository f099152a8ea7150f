import { correctedPointBiserial } from './corrected-point-biserial.js';
import { itemAnalysis, type TestSheet } from './item-analysis.js';

describe('correctedPointBiserial', () => {
  it('leaves the question itself out of the total', () => {
    // rest = (3, 2, 2, 1): cov = (.5·1 + .5·0 + (−.5)·0 + (−.5)(−1))/3 = 1/3; s² = 1/3 and 2/3; r = (1/3)/√(2/9) = .7071
    expect(correctedPointBiserial([1, 1, 0, 0], [4, 3, 2, 1]).r).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it('gives what R gives', () => {
    // x <- c(1,0,1,1,0,1,0,1); t <- c(9,4,7,8,3,6,5,9); cor(x, t - x)
    // rest = (8,4,6,7,3,5,5,8): mean 5.75, Σd² = 23.5; x̄ = .625, Σd² = 1.875;
    // Σxd = (2.25 + .25 + 1.25 − .75 + 2.25) = 5.25; r = 5.25/√(23.5·1.875) = 5.25/6.637959 = .790906
    const found = correctedPointBiserial([1, 0, 1, 1, 0, 1, 0, 1], [9, 4, 7, 8, 3, 6, 5, 9]);
    expect(found).toMatchObject({ n: 8, reason: null });
    expect(found.r).toBeCloseTo(0.7909057, 6);
  });

  it('is negative when the best get it wrong', () => {
    expect(correctedPointBiserial([0, 0, 1, 1], [5, 4, 2, 1]).r).toBeLessThan(-0.8);
  });

  it.each([
    ['two people', [1, 0], [2, 1], 'too_few'],
    ['nobody', [], [], 'too_few'],
    ['all right', [1, 1, 1], [3, 2, 1], 'zero_variance'],
    ['the rest alike', [1, 0, 1], [3, 2, 3], 'zero_variance'],
  ])('says nothing with %s', (_, points, totals, reason) => {
    expect(correctedPointBiserial(points, totals)).toMatchObject({ r: null, reason });
  });

  it('refuses lists of two lengths', () => {
    expect(() => correctedPointBiserial([1], [])).toThrow(RangeError);
  });
});

describe('itemAnalysis', () => {
  const items = [
    { code: 'A', objective: 'one', maxPoints: 1 },
    { code: 'B', objective: 'one', maxPoints: 2 },
    { code: 'C', objective: null, maxPoints: 1 },
  ];
  const sheet = (
    points: (number | null)[],
    missing: TestSheet['missing'] = [null, null, null],
  ): TestSheet => ({
    points,
    missing,
  });

  it('counts right, not known, left open, and who was not asked', () => {
    const [a, b, c] = itemAnalysis(items, [
      sheet([1, 2, null]),
      sheet([1, 1, 1]),
      sheet([0, 0, 0], ['dont_know', null, 'open']),
      sheet([0, 1, 1]),
    ]);
    // A: 2 of 4 points; B: 4 of 8; C: 2 of 3, one sheet does not have it
    expect(a).toMatchObject({ n: 4, difficulty: 0.5, right: 2, dontKnow: 1, leftOpen: 0 });
    expect(b).toMatchObject({ n: 4, difficulty: 0.5, right: 1 });
    expect(c).toMatchObject({ n: 3, difficulty: 2 / 3, right: 2, leftOpen: 1, dontKnow: 0 });
  });

  it('of nobody is null, never 0', () => {
    expect(itemAnalysis(items, [])[0]).toMatchObject({
      n: 0,
      difficulty: null,
      discrimination: { r: null, reason: 'too_few' },
    });
  });

  it('refuses a sheet of another length', () => {
    expect(() => itemAnalysis(items, [sheet([1])])).toThrow(RangeError);
  });
});
