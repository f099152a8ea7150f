import { type CountTable, isSmall } from './count-table.js';
import { includes, intersect, type KnownSpace, knows, spanOf } from './known-space.js';
import { type Line, linesOf, type Margins, marginsOf, peopleOf } from './margins.js';
import { type Pattern, suppress, type SuppressOptions } from './suppress.js';

/** People by group (rows) and sex (columns) of one scope: a wave, or a pool of waves. */
export interface PlacedTable {
  groups: readonly string[];
  sexes: readonly string[];
  table: CountTable;
}

/** What is left of each published number when a reader has subtracted all that is shown further down. */
export interface Remainder {
  people: Margins;
  /** In how many waves they are, and in how many of these they are k or more. */
  waves: Margins;
  largeWaves: Margins;
}

/** A scope with the decision what is shown of it, and what a reader then knows. */
export interface ProtectedTable extends PlacedTable {
  pattern: Pattern;
  remainder: Remainder;
  /** What can be worked out from the scope and everything in it. */
  known: KnownSpace;
  /** The same for a reader who also guesses every empty group. */
  guessed: KnownSpace;
}

/** Whether a line is hidden by a pattern. */
export function markAt(pattern: Pattern, { margin, row, column }: Line): Pattern['all'] {
  if (margin === 'whole') return pattern.all;
  if (margin === 'cells') return pattern.cells[row]?.[column] ?? null;
  return pattern[margin][row] ?? null;
}

/**
 * The figures of one wave, which is protected by itself.
 *
 * @param placed  people by group and sex
 * @param options thresholds, and what is hidden already
 * @returns pattern as `suppress` gives it, and what follows from it
 * @example protectWave({ groups: ['employers', 'workers'], sexes: ['f'], table: { counts: [[3], [30]] } }, five)
 *          // everything by group is hidden; known is only the total
 */
export function protectWave(placed: PlacedTable, options: SuppressOptions): ProtectedTable {
  const { table, groups, sexes } = placed;
  const width = groups.length * sexes.length;
  const [pattern, people] = [suppress(table, options), marginsOf(table)];
  const lines = linesOf(groups.length, sexes.length);
  const shown = lines.filter((line) => markAt(pattern, line) === null);
  const read = spanOf(
    width,
    shown.map(({ weights }) => weights),
  );
  const guessed = withEmpty(read, lines, people);
  // Guessing that a group is empty tells nothing, unless it was hidden as the only cover of another.
  const harmless = lines.every(
    (line) => peopleOf(people, line) === 0 || !knows(guessed, line.weights) || knows(read, line.weights),
  );
  const count = (counts: (n: number) => boolean): Margins => mapCounts(people, (n) => (counts(n) ? 1 : 0));
  return {
    ...placed,
    pattern,
    remainder: { people, waves: count((n) => n > 0), largeWaves: count((n) => n >= options.k) },
    known: harmless ? guessed : read,
    guessed,
  };
}

function mapCounts(margins: Margins, change: (n: number) => number): Margins {
  const map = ({ counts }: CountTable): CountTable => ({ counts: counts.map((line) => line.map(change)) });
  const { whole, rows, columns, cells } = margins;
  return { whole: map(whole), rows: map(rows), columns: map(columns), cells: map(cells) };
}

/** Adds the groups nobody is in. */
export function withEmpty(known: KnownSpace, lines: readonly Line[], people: Margins): KnownSpace {
  const empty = lines.filter((line) => line.margin === 'cells' && peopleOf(people, line) === 0);
  return spanOf(known.width, [...known.rows, ...empty.map(({ weights }) => weights)]);
}

/**
 * Whether a reader of these numbers works out a group that is too small to be shown.
 *
 * @example with the total and one of two groups known: true if the other counts 3 people
 */
export function tellsSmall(
  known: KnownSpace,
  lines: readonly Line[],
  people: Margins,
  options: SuppressOptions,
): boolean {
  return lines.some(
    ({ margin, row, column, weights }) =>
      isSmall(people[margin], [{ row, column }], options) && knows(known, weights),
  );
}

/** What all know, and for each what all the others know. */
export function sharedKnowledge(
  spaces: readonly KnownSpace[],
  all: KnownSpace,
): {
  common: KnownSpace;
  ofOthers: KnownSpace[];
} {
  const before = [all];
  for (const space of spaces) before.push(intersect(before.at(-1) ?? all, space));
  let after = all;
  const ofOthers: KnownSpace[] = [];
  for (let at = spaces.length - 1; at >= 0; at -= 1) {
    ofOthers[at] = intersect(before[at] ?? all, after);
    after = intersect(after, spaces[at] ?? all);
  }
  return { common: after, ofOthers };
}

/** Whether somebody who knows `told` learns nothing of a member, all others being subtracted. */
export function tellsNothingNew(told: KnownSpace, ofOthers: KnownSpace, own: KnownSpace): boolean {
  return includes(own, ofOthers) || includes(own, intersect(told, ofOthers));
}
