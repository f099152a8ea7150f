import { type ActivityFigure, notWeighted } from '../figures/activity-figure.js';
import { placeOfTotal, protectCrossPool, type TotalledScope } from './cross-pool.js';

const total = (n: number): ActivityFigure => ({
  metric: 'responded',
  itemCode: null,
  dimension: 'all',
  groupCode: 'all',
  choiceCode: null,
  estimate: n,
  lower: null,
  upper: null,
  conf: null,
  n,
  invited: n,
  numerator: n,
  responseRate: 1,
  suppressed: null,
  nullReason: null,
  method: 'count',
  flags: [],
  ...notWeighted,
});
const place = placeOfTotal({ metric: 'responded', itemCode: null });
const scope = (ids: string, isShown: boolean): TotalledScope => ({
  waveIds: [...ids],
  shown: new Set(isShown ? [place] : []),
  hidden: new Set(isShown ? [] : [place]),
});

/** A wave a letter; capital letters are hidden, since they have fewer than five answers. */
function year(ids: string, answers: Record<string, number>, pools: Record<string, boolean>): boolean {
  const letters = Object.keys(answers);
  const waves = letters.map((id) => scope(id, id === id.toLowerCase()));
  const others = [...waves, ...Object.entries(pools).map(([of, isShown]) => scope(of, isShown))];
  const [figure] = protectCrossPool(
    [total([...ids].reduce((sum, id) => sum + (answers[id] ?? 0), 0))],
    { waveIds: [...ids], answersOf: (_, id) => answers[id] ?? 0, k: 5 },
    others,
  );
  return figure?.suppressed === null;
}

describe('protectCrossPool', () => {
  const answers = { A: 3, b: 20, c: 30, D: 4 };
  it.each([
    // 33 − 30 = 3.
    ['hides a year with one hidden wave', 'Ac', {}, false],
    ['shows a year of shown waves', 'bc', {}, true],
    // 3 + 4 = 7 people who cannot be told apart.
    ['shows two hidden waves that are five together', 'AbD', {}, true],
    // The course tells A + D, the year A alone: D = 7 − 3 and A itself.
    ['hides what a course and the year tell together', 'Ab', { AbD: true }, false],
    ['tells nothing new where a course tells the same already', 'AcD', { AbD: true }, true],
    ['minds no course that is hidden itself', 'AcD', { AbD: false }, true],
  ])('%s', (_name, ids, pools, shown) => {
    expect(year(ids, answers, pools)).toBe(shown);
  });

  it('hides two waves that are fewer than five together', () => {
    expect(year('ABc', { A: 1, B: 3, c: 30 }, {})).toBe(false);
    expect(year('ABc', { A: 2, B: 3, c: 30 }, {})).toBe(true);
  });

  it('hides waves whose number gives each of them', () => {
    // Five waves of one answer; two of four.
    expect(year('ABCDE', { A: 1, B: 1, C: 1, D: 1, E: 1 }, {})).toBe(false);
    expect(year('AB', { A: 4, B: 4 }, {})).toBe(false);
    expect(year('AB', { A: 4, B: 3 }, {})).toBe(true);
  });

  it('hides a wave elsewhere that follows from the difference of two pools', () => {
    // Centre A + B + c + D shown, year A + B + c: D = centre − year.
    expect(year('ABc', { A: 3, B: 3, c: 30, D: 4 }, { ABcD: true })).toBe(false);
    expect(year('ABc', { A: 3, B: 3, c: 30, D: 4 }, { ABcD: false })).toBe(true);
  });

  it('ignores waves without an answer, and drops groups', () => {
    expect(year('Ab', { A: 0, b: 20 }, {})).toBe(true);
    const figures = protectCrossPool(
      [total(20), { ...total(20), dimension: 'sex', groupCode: 'woman' }],
      { waveIds: ['b'], answersOf: () => 20, k: 5 },
      [scope('b', true)],
    );
    expect(figures).toHaveLength(1);
  });
});
