import * as fc from 'fast-check';
import type { ActivityFigure } from '../figures/activity-figure.js';
import type { ActivityFiguresInput, ItemAnswer, ItemDefinition } from '../figures/activity-input.js';
import { computeActivityFigures } from '../figures/compute-activity-figures.js';

/** Somebody of a wave. */
interface Somebody {
  group: string | null;
  sex: string | null;
  answered: boolean;
  useful: string | null;
  harm: string | null;
}
interface Wave {
  id: string;
  /** Course and activity. */
  within: [string, string];
  people: Somebody[];
}

const items: ItemDefinition[] = [
  { code: 'useful', type: 'yes_no', metric: 'application_rate', answerCodes: ['yes', 'no'] },
  { code: 'harm', type: 'yes_no', metric: null, answerCodes: ['yes', 'no'], sensitive: true },
];

interface Policy {
  /** false: pools are protected by themselves only. */
  withRule?: boolean;
  breakdownFrom?: number;
}

function inputOf(
  waves: readonly Wave[],
  depth: number,
  { withRule = true, breakdownFrom = 0 }: Policy,
): ActivityFiguresInput {
  const codes = (code: string | null): ItemAnswer => (code ? { codes: [code] } : { missing: 'skipped' });
  return {
    frameKind: 'roster',
    frame: waves.flatMap(({ id, people }) =>
      people.map(({ group, sex }, i) => ({
        subjectId: `${id}:${i}`,
        constituentGroup: group,
        sex,
        waveId: id,
      })),
    ),
    responses: waves.flatMap(({ id, people }) =>
      people.flatMap(({ answered, useful, harm }, i) =>
        answered
          ? [
              {
                subjectId: `${id}:${i}`,
                completeness: 'complete' as const,
                answers: { useful: codes(useful), harm: codes(harm) },
                waveId: id,
              },
            ]
          : [],
      ),
    ),
    items,
    k: 5,
    breakdownFrom,
    ...(withRule ? { waves: waves.map(({ id, within }) => ({ id, within: within.slice(depth) })) } : {}),
  };
}

interface Shown {
  waves: readonly Wave[];
  figures: ActivityFigure[];
}

/** Every scope with figures: programme, courses, activities, waves. */
function publish(waves: readonly Wave[], policy: Policy = {}): Shown[] {
  const of = (part: readonly Wave[], depth: number): Shown => ({
    waves: part,
    figures: computeActivityFigures(inputOf(part, depth, policy)),
  });
  const parts = (depth: number): Wave[][] => {
    const keys = waves.map(({ id, within }) => (depth === 3 ? id : within.slice(0, depth).join('/')));
    return [...new Set(keys)].map((key) => waves.filter((_, at) => keys[at] === key));
  };
  return [0, 1, 2, 3].flatMap((depth) => parts(depth).map((part) => of(part, depth)));
}

interface Table {
  name: string;
  k: number;
  isFigure: (figure: ActivityFigure) => boolean;
  counts: (person: Somebody) => boolean;
}
const choiceOf = (code: string) => (figure: ActivityFigure) =>
  figure.itemCode === code && figure.choiceCode === 'yes';
const tables: Table[] = [
  { name: 'invited', k: 5, isFigure: ({ metric }) => metric === 'invited', counts: () => true },
  {
    name: 'responded',
    k: 5,
    isFigure: ({ metric }) => metric === 'responded',
    counts: ({ answered }) => answered,
  },
  {
    name: 'useful',
    k: 5,
    isFigure: choiceOf('useful'),
    counts: ({ answered, useful }) => answered && !!useful,
  },
  { name: 'harm', k: 10, isFigure: choiceOf('harm'), counts: ({ answered, harm }) => answered && !!harm },
];

const groups = ['employers', 'government', 'workers', 'unknown'];
const sexes = ['man', 'woman', 'unknown'];
const cellsOf = (waves: readonly Wave[], dimension: string, groupCode: string): string[] =>
  waves.flatMap(({ id }) =>
    groups.flatMap((group) =>
      sexes
        .filter(
          (sex) =>
            ['all', group, sex, `${group}|${sex}`].includes(groupCode) &&
            fits(dimension, groupCode, group, sex),
        )
        .map((sex) => `${id} ${group}|${sex}`),
    ),
  );
function fits(dimension: string, groupCode: string, group: string, sex: string): boolean {
  if (dimension === 'constituent_group') return group === groupCode;
  if (dimension === 'sex') return sex === groupCode;
  return dimension === 'all' || groupCode === `${group}|${sex}`;
}

/** Adds and subtracts everything that was read (Gaussian elimination); answers whether a sum of cells follows. */
function reader(facts: readonly string[][]): (target: readonly string[]) => boolean {
  const names = [...new Set(facts.flat())];
  const places = new Map(names.map((name, at) => [name, at]));
  const vector = (cells: readonly string[]): number[] => {
    const line = names.map(() => 0);
    for (const cell of cells) {
      const at = places.get(cell);
      if (at !== undefined) line[at] = 1;
    }
    return line;
  };
  const rows: { lead: number; row: number[] }[] = [];
  const reduce = (line: number[]): number[] => {
    for (const { lead, row } of rows) {
      const factor = line[lead] ?? 0;
      if (Math.abs(factor) > 1e-9) row.forEach((value, at) => (line[at] = (line[at] ?? 0) - factor * value));
    }
    return line;
  };
  for (const fact of facts) {
    const rest = reduce(vector(fact));
    const lead = rest.findIndex((value) => Math.abs(value) > 1e-7);
    if (lead >= 0) rows.push({ lead, row: rest.map((value) => value / (rest[lead] ?? 1)) });
  }
  return (target) =>
    target.every((cell) => places.has(cell)) &&
    reduce(vector(target)).every((value) => Math.abs(value) < 1e-7);
}

/** Groups of 1 … k − 1 people of any scope that follow from everything shown of all scopes. */
function recovered(waves: readonly Wave[], shown: readonly Shown[]): string[] {
  const views = [
    ['all', 'all'],
    ...groups.map((group) => ['constituent_group', group]),
    ...sexes.map((sex) => ['sex', sex]),
    ...groups.flatMap((group) => sexes.map((sex) => ['constituent_group_x_sex', `${group}|${sex}`])),
  ];
  return tables.flatMap(({ name, k, isFigure, counts }) => {
    const people = new Map<string, number>();
    for (const wave of waves)
      for (const person of wave.people.filter(counts)) {
        const cell = `${wave.id} ${person.group ?? 'unknown'}|${person.sex ?? 'unknown'}`;
        people.set(cell, (people.get(cell) ?? 0) + 1);
      }
    // Group codes that a scope with groups has no view of are empty there, and the reader knows it.
    const follows = reader([
      ...shown.flatMap((scope) =>
        scope.figures
          .filter((figure) => isFigure(figure) && figure.n !== null)
          .map(({ dimension, groupCode }) => cellsOf(scope.waves, dimension, groupCode)),
      ),
      ...shown.flatMap(absentCells),
    ]);
    return shown.flatMap((scope) =>
      views.flatMap(([dimension = '', code = '']) => {
        const cells = cellsOf(scope.waves, dimension, code);
        const n = cells.reduce((sum, cell) => sum + (people.get(cell) ?? 0), 0);
        return n > 0 && n < k && follows(cells)
          ? [`${name} ${scope.waves.map(({ id }) => id).join('+')} ${code} ${n}`]
          : [];
      }),
    );
  });
}

function absentCells({ waves, figures }: Shown): string[][] {
  if (figures.every(({ dimension }) => dimension === 'all')) return [];
  const has = (code: string, key: 'group' | 'sex'): boolean =>
    waves.some(({ people }) => people.some((one) => (one[key] ?? 'unknown') === code));
  return groups.flatMap((group) =>
    sexes
      .filter((sex) => !has(group, 'group') || !has(sex, 'sex'))
      .flatMap((sex) => waves.map(({ id }) => [`${id} ${group}|${sex}`])),
  );
}

const person = fc.record({
  group: fc.constantFrom('employers', 'government', 'workers', 'workers', null),
  sex: fc.constantFrom('man', 'woman', 'woman', null),
  answered: fc.constantFrom(true, true, false),
  useful: fc.constantFrom('yes', 'no', null),
  harm: fc.constantFrom('yes', 'no', 'no', null),
});
const programme = fc
  .array(
    fc.record({
      course: fc.constantFrom('c1', 'c2', 'c3'),
      activity: fc.constantFrom('a1', 'a2', 'a3'),
      people: fc.array(person, { minLength: 3, maxLength: 45, size: 'max' }),
    }),
    { minLength: 2, maxLength: 7, size: 'max' },
  )
  .map((rows) =>
    rows.map(({ course, activity, people }, i): Wave => ({
      id: `w${i}`,
      within: [course, activity],
      people,
    })),
  );

/** `many` of a group and sex, all answering. */
const crowd = (many: number, group: string | null, sex: string | null = 'man'): Somebody[] =>
  Array.from({ length: many }, (_, i) => ({
    group,
    sex,
    answered: true,
    useful: i % 2 ? 'yes' : 'no',
    harm: i % 2 ? 'yes' : 'no',
  }));
const wave = (id: string, within: [string, string], ...people: Somebody[][]): Wave => ({
  id,
  within,
  people: people.flat(),
});
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
