import { bootstrapIntervals } from './bootstrap-intervals.js';
import { calibratedMeans, type ItemMeans } from './calibrated-means.js';
import { calibrationModel, calibrationResidual } from './calibration.js';
import { designEstimate } from './design-estimate.js';
import { type DesignInput, readDesign } from './design.js';
import { fitTable } from './ipf-table.js';
import { lineariseMean } from './linearise.js';
import { logisticFit } from './logistic.js';
import { type MarginInput, readMargins } from './margins.js';
import { rakeWeights } from './rake-weights.js';
import { jackknife, meanFigure } from './replicates.js';
import { poolImputations } from './rubin-rules.js';
import { trimWeights } from './trim-weights.js';
import { toValues } from './values.js';
import { weightingClasses } from './weighting-classes.js';
import { plainQuantile, weightedQuantile } from './weighted-quantile.js';
import { effectiveWilson, kishEffect, shareIntervals } from './weighted-share.js';

function mean(input: DesignInput, values: (number | null)[]) {
  const { design, reason } = readDesign(input);
  const list = toValues(values);
  if (!design || !list) return { reason };
  return designEstimate(design, lineariseMean(design, list));
}

/** Clusters of every twelfth row, raked. */
function raked(base: number[], index: number[], inputs: MarginInput[]) {
  const { design } = readDesign({ weight: base, cluster: index.map((i) => (i * 13) % 12) });
  const { margins } = readMargins(base, inputs);
  const weights = margins && rakeWeights(margins).weights;
  if (!design || !margins || !weights) throw new Error('no weights');
  return { design, margins, weights };
}

const placeOf = (means: ItemMeans | undefined, grouping: number, group: number) =>
  means?.by[grouping]?.[group];
/** Four fifths of the people in groups 0 to 3 and the others in none, who count in the figure of all. */
const withOutsiders = (index: readonly number[]) => ({
  codes: Int32Array.from(index, (i) => (i % 5) - 1),
  groups: 4,
});

describe('a mean of a design', () => {
  it('is Student for people of equal weight', () => {
    // 1, 2, 6: mean 3, s² 7, se √(7/3) = 1.5275, t(2) 4.3027
    const found = mean({ weight: [2, 2, 2] }, [1, 2, 6]);
    expect(found).toMatchObject({ estimate: 3, df: 2, flags: ['df_small'] });
    expect(found).toHaveProperty('se', expect.closeTo(Math.sqrt(7 / 3), 12));
  });

  it('counts clusters, not people', () => {
    // sums of (y − 4)/4: −1 and 1 → 2·(1 + 1) = 4, se 2
    const found = mean({ weight: [1, 1, 1, 1], cluster: ['a', 'a', 'b', 'b'] }, [1, 3, 5, 7]);
    expect(found).toMatchObject({ estimate: 4, se: 2, df: 1 });
  });

  it('keeps its digits at a billion', () => {
    const found = mean({ weight: [1, 1, 1] }, [1e9 + 1, 1e9 + 2, 1e9 + 6]);
    expect(found).toHaveProperty('se', expect.closeTo(Math.sqrt(7 / 3), 6));
  });

  it.each([
    ['nobody', { weight: [] }, [], { reason: 'no_answers' }],
    ['one person', { weight: [1] }, [5], { estimate: 5, se: null, reason: 'too_few_clusters' }],
    ['all equal', { weight: [1, 1] }, [5, 5], { estimate: 5, se: 0, lower: null, reason: 'zero_variance' }],
    ['all missing', { weight: [1, 1] }, [null, null], { estimate: null, reason: 'no_answers' }],
    ['weights of 0', { weight: [0, 0] }, [1, 2], { reason: 'no_weight' }],
    ['a negative weight', { weight: [1, -1] }, [1, 2], { reason: 'bad_weight' }],
    ['a missing weight', { weight: [1, null] }, [1, 2], { reason: 'bad_weight' }],
    [
      'a person without cluster',
      { weight: [1, 1], cluster: ['a', null] },
      [1, 2],
      { reason: 'missing_category' },
    ],
    ['a population too small', { weight: [1, 1], population: [1, 1] }, [1, 2], { reason: 'bad_population' }],
    ['lists of two lengths', { weight: [1, 1], strata: ['a'] }, [1, 2], { reason: 'bad_shape' }],
  ])('with %s says why not', (_, input: DesignInput, values: (number | null)[], told) => {
    expect(mean(input, values)).toMatchObject(told);
  });
});

describe('shares', () => {
  it('lose size to unequal weights', () => {
    // (1 + 1 + 2)² = 16 over 6; 3·6/16
    expect(kishEffect([1, 1, 2]).nEff).toBeCloseTo(16 / 6, 12);
    expect(kishEffect([1, 1, 2]).deff).toBeCloseTo(1.125, 12);
    expect(kishEffect([1, 1, 2]).deffFromCv).toBeCloseTo(1.125, 12);
    expect(kishEffect([1e200, 1e200]).nEff).toBeCloseTo(2, 12);
    expect(kishEffect([0])).toMatchObject({ nEff: null, reason: 'no_weight' });
  });

  it('have no interval from an error of 0, and one from the weights', () => {
    expect(shareIntervals(0, 0, 20, 19)).toMatchObject({ logit: null, beta: null, mean: null });
    // z²/(n + z²) = 3.8415/6.5081
    expect(effectiveWilson(0, [1, 1, 2])?.upper).toBeCloseTo(0.59026, 4);
    expect(effectiveWilson(0, [0, 0])).toBeNull();
  });
});

describe('raking', () => {
  const four: MarginInput[] = [
    { labels: ['a', 'a', 'b', 'b'], targets: { a: 30, b: 70 } },
    { labels: ['u', 'v', 'u', 'v'], targets: { u: 60, v: 40 } },
  ];

  it('is the product of the margins without odds of its own', () => {
    // 30·60/100, 30·40/100, 70·60/100, 70·40/100
    const { margins } = readMargins([1, 1, 1, 1], four);
    const weights = margins && rakeWeights(margins).weights;
    [18, 12, 42, 28].forEach((weight, i) => expect(weights?.[i]).toBeCloseTo(weight, 9));
    expect(
      fitTable(
        [
          [1, 1],
          [1, 1],
        ],
        [30, 70],
        [60, 40],
      ).fitted?.[1]?.[0],
    ).toBeCloseTo(42, 9);
  });

  it.each([
    ['a row without a group', [1, 1], [{ labels: ['a', null], targets: { a: 2 } }], 'missing_category'],
    ['a group without a target', [1, 1], [{ labels: ['a', 'b'], targets: { a: 2 } }], 'bad_target'],
    ['a target of 0', [1, 1], [{ labels: ['a', 'b'], targets: { a: 2, b: 0 } }], 'bad_target'],
    ['a negative target', [1], [{ labels: ['a'], targets: { a: -2 } }], 'bad_target'],
    ['a target for nobody', [1], [{ labels: ['a'], targets: { a: 2, b: 1 } }], 'empty_category'],
    ['nobody', [], [{ labels: [], targets: { a: 2 } }], 'no_answers'],
    ['no margin', [1], [], 'bad_shape'],
  ])('refuses %s', (_, base, inputs, reason) => {
    expect(readMargins(base, inputs as Parameters<typeof readMargins>[1])).toEqual({ margins: null, reason });
  });

  it('refuses a million groups', () => {
    const labels = Array.from({ length: 1_000_000 }, (_none, i) => i);
    const base = new Float64Array(labels.length).fill(1);
    expect(readMargins(base, [{ labels, targets: { 1: 1 } }]).reason).toBe('too_many_categories');
  });

  it('gives no weights that never agree', () => {
    // the two full cells fix both margins: 30, 70 against 60, 40
    const { margins } = readMargins(
      [10, 10],
      [
        { labels: ['a', 'b'], targets: { a: 30, b: 70 } },
        { labels: ['u', 'v'], targets: { u: 60, v: 40 } },
      ],
    );
    expect(margins && rakeWeights(margins)).toMatchObject({
      weights: null,
      converged: false,
      reason: 'infeasible',
    });
    expect(
      fitTable(
        [
          [10, 0],
          [0, 10],
        ],
        [30, 70],
        [60, 40],
      ).fitted,
    ).toBeNull();
  });

  it('gives the same error from sums by cluster as from residuals of people, in any order of rows', () => {
    const n = 60;
    const index = Array.from({ length: n }, (_none, i) => i);
    const values = Float64Array.from(index, (i) => (i % 11 === 0 ? Number.NaN : (i * 37) % 23));
    const inputs: MarginInput[] = [
      { labels: index.map((i) => i % 3), targets: { 0: 100, 1: 150, 2: 50 } },
      { labels: index.map((i) => (i % 7) % 2), targets: { 0: 120, 1: 180 } },
    ];
    const base = index.map((i) => 1 + (i % 5));
    const { design, margins, weights } = raked(base, index, inputs);
    const model = calibrationModel(margins);
    const groups = { codes: Int32Array.from(index, (i) => i % 4), groups: 4 };
    const some = withOutsiders(index);
    const [found, again] = calibratedMeans(design, weights, [values, values], [groups, some], model);
    const final = { ...design, weight: weights };
    const straight = (inside?: Int32Array) => {
      const figure = lineariseMean(final, values, inside);
      return designEstimate(final, {
        ...figure,
        influence: calibrationResidual(model, weights, figure.influence),
      });
    };
    expect(found?.all.se).toBeCloseTo(Number(straight().se), 12);
    const second = straight(groups.codes.map((code) => (code === 2 ? 1 : 0)));
    expect(placeOf(found, 0, 2)?.estimate).toBeCloseTo(Number(second.estimate), 12);
    expect(placeOf(found, 0, 2)?.se).toBeCloseTo(Number(second.se), 12);
    const third = straight(some.codes.map((code) => (code === 3 ? 1 : 0)));
    expect(placeOf(found, 1, 3)).toMatchObject({ n: third.n });
    expect(placeOf(found, 1, 3)?.se).toBeCloseTo(Number(third.se), 12);
    // An item leaves nothing behind in the sums of the next.
    expect(again).toEqual(found);
  });
});

describe('weights', () => {
  it('are cut at a cap and keep their sum', () => {
    // 2 cut off: a third each; in proportion the three ones become 5/3 as well
    [5 / 3, 5 / 3, 5 / 3, 3].forEach((weight, i) =>
      expect(trimWeights([1, 1, 1, 5], 3, 'additive').weights?.[i]).toBeCloseTo(weight, 12),
    );
    expect(trimWeights([1, 1, 1, 5], 1.5, 'additive')).toMatchObject({ weights: null, reason: 'infeasible' });
    expect(trimWeights([1, -1], 3, 'additive')).toMatchObject({ weights: null, reason: 'bad_weight' });
  });

  it('of respondents stand for their class', () => {
    // a: (1 + 2)/1 = 3; b: 1
    const found = weightingClasses(['a', 'a', 'b'], [1, 0, 1], [1, 2, 1]);
    expect(found).toMatchObject({ weights: Float64Array.from([3, 0, 1]), reason: null });
    expect(found.classes[0]?.flags).toEqual(['few_respondents']);
    expect(weightingClasses(['a', 'b'], [1, 0], [1, 1])).toMatchObject({
      weights: null,
      reason: 'empty_category',
    });
  });
});

describe('a logistic fit', () => {
  it('of a constant is the log odds', () => {
    const fit = logisticFit([1, 1, 1, 0], [[1], [1], [1], [1]]);
    expect(fit.coef?.[0]).toBeCloseTo(Math.log(3), 10);
    expect(fit.se?.[0]).toBeCloseTo(Math.sqrt(4 / 3), 8);
  });

  it.each([
    [
      'separation',
      [0, 0, 1, 1],
      [
        [1, 1],
        [1, 2],
        [1, 3],
        [1, 4],
      ],
      'separation',
    ],
    [
      'separation in part',
      [0, 0, 1, 0, 1, 1],
      [
        [1, 0],
        [1, 0],
        [1, 0],
        [1, 0],
        [1, 1],
        [1, 1],
      ],
      'separation',
    ],
    [
      'separation by large values',
      [0, 0, 1, 1],
      [
        [1, 1e9],
        [1, 2e9],
        [1, 3e9],
        [1, 4e9],
      ],
      'separation',
    ],
    [
      'a column told twice',
      [0, 1, 0, 1],
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ],
      'singular',
    ],
    ['everybody', [1, 1, 1], [[1], [1], [1]], 'zero_variance'],
    ['nobody', [], [], 'no_answers'],
    ['a missing value', [0, 1, 1], [[1], [Number.NaN], [1]], 'bad_value'],
  ])('refuses %s', (_, y, x, reason) => {
    expect(logisticFit(y, x)).toMatchObject({ coef: null, reason });
  });
});

describe('quantiles, replicates, pooling', () => {
  it('are where they should be', () => {
    expect(weightedQuantile([1, 2, 3], [1, 1, 2], [0.5, 0.51, 1]).quantiles).toEqual([2, 3, 3]);
    expect(weightedQuantile([null], [1], [0.5])).toEqual({ quantiles: [null], reason: 'no_answers' });
    // 2·.75 + 1 = 2.5 → 3; (3 + 1)·.75 = 3 → 4
    expect(plainQuantile([4, 1, 2], [0.75], 7).quantiles).toEqual([3]);
    expect(plainQuantile([4, 1, 2], [0.75], 6).quantiles).toEqual([4]);
  });

  it('leave one out', () => {
    // replicates 4, 3.5, 1.5 around 3: 2/3·(1 + .25 + 2.25) = 7/3
    const { design } = readDesign({ weight: [1, 1, 1] });
    if (!design) throw new Error('no design');
    expect(jackknife(design, meanFigure(Float64Array.of(1, 2, 6))).se).toBeCloseTo(Math.sqrt(7 / 3), 12);
    const { design: one } = readDesign({ weight: [1] });
    expect(one && jackknife(one, meanFigure(Float64Array.of(1))).se).toBeNull();
  });

  it('say nothing of replicates that cannot be', () => {
    expect(bootstrapIntervals(0, () => 1, [])).toMatchObject({ estimate: null, reason: 'no_answers' });
    expect(bootstrapIntervals(3, () => 1, [[0], [1], [2]])).toMatchObject({ estimate: 1, se: 0, bca: null });
    expect(bootstrapIntervals(3, () => Number.NaN, [[0]])).toMatchObject({
      estimate: null,
      reason: 'not_defined',
    });
  });

  it('pool', () => {
    // within 1, between 1, total 1 + 4/3
    expect(poolImputations([1, 2, 3], [1, 1, 1]).total).toBeCloseTo(7 / 3, 12);
    expect(poolImputations([1], [1])).toMatchObject({ estimate: 1, se: null, reason: 'too_few' });
    expect(poolImputations([1, 1], [0, 0])).toMatchObject({ reason: 'zero_variance', lower: null });
    expect(poolImputations([1, 2], [1, -1])).toMatchObject({ estimate: null, reason: 'bad_value' });
  });
});
