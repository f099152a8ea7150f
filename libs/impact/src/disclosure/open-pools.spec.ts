import type { ActivityFigure } from '../figures/activity-figure.js';
import type { ActivityFiguresInput } from '../figures/activity-input.js';
import { computeActivityFigures } from '../figures/compute-activity-figures.js';
import { hideFigure, isOpenWave, openPools, placeOfTotal } from './open-pools.js';

/** A wave in which the first `useful` of those who answered say yes to one question, and the others leave it out. */
interface Shape {
  answered: number;
  useful: number;
  scored?: number;
}

function poolOf(waves: Record<string, Shape>): ActivityFiguresInput {
  const rows = Object.entries(waves).flatMap(([waveId, { answered, useful, scored = 0 }]) =>
    Array.from({ length: answered }, (_, at) => ({
      waveId,
      subjectId: `${waveId}:${at}`,
      completeness: 'complete' as const,
      answers: {
        fair: { codes: ['no'] },
        useful: at < useful ? { codes: ['yes'] } : { missing: 'skipped' },
      },
      testScore: at < scored ? 50 : null,
    })),
  );
  return {
    frameKind: 'roster',
    frame: rows.map(({ waveId, subjectId }) => ({ waveId, subjectId, constituentGroup: null, sex: null })),
    responses: rows,
    waves: Object.keys(waves).map((id) => ({ id, within: [] })),
    items: [
      { code: 'useful', type: 'yes_no', metric: 'application_rate', answerCodes: ['yes', 'no'] },
      { code: 'fair', type: 'yes_no', metric: null, answerCodes: ['yes', 'no'] },
    ],
    k: 5,
    breakdownFrom: 1_000_000,
  };
}

/** What readers see of each wave by itself is what the engine shows of it. */
function shownBy(waves: Record<string, Shape>): Map<string, Set<string>> {
  return new Map(
    Object.entries(waves).map(([id, shape]) => {
      const figures = computeActivityFigures(poolOf({ [id]: shape }));
      return [id, new Set(figures.filter(({ suppressed }) => suppressed === null).map(placeOfTotal))];
    }),
  );
}

function yearOf(
  waves: Record<string, Shape>,
): (metric: string, itemCode?: string) => ActivityFigure | undefined {
  const shown = shownBy(waves);
  const figures = openPools(poolOf(waves), (id) => shown.get(id)).flatMap(({ input, keeps, isHidden }) =>
    computeActivityFigures(input)
      .filter(keeps)
      .map((figure) => (isHidden ? hideFigure(figure) : figure)),
  );
  return (metric, itemCode) => {
    const found = figures.filter((one) => one.metric === metric && one.itemCode === (itemCode ?? null));
    expect(new Set(found.map(({ choiceCode }) => choiceCode)).size).toBe(found.length);
    return found[0];
  };
}

describe('openPools', () => {
  // b hides the 3 answers to `useful`: 20 + 30 of a and c are shown, and 20 + 12 + 30 responses.
  const year = yearOf({
    a: { answered: 20, useful: 20 },
    b: { answered: 12, useful: 3, scored: 4 },
    c: { answered: 30, useful: 30 },
  });
  it.each([
    ['responded', undefined, 62],
    ['choice_share', 'fair', 62],
    ['choice_share', 'useful', 50],
    ['application_rate_respondents', undefined, 50],
    ['application_rate_conservative', undefined, 50],
  ])('counts %s %s of the waves that show it', (metric, itemCode, n) => {
    expect(year(metric, itemCode)).toMatchObject({ n, suppressed: null });
  });

  it('gives the invited of those waves beside a figure', () => {
    expect(year('choice_share', 'useful')?.invited).toBe(50);
    expect(year('invited')?.n).toBe(62);
  });

  it('hides what no wave shows', () => {
    expect(year('test_score_mean')).toMatchObject({ n: null, estimate: null, suppressed: 'complementary' });
    const none = yearOf({ a: { answered: 20, useful: 3 }, b: { answered: 12, useful: 2 } });
    expect(none('choice_share', 'useful')).toMatchObject({ n: null, suppressed: 'complementary' });
    expect(none('application_rate_upper_bound')).toMatchObject({ n: null, suppressed: 'complementary' });
    expect(none('choice_share', 'fair')).toMatchObject({ n: 32 });
  });

  it('tells for everybody only', () => {
    const waves = { a: { answered: 20, useful: 20 } };
    const shown = shownBy(waves);
    const [pool] = openPools(poolOf(waves), (id) => shown.get(id));
    const figure = pool && computeActivityFigures(pool.input)[0];
    expect(figure && pool.keeps(figure)).toBe(true);
    expect(figure && pool.keeps({ ...figure, dimension: 'sex' })).toBe(false);
  });
});

describe('isOpenWave', () => {
  it.each([
    [['invited ', 'responded '], true],
    [['invited '], false],
    [[], false],
  ])('%j: %s', (places, open) => {
    expect(isOpenWave(new Set(places))).toBe(open);
    expect(isOpenWave(undefined)).toBe(false);
  });
});
