import { describe, expect, it } from '@jest/globals';
import type { TruthRow } from '@traccia/impact/truth';
import { findingsOf, likenessesOf, published, rowsOf, shareHeld } from './read-trust';

const row = (more: Partial<TruthRow>): TruthRow => ({
  scale: 'course',
  outcome: 'applied',
  likeness: 0.05,
  silence: 'chance',
  estimator: published,
  truth: 0.7,
  asked: 100,
  given: 100,
  refused: '',
  estimate: 0.7,
  bias: 0,
  sd: 0.04,
  se: 0.04,
  width: 0.16,
  truthHeld: { count: 95, lower: 0.888, upper: 0.978 },
  invitedHeld: { count: 99, lower: 0.946, upper: 0.998 },
  ...more,
});
const holding = (count: number) => ({ truthHeld: { count, lower: 0, upper: 1 } });
const rows = [
  row({ silence: 'outcome', bias: 0.09, ...holding(40) }),
  row({ silence: 'outcome', estimator: 'unweighted', bias: 0.1, ...holding(20) }),
  row({ silence: 'group', ...holding(93) }),
  row({}),
  row({ likeness: 0.15, estimator: 'raked', ...holding(78) }),
  row({ likeness: 0.15, estimator: 'raked_clustered', ...holding(94) }),
  row({ estimator: 'bounds', ...holding(90), invitedHeld: { count: 100, lower: 0.96, upper: 1 } }),
];

describe('the table of the truth check', () => {
  it('is read by way of not answering, one choice at a time', () => {
    const read = rowsOf(rows, { scale: 'course', outcome: 'applied', likeness: 0.05 });
    expect(read.map(({ silence }) => silence)).toEqual(['chance', 'chance', 'group', 'outcome', 'outcome']);
    expect(rowsOf(rows, { scale: 'activity', outcome: 'applied', likeness: 0.05 })).toEqual([]);
    const one = rowsOf(rows, { scale: 'course', outcome: 'applied', likeness: 0.05, silence: 'group' });
    expect(one.map(({ silence }) => silence)).toEqual(['group']);
    expect(likenessesOf(rows)).toEqual([0.05, 0.15]);
  });

  it('counts what was held among what was given', () => {
    expect(shareHeld(row({ given: 50 }), { count: 40, lower: 0, upper: 1 })).toBe(0.8);
    expect(shareHeld(row({ given: 0 }), { count: 0, lower: 0, upper: 1 })).toBeNull();
  });

  it('comes to its findings from the rows alone', () => {
    const held = [
      { silence: 'chance' as const, outcome: 'applied' as const, asked: 100, heldBack: 20 },
      { silence: 'outcome' as const, outcome: 'applied' as const, asked: 100, heldBack: 30 },
      { silence: 'outcome' as const, outcome: 'skill' as const, asked: 100, heldBack: 1 },
    ];
    expect(findingsOf(rows, held)).toEqual({
      good: { low: 0.93, high: 0.95 },
      alone: { low: 0.78, high: 0.78 },
      bad: { low: 0.2, high: 0.4 },
      badBias: { low: 0.09, high: 0.1 },
      heldBack: { low: 0.2, high: 0.3 },
      boundsHold: true,
    });
  });

  it('does not say that bounds hold once they did not', () => {
    const broken = [...rows, row({ estimator: 'bounds' })];
    expect(findingsOf(broken, []).boundsHold).toBe(false);
  });
});
