import { wilsonInterval } from '@traccia/impact';
import type { Held, TruthRow } from '@traccia/impact/truth';
import type { Told } from './estimators.js';

export type Place = Pick<TruthRow, 'scale' | 'outcome' | 'likeness' | 'silence' | 'estimator'>;

/** The figures of one line of the table, each beside what is true of the people invited. */
export class Tally {
  private readonly told: { one: Told; invited: number }[] = [];

  constructor(
    private readonly place: Place,
    private readonly truth: number,
  ) {}

  add(one: Told, invited: number): void {
    this.told.push({ one, invited });
  }

  row(): TruthRow {
    const { place, truth } = this;
    const given = this.told.flatMap(({ one, invited }) => ('reason' in one ? [] : [{ ...one, invited }]));
    const estimates = given.flatMap(({ estimate }) => estimate ?? []);
    const errors = given.flatMap(({ se }) => se ?? []);
    const holds = (value: (one: { invited: number }) => number) =>
      heldOf(
        given.filter((one) => one.lower <= value(one) + rounding && value(one) - rounding <= one.upper)
          .length,
        given.length,
      );
    const estimate = mean(estimates);
    return {
      ...place,
      truth,
      asked: this.told.length,
      given: given.length,
      refused: this.refused(),
      estimate,
      bias: estimate === null ? null : estimate - truth,
      sd: deviation(estimates),
      se: mean(errors),
      width: mean(given.map(({ lower, upper }) => upper - lower)),
      truthHeld: holds(() => truth),
      invitedHeld: holds(({ invited }) => invited),
    };
  }

  private refused(): string {
    const counts = new Map<string, number>();
    for (const { one } of this.told)
      if ('reason' in one) counts.set(one.reason, (counts.get(one.reason) ?? 0) + 1);
    return [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([reason, count]) => `${reason}:${count}`)
      .join('+');
  }
}

/** Bounds of nobody silent are the truth itself; sums in another order may be a last digit off. */
const rounding = 1e-12;

/** The share that hold is itself an estimate from so many replications. */
function heldOf(count: number, given: number): Held {
  const { lower, upper } = wilsonInterval(count, given, 0.95);
  return { count, lower: lower ?? 0, upper: upper ?? 1 };
}

function mean(list: readonly number[]): number | null {
  return list.length === 0 ? null : list.reduce((sum, one) => sum + one, 0) / list.length;
}

function deviation(list: readonly number[]): number | null {
  const centre = mean(list);
  if (centre === null || list.length < 2) return null;
  return Math.sqrt(list.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (list.length - 1));
}
