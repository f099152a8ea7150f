import { hidesCrossing, hidesPairs } from '../disclosure/pair-guard.js';
import type { ActivityFigure } from './activity-figure.js';
import type { ActivityFiguresInput, PairSideRow, PairsInput } from './activity-input.js';
import { computeActivityFigures } from './compute-activity-figures.js';

const row = (person: string | null, value: number | null): PairSideRow => ({
  person,
  completeness: 'complete',
  value,
});
const named = (from: number, values: readonly number[]): PairSideRow[] =>
  values.map((value, at) => row(`p${from + at}`, value));

/** The wave that carries the pairs: everybody on its side, of as many invited as answered. */
function figuresOf(pairs: PairsInput, k = 5): ActivityFigure[] {
  const subjects = pairs.after.map((one, at) => ({ subjectId: `s${at}`, score: one.value }));
  const input: ActivityFiguresInput = {
    frameKind: 'roster',
    frame: subjects.map(({ subjectId }) => ({ subjectId, constituentGroup: 'workers', sex: 'female' })),
    responses: subjects.map(({ subjectId, score }) => ({
      subjectId,
      completeness: 'complete',
      answers: {},
      testScore: pairs.kind === 'tests' ? score : null,
    })),
    items: [],
    k,
    pairs,
  };
  return computeActivityFigures(input);
}

const find = (figures: readonly ActivityFigure[], metric: string): ActivityFigure => {
  const found = figures.find((figure) => figure.metric === metric);
  if (!found) throw new Error(`no ${metric}`);
  return found;
};

const before = [20, 30, 40, 50, 60, 70, 80, 90, 100, 100, 40, 60];
const after = [40, 60, 50, 70, 60, 90, 90, 80, 100, 100, 70, 90];

describe('tests before and after', () => {
  const figures = figuresOf({ kind: 'tests', before: named(0, before), after: named(0, after) });

  it('give the gain of the same people', () => {
    // 20 + 30 + 10 + 20 + 0 + 20 + 10 − 10 + 0 + 0 + 30 + 30 = 160 over 12
    expect(find(figures, 'matched_gain_mean')).toMatchObject({ n: 12, invited: 12, responseRate: 1 });
    expect(find(figures, 'matched_gain_mean').estimate).toBeCloseTo(160 / 12, 12);
    // Means 61.667 and 75: 13.333 ÷ 38.333.
    expect(find(figures, 'normalised_gain_cohort').estimate).toBeCloseTo(160 / 460, 12);
    // Two stayed at 100 and have no change; 20/80 + 30/70 + 10/60 + 20/50 + 0 + 20/30 + 10/20 − 10/90 + 30/60 + 30/40.
    const changes = [1 / 4, 3 / 7, 1 / 6, 2 / 5, 0, 2 / 3, 1 / 2, -1 / 9, 1 / 2, 3 / 4];
    expect(find(figures, 'normalised_change_mean')).toMatchObject({ n: 10 });
    expect(find(figures, 'normalised_change_mean').estimate).toBeCloseTo(
      changes.reduce((sum, change) => sum + change, 0) / 10,
      12,
    );
    expect(find(figures, 'effect_size_av')).toMatchObject({
      lower: null,
      method: 'hedges_gav',
      nullReason: null,
    });
    expect(find(figures, 'effect_size_z').lower).not.toBeNull();
  });

  it('count who learned, with and without those who could not rise', () => {
    expect(find(figures, 'acquisition_rate')).toMatchObject({ numerator: 8, n: 12, method: 'wilson' });
    expect(find(figures, 'acquisition_rate_without_ceiling')).toMatchObject({ numerator: 8, n: 10 });
    // By 20 points or more: 20, 30, 20, 20, 30, 30.
    const asked = { kind: 'tests', before: named(0, before), after: named(0, after), rise: 20 } as const;
    expect(find(figuresOf(asked), 'acquisition_rate')).toMatchObject({ numerator: 6, n: 12 });
  });

  it('say how many can be matched, and leave the others out', () => {
    const told = figuresOf({
      kind: 'tests',
      before: [...named(0, before), ...named(100, [0, 0, 0, 0, 0]), row(null, 0)],
      after: named(0, after),
    });
    // Twelve with both; five and one who leads to nobody with the first only.
    expect(find(told, 'match_rate')).toMatchObject({ numerator: 12, n: 18 });
    expect(find(told, 'matched_gain_mean').estimate).toBeCloseTo(160 / 12, 12);
  });

  it('count a person once, and no break-off', () => {
    const told = figuresOf({
      kind: 'tests',
      before: [...named(0, before), row('p0', 99), { ...row('p50', 10), completeness: 'break_off' }],
      after: named(0, after),
    });
    expect(find(told, 'match_rate')).toMatchObject({ numerator: 12, n: 12 });
    expect(find(told, 'matched_gain_mean').estimate).toBeCloseTo(160 / 12, 12);
  });

  it('are none without pairs, and none of the figures of a wave without them changes', () => {
    const pairs = { kind: 'tests', before: named(0, before), after: named(0, after) } as const;
    const all = figuresOf(pairs);
    const own = all.filter(({ metric }) => metric !== 'match_rate').length - 7;
    expect(all.slice(0, own).some(({ metric }) => metric.startsWith('matched'))).toBe(false);
    expect(find(figuresOf({ ...pairs, before: [] }), 'match_rate')).toMatchObject({ numerator: 0, n: 12 });
    expect(find(figuresOf({ ...pairs, before: [] }), 'matched_gain_mean').nullReason).toBe('no_answers');
  });

  it('hide few pairs, and a share of under ten who all did alike', () => {
    const few = figuresOf({ kind: 'tests', before: named(8, before.slice(0, 12)), after: named(0, after) });
    // People 8–11 sat both.
    expect(find(few, 'match_rate').suppressed).toBe('primary');
    expect(find(few, 'effect_size_z').suppressed).toBe('primary');
    const alike = {
      kind: 'tests',
      before: named(0, [1, 2, 3, 4, 5, 6]),
      after: named(0, [2, 3, 4, 5, 6, 7]),
    } as const;
    expect(find(figuresOf(alike), 'acquisition_rate').suppressed).toBe('complementary');
    expect(find(figuresOf(alike), 'matched_gain_mean')).toMatchObject({
      estimate: null,
      nullReason: 'too_few',
      n: 6,
    });
  });
});

describe('an attacker who takes the pairs from the totals', () => {
  /** Points of those who sat the first test only: n·mean of all, less that of the pairs. */
  const leftOf = (all: readonly number[], paired: readonly number[]) => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return { people: all.length - paired.length, points: sum(all) - sum(paired) };
  };

  it.each([1, 2, 4])('would read the points of %i who sat one test only, and sees no pairs', (left) => {
    const alone = [7, 11, 13, 17].slice(0, left);
    const pairs: PairsInput = {
      kind: 'tests',
      before: [...named(0, before), ...named(100, alone)],
      after: named(0, after),
    };
    // With the rule off: the total of the wave and that of the pairs leave the points of the few.
    expect(leftOf([...before, ...alone], before)).toEqual({
      people: left,
      points: alone.reduce((sum, points) => sum + points, 0),
    });
    const matched = figuresOf(pairs).slice(-8);
    expect(matched.map(({ metric }) => metric)).toContain('matched_gain_mean');
    for (const figure of matched) {
      expect(figure.suppressed).toBe('complementary');
      for (const number of [figure.estimate, figure.n, figure.numerator, figure.lower, figure.invited])
        expect(number).toBeNull();
    }
  });

  it('is told the pairs where those left are none or enough', () => {
    const open = [0, 5].map((left) =>
      figuresOf({
        kind: 'tests',
        before: [...named(0, before), ...named(100, [7, 11, 13, 17, 19].slice(0, left))],
        after: named(0, after),
      }),
    );
    for (const figures of open) expect(find(figures, 'matched_gain_mean').suppressed).toBeNull();
  });

  it.each([
    [{ before: 20, after: 20, pairs: 20 }, null],
    [{ before: 20, after: 25, pairs: 20 }, null],
    [{ before: 20, after: 24, pairs: 20 }, 'complementary'],
    [{ before: 21, after: 25, pairs: 20 }, 'complementary'],
    [{ before: 20, after: 25, pairs: 4 }, 'primary'],
    // Nobody is in both, and three are in the first: either less the second would be those three.
    [{ before: 3, after: 25, pairs: 0 }, 'complementary'],
    [{ before: 5, after: 25, pairs: 0 }, null],
  ])('%o: %s', (counts, mark) => {
    expect(hidesPairs(counts, 5)).toBe(mark);
  });

  it('is never given more pairs than people', () => {
    expect(() => hidesPairs({ before: 3, after: 9, pairs: 4 }, 5)).toThrow(RangeError);
  });
});

describe('participants and supervisors', () => {
  const said = (both: number, participant: number, supervisor: number, neither: number): PairsInput => {
    const make = (count: number, value: readonly [number, number]) =>
      Array.from({ length: count }, () => value);
    const all = [
      ...make(both, [1, 1]),
      ...make(participant, [1, 0]),
      ...make(supervisor, [0, 1]),
      ...make(neither, [0, 0]),
    ];
    return {
      kind: 'supervisors',
      before: named(
        0,
        all.map(([value]) => value),
      ),
      after: named(
        0,
        all.map(([, value]) => value),
      ),
    };
  };

  it('confirm and agree', () => {
    const figures = figuresOf(said(18, 6, 2, 14));
    expect(find(figures, 'supervisor_confirmation')).toMatchObject({ numerator: 18, n: 24, estimate: 0.75 });
    expect(find(figures, 'agreement_share')).toMatchObject({ numerator: 32, n: 40, estimate: 0.8 });
    // Chance: 24/40·20/40 + 16/40·20/40 = 0.5; (0.8 − 0.5) ÷ 0.5.
    expect(find(figures, 'agreement_kappa').estimate).toBeCloseTo(0.6, 12);
    expect(find(figures, 'agreement_pabak').estimate).toBeCloseTo(0.6, 12);
  });

  it('are hidden where fewer than ten gave one of the answers: the figures give the whole table', () => {
    const figures = figuresOf(said(24, 4, 3, 6));
    expect(find(figures, 'match_rate').suppressed).toBeNull();
    for (const metric of ['supervisor_confirmation', 'agreement_share', 'agreement_kappa', 'agreement_pabak'])
      expect(find(figures, metric)).toMatchObject({ suppressed: 'complementary', estimate: null, n: null });
    expect(
      hidesCrossing(
        [
          [24, 4],
          [3, 6],
        ],
        10,
      ),
    ).toBe('complementary');
    expect(
      hidesCrossing(
        [
          [24, 4],
          [3, 6],
        ],
        5,
      ),
    ).toBeNull();
  });

  it('need ten pairs, and ten or nobody on one side only', () => {
    expect(find(figuresOf(said(9, 0, 0, 0)), 'match_rate').suppressed).toBe('primary');
    const pairs = said(20, 0, 0, 12);
    const more = { ...pairs, before: [...pairs.before, ...named(500, [1, 1, 1, 1, 1, 1, 1, 1, 1])] };
    expect(find(figuresOf(more), 'match_rate').suppressed).toBe('complementary');
  });

  it('have no kappa where both say one and the same of everybody', () => {
    expect(find(figuresOf(said(30, 0, 0, 0)), 'agreement_kappa')).toMatchObject({
      estimate: null,
      nullReason: 'zero_variance',
    });
  });
});

it('what is not used is what the application rate leaves', () => {
  const codes = [...Array<string>(12).fill('yes'), ...Array<string>(8).fill('no')];
  const figures = computeActivityFigures({
    frameKind: 'roster',
    frame: codes.map((_, at) => ({ subjectId: `s${at}`, constituentGroup: 'workers', sex: 'female' })),
    responses: codes.map((code, at) => ({
      subjectId: `s${at}`,
      completeness: 'complete',
      answers: { applied: { codes: [code] } },
    })),
    items: [{ code: 'applied', type: 'single', metric: 'application_rate', answerCodes: ['yes', 'no'] }],
    k: 5,
  });
  const [rate, rest] = ['application_rate_respondents', 'application_rate_not_used'].map((metric) =>
    find(figures, metric),
  );
  expect(rest).toMatchObject({ numerator: 8, n: 20, method: rate?.method });
  expect(rest?.estimate).toBeCloseTo(0.4, 12);
  expect(rest?.lower).toBeCloseTo(1 - (rate?.upper ?? 0), 12);
});
