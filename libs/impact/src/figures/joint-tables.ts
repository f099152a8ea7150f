import { isSmall, type SmallRule } from '../disclosure/count-table.js';
import { followsJointly, type JointTable } from '../disclosure/joint-audit.js';
import { type Line, linesOf, marginsOf } from '../disclosure/margins.js';
import { markAt, type ProtectedTable } from '../disclosure/protected-table.js';
import type { Person, Population } from './people.js';

/** Who counts in a table. */
export type Counts = (person: Person) => boolean;

type Decided = Pick<ProtectedTable, 'table' | 'pattern'>;

/** One scope in two tables of the same people. */
export interface TwoTables {
  main: { people: Population; decided: Decided };
  /** By a trait, which stands in the rows. */
  trait: { people: Population; decided: Decided };
}

/**
 * Whether few people follow from the table of group and sex and the table of a trait read together, when each by
 * itself is safe.
 *
 * @param counts who counts in both
 * @param rule   thresholds
 * @example see `followsJointly`
 */
export function tellTogether({ main, trait }: TwoTables, counts: Counts, rule: SmallRule): boolean {
  const atoms = atomsOf(main.people, trait.people);
  return followsJointly(
    atoms.people.length,
    jointTables(atoms, trait.decided, main.decided, { counts, rule }),
  );
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

/** The two tables place the same people in the same order; by the time of answering stand only those who answered. */
function atomsOf(main: Population, trait: Population): Atoms {
  const atoms = new Map<string, Atoms['people'][number]>();
  const isWhole = main.people.length === trait.people.length;
  const people = isWhole ? main.people : main.people.filter(({ response }) => response !== null);
  people.forEach((person, at) => {
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
  own: Decided,
  beside: Decided,
  { counts, rule }: { counts: Counts; rule: SmallRule },
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
  const crossed = [...within.values()].filter((weights) => sizeOf(weights) > 0 && sizeOf(weights) < rule.k);
  const mask = (weights: readonly number[]): number[] =>
    weights.map((n, at) => ((sizes[at] ?? 0) > 0 ? n : 0));
  const ofMain = linesIn(
    beside,
    main,
    people.map((atom) => atom.main),
    rule,
  );
  const ofTrait = linesIn(
    own,
    trait,
    people.map((atom) => atom.trait),
    rule,
  );
  return [ofMain, ofTrait, { shown: [], secrets: crossed }].map(({ shown, secrets }) => ({
    shown: shown.map(mask),
    secrets: secrets.map(mask),
  }));
}

function linesIn(
  { table, pattern }: Decided,
  { rows, columns }: Size,
  cellOf: readonly number[],
  rule: SmallRule,
): JointTable {
  const margins = marginsOf(table);
  const inAtoms = ({ weights }: Line): number[] => cellOf.map((cell) => weights[cell] ?? 0);
  const lines = linesOf(rows, columns);
  const isSecret = (line: Line): boolean => isSmall(margins[line.margin], [line], rule);
  return {
    shown: lines.filter((line) => markAt(pattern, line) === null).map(inAtoms),
    secrets: lines.filter((line) => markAt(pattern, line) !== null && isSecret(line)).map(inAtoms),
  };
}
