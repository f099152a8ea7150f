import { calibrationModel, calibrationResidual } from '../sampling/calibration.js';
import { designEstimate } from '../sampling/design-estimate.js';
import { readDesign } from '../sampling/design.js';
import { lineariseMean } from '../sampling/linearise.js';
import { readMargins } from '../sampling/margins.js';
import { rakeWeights } from '../sampling/rake-weights.js';
import type { ActivityFigure } from './activity-figure.js';
import type { ActivityFiguresInput, FrameRow, ItemDefinition, ResponseRow } from './activity-input.js';
import { computeActivityFigures } from './compute-activity-figures.js';

const applied: ItemDefinition = {
  code: 'applied',
  type: 'single',
  metric: 'application_rate',
  answerCodes: ['yes', 'no'],
};
const useful: ItemDefinition = {
  code: 'useful',
  type: 'likert',
  metric: null,
  answerCodes: ['1', '2', '3', '4', '5'],
};

interface Block {
  group: string;
  sex?: string;
  asked: number;
  /** Answers, a letter each: y or n, and a step of the scale beside it. */
  said: readonly { applied: 'yes' | 'no'; useful?: string }[];
  wave?: string;
}

function world(blocks: readonly Block[], waves: readonly string[] = ['w1']): ActivityFiguresInput {
  const frame: FrameRow[] = [];
  const responses: ResponseRow[] = [];
  for (const { group, sex = 'woman', asked, said, wave = 'w1' } of blocks)
    for (let i = 0; i < asked; i += 1) {
      const subjectId = `p${frame.length}`;
      frame.push({ subjectId, constituentGroup: group, sex, waveId: wave });
      const answer = said[i];
      if (answer)
        responses.push({
          subjectId,
          completeness: 'complete',
          waveId: wave,
          answers: {
            applied: { codes: [answer.applied] },
            ...(answer.useful && { useful: { codes: [answer.useful] } }),
          },
        });
    }
  return {
    frameKind: 'roster',
    frame,
    responses,
    waves: waves.map((id) => ({ id, within: [id] })),
    items: [applied, useful],
    k: 5,
    breakdownFrom: 0,
  };
}

const yes = (n: number, no = 0): Block['said'] => [
  ...Array.from({ length: n }, () => ({ applied: 'yes' as const })),
  ...Array.from({ length: no }, () => ({ applied: 'no' as const })),
];

function rate(
  figures: readonly ActivityFigure[],
  groupCode = 'all',
  metric = 'application_rate_respondents',
) {
  const found = figures.filter((figure) => figure.metric === metric && figure.groupCode === groupCode);
  expect(found).toHaveLength(1);
  return found[0] as ActivityFigure;
}

describe('weighted figures', () => {
  it('counts each group as often as it was asked', () => {
    // DOMAIN 7.1: 30 of 50 answer, 27 applied; 10 of 50, 5 applied: raw 32/40, weighted (0.9 + 0.5)/2.
    const figures = computeActivityFigures(
      world([
        { group: 'employers', asked: 50, said: yes(27, 3) },
        { group: 'workers', asked: 50, said: yes(5, 5) },
      ]),
    );
    const all = rate(figures);
    expect(all.estimate).toBe(0.8);
    expect(all.weighted).toBeCloseTo(0.7, 12);
    // One by one: w 5/3 and 5, residuals about the class means, all over 100:
    // Σ e² = (5/3)²·(27·.1² + 3·.9²) + 5²·(10·.5²) = 7.5 + 62.5 = 70; ·40/39 / 100² = 0.00717949.
    const size = (0.7 * 0.3) / 0.00717949;
    // Wilson of 0.7 on 29.25 people: centre (0.7 + 1.9207/29.25)/(1 + 3.8415/29.25) = 0.67678.
    const [z2, n] = [1.959963985 ** 2, size];
    const centre = (0.7 + z2 / (2 * n)) / (1 + z2 / n);
    expect(((all.weightedLower ?? 0) + (all.weightedUpper ?? 0)) / 2).toBeCloseTo(centre, 5);
    // V of 40 answers of equal weight: 0.7·0.3·(40/39)/40 = 0.00538462.
    expect(all.designEffect).toBeCloseTo(0.00717949 / 0.00538462, 5);
    expect(all.effectiveN).toBeCloseTo(40 / (0.00717949 / 0.00538462), 3);
    expect(rate(figures, 'employers').weighted).toBeCloseTo(0.9, 12);
  });

  it('equals the calibrated design estimate person by person, with activities as clusters', () => {
    const waves = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const blocks = waves.flatMap((wave, at): Block[] =>
      (['employers', 'workers'] as const).flatMap((group, g) =>
        (['man', 'woman'] as const).map((sex, s) => ({
          group,
          sex,
          wave,
          asked: 14 + at,
          said: Array.from({ length: 5 + ((at * 3 + g * 2 + s) % 5) }, (_, i) => ({
            applied: (i * 7 + at + g) % 3 === 0 ? ('no' as const) : ('yes' as const),
            useful: String(1 + ((i * (at + 2) + g + s) % 5)),
          })),
        })),
      ),
    );
    const input = { ...world(blocks, waves), breakdownFrom: 50 };
    const figures = computeActivityFigures(input);
    const frameOf = new Map(input.frame.map((row) => [row.subjectId, row]));
    const rows = input.responses.map((response) => {
      const answer = response.answers['useful'];
      const row = frameOf.get(response.subjectId ?? '') as FrameRow;
      return { row, y: answer && 'codes' in answer ? Number(answer.codes[0]) : Number.NaN };
    });
    const count = (of: (row: FrameRow) => string) => {
      const all: Record<string, number> = {};
      for (const row of input.frame) all[of(row)] = (all[of(row)] ?? 0) + 1;
      return all;
    };
    const group = (row: FrameRow) => row.constituentGroup ?? '';
    const sex = (row: FrameRow) => row.sex ?? '';
    const { margins } = readMargins(
      rows.map(() => 1),
      [
        { labels: rows.map(({ row }) => group(row)), targets: count(group) },
        { labels: rows.map(({ row }) => sex(row)), targets: count(sex) },
      ],
    );
    if (!margins) throw new Error('no margins');
    const { weights } = rakeWeights(margins);
    if (!weights) throw new Error('not raked');
    const { design } = readDesign({ weight: weights, cluster: rows.map(({ row }) => row.waveId ?? '') });
    if (!design) throw new Error('no design');
    for (const whose of ['all', 'employers']) {
      const inside = rows.map(({ row }) => (whose === 'all' || group(row) === whose ? 1 : 0));
      const figure = lineariseMean(
        design,
        Float64Array.from(rows, ({ y }) => y),
        inside,
      );
      const influence = calibrationResidual(calibrationModel(margins), weights, figure.influence);
      const expected = designEstimate(design, { ...figure, influence });
      const ours = rate(figures, whose, 'likert_mean');
      expect(ours.weighted).toBeCloseTo(expected.estimate ?? Number.NaN, 10);
      expect(ours.weightedLower).toBeCloseTo(expected.lower ?? Number.NaN, 10);
      expect(ours.weightedUpper).toBeCloseTo(expected.upper ?? Number.NaN, 10);
      expect(ours.flags).toContain('raked');
      expect(ours.flags).toContain('few_cohorts');
    }
  });

  it('tells nothing of hidden groups: their answers may be exchanged', () => {
    const of = (small: Block['said'], cover: Block['said']) =>
      computeActivityFigures(
        world([
          { group: 'employers', asked: 40, said: yes(20, 10) },
          { group: 'government', asked: 60, said: yes(12, 13) },
          { group: 'other', asked: 10, said: small },
          { group: 'workers', asked: 30, said: cover },
        ]),
      );
    const before = of(yes(1, 3), yes(9, 3));
    const after = of(yes(4, 0), yes(6, 6));
    const shown = (figures: readonly ActivityFigure[]) =>
      figures.filter(({ itemCode, metric }) => itemCode === 'applied' || metric.startsWith('application'));
    expect(rate(before, 'other').suppressed).not.toBeNull();
    expect(rate(before, 'workers').suppressed).not.toBeNull();
    expect(shown(after)).toEqual(shown(before));
  });

  it.each([
    ['no_invited_list', { frameKind: 'none' as const, frame: [] }],
    ['not_broken_down', { breakdownFrom: 1000 }],
  ])('says why nothing is weighted: %s', (reason, change) => {
    const input = world([{ group: 'employers', asked: 40, said: yes(20, 10) }]);
    const all = rate(computeActivityFigures({ ...input, ...change }));
    expect([all.weighted, all.weightedReason]).toEqual([null, reason]);
    expect(all.estimate).toBeCloseTo(2 / 3, 12);
  });

  it.each([
    ['everybody said yes', yes(60), 1],
    ['nobody said yes', yes(0, 60), 0],
  ])('has no interval where %s', (_name, said, estimate) => {
    const all = rate(computeActivityFigures(world([{ group: 'employers', asked: 80, said }])));
    expect([all.weighted, all.weightedLower, all.designEffect]).toEqual([estimate, null, null]);
  });

  it('puts activities with a few answers together before it looks at their differences', () => {
    const waves = ['a', 'b', 'c', 'd', 'e', 'f'];
    const blocks = waves.map((wave, at): Block => ({
      group: 'employers',
      wave,
      asked: 30,
      // Activities of 4 and 3: they count as one of 7, so that five groups are left.
      said: at < 2 ? yes(at + 1, 3 - 2 * at) : yes(8 + at, 4),
    }));
    const pool = { breakdownFrom: 50 };
    const one = rate(computeActivityFigures({ ...world(blocks, waves), ...pool }));
    const exchanged = blocks.map((block, at) => (at < 2 ? { ...block, said: yes(2 - at, 2) } : block));
    const other = rate(computeActivityFigures({ ...world(exchanged, waves), ...pool }));
    expect(other.weighted).not.toBeNull();
    expect(one.flags).toContain('few_cohorts');
    expect(other.weightedLower).toBeCloseTo(one.weightedLower ?? Number.NaN, 12);
  });
});
