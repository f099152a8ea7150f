import * as fc from 'fast-check';
import type { ActivityFigure } from '../src/figures/activity-figure.js';
import type { ActivityFiguresInput, ItemAnswer, ItemDefinition } from '../src/figures/activity-input.js';
import { computeActivityFigures } from '../src/figures/compute-activity-figures.js';

/** Somebody of a wave. */
export interface Somebody {
  group: string | null;
  sex: string | null;
  answered: boolean;
  useful: string | null;
  harm: string | null;
  region?: string;
  timing?: 'early' | 'late';
}
export interface Wave {
  id: string;
  /** Course and activity. */
  within: [string, string];
  people: Somebody[];
}

export const items: ItemDefinition[] = [
  { code: 'useful', type: 'yes_no', metric: 'application_rate', answerCodes: ['yes', 'no'] },
  { code: 'harm', type: 'yes_no', metric: null, answerCodes: ['yes', 'no'], sensitive: true },
];

export interface Policy {
  /** false: pools are protected by themselves only. */
  withRule?: boolean;
  breakdownFrom?: number;
}

export function inputOf(
  waves: readonly Wave[],
  depth: number,
  { withRule = true, breakdownFrom = 0 }: Policy,
): ActivityFiguresInput {
  const codes = (code: string | null): ItemAnswer => (code ? { codes: [code] } : { missing: 'skipped' });
  return {
    frameKind: 'roster',
    frame: waves.flatMap(({ id, people }) =>
      people.map(({ group, sex, region }, i) => ({
        subjectId: `${id}:${i}`,
        constituentGroup: group,
        sex,
        region: region ?? null,
        waveId: id,
      })),
    ),
    responses: waves.flatMap(({ id, people }) =>
      people.flatMap(({ answered, useful, harm, timing }, i) =>
        answered
          ? [
              {
                subjectId: `${id}:${i}`,
                completeness: 'complete' as const,
                timing: timing ?? null,
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

export interface Shown {
  waves: readonly Wave[];
  figures: ActivityFigure[];
}

/** Every scope with figures: programme, courses, activities, waves. */
export function publish(waves: readonly Wave[], policy: Policy = {}): Shown[] {
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

export interface Table {
  name: string;
  k: number;
  isFigure: (figure: ActivityFigure) => boolean;
  counts: (person: Somebody) => boolean;
}
const choiceOf = (code: string) => (figure: ActivityFigure) =>
  figure.itemCode === code && figure.choiceCode === 'yes';
export const tables: Table[] = [
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

export const groups = ['employers', 'government', 'workers', 'unknown'];
export const sexes = ['man', 'woman', 'unknown'];
export const cellsOf = (waves: readonly Wave[], dimension: string, groupCode: string): string[] =>
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
export function fits(dimension: string, groupCode: string, group: string, sex: string): boolean {
  if (dimension === 'constituent_group') return group === groupCode;
  if (dimension === 'sex') return sex === groupCode;
  return dimension === 'all' || groupCode === `${group}|${sex}`;
}

/** Adds and subtracts everything that was read (Gaussian elimination); answers whether a sum of cells follows. */
export function reader(facts: readonly string[][]): (target: readonly string[]) => boolean {
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
export function recovered(waves: readonly Wave[], shown: readonly Shown[]): string[] {
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

export function absentCells({ waves, figures }: Shown): string[][] {
  if (figures.every(({ dimension }) => dimension === 'all')) return [];
  const has = (code: string, key: 'group' | 'sex'): boolean =>
    waves.some(({ people }) => people.some((one) => (one[key] ?? 'unknown') === code));
  return groups.flatMap((group) =>
    sexes
      .filter((sex) => !has(group, 'group') || !has(sex, 'sex'))
      .flatMap((sex) => waves.map(({ id }) => [`${id} ${group}|${sex}`])),
  );
}

export const person = fc.record({
  group: fc.constantFrom('employers', 'government', 'workers', 'workers', null),
  sex: fc.constantFrom('man', 'woman', 'woman', null),
  answered: fc.constantFrom(true, true, false),
  useful: fc.constantFrom('yes', 'no', null),
  harm: fc.constantFrom('yes', 'no', 'no', null),
});
export const programme = fc
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
export const crowd = (many: number, group: string | null, sex: string | null = 'man'): Somebody[] =>
  Array.from({ length: many }, (_, i) => ({
    group,
    sex,
    answered: true,
    useful: i % 2 ? 'yes' : 'no',
    harm: i % 2 ? 'yes' : 'no',
  }));
export const wave = (id: string, within: [string, string], ...people: Somebody[][]): Wave => ({
  id,
  within,
  people: people.flat(),
});
