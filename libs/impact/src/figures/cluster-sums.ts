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
  const width = Math.max(1, clusters.count);
  const values = Float64Array.from(people, (person) => valueOf(person) ?? Number.NaN);
  let [seen, centre] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    seen += 1;
    centre += (value - centre) / seen;
  }
  const n = new Float64Array(cells * width);
  const [sum, squares] = [new Float64Array(cells * width), new Float64Array(cells)];
  people.forEach((person, at) => {
    const off = (values[at] ?? Number.NaN) - centre;
    if (Number.isNaN(off)) return;
    const cell = person.row * columns + person.column;
    const place = cell * width + clusters.of(person);
    n[place] = (n[place] ?? 0) + 1;
    sum[place] = (sum[place] ?? 0) + off;
    squares[cell] = (squares[cell] ?? 0) + off * off;
  });
  return { cells, clusters: width, columns, n, sum, squares, centre };
}
