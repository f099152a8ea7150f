import { type CountTable, isSmall, type Mark } from './count-table.js';
import { intersect, type KnownSpace, knows, spanOf } from './known-space.js';
import { type Line, linesOf, type Margins, marginsOf, peopleOf } from './margins.js';
import { type Pattern, suppress, type SuppressOptions } from './suppress.js';

/** People by group (rows) and sex (columns) of one scope: a wave, or a pool of waves. */
export interface PlacedTable {
  groups: readonly string[];
  sexes: readonly string[];
  table: CountTable;
  /** Whether anything but the total is shown; if not, a reader does not even know which groups there are. */
  brokenDown: boolean;
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
  /** Sums that nobody may work out: fewer than k people, alone or together with other groups. */
  secrets: readonly number[][];
  members: readonly Member[];
}

/** A scope within a pool. */
export interface Member {
  scope: ProtectedTable;
  /** For each cell of the pool the cell of the member, −1 where the member has no such group. */
  places: readonly number[];
  /** What all other members tell, in cells of the pool. */
  others: KnownSpace;
}

/** For each cell of a pool the cell of a member, −1 where the member has no such group. */
export function placesIn(member: PlacedTable, { groups, sexes }: PlacedTable): number[] {
  return groups.flatMap((group) =>
    sexes.map((sex) => {
      const [row, column] = [member.groups.indexOf(group), member.sexes.indexOf(sex)];
      return row < 0 || column < 0 ? -1 : row * member.sexes.length + column;
    }),
  );
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
 * @example protectWave({ groups: ['employers', 'workers'], sexes: ['f'], table: { counts: [[3], [30]] }, brokenDown:
 *          true }, five) // everything by group is hidden; known is only the total
 */
export function protectWave(placed: PlacedTable, options: SuppressOptions): ProtectedTable {
  const { table, groups, sexes, brokenDown } = placed;
  const width = groups.length * sexes.length;
  const [pattern, people] = [suppress(table, limitedBy(placed, options)), marginsOf(table)];
  const lines = linesOf(groups.length, sexes.length);
  const shown = lines.filter((line) => markAt(pattern, line) === null);
  const read = spanOf(
    width,
    shown.map(({ weights }) => weights),
  );
  const guessed = brokenDown ? withEmpty(read, lines, people) : read;
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
    secrets: secretsOf(people, lines, options),
    members: [],
  };
}

function mapCounts(margins: Margins, change: (n: number) => number): Margins {
  const map = ({ counts }: CountTable): CountTable => ({ counts: counts.map((line) => line.map(change)) });
  const { whole, rows, columns, cells } = margins;
  return { whole: map(whole), rows: map(rows), columns: map(columns), cells: map(cells) };
}

/** The options with all groups hidden where a scope is not broken down. */
export function limitedBy(
  { groups, sexes, brokenDown }: PlacedTable,
  options: SuppressOptions,
): SuppressOptions {
  if (brokenDown) return options;
  const hidden = <T>(of: readonly T[]): Mark[] => of.map(() => 'complementary');
  return {
    ...options,
    inherited: {
      all: options.inherited?.all ?? null,
      rows: hidden(groups),
      columns: hidden(sexes),
      cells: groups.map(() => hidden(sexes)),
    },
  };
}

/** Adds the groups nobody is in. */
export function withEmpty(known: KnownSpace, lines: readonly Line[], people: Margins): KnownSpace {
  const empty = lines.filter((line) => line.margin === 'cells' && peopleOf(people, line) === 0);
  return spanOf(known.width, [...known.rows, ...empty.map(({ weights }) => weights)]);
}

/**
 * Sums of hidden people that are too small to be told: lines, and several rows, columns, or cells of a line together.
 *
 * @example secretsOf(marginsOf({ counts: [[3], [30]] }), lines, five) // row 0, and its cell
 */
export function secretsOf(people: Margins, lines: readonly Line[], options: SuppressOptions): number[][] {
  const hidden = lines.filter((line) => peopleOf(people, line) > 0);
  const families = [
    hidden.filter(({ margin }) => margin === 'whole'),
    hidden.filter(({ margin }) => margin === 'rows'),
    hidden.filter(({ margin }) => margin === 'columns'),
    ...people.rows.counts.map((_, row) =>
      hidden.filter((line) => line.margin === 'cells' && line.row === row),
    ),
    ...people.columns.counts.map((_, column) =>
      hidden.filter((line) => line.margin === 'cells' && line.column === column),
    ),
  ];
  return families.flatMap((family) => {
    const smallest = family
      .filter((line) => peopleOf(people, line) < options.sameAnswerBelow)
      .sort((a, b) => peopleOf(people, a) - peopleOf(people, b))
      .slice(0, 6);
    const secrets: number[][] = [];
    for (let subset = 1; subset < 2 ** smallest.length; subset += 1) {
      const taken = smallest.filter((_, bit) => (subset >> bit) & 1);
      if (isSmall(people[taken[0]?.margin ?? 'whole'], taken, options))
        secrets.push(
          taken.reduce((sum, { weights }) => sum.map((n, at) => n + (weights[at] ?? 0)), blankLike(taken)),
        );
    }
    return secrets;
  });
}

function blankLike([line]: readonly Line[]): number[] {
  return (line?.weights ?? []).map(() => 0);
}

/**
 * Whether somebody who is told sums of a pool works out a secret of it, or of anything in it.
 *
 * Of one member he learns what he is told of the pool and can subtract, since all other members tell it; this he
 * takes into the member and goes on.
 *
 * @param told what is known of the pool beyond its members, in its cells
 * @example tellsSecret(told with the total of a group that all members but one show, …) // as if that one showed it
 */
export function tellsSecret(
  told: KnownSpace,
  { secrets, members }: Pick<ProtectedTable, 'secrets' | 'members'>,
): boolean {
  return (
    secrets.some((secret) => knows(told, secret)) ||
    members.some(({ scope, places, others }) => {
      const width = scope.known.width;
      const learnt = intersect(told, others).rows.map((row) => {
        const own = Array.from({ length: width }, () => 0);
        places.forEach((place, at) => {
          if (place >= 0) own[place] = row[at] ?? 0;
        });
        return own;
      });
      const more = spanOf(width, [...scope.known.rows, ...learnt]);
      return more.rows.length > scope.known.rows.length && tellsSecret(more, scope);
    })
  );
}
