import { responseRates } from '../rates/response-rates.js';
import { forecastResponse } from './forecast-response.js';
import { steppedCurve } from './stepped-curve.js';
import { leastTold, tellDimensions } from './tell-dimensions.js';
import { type GroupCount, tellGroups } from './tell-groups.js';
import { dispositionsOf } from './wave-outcomes.js';

const none = { few: 'few_past_waves', nobody: 'no_answers_yet' } as const;
const of20 = (...byDay: number[]) => byDay.map((n) => ({ answeredByDay: n, answeredInAll: 20 }));

describe('forecastResponse', () => {
  it('divides by the median share, and by the extremes for the range', () => {
    // Shares 0.5, 0.6, 0.8: 12 / 0.6 = 20, 12 / 0.8 = 15, 12 / 0.5 = 24.
    expect(forecastResponse({ answered: 12, invited: 40, past: of20(16, 10, 12) })).toEqual({
      expected: 20,
      lower: 15,
      upper: 24,
      range: 'all',
      pastWaves: 3,
      reason: null,
    });
  });

  it('takes the middle half from eight waves on', () => {
    // Shares .2 .4 .5 .5 .5 .5 .8 1: quartiles at places 1.75 and 5.25 are .475 and .575; 10 / .575 = 17.4, 10 / .475 = 21.05.
    const past = of20(4, 8, 10, 10, 10, 10, 16, 20);
    expect(forecastResponse({ answered: 10, invited: 100, past })).toMatchObject({
      expected: 20,
      lower: 17,
      upper: 21,
      range: 'middle_half',
    });
  });

  it('stays between those who have answered and the invited', () => {
    // 12 / 0.1 = 120, and only 30 were asked.
    const forecast = forecastResponse({ answered: 12, invited: 30, past: of20(2, 20, 20) });
    expect(forecast).toMatchObject({ expected: 12, lower: 12, upper: 30 });
  });

  it.each([
    ['two past waves', { answered: 5, past: of20(10, 10) }, none.few],
    ['a third that nobody had answered yet', { answered: 5, past: of20(10, 10, 0) }, none.few],
    ['no answers', { answered: 0, past: of20(10, 10, 10) }, none.nobody],
  ])('is null with a reason: %s', (_what, { answered, past }, reason) => {
    expect(forecastResponse({ answered, invited: 20, past })).toMatchObject({
      expected: null,
      lower: null,
      reason,
    });
  });

  it('refuses what cannot be', () => {
    expect(() => forecastResponse({ answered: 5, invited: 4, past: [] })).toThrow(RangeError);
    expect(() => forecastResponse({ answered: 5, invited: 9, past: of20(21, 1, 1) })).toThrow(RangeError);
  });
});

describe('steppedCurve', () => {
  const curve = (...answered: number[]) =>
    steppedCurve(
      answered.map((n, at) => ({ day: `2026-03-0${at + 1}`, answered: n })),
      5,
    ).map((point) => point.answered);
  it.each([
    [[1, 2, 3], [3]],
    [
      [4, 5, 6, 12, 12],
      [5, 12],
    ],
    // 2 after the 6 are few, and so the 6 goes.
    [[1, 6, 8], [8]],
    [
      [5, 11, 13],
      [5, 13],
    ],
    [[0, 0], []],
  ])('of %j are told %j', (answered, told) => {
    expect(curve(...answered)).toEqual(told);
  });

  it('refuses answers that vanish, and steps of none', () => {
    expect(() => curve(3, 2)).toThrow(RangeError);
    expect(() => steppedCurve([], 0)).toThrow(RangeError);
  });
});

describe('dispositionsOf', () => {
  it('puts everybody somewhere: RR1 and RR2 are over all who were asked', () => {
    const outcomes = {
      complete: 6,
      partial: 2,
      breakOff: 1,
      sealed: 0,
      declined: 1,
      started: 1,
      opened: 1,
      unreachable: 3,
      silent: 5,
    };
    // 6 / 20 and 8 / 20; refused 1 + 1, not reached 3 + 5.
    expect(dispositionsOf(outcomes)).toMatchObject({ refused: 2, nonContact: 8, other: 2 });
    expect(responseRates(dispositionsOf(outcomes))).toMatchObject({ RR1: 0.3, RR2: 0.4 });
  });
});

describe('tellGroups', () => {
  const groups = (...answered: number[]): GroupCount[] =>
    answered.map((n, at) => ({
      code: 'abcdef'[at] ?? '',
      invited: 20,
      answered: n,
      complete: n,
      partial: 0,
    }));
  const rule = { k: 5, last: false };
  const stands = (told: ReturnType<typeof tellGroups>) =>
    told?.map(({ stand, answered }) =>
      stand === 'hidden' ? '–' : `${stand === 'earlier' ? '≥' : ''}${answered}`,
    ) ?? null;

  it('hides a small group, and the next one with it', () => {
    expect(stands(tellGroups(groups(3, 8, 20), null, rule))).toEqual(['–', '–', '20']);
  });

  it('waits with the first telling until there is something to tell', () => {
    expect(tellGroups(groups(3, 4), null, rule)).toBeNull();
    expect(stands(tellGroups(groups(3, 4), null, { ...rule, last: true }))).toEqual(['–', '–']);
  });

  it('keeps the earlier telling while any group has grown by a few', () => {
    const before = tellGroups(groups(7, 7), null, rule);
    expect(tellGroups(groups(12, 9), before, rule)).toBeNull();
    expect(stands(tellGroups(groups(12, 7), before, rule))).toEqual(['12', '7']);
  });

  it('tells at the end what can be told, and of the rest what was told before', () => {
    const before = tellGroups(groups(7, 7, 7), null, rule);
    // +2 and +5 hide each other: of 7 newcomers in both nobody knows whose they are; the third has grown by 6.
    expect(stands(tellGroups(groups(9, 12, 13), before, { ...rule, last: true }))).toEqual([
      '≥7',
      '≥7',
      '13',
    ]);
  });

  it('holds everything back when all newcomers together are few', () => {
    const before = tellGroups(groups(7, 7), null, rule);
    expect(stands(tellGroups(groups(8, 8), before, { ...rule, last: true }))).toEqual(['≥7', '≥7']);
  });

  it('says nothing more after that', () => {
    const before = tellGroups(groups(7, 7), null, rule);
    const end = tellGroups(groups(8, 8), before, { ...rule, last: true });
    expect(tellGroups(groups(18, 18), end, { ...rule, last: true })).toBeNull();
  });
});

describe('tellDimensions', () => {
  const rule = { k: 5, last: false };
  const counts = (...answered: number[]): GroupCount[] =>
    answered.map((n, at) => ({ code: `${at}`, invited: 30, answered: n, complete: n, partial: 0 }));

  it('tells all or none: who was told of the workers must not be told of the Africans a day later', () => {
    const before = tellDimensions({ group: counts(7, 7), region: counts(7, 7) }, null, rule);
    expect(before).not.toBeNull();
    expect(tellDimensions({ group: counts(12, 7), region: counts(9, 10) }, before, rule)).toBeNull();
    expect(tellDimensions({ group: counts(12, 7), region: counts(7, 12) }, before, rule)).not.toBeNull();
  });

  it('leaves out what has one group only, and waits for all at the first time too', () => {
    expect(Object.keys(tellDimensions({ group: counts(7, 7), sex: counts(14) }, null, rule) ?? {})).toEqual([
      'group',
    ]);
    expect(tellDimensions({ group: counts(7, 7), region: counts(4, 4, 3, 3) }, null, rule)).toBeNull();
    expect(tellDimensions({ sex: counts(14) }, null, rule)).toBeNull();
  });

  it('takes ten for supervisors, or the threshold where that is more', () => {
    expect([leastTold('supervisor', 5), leastTold('supervisor', 12), leastTold('participant', 5)]).toEqual([
      10, 12, 5,
    ]);
  });
});
