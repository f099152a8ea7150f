import { followsJointly } from '../disclosure/joint-audit.js';
import type { ActivityFigure } from './activity-figure.js';
import type { ActivityFiguresInput, FrameRow, ResponseRow } from './activity-input.js';
import { computeActivityFigures } from './compute-activity-figures.js';
import { hideSmall } from './hidden-parts.js';
import { traitInput } from './trait-figures.js';

interface Block {
  group: string;
  region: string;
  yes: number;
  no: number;
  silent?: number;
  timing?: ResponseRow['timing'];
}

function world(blocks: readonly Block[], more: Partial<ActivityFiguresInput> = {}): ActivityFiguresInput {
  const frame: FrameRow[] = [];
  const responses: ResponseRow[] = [];
  for (const { group, region, yes, no, silent = 0, timing = null } of blocks)
    for (let i = 0; i < yes + no + silent; i += 1) {
      const subjectId = `p${frame.length}`;
      frame.push({ subjectId, constituentGroup: group, sex: null, region });
      const answers = { applied: { codes: [i < yes ? 'yes' : 'no'] } };
      if (i < yes + no) responses.push({ subjectId, completeness: 'complete', answers, timing });
    }
  const items = [{ code: 'applied', type: 'single', metric: 'application_rate', answerCodes: ['yes', 'no'] }];
  return { frameKind: 'roster', frame, responses, items, k: 5, ...more };
}

const rates = (figures: readonly ActivityFigure[], dimension: string) =>
  figures
    .filter((figure) => figure.metric === 'application_rate_respondents' && figure.dimension === dimension)
    .map(({ groupCode, numerator, n, suppressed }) => [groupCode, numerator, n, suppressed]);

describe('figures by a further trait', () => {
  const input = world([
    { group: 'employers', region: 'Africa', yes: 20, no: 10, silent: 5, timing: 'early' },
    { group: 'workers', region: 'Africa', yes: 12, no: 8, timing: 'late' },
    { group: 'workers', region: 'Asia', yes: 10, no: 6, silent: 9, timing: 'late' },
  ]);
  const figures = computeActivityFigures(input);

  it('has a table of regions, and one of early and late answers without the silent', () => {
    expect(rates(figures, 'region')).toEqual([
      ['Africa', 32, 50, null],
      ['Asia', 10, 16, null],
    ]);
    expect(rates(figures, 'timing')).toEqual([
      ['early', 20, 30, null],
      ['late', 22, 36, null],
    ]);
    const metrics = figures.filter(({ dimension }) => dimension === 'timing').map(({ metric }) => metric);
    expect(metrics).toContain('responded');
    expect(metrics).not.toContain('response_rate_rr2');
    // 50 of the 55 asked in Africa.
    const rate = figures.find((one) => one.metric === 'response_rate_rr2' && one.groupCode === 'Africa');
    expect(rate?.estimate).toBeCloseTo(50 / 55, 12);
  });

  it('leaves the table of group and sex as it is', () => {
    const main = (all: readonly ActivityFigure[]) =>
      all.filter(({ dimension }) => dimension !== 'region' && dimension !== 'timing');
    const without = { ...input, frame: input.frame.map((row) => ({ ...row, region: null })) };
    expect(main(figures)).toEqual(main(computeActivityFigures(without)));
  });

  it('hides a region that a small group follows from, read beside the groups', () => {
    // By group 15 and 40, by region 12 and 43: each is safe, and 43 − 40 are three workers of Asia.
    const three = world([
      { group: 'workers', region: 'Africa', yes: 7, no: 5 },
      { group: 'workers', region: 'Asia', yes: 1, no: 2 },
      { group: 'employers', region: 'Asia', yes: 25, no: 15 },
    ]);
    const byRegion = traitInput(three, 'region') as ActivityFiguresInput;
    expect(hideSmall(three).responded.pattern.rows).toEqual([null, null]);
    expect(hideSmall(byRegion).responded.pattern.rows).toEqual([null, null]);
    const all = computeActivityFigures(three);
    expect(rates(all, 'constituent_group').map(([, , , mark]) => mark)).toEqual([null, null]);
    expect(rates(all, 'region').map(([, , , mark]) => mark)).toEqual(['complementary', 'complementary']);
    // Five of them may be told.
    const five = world([
      { group: 'workers', region: 'Africa', yes: 7, no: 5 },
      { group: 'workers', region: 'Asia', yes: 2, no: 3 },
      { group: 'employers', region: 'Asia', yes: 25, no: 15 },
    ]);
    expect(rates(computeActivityFigures(five), 'region').map(([, , , mark]) => mark)).toEqual([null, null]);
  });

  it('says nothing by region where answers lead to nobody, or no region is known', () => {
    const loose = { ...input, responses: input.responses.map((row) => ({ ...row, subjectId: null })) };
    const unknown = { ...input, frame: input.frame.map((row) => ({ ...row, region: null })) };
    for (const one of [loose, unknown]) expect(rates(computeActivityFigures(one), 'region')).toEqual([]);
  });

  it('is not told of a scope that is not broken down', () => {
    expect(rates(computeActivityFigures({ ...input, breakdownFrom: 100 }), 'region')).toEqual([]);
  });
});

describe('followsJointly', () => {
  it.each([
    // 12 workers of Africa, 3 of Asia, 40 employers of Asia: 43 − 40 = 3.
    ['a region less a group', [1, 1, 0], [0, 1, 1], [0, 1, 0], true],
    ['only sums with others', [1, 1, 0], [1, 1, 1], [0, 1, 0], false],
  ])('%s', (_name, ofGroup, ofRegion, secret, expected) => {
    const group = { shown: [ofGroup, [0, 0, 1]], secrets: [secret] };
    expect(followsJointly(3, [group, { shown: [ofRegion], secrets: [] }])).toBe(expected);
  });
});
