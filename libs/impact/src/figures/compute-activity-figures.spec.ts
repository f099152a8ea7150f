import type { ActivityFigure } from './activity-figure.js';
import type {
  ActivityFiguresInput,
  FrameRow,
  ItemAnswer,
  ItemDefinition,
  ResponseRow,
} from './activity-input.js';
import { computeActivityFigures } from './compute-activity-figures.js';

const application: ItemDefinition = {
  code: 'applied',
  type: 'single',
  metric: 'application_rate',
  answerCodes: ['yes', 'partly', 'no', 'na'],
  missingCodes: ['na'],
};
const likert: ItemDefinition = {
  code: 'useful',
  type: 'likert',
  metric: null,
  answerCodes: ['1', '2', '3', '4', '5'],
};

interface Block {
  size: number;
  group?: string | null;
  sex?: string | null;
  completeness?: ResponseRow['completeness'];
  /** Absent: silent. */
  answers?: Record<string, ItemAnswer>;
  testScore?: number;
}

/** Blocks of equal people; ids are p0, p1 … in order. */
function world(blocks: readonly Block[], more: Partial<ActivityFiguresInput> = {}): ActivityFiguresInput {
  const frame: FrameRow[] = [];
  const responses: ResponseRow[] = [];
  for (const block of blocks) {
    for (let i = 0; i < block.size; i += 1) {
      const subjectId = `p${frame.length}`;
      const group = { constituentGroup: block.group ?? null, sex: block.sex ?? null };
      frame.push({ subjectId, ...group });
      if (block.answers)
        responses.push({
          subjectId,
          completeness: block.completeness ?? 'complete',
          answers: block.answers,
          testScore: block.testScore ?? null,
          ...group,
        });
    }
  }
  const items = [application, likert];
  return { frameKind: 'roster', frame, responses, items, k: 5, breakdownFrom: 0, ...more };
}

const says = (applied: string, useful?: string): Record<string, ItemAnswer> => ({
  applied: { codes: [applied] },
  ...(useful ? { useful: { codes: [useful] } } : {}),
});

function find(
  figures: readonly ActivityFigure[],
  metric: string,
  where: Partial<ActivityFigure> = {},
): ActivityFigure {
  const wanted = { dimension: 'all', groupCode: 'all', ...where };
  const found = figures.filter(
    (figure) =>
      figure.metric === metric &&
      Object.entries(wanted).every(([key, value]) => figure[key as keyof ActivityFigure] === value),
  );
  if (found.length !== 1) throw new Error(`${found.length} figures of ${metric}`);
  return found[0] as ActivityFigure;
}

describe('computeActivityFigures', () => {
  const hundred = computeActivityFigures(
    world([
      { size: 20, answers: says('yes', '5') },
      { size: 12, answers: says('partly', '4') },
      { size: 6, answers: says('no', '2') },
      { size: 2, answers: says('no'), completeness: 'partial' },
      { size: 60 },
    ]),
  );

  it('gives the application rate three ways (DOMAIN 7.1: 100 invited, 40 answers, 32 applied)', () => {
    // 32/40 = 0.80; 32/100 = 0.32; (32 + 60)/100 = 0.92; Wilson of 32/40 is [0.6524, 0.8950]
    const rate = find(hundred, 'application_rate_respondents');
    expect(rate).toMatchObject({ estimate: 0.8, n: 40, numerator: 32, invited: 100, responseRate: 0.4 });
    expect(rate.lower).toBeCloseTo(0.6524, 4);
    expect(rate.upper).toBeCloseTo(0.895, 4);
    expect(find(hundred, 'application_rate_conservative')).toMatchObject({
      estimate: 0.32,
      n: 100,
      numerator: 32,
    });
    expect(find(hundred, 'application_rate_upper_bound')).toMatchObject({
      estimate: 0.92,
      n: 100,
      numerator: 92,
    });
  });

  it('counts complete answers in RR1 and partial ones too in RR2', () => {
    expect(find(hundred, 'invited')).toMatchObject({ estimate: 100, method: 'count', lower: null });
    expect(find(hundred, 'responded')).toMatchObject({ estimate: 40 });
    // 38 complete, 2 partial
    expect(find(hundred, 'response_rate_rr1')).toMatchObject({ estimate: 0.38, n: 100, numerator: 38 });
    expect(find(hundred, 'response_rate_rr2')).toMatchObject({ estimate: 0.4, n: 100, numerator: 40 });
  });

  it('gives the distribution of a Likert item, its two highest points and its mean', () => {
    const at = (choiceCode: string) => find(hundred, 'likert_share', { choiceCode });
    // 20 × 5, 12 × 4, 6 × 2; two did not answer: n 38
    expect(['1', '2', '3', '4', '5'].map((code) => at(code).numerator)).toEqual([0, 6, 0, 12, 20]);
    expect(at('5').estimate).toBeCloseTo(20 / 38, 12);
    expect(find(hundred, 'likert_top2')).toMatchObject({ n: 38, numerator: 32 });
    // (100 + 48 + 12) / 38 = 4.2105
    expect(find(hundred, 'likert_mean').estimate).toBeCloseTo(160 / 38, 12);
    expect(find(hundred, 'answers_missing', { itemCode: 'useful' })).toMatchObject({
      estimate: 0.05,
      numerator: 2,
      n: 40,
    });
    expect(find(hundred, 'answers_missing', { itemCode: 'applied' })).toMatchObject({ estimate: 0, n: 40 });
  });

  it('shows no dimension of which nothing is known', () => {
    expect(new Set(hundred.map(({ dimension }) => dimension))).toEqual(new Set(['all']));
  });

  it('counts a subject once, the first response, and no break-off or stranger', () => {
    const input = world([
      { size: 12, answers: says('yes') },
      { size: 8, answers: says('no'), completeness: 'break_off' },
    ]);
    const again = (subjectId: string | null): ResponseRow => ({
      subjectId,
      completeness: 'complete',
      answers: says('no'),
    });
    const figures = computeActivityFigures({
      ...input,
      responses: [...input.responses, again('p0'), again('stranger'), again(null)],
    });
    expect(find(figures, 'responded').estimate).toBe(12);
    expect(find(figures, 'application_rate_respondents')).toMatchObject({ estimate: 1, n: 12 });
    // The frame too: a person listed twice was invited once.
    const twice = computeActivityFigures({ ...input, frame: [...input.frame, ...input.frame.slice(0, 3)] });
    expect(find(twice, 'invited').estimate).toBe(20);
  });

  it('gives counts and distributions without an invited list, and null rates with the reason', () => {
    const { responses } = world([
      { size: 30, answers: says('yes', '4') },
      { size: 12, answers: says('no', '3') },
    ]);
    const loose = responses.map((response) => ({ ...response, subjectId: null }));
    const figures = computeActivityFigures(world([], { frameKind: 'none', responses: loose }));
    for (const metric of [
      'invited',
      'response_rate_rr1',
      'response_rate_rr2',
      'application_rate_conservative',
    ])
      expect(find(figures, metric)).toMatchObject({
        estimate: null,
        nullReason: 'no_invited_list',
        invited: null,
      });
    expect(find(figures, 'application_rate_upper_bound')).toMatchObject({ numerator: null, estimate: null });
    expect(find(figures, 'responded')).toMatchObject({ estimate: 42, responseRate: null });
    // 30/42 = 0.714
    expect(find(figures, 'application_rate_respondents').estimate).toBeCloseTo(0.7143, 4);
  });

  it('never counts a missing answer as a value, and says why a number is absent', () => {
    const none = computeActivityFigures(
      world([
        { size: 20, answers: { applied: { codes: ['na'] }, useful: { missing: 'skipped' } } },
        { size: 10 },
      ]),
    );
    expect(find(none, 'application_rate_respondents')).toMatchObject({
      estimate: null,
      nullReason: 'no_answers',
      n: 0,
    });
    expect(find(none, 'application_rate_conservative')).toMatchObject({
      estimate: null,
      nullReason: 'no_answers',
    });
    expect(find(none, 'likert_mean')).toMatchObject({ estimate: null, nullReason: 'no_answers' });
    expect(find(none, 'answers_missing', { itemCode: 'useful' })).toMatchObject({
      estimate: 1,
      numerator: 20,
    });
  });

  it('gives ratings, NPS, numbers, several choices and test scores', () => {
    const items: ItemDefinition[] = [
      { code: 'recommend', type: 'rating_0_10', metric: 'net_promoter_score', answerCodes: [] },
      { code: 'people', type: 'number', metric: null, answerCodes: [] },
      { code: 'tools', type: 'multiple', metric: null, answerCodes: ['a', 'b'] },
      { code: 'words', type: 'long_text', metric: null, answerCodes: [] },
    ];
    const block = (size: number, score: number, codes: string[]): Block => ({
      size,
      testScore: score * 10,
      answers: {
        recommend: { number: score },
        people: { number: score + 1 },
        tools: { codes },
        words: { text: 'not for figures' },
      },
    });
    const figures = computeActivityFigures(
      world([block(12, 10, ['a', 'b']), block(4, 8, ['a']), block(4, 3, ['b'])], { items }),
    );
    // DOMAIN 7.1: 12 promoters, 4 passives, 4 detractors of 20 → +40
    expect(find(figures, 'nps')).toMatchObject({ n: 20, flags: ['small_sample', 'indicative'] });
    expect(find(figures, 'nps').estimate).toBeCloseTo(40, 10);
    expect(find(figures, 'choice_share', { itemCode: 'recommend', choiceCode: '10' }).numerator).toBe(12);
    // (12 × 11 + 4 × 9 + 4 × 4) / 20 = 9.2
    expect(find(figures, 'number_mean', { itemCode: 'people' }).estimate).toBeCloseTo(9.2, 12);
    // a: 12 + 4, b: 12 + 4, each of the same 20
    expect(find(figures, 'choice_share', { itemCode: 'tools', choiceCode: 'a' })).toMatchObject({
      numerator: 16,
      n: 20,
    });
    // (1200 + 320 + 120) / 20 = 82
    expect(find(figures, 'test_score_mean').estimate).toBeCloseTo(82, 12);
    expect(figures.some(({ itemCode }) => itemCode === 'words')).toBe(false);
  });
});

describe('small numbers', () => {
  const groups = (sizes: Record<string, number>, answers = says('yes', '4')): Block[] =>
    Object.entries(sizes).map(([group, size]) => ({ size, group, answers }));
  const mixed = (group: string, yes: number, no: number): Block[] => [
    { size: yes, group, answers: says('yes', '4') },
    { size: no, group, answers: says('no', '2') },
  ];
  const inGroup = (groupCode: string): Partial<ActivityFigure> => ({
    dimension: 'constituent_group',
    groupCode,
  });

  it('hides a group under five together with the next smallest', () => {
    // 3 < 5: primary. 45 − 12 − 30 would give it away: 12 is hidden too.
    const figures = computeActivityFigures(world(groups({ employers: 3, government: 12, workers: 30 })));
    expect(find(figures, 'responded', inGroup('employers'))).toMatchObject({
      suppressed: 'primary',
      estimate: null,
      n: null,
    });
    expect(find(figures, 'responded', inGroup('government'))).toMatchObject({
      suppressed: 'complementary',
      n: null,
    });
    expect(find(figures, 'responded', inGroup('workers'))).toMatchObject({ suppressed: null, estimate: 30 });
    const hidden = figures.filter(({ suppressed }) => suppressed);
    for (const { metric: _m, itemCode: _i, choiceCode: _c, dimension: _d, groupCode: _g, ...rest } of hidden)
      expect(rest).toMatchObject({
        estimate: null,
        lower: null,
        upper: null,
        conf: null,
        n: null,
        invited: null,
        numerator: null,
        responseRate: null,
        nullReason: null,
        flags: [],
      });
  });

  it('shows who was invited where only the responses are few, and zero as zero', () => {
    const figures = computeActivityFigures(
      world([
        ...groups({ workers: 30, government: 12 }),
        { size: 2, group: 'employers', answers: says('yes') },
        { size: 18, group: 'employers' },
        { size: 9, group: 'other' },
      ]),
    );
    expect(find(figures, 'invited', inGroup('employers'))).toMatchObject({
      estimate: 20,
      responseRate: null,
    });
    expect(find(figures, 'responded', inGroup('employers')).suppressed).toBe('primary');
    expect(find(figures, 'response_rate_rr2', inGroup('employers')).suppressed).toBe('primary');
    expect(find(figures, 'responded', inGroup('other'))).toMatchObject({ estimate: 0, suppressed: null });
  });

  it('says one word for all hidden groups where two would give the count away', () => {
    // 4 + 4 = 8 hidden: with "fewer than five" on both, each is known to be 4.
    const figures = computeActivityFigures(world(groups({ employers: 4, government: 4, workers: 30 })));
    expect(find(figures, 'responded', inGroup('employers')).suppressed).toBe('complementary');
    expect(find(figures, 'responded', inGroup('government')).suppressed).toBe('complementary');
    expect(find(figures, 'responded', inGroup('workers')).suppressed).toBeNull();
  });

  it('gives counts only for five to nine, a mark up to thirty, and hides a small group that is of one mind', () => {
    const figures = computeActivityFigures(
      world([...mixed('employers', 6, 2), ...mixed('government', 14, 6), ...mixed('workers', 200, 100)]),
    );
    expect(find(figures, 'application_rate_respondents', inGroup('employers'))).toMatchObject({
      estimate: null,
      lower: null,
      n: 8,
      numerator: 6,
      nullReason: 'too_few',
      flags: ['counts_only'],
    });
    expect(find(figures, 'likert_mean', inGroup('employers'))).toMatchObject({
      estimate: null,
      nullReason: 'too_few',
    });
    expect(find(figures, 'application_rate_respondents', inGroup('government')).flags).toContain(
      'small_sample',
    );
    expect(find(figures, 'application_rate_respondents', inGroup('workers')).flags).toEqual([]);
    // 7 of 7 would say what each of them said.
    const unanimous = computeActivityFigures(
      world([...mixed('employers', 7, 0), ...mixed('workers', 60, 30)]),
    );
    expect(find(unanimous, 'application_rate_respondents', inGroup('employers')).suppressed).not.toBeNull();
    expect(find(unanimous, 'responded', inGroup('employers'))).toMatchObject({
      estimate: 7,
      suppressed: null,
    });
    // With an interval of ±15 points and more, or an RR2 below 30 %, a figure is only indicative.
    const silent = computeActivityFigures(
      world([...mixed('workers', 60, 30), { size: 300, group: 'workers' }]),
    );
    expect(find(silent, 'application_rate_respondents').flags).toEqual(['low_response', 'indicative']);
  });

  it('asks for ten answers to a sensitive item, and for five whatever is asked', () => {
    const items = [{ ...likert, sensitive: true }, application];
    const figures = computeActivityFigures(
      world([...mixed('employers', 5, 3), ...mixed('government', 14, 6), ...mixed('workers', 30, 10)], {
        items,
        k: 1,
      }),
    );
    expect(find(figures, 'likert_top2', inGroup('employers')).suppressed).not.toBeNull();
    expect(find(figures, 'likert_top2', inGroup('government')).suppressed).not.toBeNull();
    expect(find(figures, 'likert_top2', inGroup('workers')).suppressed).toBeNull();
    expect(find(figures, 'application_rate_respondents', inGroup('employers')).numerator).toBe(5);
    const few = computeActivityFigures(world([...mixed('a', 3, 1), ...mixed('b', 10, 10)], { k: 1 }));
    expect(find(few, 'responded', inGroup('a')).suppressed).not.toBeNull();
  });

  it('hides everything of an activity with fewer than five answers but the invited', () => {
    const figures = computeActivityFigures(
      world([...groups({ workers: 3 }), { size: 20, group: 'workers' }]),
    );
    expect(find(figures, 'invited').estimate).toBe(23);
    expect(find(figures, 'responded').suppressed).toBe('primary');
    expect(figures.filter(({ metric, suppressed }) => metric !== 'invited' && suppressed === null)).toEqual(
      [],
    );
  });

  it('lists a hidden cell the same way whether anybody is in it or not', () => {
    const figures = computeActivityFigures(
      world([
        { size: 3, group: 'employers', sex: 'woman', answers: says('yes') },
        { size: 14, group: 'government', sex: 'woman', answers: says('yes') },
        { size: 15, group: 'government', sex: 'man', answers: says('no') },
        { size: 30, group: 'workers', sex: 'man', answers: says('yes') },
        { size: 30, group: 'workers', sex: 'woman', answers: says('no') },
      ]),
    );
    const cell = (groupCode: string) =>
      figures.filter(
        (figure) => figure.dimension === 'constituent_group_x_sex' && figure.groupCode === groupCode,
      );
    expect(cell('employers|man').length).toBe(cell('employers|woman').length);
    expect(cell('employers|man').every(({ suppressed }) => suppressed !== null)).toBe(true);
  });

  it('breaks a scope down from fifty answers on', () => {
    const dimensionsOf = (size: number): string[] => [
      ...new Set(
        computeActivityFigures(
          world(
            [
              { size, group: 'workers', sex: 'woman', answers: says('yes') },
              { size: 30, group: 'employers', sex: 'man', answers: says('no') },
              { size: 20, group: 'employers', sex: 'man' },
            ],
            { breakdownFrom: undefined },
          ),
        ).map(({ dimension }) => dimension),
      ),
    ];
    // 19 + 30 = 49 of 69 invited answered, then 20 + 30 = 50.
    expect(dimensionsOf(19)).toEqual(['all']);
    expect(dimensionsOf(20)).toEqual(['all', 'constituent_group', 'sex', 'constituent_group_x_sex']);
  });
});
