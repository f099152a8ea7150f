import * as fc from 'fast-check';
import { computeActivityFigures } from '../figures/compute-activity-figures.js';
import {
  crowd,
  inputOf,
  programme,
  publish,
  recovered,
  type Shown,
  tables,
  type Wave,
  wave,
} from '../../testing/pool-attacker.js';

const shownGroups = (scope: Shown | undefined): (string | null)[] =>
  (scope?.figures ?? [])
    .filter(
      ({ metric, dimension, n }) => metric === 'responded' && dimension === 'constituent_group' && n !== null,
    )
    .map(({ groupCode, n }) => `${groupCode} ${n}`);
describe('an attacker with the figures of a programme, its courses, activities and waves', () => {
  const runs = { seed: 20260103, numRuns: 50 };

  it.each([0, 20, 30])(
    'recovers no small group of any of them, broken down from %d answers',
    (breakdownFrom) => {
      fc.assert(
        fc.property(programme, (waves) => {
          expect(recovered(waves, publish(waves, { breakdownFrom }))).toEqual([]);
        }),
        runs,
      );
    },
  );

  it('recovers some in most programmes as soon as pools are protected by themselves only', () => {
    let broken = 0;
    fc.assert(
      fc.property(programme, (waves) => {
        broken += recovered(waves, publish(waves, { withRule: false })).length > 0 ? 1 : 0;
      }),
      { ...runs, numRuns: 20 },
    );
    expect(broken).toBeGreaterThan(10);
  });

  it('is left with no people, or with k and more, when he subtracts the parts of a pool', () => {
    fc.assert(
      fc.property(programme, (waves) => {
        const [pool, ...parts] = publish(waves);
        const courses = parts.slice(0, new Set(waves.map(({ within }) => within[0])).size);
        for (const { k, isFigure } of tables)
          for (const figure of pool?.figures.filter((one) => isFigure(one) && one.n !== null) ?? []) {
            const same = courses.flatMap(({ figures }) =>
              figures.filter(
                (one) =>
                  isFigure(one) && one.dimension === figure.dimension && one.groupCode === figure.groupCode,
              ),
            );
            const left = same.reduce((rest, { n }) => rest - (n ?? 0), figure.n ?? 0);
            expect(left === 0 || left >= k).toBe(true);
          }
      }),
      runs,
    );
  });
});

/** A pool that waves join, two or three at a time; each edition knows those before it, unless told not to. */
function publishEditions(waves: readonly Wave[], withRule = true): Shown[] {
  const editions: Shown[] = [];
  for (let size = 2; size < waves.length + 2; size += 2) {
    const part = waves.slice(0, size);
    const seen = editions.map(({ waves: before, figures }) => ({
      waveIds: before.map(({ id }) => id),
      shown: figures.filter(({ n }) => n !== null),
    }));
    const input = { ...inputOf(part, 0, {}), ...(withRule ? { editions: seen } : {}) };
    editions.push({ waves: part, figures: computeActivityFigures(input) });
  }
  return editions;
}

describe('an attacker who kept every edition of a pool', () => {
  const runs = { seed: 20260104, numRuns: 50 };
  /** What he looks for: groups of every wave, and of those that joined between any two editions. */
  const withJoined = (waves: readonly Wave[], editions: readonly Shown[]): Shown[] => [
    ...publish(waves).filter((scope) => scope.waves.length === 1),
    ...editions,
    ...editions.flatMap((later, at) =>
      editions.slice(0, at).map((before) => ({
        waves: later.waves.filter((one) => !before.waves.includes(one)),
        figures: [],
      })),
    ),
  ];

  it('recovers no small group of those who joined', () => {
    fc.assert(
      fc.property(programme, (waves) => {
        expect(recovered(waves, withJoined(waves, publishEditions(waves)))).toEqual([]);
      }),
      runs,
    );
  });

  it('recovers some as soon as editions are not held against each other', () => {
    let broken = 0;
    fc.assert(
      fc.property(programme, (waves) => {
        broken += recovered(waves, withJoined(waves, publishEditions(waves, false))).length > 0 ? 1 : 0;
      }),
      { ...runs, numRuns: 20 },
    );
    expect(broken).toBeGreaterThan(2);
  });
});

describe('a pool', () => {
  it('hides a group that all its members but one show', () => {
    // 13 − 10 = 3 workers of A; and 32 − 20 = 12 employers, with the 15 of A, would give them again.
    const waves = [
      wave('w1', ['c', 'a'], crowd(3, 'workers'), crowd(12, 'employers')),
      wave('w2', ['c', 'b'], crowd(10, 'workers'), crowd(20, 'employers')),
    ];
    expect(shownGroups(publish(waves)[0])).toEqual([]);
    expect(recovered(waves, publish(waves))).toEqual([]);
    expect(recovered(waves, publish(waves, { withRule: false }))).toContain('responded w1 workers 3');
  });

  it('shows a group that two members hide and that counts k people in them together', () => {
    // 17 − 10 = 7 workers are of A or C; 41 − 20 = 21 employers too.
    const waves = [
      wave('w1', ['c', 'a'], crowd(3, 'workers'), crowd(12, 'employers')),
      wave('w2', ['c', 'b'], crowd(10, 'workers'), crowd(20, 'employers')),
      wave('w3', ['c', 'd'], crowd(4, 'workers'), crowd(9, 'employers')),
    ];
    expect(shownGroups(publish(waves)[0])).toEqual(['employers 41', 'workers 17']);
  });

  it('hides it when the two are too few together, or when their number gives each of them', () => {
    const pool = (...small: number[]): Wave[] => [
      wave('w0', ['c', 'a'], crowd(10, 'workers'), crowd(20, 'employers')),
      ...small.map((n, i) => wave(`w${i + 1}`, ['c', `b${i}`], crowd(n, 'workers'), crowd(12, 'employers'))),
    ];
    // 2 + 2 = 4 are fewer than five; 4 + 4 = 8 leaves only four and four when both say "fewer than five".
    expect(shownGroups(publish(pool(2, 2))[0])).toEqual([]);
    expect(shownGroups(publish(pool(4, 4))[0])).toEqual([]);
    expect(shownGroups(publish(pool(4, 3))[0])).toEqual(['employers 44', 'workers 17']);
  });

  it('of one member shows exactly what the member shows', () => {
    const only = wave(
      'w1',
      ['c', 'a'],
      crowd(3, 'workers'),
      crowd(12, 'employers'),
      crowd(20, 'government', 'woman'),
    );
    const [programmeOf, course, activity, itself] = publish([only]);
    for (const scope of [programmeOf, course, activity]) expect(scope?.figures).toEqual(itself?.figures);
    // Two waves in one activity: the course and the programme say what the activity says.
    const [top, next, inner] = publish([
      only,
      wave('w2', ['c', 'a'], crowd(9, 'workers'), crowd(30, 'employers')),
    ]);
    expect(top?.figures).toEqual(inner?.figures);
    expect(next?.figures).toEqual(inner?.figures);
  });

  it('shows everything when nothing is hidden in its members', () => {
    const waves = ['a', 'b'].map((name) =>
      wave(name, ['c', name], crowd(12, 'workers'), crowd(14, 'employers')),
    );
    expect(shownGroups(publish(waves)[0])).toEqual(['employers 28', 'workers 24']);
  });

  it('hides nothing for an empty group', () => {
    // C asked no workers at all, so that nobody can be found by subtraction.
    const waves = [
      wave('w1', ['c', 'a'], crowd(30, 'employers'), crowd(20, 'government')),
      wave('w2', ['c', 'b'], crowd(10, 'workers'), crowd(20, 'employers')),
    ];
    expect(shownGroups(publish(waves)[0])).toEqual(['employers 50', 'government 20', 'workers 10']);
  });
});
