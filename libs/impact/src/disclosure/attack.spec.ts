import * as fc from 'fast-check';
import type { ActivityFigure } from '../figures/activity-figure.js';
import type { ActivityFiguresInput, ItemAnswer, ItemDefinition } from '../figures/activity-input.js';
import { computeActivityFigures } from '../figures/compute-activity-figures.js';
import type { CountTable } from './count-table.js';
import { labelSafety } from './mark-labels.js';
import { type Pattern, suppress } from './suppress.js';

/** One thing the attacker has read: these unknowns, so weighted, make this number. */
interface Fact {
  weights: Map<string, number>;
  total: number;
}

const fact = (unknowns: readonly string[], total: number): Fact => ({
  weights: new Map(unknowns.map((name) => [name, 1])),
  total,
});

/**
 * Adds and subtracts everything that was read, in all combinations (Gaussian elimination).
 * Gives the value of `target`, a sum of unknowns, if the facts determine it; else null.
 */
function workOut(facts: readonly Fact[], target: readonly string[]): number | null {
  const names = [...new Set(facts.flatMap(({ weights }) => [...weights.keys()]))];
  if (target.some((name) => !names.includes(name))) return null;
  const rows = facts.map(({ weights, total }) => [...names.map((name) => weights.get(name) ?? 0), total]);
  const goal = [...names.map((name) => (target.includes(name) ? 1 : 0)), 0];
  let done = 0;
  for (let column = 0; column < names.length; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= done && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    [rows[done], rows[pivot]] = [rows[pivot] as number[], rows[done] as number[]];
    const lead = rows[done] as number[];
    for (const row of [...rows.slice(done + 1), goal]) {
      const factor = (row[column] ?? 0) / (lead[column] ?? 1);
      if (factor !== 0) lead.forEach((value, index) => (row[index] = (row[index] ?? 0) - factor * value));
    }
    done += 1;
  }
  return goal.slice(0, -1).every((value) => Math.abs(value) < 1e-6) ? -(goal.at(-1) ?? 0) : null;
}

const cellName = (row: number, column: number): string => `${row},${column}`;

/** What a reader of one suppressed table knows. */
function factsOf({ counts }: CountTable, pattern: Pattern): Fact[] {
  const facts: Fact[] = [];
  const names = counts.map((line, row) => line.map((_, column) => cellName(row, column)));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const column = <T>(table: readonly (readonly T[])[], index: number): T[] =>
    table.map((line) => line[index] as T);
  if (!pattern.all) facts.push(fact(names.flat(), sum(counts.flat())));
  counts.forEach((line, row) => {
    if (!pattern.rows[row]) facts.push(fact(names[row] ?? [], sum(line)));
    line.forEach((n, at) => {
      if (!pattern.cells[row]?.[at]) facts.push(fact([cellName(row, at)], n));
    });
  });
  counts[0]?.forEach((_, at) => {
    if (!pattern.columns[at]) facts.push(fact(column(names, at), sum(column(counts, at))));
  });
  return facts;
}

/** Every small number of a table: cells and margins, with the unknowns it is the sum of. */
function smallOnes({ counts }: CountTable, k: number): { unknowns: string[]; n: number }[] {
  const lines = [
    ...counts.flatMap((line, row) => line.map((_, column) => [[row, column]])),
    ...counts.map((line, row) => line.map((_, column) => [row, column])),
    ...(counts[0] ?? []).map((_, column) => counts.map((__, row) => [row, column])),
  ];
  return lines
    .map((cells) => ({
      unknowns: cells.map(([row = 0, column = 0]) => cellName(row, column)),
      n: cells.reduce((sum, [row = 0, column = 0]) => sum + (counts[row]?.[column] ?? 0), 0),
    }))
    .filter(({ n }) => n > 0 && n < k);
}

const recovered = (table: CountTable, pattern: Pattern, k: number): number =>
  smallOnes(table, k).filter(({ unknowns }) => workOut(factsOf(table, pattern), unknowns) !== null).length;

/** Small numbers are common, as in a real course; so are empty cells. */
const count = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 1, arbitrary: fc.constant(0) },
);
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map((counts): CountTable => ({ counts }));
const runs = { seed: 20260101, numRuns: 1500 };
const five = { k: 5, sameAnswerBelow: 10 };

describe('an attacker who adds and subtracts everything shown', () => {
  it('recovers no small number of any table', () => {
    fc.assert(
      fc.property(anyTable, (table) => recovered(table, suppress(table, five), 5) === 0),
      runs,
    );
  });

  it('recovers nothing either when some groups are hidden for other reasons', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (larger, part) => {
        const within = larger.counts.map((line, r) =>
          line.map((n, c) => Math.min(n, part.counts[r]?.[c] ?? n)),
        );
        const inherited = suppress(larger, five);
        const pattern = suppress({ counts: within }, { ...five, inherited });
        return recovered({ counts: within }, pattern, 5) === 0;
      }),
      runs,
    );
  });

  it('learns of hidden groups together only when they are many', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const { all, rows } = suppress(table, five);
        const sums = table.counts.map((line) => line.reduce((sum, n) => sum + n, 0));
        const hidden = sums.reduce((sum, n, row) => sum + (rows[row] ? n : 0), 0);
        return all !== null || hidden === 0 || hidden >= 5;
      }),
      runs,
    );
  });

  it('recovers many as soon as complementary suppression is switched off', () => {
    let broken = 0;
    fc.assert(
      fc.property(anyTable, (table) => {
        broken += recovered(table, suppress(table, { ...five, complementary: false }), 5) > 0 ? 1 : 0;
      }),
      runs,
    );
    expect(broken).toBeGreaterThan(runs.numRuns / 4);
  });

  it('is beaten on a bridge, which two hidden cells in every line do not hide', () => {
    // Two loops of hidden cells joined by the 3: every row and column has two hidden cells, and yet
    // row 1 + row 2 − column 1 − column 2 = that 3.
    const counts = [
      [6, 7, 30, 30],
      [8, 9, 3, 30],
      [30, 30, 6, 7],
      [30, 30, 8, 9],
    ];
    const hidden = [
      [1, 1, 0, 0],
      [1, 1, 1, 0],
      [0, 0, 1, 1],
      [0, 0, 1, 1],
    ].map((line) => line.map((bit) => (bit ? ('primary' as const) : null)));
    const none = [null, null, null, null];
    const naive: Pattern = { all: null, rows: none, columns: none, cells: hidden };
    expect(workOut(factsOf({ counts }, naive), ['1,2'])).toBeCloseTo(3, 9);
    const pattern = suppress({ counts }, { ...five, inherited: naive });
    expect(workOut(factsOf({ counts }, pattern), ['1,2'])).toBeNull();
  });
});

describe('labels', () => {
  const marks = (values: number[]): Pattern => suppress({ counts: values.map((n) => [n]) }, five);
  const safe = (values: number[]): boolean =>
    labelSafety({ counts: values.map((n) => [n]) }, marks(values), 5).rows;

  it('are told where they leave at least two values', () => {
    // 3 + 8 = 11 hidden: 3 may be 1 … 4 while the other is at least 5.
    expect(safe([3, 8, 20])).toBe(true);
    expect(safe([2, 3, 1, 20])).toBe(true);
  });

  it('are not told where they would name a number', () => {
    // 4 + 4 = 8: with both below five there is no other way. 1 + 5 = 6: the other has at least five.
    expect(safe([4, 4, 20])).toBe(false);
    expect(safe([1, 5, 20])).toBe(false);
  });
});

describe('an attacker with every figure of an activity', () => {
  const items: ItemDefinition[] = [
    { code: 'useful', type: 'likert', metric: null, answerCodes: ['1', '2', '3'] },
    { code: 'harm', type: 'yes_no', metric: null, answerCodes: ['yes', 'no'], sensitive: true },
  ];
  const sexes = ['man', 'woman', null];
  const person = fc.record({
    group: fc.constantFrom('employers', 'government', 'workers', 'workers', 'workers', null),
    sex: fc.constantFrom(...sexes),
    answered: fc.boolean(),
    useful: fc.constantFrom('1', '2', '3', null),
    harm: fc.constantFrom('yes', 'no', null),
  });
  const activity = fc.array(person, { minLength: 5, maxLength: 90, size: 'max' }).map((people) => {
    const codes = (code: string | null): ItemAnswer => (code ? { codes: [code] } : { missing: 'skipped' });
    const input: ActivityFiguresInput = {
      frameKind: 'roster',
      frame: people.map(({ group, sex }, i) => ({ subjectId: `p${i}`, constituentGroup: group, sex })),
      responses: people.flatMap(({ answered, useful, harm }, i) =>
        answered
          ? [
              {
                subjectId: `p${i}`,
                completeness: 'complete' as const,
                answers: { useful: codes(useful), harm: codes(harm) },
              },
            ]
          : [],
      ),
      items,
      k: 5,
      breakdownFrom: 0,
    };
    return { people, input };
  });

  /** Unknowns are `table|group|sex`; shares and rates give their n and numerator. */
  function factsOfFigures(figures: readonly ActivityFigure[], cells: readonly string[]): Fact[] {
    return figures.flatMap((figure) => {
      if (figure.n === null) return [];
      const inGroup = cells.filter((cell) => {
        const [group, sex] = cell.split('|');
        if (figure.dimension === 'constituent_group') return group === figure.groupCode;
        if (figure.dimension === 'sex') return sex === figure.groupCode;
        return figure.dimension === 'all' || cell === figure.groupCode;
      });
      const about = (table: string): string[] => inGroup.map((cell) => `${table}|${cell}`);
      const item = figure.itemCode ?? '';
      if (figure.metric === 'invited') return [fact(about('invited'), figure.n)];
      if (figure.metric === 'responded') return [fact(about('responded'), figure.n)];
      if (figure.metric === 'answers_missing') {
        // Missing + answered = responded, in every group that shows it.
        const both = fact([...about(`n ${item}`), ...about(`missing ${item}`)], figure.n);
        return [
          fact(about('responded'), figure.n),
          both,
          fact(about(`missing ${item}`), figure.numerator ?? 0),
        ];
      }
      if (!figure.choiceCode) return [];
      return [
        fact(about(`n ${item}`), figure.n),
        fact(about(`${figure.choiceCode} of ${item}`), figure.numerator ?? 0),
      ];
    });
  }

  it('recovers no group of fewer than five, nor of ten for a sensitive item', () => {
    fc.assert(
      fc.property(activity, ({ people, input }) => {
        const groupOf = (group: string | null, sex: string | null) =>
          `${group ?? 'unknown'}|${sex ?? 'unknown'}`;
        const cells = [...new Set(people.map(({ group }) => group))].flatMap((group) =>
          [...new Set(people.map(({ sex }) => sex))].map((sex) => groupOf(group, sex)),
        );
        const figures = computeActivityFigures(input);
        const facts = factsOfFigures(figures, cells);
        const responded = people.filter(({ answered }) => answered);
        const tables = [
          { name: 'invited', members: people, k: 5 },
          { name: 'responded', members: responded, k: 5 },
          { name: 'n useful', members: responded.filter(({ useful }) => useful), k: 5 },
          { name: 'n harm', members: responded.filter(({ harm }) => harm), k: 10 },
        ];
        return tables.every(({ name, members, k }) =>
          cells.every((cell) => {
            const n = members.filter(({ group, sex }) => groupOf(group, sex) === cell).length;
            return n === 0 || n >= k || workOut(facts, [`${name}|${cell}`]) === null;
          }),
        );
      }),
      { seed: 20260102, numRuns: 60 },
    );
  });
});
