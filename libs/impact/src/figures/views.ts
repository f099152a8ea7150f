import type { CountTable, Mark } from '../disclosure/count-table.js';
import type { Pattern } from '../disclosure/suppress.js';
import type { ViewDimension } from './activity-figure.js';
import { type Person, type Population, unknownGroup } from './people.js';

/** One group that figures are given for, in one dimension. */
export interface View {
  dimension: ViewDimension;
  groupCode: string;
  people: readonly Person[];
  markIn: (pattern: Pattern) => Mark | null;
}

/**
 * All groups that get figures: everybody, each group, each sex, each group by sex.
 *
 * A scope that is not broken down has one view, and a dimension in which nothing is known has none. The crossed table is complete, with its empty cells, since a
 * cell that is absent would say "nobody" even in a hidden line.
 *
 * @example viewsOf(population of employers and workers, one sex unknown, true) // all, employers, workers
 */
export function viewsOf({ groups, sexes, people }: Population, brokenDown: boolean): View[] {
  const hasGroups = groups.some((code) => code !== unknownGroup);
  const hasSexes = sexes.some((code) => code !== unknownGroup);
  const views: View[] = [{ dimension: 'all', groupCode: 'all', people, markIn: (pattern) => pattern.all }];
  if (!brokenDown) return views;
  if (hasGroups)
    groups.forEach((groupCode, row) =>
      views.push({
        dimension: 'constituent_group',
        groupCode,
        people: people.filter((person) => person.row === row),
        markIn: (pattern) => pattern.rows[row] ?? null,
      }),
    );
  if (hasSexes)
    sexes.forEach((groupCode, column) =>
      views.push({
        dimension: 'sex',
        groupCode,
        people: people.filter((person) => person.column === column),
        markIn: (pattern) => pattern.columns[column] ?? null,
      }),
    );
  if (!hasGroups || !hasSexes) return views;
  groups.forEach((group, row) =>
    sexes.forEach((sex, column) =>
      views.push({
        dimension: 'constituent_group_x_sex',
        groupCode: `${group}|${sex}`,
        people: people.filter((person) => person.row === row && person.column === column),
        markIn: (pattern) => pattern.cells[row]?.[column] ?? null,
      }),
    ),
  );
  return views;
}

/**
 * People by group and sex, with the kinds of answer they gave.
 *
 * @param kindsOf kinds of answer of one person as indexes below `kinds`; null = not counted
 * @example countTable(population, 0, (person) => (person.response ? [] : null)) // responses by group and sex
 */
export function countTable(
  { groups, sexes, people }: Population,
  kinds: number,
  kindsOf: (person: Person) => readonly number[] | null,
): CountTable {
  const counts = groups.map(() => sexes.map(() => 0));
  const answers = groups.map(() => sexes.map(() => Array.from({ length: kinds }, () => 0)));
  for (const person of people) {
    const given = kindsOf(person);
    const line = counts[person.row];
    const tally = answers[person.row]?.[person.column];
    if (given === null || !line || !tally) continue;
    line[person.column] = (line[person.column] ?? 0) + 1;
    for (const kind of given) tally[kind] = (tally[kind] ?? 0) + 1;
  }
  return kinds > 0 ? { counts, answers } : { counts };
}
