import { describe, expect, it } from '@jest/globals';
import type { Figure } from '@traccia/contracts';
import { figuresAlong, findFigure, percentDigits, readFigure, unitOf } from './read-figure';

const figure = (more: Partial<Figure> = {}): Figure => ({
  metric: 'application_rate_respondents',
  itemCode: null,
  dimension: 'all',
  groupCode: 'all',
  choiceCode: null,
  estimate: 0.68,
  lower: 0.6,
  upper: 0.75,
  conf: 0.95,
  n: 142,
  invited: 390,
  numerator: 97,
  responseRate: 0.364,
  method: 'wilson',
  suppressed: null,
  nullReason: null,
  flags: [],
  weighted: null,
  weightedLower: null,
  weightedUpper: null,
  weightedReason: null,
  designEffect: null,
  effectiveN: null,
  ...more,
});

describe('a figure', () => {
  it('is an estimate with its interval', () => {
    expect(readFigure(figure())).toEqual({ kind: 'shown', estimate: 0.68, lower: 0.6, upper: 0.75 });
  });
  it('held back is never read, whatever stands in it', () => {
    expect(readFigure(figure({ suppressed: 'complementary' }))).toEqual({
      kind: 'suppressed',
      how: 'complementary',
    });
  });
  it('without a number has its reason, never 0', () => {
    expect(readFigure(figure({ estimate: null, nullReason: 'no_invited_list' }))).toEqual({
      kind: 'missing',
      reason: 'no_invited_list',
    });
  });
  it.each([
    [9, 'counts'],
    [10, 'shown'],
  ])('of %i people is read as %s', (n, kind) => {
    expect(readFigure(figure({ n, numerator: 4 })).kind).toBe(kind);
  });
  it('that is a mean keeps its mean in a small group', () => {
    expect(readFigure(figure({ metric: 'likert_mean', n: 7, numerator: null })).kind).toBe('shown');
  });
  it('has the unit of its metric', () => {
    expect(['likert_share', 'nps', 'likert_mean', 'invited'].map(unitOf)).toEqual([
      'share',
      'points',
      'mean',
      'persons',
    ]);
  });
  it('has a decimal from a thousand people on', () => {
    expect([999, 1000, null].map(percentDigits)).toEqual([0, 1, 0]);
  });
});

describe('figures along a dimension', () => {
  it('stand in one order, whatever the order and the size they come in', () => {
    const groups = ['other', 'unknown', 'workers_org', 'employers_org'].map((groupCode, index) =>
      figure({ dimension: 'constituent_group', groupCode, estimate: index / 10 }),
    );
    const order = figuresAlong(groups, 'constituent_group', 'application_rate_respondents');
    expect(order.map(({ groupCode }) => groupCode)).toEqual([
      'employers_org',
      'workers_org',
      'other',
      'unknown',
    ]);
  });
  it('cross group by sex', () => {
    const cells = ['workers_org|man', 'workers_org|woman', 'employers_org|man'].map((groupCode) =>
      figure({ dimension: 'constituent_group_x_sex', groupCode }),
    );
    const order = figuresAlong(cells, 'constituent_group_x_sex', 'application_rate_respondents');
    expect(order.map(({ groupCode }) => groupCode)).toEqual([
      'employers_org|man',
      'workers_org|woman',
      'workers_org|man',
    ]);
  });
  it('are not mixed with those of an item', () => {
    const all = [figure({ itemCode: 'EXP-APP' })];
    expect(findFigure(all, { metric: 'application_rate_respondents' })).toBeUndefined();
    expect(findFigure(all, { metric: 'application_rate_respondents', itemCode: 'EXP-APP' })).toBeDefined();
  });
});
