import type { ActivityFigure } from './activity-figure.js';
import type { FrameRow, ResponseRow } from './activity-input.js';
import { computeActivityFigures } from './compute-activity-figures.js';

interface Block {
  group: string;
  yes: number;
  no: number;
  silent: number;
  timing?: ResponseRow['timing'];
}

function figuresOf(blocks: readonly Block[]): ActivityFigure[] {
  const frame: FrameRow[] = [];
  const responses: ResponseRow[] = [];
  for (const { group, yes, no, silent, timing = null } of blocks)
    for (let i = 0; i < yes + no + silent; i += 1) {
      const subjectId = `p${frame.length}`;
      frame.push({ subjectId, constituentGroup: group, sex: null });
      const answers = { applied: { codes: [i < yes ? 'yes' : 'no'] } };
      if (i < yes + no) responses.push({ subjectId, completeness: 'complete', answers, timing });
    }
  const items = [{ code: 'applied', type: 'single', metric: 'application_rate', answerCodes: ['yes', 'no'] }];
  return computeActivityFigures({ frameKind: 'roster', frame, responses, items, k: 5, breakdownFrom: 0 });
}

const of = (figures: readonly ActivityFigure[], metric: string) =>
  figures.filter((figure) => figure.metric === metric);

describe('bias figures', () => {
  const figures = figuresOf([
    { group: 'employers', yes: 27, no: 3, silent: 20, timing: 'early' },
    { group: 'workers', yes: 5, no: 5, silent: 40, timing: 'late' },
  ]);

  it('tells whose answers are too many and too few', () => {
    // 30 of 40 answers, 50 of 100 asked; 10 of 40, 50 of 100.
    expect(of(figures, 'representation_gap').map(({ groupCode, estimate }) => [groupCode, estimate])).toEqual(
      [
        ['employers', 0.25],
        ['workers', -0.25],
      ],
    );
    // Rate 0.4, expected 20 and 30 in each: 10²/20 + 10²/30, twice: 16.667 with one degree of freedom.
    expect(of(figures, 'representation_p')[0]?.estimate).toBeCloseTo(4.455709e-5, 10);
  });

  it('tells what each group counts for', () => {
    expect(of(figures, 'class_factor').map(({ groupCode, estimate }) => [groupCode, estimate])).toEqual([
      ['employers', expect.closeTo(2 / 3, 12)],
      ['workers', expect.closeTo(2, 12)],
    ]);
    // (30·5/3 + 10·5)² / (30·25/9 + 10·25) = 10000/333.33 = 30 of 40.
    expect(of(figures, 'weights_design_effect')[0]?.estimate).toBeCloseTo(4 / 3, 12);
    expect(of(figures, 'weights_design_effect')[0]?.effectiveN).toBeCloseTo(30, 12);
  });

  it('holds late answers against early ones', () => {
    const [difference] = of(figures, 'early_late_difference');
    // 5 of 10 late, 27 of 30 early; Newcombe by hand: Wilson (.2366, .7634) and (.7438, .9654).
    // −.4 − √(.2634² + .0654²) = −.6714; −.4 + √(.2634² + .1562²) = −.0938.
    expect(difference?.estimate).toBeCloseTo(-0.4, 12);
    expect(difference?.lower).toBeCloseTo(-0.6714, 3);
    expect(difference?.upper).toBeCloseTo(-0.0938, 3);
    expect(difference?.n).toBe(40);
  });

  it('names no group that is hidden, and counts it with others', () => {
    const hidden = figuresOf([
      { group: 'employers', yes: 20, no: 10, silent: 20 },
      { group: 'government', yes: 20, no: 20, silent: 20 },
      { group: 'other', yes: 2, no: 1, silent: 1 },
      { group: 'workers', yes: 10, no: 10, silent: 40 },
    ]);
    const told = of(hidden, 'representation_gap').map(({ groupCode }) => groupCode);
    expect(told).toEqual(['government', 'workers']);
    expect(of(hidden, 'representation_p')[0]?.estimate).not.toBeNull();
    const rest = of(hidden, 'class_factor').filter(({ flags }) => flags.includes('rest_class'));
    expect(rest.map(({ groupCode, n }) => [groupCode, n])).toEqual([
      ['employers', null],
      ['other', null],
    ]);
    expect(rest[0]?.estimate).toBe(rest[1]?.estimate);
  });

  it('says nothing of difference where everybody is alike, and nothing at all of a small scope', () => {
    const one = figuresOf([{ group: 'employers', yes: 20, no: 10, silent: 10 }]);
    expect(of(one, 'representation_gap')).toEqual([]);
    const all = figuresOf([
      { group: 'employers', yes: 20, no: 10, silent: 0 },
      { group: 'workers', yes: 20, no: 10, silent: 0 },
    ]);
    const [test] = of(all, 'representation_p');
    expect([test?.estimate, test?.nullReason]).toEqual([null, 'too_few']);
  });
});
