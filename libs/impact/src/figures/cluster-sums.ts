import type { Person, Population } from './people.js';

/** Answers to one question, added up by cell of group and sex and by activity. */
export interface ClusterSums {
  /** Rows times columns of the table. */
  cells: number;
  clusters: number;
  columns: number;
  /** Answers, and the sum of their values less `centre`, by cell × clusters + cluster. */
  n: Float64Array;
  sum: Float64Array;
  /** Squares of the values less `centre`, by cell. */
  squares: Float64Array;
  /** Taken off every value first, so that large values keep their digits. */
  centre: number;
}

/** Which activity each person answered in; people without one stand alone and are not clustered. */
export interface Clusters {
  count: number;
  of: (person: Person) => number;
}

/**
 * Adds up one column of answers.
 *
 * @param valueOf value of a person; null is missing, and leaves the sums
 * @example sumUp(population, clusters, (person) => 1).n // answers by cell and activity
 */
export function sumUp(
  { people, groups, sexes }: Population,
  clusters: Clusters,
  valueOf: (person: Person) => number | null,
): ClusterSums {
  const [cells, columns] = [groups.length * sexes.length, sexes.length];
  const values = people.flatMap((person) => {
    const value = valueOf(person);
    return value === null
      ? []
      : [{ value, cell: person.row * columns + person.column, at: clusters.of(person) }];
  });
  const centre = values.reduce((mean, { value }, seen) => mean + (value - mean) / (seen + 1), 0);
  const width = Math.max(1, clusters.count);
  const n = new Float64Array(cells * width);
  const [sum, squares] = [new Float64Array(cells * width), new Float64Array(cells)];
  for (const { value, cell, at } of values) {
    const place = cell * width + at;
    n[place] = (n[place] ?? 0) + 1;
    sum[place] = (sum[place] ?? 0) + (value - centre);
    squares[cell] = (squares[cell] ?? 0) + (value - centre) ** 2;
  }
  return { cells, clusters: width, columns, n, sum, squares, centre };
}
