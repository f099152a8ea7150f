import { describe, expect, it } from '@jest/globals';
import type { Figure } from './dashboard-types';
import { ifSilentWere } from './silent-scenario';

const figure: Figure = {
  metric: 'application_rate_respondents',
  itemCode: null,
  dimension: 'all',
  groupCode: 'all',
  choiceCode: null,
  estimate: 0.8,
  lower: 0.7,
  upper: 0.9,
  conf: 0.95,
  n: 40,
  invited: 100,
  numerator: 32,
  responseRate: 0.4,
  method: 'application_wilson',
  suppressed: null,
  nullReason: null,
  flags: [],
  weighted: null,
  weightedLower: null,
  weightedUpper: null,
  weightedReason: null,
  designEffect: null,
  effectiveN: null,
};

describe('a share if the silent were otherwise', () => {
  it.each([
    // 0.4 · 0.8 + 0.6 · 0.5 = 0.62, and 0.8 − 0.62 = 0.18.
    ['half of them', figure, 0.5, { share: 0.62, bias: 0.18 }],
    // As those who answered: nothing leans.
    ['like the others', figure, 0.8, { share: 0.8, bias: 0 }],
    // All of them: 0.32 + 0.6 = 0.92.
    ['all of them', figure, 1, { share: 0.92, bias: -0.12 }],
    ['everybody answered', { ...figure, n: 100 }, 0, { share: 0.8, bias: 0 }],
  ])('%s', (_name, answered, silent, expected) => {
    const found = ifSilentWere(answered, silent);
    expect(found?.share).toBeCloseTo(expected.share, 12);
    expect(found?.bias).toBeCloseTo(expected.bias, 12);
  });

  it('says nothing of a figure that is not shown, or without those asked', () => {
    expect(ifSilentWere({ ...figure, estimate: null, suppressed: 'primary' }, 0.5)).toBeNull();
    expect(ifSilentWere({ ...figure, invited: null }, 0.5)).toBeNull();
  });
});
