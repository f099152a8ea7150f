import { isSmall } from '../disclosure/count-table.js';
import { followsJointly, type JointTable } from '../disclosure/joint-audit.js';
import { type Line, linesOf, marginsOf } from '../disclosure/margins.js';
import { markAt } from '../disclosure/protected-table.js';
import type { Pattern } from '../disclosure/suppress.js';
import type { ActivityFigure, FigureMetric } from './activity-figure.js';
import type { ActivityFiguresInput, FrameRow } from './activity-input.js';
import { type Hidden, hideSmall, type Parts, scoreOf } from './hidden-parts.js';
import { valueOf } from './item-values.js';
import { type Person, placePeople, type Population } from './people.js';
import { countsOnlyBelow } from './small-sample.js';

/** A trait that people are told apart by in a table of its own. */
export type Trait = 'region' | 'timing';

/** When the silent answer: never. They have no figures, and stand in the table only to complete it. */
const silent = 'silent';

/** Of a moment of answering nobody can have been asked: everybody in it answered. */
const notByTiming: ReadonlySet<FigureMetric> = new Set<FigureMetric>([
  'invited',
  'response_rate_rr1',
  'response_rate_rr2',
  'application_rate_conservative',
  'application_rate_upper_bound',
]);

/**
 * The input of a trait's table: the trait stands where the group does, and there is no second one.
 *
 * @returns null where answers lead to nobody, since nothing is known of who gave them
 * @example traitInput(input, 'region')?.frame[0]?.constituentGroup // 'Africa'
 */
export function traitInput(input: ActivityFiguresInput, trait: Trait): ActivityFiguresInput | null {
  const isLoose = input.responses.some(({ subjectId }) => subjectId === null);
  if (input.frameKind === 'none' || isLoose) return null;
  const timingOf = new Map<string | null, string | null>();
  for (const { subjectId, timing, completeness } of input.responses)
    if (completeness !== 'break_off' && !timingOf.has(subjectId)) timingOf.set(subjectId, timing ?? null);
  const codeOf = (row: FrameRow): string | null => {
    if (trait === 'region') return row.region ?? null;
    return timingOf.has(row.subjectId) ? (timingOf.get(row.subjectId) ?? null) : silent;
  };
  const frame = input.frame.map((row) => ({ ...row, constituentGroup: codeOf(row), sex: null }));
  if (frame.every(({ constituentGroup }) => constituentGroup === null || constituentGroup === silent))
    return null;
  const editions = (input.editions ?? []).map(({ waveIds, shown }) => ({
    waveIds,
    shown: shown.filter(({ dimension }) => dimension === 'all' || dimension === trait),
  }));
  return { ...input, frame, editions };
}

/** The input of the table of group and sex: what earlier editions showed by other traits is of other tables. */
export function withoutTraits(input: ActivityFiguresInput): ActivityFiguresInput {
  if (!input.editions) return input;
  const isOfTrait = ({ dimension }: Pick<ActivityFigure, 'dimension'>): boolean =>
    dimension === 'region' || dimension === 'timing';
  const editions = input.editions.map(({ waveIds, shown }) => ({
    waveIds,
    shown: shown.filter((place) => !isOfTrait(place)),
  }));
  return { ...input, editions };
}

/**
 * What a trait's table hides when it is read beside the table of group and sex: all of a question of which a small
 * group would follow from both together.
 *
 * @param input of the scope; @param of the same scope by the trait
 * @returns parts of the trait with more hidden
 * @example see `followsJointly`
 */
export function hideTrait(input: ActivityFiguresInput, main: Parts, of: ActivityFiguresInput): Parts {
  const own = hideSmall(of);
  const atoms = atomsOf(placePeople(input), placePeople(of));
  const guard = (hidden: Hidden, beside: Hidden | null | undefined, counts: Counts): Hidden =>
    beside && followsJointly(atoms.people.length, jointTables(atoms, hidden, beside, counts))
      ? { ...hidden, pattern: allHidden(hidden.pattern) }
      : hidden;
  const responded = guard(own.responded, main.responded, ({ response }) => response !== null);
  const isHidden = responded !== own.responded;
  const under = (hidden: Hidden, beside: Hidden | null | undefined, counts: Counts): Hidden =>
    isHidden ? { ...hidden, pattern: allHidden(hidden.pattern) } : guard(hidden, beside, counts);
  return {
    invited: own.invited && guard(own.invited, main.invited, () => true),
    responded,
    score: own.score && under(own.score, main.score, (person) => scoreOf(person) !== null),
    items: own.items.map(({ item, hidden }) => {
      const beside = main.items.find((part) => part.item.code === item.code)?.hidden;
      const answers: Counts = ({ response }) => response !== null && valueOf(item, response) !== null;
      return { item, hidden: under(hidden, beside, answers) };
    }),
  };
}

/** Who counts in a table. */
type Counts = (person: Person) => boolean;

/** The trait's own figures, with its name; the totals stand in the table of group and sex. */
export function namedFigures(figures: readonly ActivityFigure[], trait: Trait): ActivityFigure[] {
  return figures
    .filter(({ dimension, groupCode, metric }) => {
      if (dimension !== 'constituent_group' || groupCode === silent) return false;
      return trait === 'region' || !notByTiming.has(metric);
    })
    .map((figure) => ({
      ...figure,
      dimension: trait,
      // Everybody in a moment of answering answered; a rate of 100 % would say nothing.
      ...(trait === 'timing' && { invited: null, responseRate: null }),
    }));
}

/** People alike in both tables, and where they stand in each. */
interface Atoms {
  people: { main: number; trait: number; those: Person[] }[];
  main: Size;
  trait: Size;
}

interface Size {
  rows: number;
  columns: number;
}

/** The two tables place the same people in the same order. */
function atomsOf(main: Population, trait: Population): Atoms {
  const atoms = new Map<string, Atoms['people'][number]>();
  main.people.forEach((person, at) => {
    const cell = person.row * main.sexes.length + person.column;
    const traitRow = trait.people[at]?.row ?? 0;
    const atom = atoms.get(`${cell} ${traitRow}`) ?? { main: cell, trait: traitRow, those: [] };
    atom.those.push(person);
    atoms.set(`${cell} ${traitRow}`, atom);
  });
  const size = ({ groups, sexes }: Population): Size => ({ rows: groups.length, columns: sexes.length });
  return { people: [...atoms.values()], main: size(main), trait: size(trait) };
}

/**
 * What both tables show, and what must not follow: their own small lines that are hidden, and every few people whom
 * only both together tell apart, a group or sex within a trait. Atoms without anybody who counts are known to be empty.
 */
function jointTables(
  { people, main, trait }: Atoms,
  hidden: Hidden,
  beside: Hidden,
  counts: Counts,
): JointTable[] {
  const sizes = people.map(({ those }) => those.filter(counts).length);
  const rowOf = people.map((atom) => Math.floor(atom.main / main.columns));
  const columnOf = people.map((atom) => atom.main % main.columns);
  const within = new Map<string, number[]>();
  people.forEach((atom, at) => {
    for (const name of [`cell ${atom.main}`, `row ${rowOf[at]}`, `column ${columnOf[at]}`]) {
      const key = `${name} of ${atom.trait}`;
      const weights = within.get(key) ?? people.map(() => 0);
      weights[at] = (sizes[at] ?? 0) > 0 ? 1 : 0;
      within.set(key, weights);
    }
  });
  const sizeOf = (weights: readonly number[]): number =>
    weights.reduce((sum, weight, at) => sum + weight * (sizes[at] ?? 0), 0);
  const crossed = [...within.values()].filter((weights) => sizeOf(weights) > 0 && sizeOf(weights) < hidden.k);
  const mask = (weights: readonly number[]): number[] =>
    weights.map((n, at) => ((sizes[at] ?? 0) > 0 ? n : 0));
  const ofMain = linesIn(
    beside,
    main,
    people.map((atom) => atom.main),
  );
  const ofTrait = linesIn(
    hidden,
    trait,
    people.map((atom) => atom.trait),
  );
  return [ofMain, ofTrait, { shown: [], secrets: crossed }].map(({ shown, secrets }) => ({
    shown: shown.map(mask),
    secrets: secrets.map(mask),
  }));
}

function linesIn(
  { table, pattern, k }: Hidden,
  { rows, columns }: Size,
  cellOf: readonly number[],
): JointTable {
  const margins = marginsOf(table);
  const rule = { k, sameAnswerBelow: Math.max(k, countsOnlyBelow) };
  const inAtoms = ({ weights }: Line): number[] => cellOf.map((cell) => weights[cell] ?? 0);
  const lines = linesOf(rows, columns);
  const isSecret = (line: Line): boolean => isSmall(margins[line.margin], [line], rule);
  return {
    shown: lines.filter((line) => markAt(pattern, line) === null).map(inAtoms),
    secrets: lines.filter((line) => markAt(pattern, line) !== null && isSecret(line)).map(inAtoms),
  };
}

function allHidden({ rows, columns, cells }: Pattern): Pattern {
  const hide = <T>(of: readonly T[]): 'complementary'[] => of.map(() => 'complementary');
  return { all: 'complementary', rows: hide(rows), columns: hide(columns), cells: cells.map(hide) };
}
