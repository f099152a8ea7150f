import type { CountTable } from './count-table.js';
import { asMember, type Edition } from './edition.js';
import { everything, type KnownSpace, knows, sharedKnowledge, spanOf } from './known-space.js';
import { type Line, linesOf, type Margins, marginsOf, peopleOf } from './margins.js';
import {
  limitedBy,
  markAt,
  placesIn,
  type PlacedTable,
  type ProtectedTable,
  type Remainder,
  secretsOf,
  tellsSecret,
  withEmpty,
} from './protected-table.js';
import { type Pattern, suppressMargins, type SuppressOptions } from './suppress.js';

/**
 * Decides what a pool of waves, activities or courses shows, beside the figures of its members.
 *
 * A reader subtracts from a pool everything its members show; what is left are the people of hidden groups. Three
 * rules, which hold on every level, because a pool is itself a member of the next:
 *
 * 1. What is left is a table like any other: 1 … k − 1 people in a line hide it, with others that it could be worked
 *    out from (`suppress`).
 * 2. A line, or a sum of lines, that all members but one tell, tells of that one: the pool hides it if a small group
 *    of the member, or of a scope within it, would follow.
 * 3. If the people left are one in each wave, or k − 1 in each, "fewer than k" and the sum would give every number:
 *    the line is hidden too.
 *
 * Members are decided first and never change for the sake of a pool, so that the order of computing does not matter.
 *
 * @param placed  people of the pool by group and sex; every member's groups and sexes occur in it
 * @param scopes  the decisions for its members, which are disjoint and together the pool
 * @param asked   thresholds, and what the pool hides already
 * @param editions what readers have seen of the pool when it had fewer waves: the difference must not tell either
 * @returns what is shown; all marks are `complementary`, since the word `primary` in two scopes bounds a difference
 * @source METHODS §1.17; L. H. Cox (1995). Of a member with known space M and the others with O₁ … Oₙ, a reader of
 *         the pool's lines P knows M + (P ∩ O₁ ∩ … ∩ Oₙ), and nothing else, because the members are disjoint
 * @example activity A: workers 3, employers 12, both hidden; B: workers 10, employers 20, both shown. The course with
 *          workers 13 and employers 32 hides both: 13 − 10 = 3, and 32 − 20 = 12 is the total of A less 3. With a
 *          third activity C that hides workers 4 and employers 9, 17 − 10 = 7 people are of A or C: both are shown
 */
export function protectPool(
  placed: PlacedTable,
  scopes: readonly ProtectedTable[],
  asked: SuppressOptions,
  editions: readonly Edition[] = [],
): ProtectedTable {
  const options = limitedBy(placed, asked);
  const lines = linesOf(placed.groups.length, placed.sexes.length);
  const [width, people] = [placed.groups.length * placed.sexes.length, marginsOf(placed.table)];
  const known = scopes.map((scope) => project(scope, scope.known, placed));
  const guessed = scopes.map((scope) => project(scope, scope.guessed, placed));
  const remainder = remainderOf(placed, lines, scopes, known);
  const { common } = sharedKnowledge(known, everything(width));
  const others = sharedKnowledge(guessed, everything(width));
  const members = scopes.map((scope, at) => ({
    scope,
    places: placesIn(scope, placed),
    others: others.ofOthers[at] ?? everything(width),
  }));
  const secrets = [
    ...secretsOf(remainder.people, lines, options),
    ...evenParts(lines, remainder, options.k).map(({ weights }) => weights),
  ];
  const together = (told: KnownSpace, shared: KnownSpace): KnownSpace =>
    spanOf(width, [...told.rows, ...shared.rows]);
  const parts = [...members, ...editions.map((edition) => asMember(placed, edition))];
  const isSafe = (told: KnownSpace): boolean =>
    !tellsSecret(together(told, common), { secrets, members: parts });

  const first = suppressMargins(remainder.people, options);
  const second = hideLines(first, unsafeLines(lines, first, people, isSafe));
  const pattern = oneWord(suppressMargins(remainder.people, { ...options, inherited: second }));
  const shown = weightsShown(lines, pattern);
  const told = spanOf(width, options.isTotalTold ? [...wholeOf(lines), ...shown] : shown);
  return {
    ...placed,
    pattern,
    remainder,
    known: together(told, common),
    guessed: placed.brokenDown
      ? withEmpty(together(told, others.common), lines, people)
      : together(told, others.common),
    secrets,
    members,
  };
}

function wholeOf(lines: readonly Line[]): number[][] {
  return lines.filter(({ margin }) => margin === 'whole').map(({ weights }) => [...weights]);
}

/** Lines that are added one by one, the largest first, and left out where they tell too much. */
function unsafeLines(
  lines: readonly Line[],
  pattern: Pattern,
  people: Margins,
  isSafe: (told: KnownSpace) => boolean,
): Line[] {
  const width = lines[0]?.weights.length ?? 0;
  let told = spanOf(width, weightsShown(lines, pattern));
  if (isSafe(told)) return [];
  const unsafe: Line[] = [];
  told = spanOf(width, []);
  const rank = ({ margin }: Line): number => ['whole', 'rows', 'columns', 'cells'].indexOf(margin);
  const bySize = (a: Line, b: Line): number => rank(a) - rank(b) || peopleOf(people, b) - peopleOf(people, a);
  for (const line of lines.filter((candidate) => markAt(pattern, candidate) === null).sort(bySize)) {
    const more = spanOf(width, [...told.rows, line.weights]);
    if (more.rows.length === told.rows.length) continue;
    if (isSafe(more)) told = more;
    else unsafe.push(line);
  }
  return unsafe;
}

function weightsShown(lines: readonly Line[], pattern: Pattern): number[][] {
  return lines.filter((line) => markAt(pattern, line) === null).map(({ weights }) => weights);
}

/** Rule 3: all hidden parts are small, and their number gives each of them. */
function evenParts(lines: readonly Line[], { people, waves, largeWaves }: Remainder, k: number): Line[] {
  return lines.filter((line) => {
    const [n, parts] = [peopleOf(people, line), peopleOf(waves, line)];
    return n > 0 && peopleOf(largeWaves, line) === 0 && (n === parts || n === parts * (k - 1));
  });
}

function hideLines(pattern: Pattern, hidden: readonly Line[]): Pattern {
  const isHidden = (margin: Line['margin'], row: number, column = 0): boolean =>
    hidden.some((line) => line.margin === margin && line.row === row && line.column === column);
  const rows = pattern.rows.map((mark, row) => mark ?? (isHidden('rows', row) ? 'complementary' : null));
  const columns = pattern.columns.map(
    (mark, column) => mark ?? (isHidden('columns', column) ? 'complementary' : null),
  );
  return {
    all: pattern.all ?? (isHidden('whole', 0) ? 'complementary' : null),
    rows,
    columns,
    cells: pattern.cells.map((line, row) =>
      line.map((mark, column) => {
        const hides = isHidden('cells', row, column) || rows[row] || columns[column];
        return mark ?? (hides ? 'complementary' : null);
      }),
    ),
  };
}

function oneWord({ all, rows, columns, cells }: Pattern): Pattern {
  const word = (mark: Pattern['all']): Pattern['all'] => mark && 'complementary';
  return {
    all: word(all),
    rows: rows.map(word),
    columns: columns.map(word),
    cells: cells.map((line) => line.map(word)),
  };
}

/**
 * What a member's reader knows, in the cells of the pool. He sees which groups are absent from a member that is broken
 * down; of another he knows at most the total, which is that of all groups of the pool.
 */
function project(member: PlacedTable, space: KnownSpace, pool: PlacedTable): KnownSpace {
  const places = placesIn(member, pool);
  const absent = member.brokenDown ? places.flatMap((place, at) => (place < 0 ? [at] : [])) : [];
  return spanOf(places.length, [
    ...absent.map((at) => places.map((_, other) => (other === at ? 1 : 0))),
    ...space.rows.map((row) => places.map((place) => row[place] ?? (member.brokenDown ? 0 : (row[0] ?? 0)))),
  ]);
}

function remainderOf(
  placed: PlacedTable,
  lines: readonly Line[],
  members: readonly ProtectedTable[],
  known: readonly KnownSpace[],
): Remainder {
  const kinds = placed.table.answers?.[0]?.[0]?.length;
  const sums = { people: blank(placed, kinds), waves: blank(placed), largeWaves: blank(placed) };
  members.forEach((member, at) => {
    for (const line of lines) {
      const space = known[at];
      const place = placeIn(member, placed, line);
      if (!place || !space || knows(space, line.weights)) continue;
      for (const part of ['people', 'waves', 'largeWaves'] as const)
        addTo(sums[part][line.margin], line, member.remainder[part][line.margin], place);
    }
  });
  return sums;
}

function blank({ groups, sexes }: PlacedTable, kinds?: number): Margins {
  const table = (rows: number, columns: number): CountTable => {
    const fill = <T>(value: () => T): T[][] =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, value));
    const counts = fill(() => 0);
    if (kinds === undefined) return { counts };
    return { counts, answers: fill(() => Array.from({ length: kinds }, () => 0)) };
  };
  return {
    whole: table(1, 1),
    rows: table(groups.length, 1),
    columns: table(sexes.length, 1),
    cells: table(groups.length, sexes.length),
  };
}

type Place = Pick<Line, 'row' | 'column'>;

function placeIn(member: ProtectedTable, { groups, sexes }: PlacedTable, line: Line): Place | null {
  const rowOf = (row: number): number => member.groups.indexOf(groups[row] ?? '');
  const columnOf = (column: number): number => member.sexes.indexOf(sexes[column] ?? '');
  const place = {
    whole: { row: 0, column: 0 },
    rows: { row: rowOf(line.row), column: 0 },
    columns: { row: columnOf(line.row), column: 0 },
    cells: { row: rowOf(line.row), column: columnOf(line.column) },
  }[line.margin];
  return place.row < 0 || place.column < 0 ? null : place;
}

function addTo(sum: CountTable, at: Place, part: CountTable, from: Place): void {
  const line = sum.counts[at.row] as number[] | undefined;
  if (line) line[at.column] = (line[at.column] ?? 0) + (part.counts[from.row]?.[from.column] ?? 0);
  const tally = sum.answers?.[at.row]?.[at.column] as number[] | undefined;
  part.answers?.[from.row]?.[from.column]?.forEach((n, kind) => {
    if (tally) tally[kind] = (tally[kind] ?? 0) + n;
  });
}
