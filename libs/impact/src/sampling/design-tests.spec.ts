import { designRankTest } from './design-rank-test.js';
import { designTTest } from './design-t-test.js';
import { type DesignInput, readDesign } from './design.js';
import { groupColumns } from './group-columns.js';
import { weightedLinearModel } from './linear-model.js';
import { raoScottTest } from './rao-scott-test.js';

function read(input: DesignInput) {
  const { design, reason } = readDesign(input);
  if (!design) throw new Error(String(reason));
  return design;
}
const single = (n: number, weight = 1) => read({ weight: new Array<number>(n).fill(weight) });
const two = ['a', 'a', 'b', 'b'];
const one = [1, 1, 1, 1];

describe('a linear model', () => {
  it('has the errors of the design', () => {
    // means 2 and 6; u = ±½ four times: 4/3·4·¼ = 4/3; the constant: u = ±½ twice: 4/3·2·¼ = 2/3; df 3 + 1 − 2
    const model = weightedLinearModel(single(4), [1, 3, 5, 7], [one, [0, 0, 1, 1]]);
    expect(model).toMatchObject({ n: 4, df: 2, reason: null });
    [2, 4].forEach((value, j) => expect(model.coef?.[j]).toBeCloseTo(value, 12));
    [2 / 3, 4 / 3].forEach((value, j) => expect(model.se?.[j]).toBeCloseTo(Math.sqrt(value), 12));
  });

  it('knows a slope of large numbers, in any unit of weight', () => {
    // y = 10⁹ + 2x plus 1, −2, 1 on x 0, 1, 2, which are square to 1 and to x: slope 2
    const x = [1e6, 1e6 + 1, 1e6 + 2];
    const y = [1e9 + 1, 1e9, 1e9 + 5];
    for (const weight of [1, 1e-3, 1e6])
      expect(weightedLinearModel(single(3, weight), y, [[1, 1, 1], x]).coef?.[1]).toBeCloseTo(2, 5);
  });

  it('leaves out whoever has a gap, and counts the cluster out when nobody of it is left', () => {
    const design = read({ weight: [1, 1, 1, 1, 1], cluster: [1, 2, 3, 4, 4] });
    const model = weightedLinearModel(design, [1, 3, 5, null, 2], [[1, 1, 1, 1, null]]);
    // 1, 3, 5: mean 3, three of four clusters, the fourth stays with 0: u −⅔, 0, ⅔, 0; 4/3·8/9
    expect(model).toMatchObject({ n: 3, df: 2 });
    expect(model.se?.[0]).toBeCloseTo(Math.sqrt(32 / 27), 12);
  });

  it.each([
    ['a column told twice', [1, 2, 3, 5], [one, [2, 2, 2, 2]], { coef: null, reason: 'singular' }],
    ['a column of zeros', [1, 2, 3, 5], [one, [0, 0, 0, 0]], { coef: null, reason: 'singular' }],
    ['nobody complete', [null, null, null, null], [one], { coef: null, reason: 'no_answers' }],
    ['a perfect fit', [1, 2, 3, 4], [one, [2, 4, 6, 8]], { se: [0, 0], t: null, reason: 'zero_variance' }],
    ['an infinite value', [1, 2, 3, Infinity], [one], { coef: null, reason: 'bad_value' }],
    ['no column', [1, 2, 3, 4], [], { coef: null, reason: 'bad_shape' }],
    ['a short column', [1, 2, 3, 4], [[1, 1]], { coef: null, reason: 'bad_shape' }],
  ])('with %s says why not', (_, y: (number | null)[], x: (number | null)[][], told) => {
    expect(weightedLinearModel(single(4), y, x)).toMatchObject(told);
  });

  it('has no error from as many columns as clusters', () => {
    const design = read({ weight: one, cluster: ['s', 's', 't', 't'] });
    expect(weightedLinearModel(design, [1, 3, 5, 8], [one, [0, 1, 0, 1]])).toMatchObject({
      se: null,
      df: 0,
      reason: 'too_few_clusters',
    });
  });
});

describe('two groups', () => {
  it('differ by t', () => {
    // 4/√(4/3) = 3.4641; p of t on 2: 1 − t/√(2 + t²) = 1 − √(12/14)
    const found = designTTest(single(4), [1, 3, 5, 7], two);
    expect(found).toMatchObject({ levels: ['a', 'b'], counts: [2, 2], df: 2, flags: ['small_group'] });
    expect(found.t).toBeCloseTo(Math.sqrt(12), 12);
    expect(found.p).toBeCloseTo(1 - Math.sqrt(12 / 14), 12);
  });

  it('share what their cohorts share', () => {
    // each cohort has one of each group and the same gap of 4 but for ±1: u of cohorts ½·(gap − 4) = −½, 0, ½
    const design = read({ weight: [1, 1, 1, 1, 1, 1], cluster: [1, 1, 2, 2, 3, 3] });
    const found = designTTest(design, [0, 3, 10, 14, 50, 55], ['a', 'b', 'a', 'b', 'a', 'b']);
    // Σ (gap − 4)²/3² = 2/9, times 3/2
    expect(found.difference).toBeCloseTo(4, 12);
    expect(found.se).toBeCloseTo(Math.sqrt(1 / 3), 12);
  });

  it.each([
    ['one group', [1, 2, 3, 4], ['a', 'a', 'a', 'a'], 'empty_category'],
    ['three groups', [1, 2, 3, 4], ['a', 'b', 'c', 'c'], 'too_many_categories'],
    ['a group that only the silent have', [1, 2, 4, null], ['a', 'a', 'a', 'b'], 'empty_category'],
    ['a missing group', [1, 2, 4, 5], ['a', 'a', null, null], 'empty_category'],
    ['nobody', [null, null, null, null], two, 'no_answers'],
    ['all equal', [3, 3, 3, 3], two, 'zero_variance'],
    ['no spread in either group', [3, 3, 5, 5], two, 'zero_variance'],
    ['labels of another length', [1, 2, 3, 4], ['a', 'b'], 'bad_shape'],
  ])('are not compared with %s', (_, values: (number | null)[], labels: (string | null)[], reason) => {
    expect(designTTest(single(4), values, labels)).toMatchObject({ t: null, p: null, reason });
  });

  it('are columns of a model', () => {
    const { levels, columns } = groupColumns(single(3), ['b', 'a', null], [1, 2, 3]);
    expect(levels).toEqual(['a', 'b']);
    expect(columns.map((column) => [...column])).toEqual([
      [1, 1, Number.NaN],
      [1, 0, Number.NaN],
    ]);
  });
});

describe('ranks of groups', () => {
  it('give the square of t for two', () => {
    // ranks .125, .375, .625, .875; u ±.0625: .25/(4/3·4·.0625²) = 12 on 1 and 2
    const found = designRankTest(single(4), [1, 3, 5, 7], two);
    expect(found).toMatchObject({ df: 1, ddf: 2, reason: null });
    expect(found.chiSquare).toBeCloseTo(12, 10);
    expect(found.p).toBeCloseTo(1 - Math.sqrt(12 / 14), 12);
    [0.25, 0.75].forEach((rank, g) => expect(found.meanRanks?.[g]).toBeCloseTo(rank, 12));
  });

  it('do not depend on the order of rows, unlike R where equal values have unequal weights', () => {
    const ranksOf = (order: number[], ties: 'middle' | 'rowOrder') =>
      designRankTest(
        read({ weight: order.map((i) => [1, 3, 1, 2, 2, 1][i] ?? 0) }),
        order.map((i) => [4, 4, 1, 6, 2, 7][i] ?? 0),
        order.map((i) => ['a', 'b', 'a', 'b', 'a', 'b'][i] ?? ''),
        { ties },
      ).meanRanks?.[0];
    const [straight, back] = [
      [0, 1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1, 0],
    ];
    // of 10: value 1 at .5, 2 at 2, 4 at 3 + 4/2 = 5: a has (1·5 + 1·.5 + 2·2)/4/10
    expect(ranksOf(straight ?? [], 'middle')).toBeCloseTo(0.2375, 12);
    expect(ranksOf(back ?? [], 'middle')).toBeCloseTo(0.2375, 12);
    // R: (.5 + 2.5)/2 = 1.5 above 3 in this order, (1.5 + 3.5)/2 = 2.5 the other way round
    expect(ranksOf(straight ?? [], 'rowOrder')).toBeCloseTo(0.225, 12);
    expect(ranksOf(back ?? [], 'rowOrder')).toBeCloseTo(0.25, 12);
  });

  it.each([
    ['one group', [1, 2, 3, 4], ['a', 'a', 'a', 'a'], 'empty_category'],
    ['all equal', [3, 3, 3, 3], two, 'zero_variance'],
    ['nobody', [null, null, null, null], two, 'no_answers'],
    ['a group for each', [1, 2, 3, 4], ['a', 'b', 'c', 'd'], 'too_few_clusters'],
    ['an infinite value', [1, 2, 3, Infinity], two, 'bad_value'],
    ['labels of another length', [1, 2, 3, 4], ['a', 'b'], 'bad_shape'],
  ])('say nothing of %s', (_, values: (number | null)[], labels: string[], reason) => {
    expect(designRankTest(single(4), values, labels)).toMatchObject({ chiSquare: null, p: null, reason });
  });
});

describe('two classifications', () => {
  const down = [...'aaaabbbb'];
  const across = [...'xxxyxyyy'];

  it('of single people are Pearson with n − 1', () => {
    // 3, 1 / 1, 3 against 2 everywhere: X² = 4·1/2 = 2; Δ = 8/7, F = 7/4 on 1 and 7
    const found = raoScottTest(single(8, 5), down, across);
    expect(found).toMatchObject({ n: 8, rows: ['a', 'b'], columns: ['x', 'y'], reason: null });
    expect(found.shares).toEqual([
      [0.375, 0.125],
      [0.125, 0.375],
    ]);
    expect(found.chiSquare).toBeCloseTo(2, 12);
    expect(found.f).toBeCloseTo(1.75, 12);
    expect(found.ndf).toBeCloseTo(1, 12);
    expect(found.ddf).toBeCloseTo(7, 12);
  });

  it('of pairs that answer alike count half', () => {
    // everybody twice in a cluster of two: X² = 4, Δ = 2·8/7, F the same 7/4 on 1 and 7
    const twice = [...down, ...down];
    const design = read({ weight: new Array<number>(16).fill(1), cluster: twice.map((_label, i) => i % 8) });
    const found = raoScottTest(design, twice, [...across, ...across]);
    expect(found.chiSquare).toBeCloseTo(4, 12);
    expect(found.f).toBeCloseTo(1.75, 12);
    expect(found.ddf).toBeCloseTo(7, 12);
  });

  it('leave out whoever has a gap', () => {
    // the ninth person only makes a ninth cluster: n/(n − 1) is 9/8, tr Δ = 9/8, ddf 8
    const found = raoScottTest(single(9), [...down, 'c'], [...across, null]);
    expect(found).toMatchObject({ n: 8, rows: ['a', 'b'] });
    expect(found.f).toBeCloseTo(2 / (9 / 8), 12);
    expect(found.ddf).toBeCloseTo(8, 12);
  });

  it.each([
    ['one row', single(4), ['a', 'a', 'a', 'a'], ['x', 'x', 'y', 'y'], 'empty_category'],
    ['nobody', single(2), [null, null], ['x', 'y'], 'no_answers'],
    [
      'one cluster',
      read({ weight: one, cluster: [1, 1, 1, 1] }),
      two,
      ['x', 'y', 'x', 'x'],
      'too_few_clusters',
    ],
    [
      'clusters all alike',
      read({ weight: new Array<number>(8).fill(1), cluster: [1, 1, 1, 1, 2, 2, 2, 2] }),
      [...two, ...two],
      ['x', 'y', 'x', 'y', 'x', 'y', 'x', 'y'],
      'zero_variance',
    ],
    ['lists of two lengths', single(4), two, ['x'], 'bad_shape'],
  ])('say nothing of %s', (_, design, rows: (string | null)[], columns: string[], reason) => {
    expect(raoScottTest(design, rows, columns)).toMatchObject({ f: null, p: null, reason });
  });
});
