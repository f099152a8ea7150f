/**
 * All weighted sums of the cells of a table that a reader can work out: what he has read, added and subtracted in
 * every combination. Kept as independent rows, each with a leading 1 that no other row has a number under.
 */
export interface KnownSpace {
  width: number;
  rows: readonly (readonly number[])[];
}

// Counting goes round at this prime, so that it is exact; a product of two stays below 2^53.
const prime = 67_108_859;

const invert = (value: number): number => {
  if (value === 1 || value === prime - 1) return value;
  let [result, base] = [1, value];
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

/** row − factor · other. Rows of a table are ones and zeros nearly everywhere, for which no division is needed. */
const subtract = (row: readonly number[], other: readonly number[], factor: number): number[] => {
  const result = row.slice();
  other.forEach((taken, at) => {
    if (taken === 0) return;
    const value = (result[at] ?? 0) - (factor === 1 ? taken : (factor * taken) % prime);
    result[at] = value < 0 ? value + prime : value;
  });
  return result;
};

const scaleBy = (row: readonly number[], scale: number): readonly number[] =>
  scale === 1 ? row : row.map((value) => (value === 0 ? 0 : (value * scale) % prime));

/** Whole numbers as numbers of the field. */
const inField = (vector: readonly number[]): readonly number[] =>
  vector.some((value) => value < 0) ? vector.map((value) => (value < 0 ? value + prime : value)) : vector;

const leadOf = (row: readonly number[]): number => row.findIndex((value) => value !== 0);

/**
 * What follows from some sums.
 *
 * @param width   number of cells
 * @param vectors weight of each cell in each sum, whole numbers
 * @example spanOf(2, [[1, 1], [1, 0]]).rows.length // 2: with the total and one cell the other is known too
 */
export function spanOf(width: number, vectors: readonly (readonly number[])[]): KnownSpace {
  let rows: (readonly number[])[] = [];
  for (const vector of vectors) {
    const rest = reduce(rows, vector);
    const lead = leadOf(rest);
    if (lead < 0) continue;
    const scaled = scaleBy(rest, invert(rest[lead] ?? 1));
    rows = [...rows.map((row) => (row[lead] ? subtract(row, scaled, row[lead]) : row)), scaled];
    if (rows.length === width) break;
  }
  return { width, rows };
}

function reduce(rows: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  let rest = inField(vector);
  for (const row of rows) {
    const factor = rest[leadOf(row)] ?? 0;
    if (factor !== 0) rest = subtract(rest, row, factor);
  }
  return rest;
}

/** @example knows(spanOf(2, [[1, 1], [1, 0]]), [0, 1]) // true */
export function knows({ rows, width }: KnownSpace, vector: readonly number[]): boolean {
  return rows.length === width || reduce(rows, vector).every((value) => value === 0);
}

/**
 * What two readers both know.
 *
 * @source H. Zassenhaus: rows (a, a) and (b, 0) brought to echelon form; those that begin with zeros end with the
 *         common part
 * @example intersect(spanOf(2, [[1, 0]]), spanOf(2, [[0, 1]])).rows // []
 */
export function intersect(a: KnownSpace, b: KnownSpace): KnownSpace {
  const { width } = a;
  if (a.rows.length === width) return b;
  if (b.rows.length === width) return a;
  const nothing = Array.from({ length: width }, () => 0);
  const both = spanOf(2 * width, [
    ...a.rows.map((row) => [...row, ...row]),
    ...b.rows.map((row) => [...row, ...nothing]),
  ]);
  return spanOf(
    width,
    both.rows.filter((row) => leadOf(row) >= width).map((row) => row.slice(width)),
  );
}

/** A reader who knows every cell. */
export function everything(width: number): KnownSpace {
  const cells = [...Array(width).keys()];
  return { width, rows: cells.map((cell) => cells.map((other) => (other === cell ? 1 : 0))) };
}

/**
 * What all of some readers know, and for each of them what all the others know.
 *
 * @param spaces one a reader
 * @param all    a reader who knows everything
 * @example sharedKnowledge([a, b], all) // { common: what a and b know, ofOthers: [b, a] }
 */
export function sharedKnowledge(
  spaces: readonly KnownSpace[],
  all: KnownSpace,
): { common: KnownSpace; ofOthers: KnownSpace[] } {
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
