import type { ActivityFiguresInput, ResponseRow } from './activity-input.js';
import { computeActivityFigures } from './compute-activity-figures.js';
import { seatUnlinked } from './seat-unlinked.js';

const member = (n: number, constituentGroup: string, sex = 'woman') => ({
  subjectId: `p${n}`,
  constituentGroup,
  sex,
});
const loose = (constituentGroup: string | null, sex: string | null = null): ResponseRow => ({
  subjectId: null,
  completeness: 'complete',
  answers: { applied: { codes: [constituentGroup === 'workers_org' ? 'yes' : 'no'] } },
  constituentGroup,
  sex,
});
const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

describe('answers that lead to nobody', () => {
  const frame = [
    ...times(3, (n) => member(n, 'workers_org')),
    ...times(2, (n) => member(n + 3, 'employers_org')),
  ];
  const shown = (answers: ResponseRow[], linked = new Map<string, ResponseRow>()) =>
    seatUnlinked(frame, linked, answers).map(({ group, sex, response }) => [group, sex, response !== null]);

  it('take seats of the group that they state', () => {
    expect(shown([loose('employers_org'), loose('workers_org')])).toEqual([
      ['workers_org', null, true],
      ['workers_org', null, false],
      ['workers_org', null, false],
      ['employers_org', null, true],
      ['employers_org', null, false],
    ]);
  });

  it.each<[string, ResponseRow[]]>([
    ['one states no group', [loose('workers_org'), loose(null)]],
    ['more state a group than the list has', times(3, () => loose('employers_org'))],
    ['one states a group that the list has not', [loose('other')]],
  ])('say nothing of groups when %s', (_what, answers) => {
    const seats = shown(answers);
    expect(seats.every(([group]) => group === null)).toBe(true);
    expect(seats.filter(([, , answered]) => answered)).toHaveLength(answers.length);
  });

  it('keep the group where only the sex does not fit', () => {
    expect(shown([loose('workers_org', 'man')])[0]).toEqual(['workers_org', null, true]);
    expect(shown([loose('workers_org', 'woman')])[0]).toEqual(['workers_org', 'woman', true]);
  });

  it('leave the seats of answers that lead to somebody', () => {
    const linked = new Map([['p0', { ...loose(null), subjectId: 'p0' }]]);
    expect(shown([loose('workers_org')], linked).filter(([, , answered]) => answered)).toHaveLength(2);
  });
});

describe('the figures of an anonymous wave', () => {
  const input = (responses: ResponseRow[]): ActivityFiguresInput => ({
    frameKind: 'roster',
    frame: [
      ...times(60, (n) => member(n, 'workers_org')),
      ...times(40, (n) => member(n + 60, 'employers_org')),
    ],
    responses,
    items: [{ code: 'applied', type: 'single', metric: 'application_rate', answerCodes: ['yes', 'no'] }],
    k: 5,
    breakdownFrom: 50,
  });
  const of = (responses: ResponseRow[], metric: string, dimension: string, groupCode: string) =>
    computeActivityFigures(input(responses)).find(
      (figure) =>
        figure.metric === metric && figure.dimension === dimension && figure.groupCode === groupCode,
    );

  it('count stated groups against the frame', () => {
    const answers = [...times(30, () => loose('workers_org')), ...times(24, () => loose('employers_org'))];
    // 54 of 100 answered: 30 of 60 workers, 24 of 40 employers; all 30 workers and no employer applied it: 30 of 54.
    expect(of(answers, 'response_rate_rr2', 'all', 'all')?.estimate).toBeCloseTo(0.54, 12);
    expect(of(answers, 'response_rate_rr2', 'constituent_group', 'workers_org')?.estimate).toBeCloseTo(
      0.5,
      12,
    );
    expect(of(answers, 'response_rate_rr2', 'constituent_group', 'employers_org')?.estimate).toBeCloseTo(
      0.6,
      12,
    );
    expect(of(answers, 'application_rate_respondents', 'all', 'all')?.estimate).toBeCloseTo(30 / 54, 12);
  });

  it('refuse the breakdown where somebody has not stated a group, and say so', () => {
    const answers = [...times(53, () => loose('workers_org')), loose(null)];
    expect(of(answers, 'response_rate_rr2', 'all', 'all')?.estimate).toBeCloseTo(0.54, 12);
    expect(of(answers, 'response_rate_rr2', 'constituent_group', 'workers_org')).toBeUndefined();
    expect(of(answers, 'response_rate_rr2', 'constituent_group', 'unknown')).toMatchObject({
      estimate: null,
      n: 0,
      nullReason: 'groups_not_stated',
    });
  });
});
