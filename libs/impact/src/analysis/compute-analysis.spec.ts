import { computeActivityFigures } from '../figures/compute-activity-figures.js';
import type { AnalysedItem, AnalysedResponse, AnalysisInput, PairDefinition } from './analysis-input.js';
import { computeAnalysis } from './compute-analysis.js';

const number = (code: string, more: Partial<AnalysedItem> = {}): AnalysedItem => ({
  code,
  type: 'number',
  metric: null,
  answerCodes: [],
  ...more,
});
const likert = (code: string): AnalysedItem => ({
  code,
  type: 'likert',
  metric: null,
  answerCodes: ['1', '2', '3', '4', '5', 'na'],
  missingCodes: ['na'],
});

interface Row {
  wave?: string;
  activity?: string;
  person?: string | null;
  values: Record<string, number | string | null>;
}
function responseOf({ wave, activity = 'A', person = null, values }: Row, at: number): AnalysedResponse {
  const answers = Object.entries(values).flatMap(([code, value]) => {
    if (value === null) return [];
    return [[code, typeof value === 'number' ? { number: value } : { codes: [value] }] as const];
  });
  return {
    subjectId: `${wave ?? ''}:${person ?? at}`,
    completeness: 'complete',
    answers: Object.fromEntries(answers),
    person,
    activity,
    ...(wave !== undefined && { waveId: wave }),
  };
}
function analysisOf(
  rows: readonly Row[],
  items: AnalysedItem[],
  more: Partial<AnalysisInput> = {},
): AnalysisInput {
  const waves = [...new Set(rows.flatMap(({ wave }) => wave ?? []))];
  return {
    figures: {
      frameKind: 'none',
      frame: [],
      responses: rows.map(responseOf),
      ...(waves.length > 0 && { waves: waves.map((id) => ({ id, within: [id] })) }),
      items,
      k: 5,
      level: 0.95,
    },
    scopes: [{ kind: 'all', within: [] }],
    waves,
    pairs: [],
    scales: [],
    ...more,
  };
}
const pair = (before: string, after: string): PairDefinition => ({
  code: 'P',
  before: { itemCode: before, wave: null },
  after: { itemCode: after, wave: null },
});
const onePair = (input: AnalysisInput) => {
  const [figure] = computeAnalysis(input).pairs;
  if (!figure) throw new Error('no pair');
  return figure;
};
/** Six people 10 → 20 and six 20 → 40, on a scale of 0 to 100. */
const twelve = Array.from({ length: 12 }, (_, at): Row => ({
  activity: at < 4 ? 'A' : at < 8 ? 'B' : 'C',
  values: at < 6 ? { before: 10, after: 20 } : { before: 20, after: 40 },
}));
const tested = [number('before', { least: 0, most: 100 }), number('after', { least: 0, most: 100 })];

it('gives the figures of the product, scope by scope', () => {
  const rows = ['m6', 'm12'].flatMap((wave) =>
    Array.from({ length: 15 }, (_, at): Row => ({
      wave,
      person: `p${at}`,
      values: { Q: String(1 + (at % 5)) },
    })),
  );
  const input = analysisOf(rows, [likert('Q')], {
    scopes: [
      { kind: 'all', within: [] },
      { kind: 'wave', within: ['m12'] },
    ],
  });
  const [all, last] = computeAnalysis(input).scopes;
  expect(all?.figures).toEqual(computeActivityFigures(input.figures));
  const own = input.figures.responses.filter(({ waveId }) => waveId === 'm12');
  const waves = (input.figures.waves ?? []).filter(({ id }) => id === 'm12');
  expect(last?.figures).toEqual(computeActivityFigures({ ...input.figures, responses: own, waves }));
  expect(last?.figures.find(({ metric }) => metric === 'likert_mean')?.n).toBe(15);
});

it('works out the change of who has both values', () => {
  // Changes six times 10 and six times 20: mean 15, variance 12·25/11, se √(300/11/12) = 1.50756, t(11) = 2.20099
  const figure = onePair(analysisOf(twelve, tested, { pairs: [pair('before', 'after')] }));
  expect(figure).toMatchObject({ nPairs: 12, nBefore: 12, nAfter: 12, suppressed: null, nullReason: null });
  expect(figure.estimate).toBeCloseTo(15, 12);
  expect(figure.lower).toBeCloseTo(15 - 2.2009851600916 * 1.507556722888818, 8);
  expect([figure.meanBefore, figure.meanAfter]).toEqual([15, 30]);
  // Spreads √(300/11) = 5.2223 and √(1200/11) = 10.4447, their mean 7.8335: 15/7.8335 = 1.91485
  expect(figure.dav).toBeCloseTo(15 / ((Math.sqrt(300 / 11) + Math.sqrt(1200 / 11)) / 2), 12);
  // J(11) = Γ(5.5)/(√5.5·Γ(5)) = 52.3427778/(2.3452079·24) = 0.929957
  expect((figure.gav ?? 0) / (figure.dav ?? 1)).toBeCloseTo(0.929957, 5);
  // (30 − 15)/(100 − 15), and the mean of 10/90 and 20/80
  expect(figure.cohortGain).toBeCloseTo(15 / 85, 12);
  expect(figure.normalisedChange).toBeCloseTo((10 / 90 + 20 / 80) / 2, 12);
  expect(figure).toMatchObject({ clusters: 3, flags: ['small_sample'] });
  // Clusters sum to −20/12, 0 and 20/12: se √(3/2·2·(20/12)²) = 2.88675, t(2) = 4.30265, half 12.4207
  expect(figure.clusteredLower).toBeCloseTo(15 - 12.4207, 3);
});

it.each<[string, Row[], AnalysedItem[], object]>([
  [
    'fewer than five pairs',
    [...twelve.slice(0, 4), ...twelve.map(() => ({ values: { before: 1 } }))],
    tested,
    { suppressed: 'primary', nullReason: 'below_threshold', estimate: null, nPairs: null, meanBefore: null },
  ],
  [
    'nine pairs about something sensitive',
    twelve.slice(0, 9),
    tested.map((item) => ({ ...item, sensitive: true })),
    { suppressed: 'primary', nullReason: 'below_threshold' },
  ],
  [
    'nine pairs: counts only',
    twelve.slice(0, 9),
    tested,
    { suppressed: null, nullReason: 'too_few', estimate: null, nPairs: 9, dav: null, cohortGain: null },
  ],
  [
    // The mean of the item less that of the pairs would be the answers of two people.
    'two people with one side only',
    [...twelve, { values: { before: 3 } }, { values: { before: 4 } }],
    tested,
    { suppressed: 'complementary', nullReason: 'small_difference', estimate: null, nPairs: null },
  ],
  [
    // Six in all are enough for the change; but three on a side are not for the means, nor for what gives them.
    'three people on each side',
    [
      ...twelve,
      ...[1, 2, 3].map((before) => ({ values: { before } })),
      ...[4, 5, 6].map((after) => ({ values: { after } })),
    ],
    tested,
    {
      nullReason: null,
      nPairs: 12,
      meanBefore: null,
      meanAfter: null,
      cohortGain: null,
      gainReason: 'small_difference',
    },
  ],
  [
    'everybody changed alike',
    twelve.map(() => ({ values: { before: 10, after: 20 } })),
    tested,
    { nullReason: 'zero_variance', estimate: 10, lower: null, dav: null },
  ],
  [
    'numbers without ends',
    twelve,
    [number('before'), number('after')],
    { gainReason: 'no_scale', cohortGain: null },
  ],
  ['nobody', [], tested, { nullReason: 'no_answers', nPairs: 0, estimate: null }],
])('says what is to be said of %s', (_what, rows, items, expected) => {
  expect(onePair(analysisOf(rows, items, { pairs: [pair('before', 'after')] }))).toMatchObject(expected);
});

it('finds the same people in two waves, and nobody who leads to nobody', () => {
  const wave = (id: string, from: number, to: number, rise: number): Row[] =>
    Array.from({ length: to - from }, (_, at) => ({
      wave: id,
      person: `p${from + at}`,
      values: { Q: from + at + rise + (at % 2) },
    }));
  // p0 … p19 at six months, p8 … p27 at twelve: twelve people twice, eight on each side once
  const rows = [
    ...wave('m6', 0, 20, 0),
    ...wave('m12', 8, 28, 2),
    ...Array.from({ length: 5 }, (): Row => ({ wave: 'm12', person: null, values: { Q: 1 } })),
  ];
  const across: PairDefinition = {
    code: 'P',
    before: { itemCode: 'Q', wave: 'm6' },
    after: { itemCode: 'Q', wave: 'm12' },
  };
  const figure = onePair(analysisOf(rows, [number('Q')], { pairs: [across] }));
  // Both add 1 to every second person from an even number on, so that each of the twelve rises by 2.
  expect(figure).toMatchObject({ wave: null, nPairs: 12, nBefore: 20, nAfter: 25, estimate: 2 });
});

it('measures a scale with items turned round, once a wave', () => {
  // b is 6 − a: turned round the items are the same, so alpha is 1 and two are too few for omega.
  const rows = ['m6', 'm12'].flatMap((wave) =>
    Array.from({ length: wave === 'm6' ? 12 : 4 }, (_, at): Row => ({
      wave,
      person: `p${at}`,
      values: { a: String(1 + (at % 5)), b: String(5 - (at % 5)) },
    })),
  );
  const scales = [{ code: 'S', itemCodes: ['a', 'b'], reversedCodes: ['b'] }];
  const [first, second] = computeAnalysis(analysisOf(rows, [likert('a'), likert('b')], { scales })).scales;
  expect(first).toMatchObject({
    wave: 'm6',
    items: 2,
    n: 12,
    omega: null,
    omegaReason: 'too_few',
    suppressed: null,
  });
  expect(first?.alpha).toBeCloseTo(1, 12);
  expect(second).toMatchObject({
    wave: 'm12',
    n: null,
    alpha: null,
    alphaReason: 'below_threshold',
    suppressed: 'primary',
  });
});
