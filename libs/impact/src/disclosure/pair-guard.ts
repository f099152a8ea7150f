import type { Mark } from './count-table.js';

/** How many people stand on the two sides of a pair of waves, and on both. */
export interface PairCounts {
  /** People with a value in the first wave, whether or not they have one in the second. */
  before: number;
  after: number;
  pairs: number;
}

/**
 * Whether the figures of pairs must stay hidden.
 *
 * The pairs are a part of what both waves show. So they are a small group themselves when there are fewer than k, and
 * what remains of a wave without them is one when 1 to k − 1 people answered on that side only: total less pairs would
 * be those people's answers. Nobody paired is not small, but then each side stands for itself and must be empty or
 * large.
 *
 * @param counts people, whole numbers; pairs at most the smaller side
 * @param k      smallest group that is shown; 10 where answers of supervisors are in it
 * @returns null = may be shown
 * @throws RangeError when there are more pairs than people on a side
 * @source METHODS §1.17 (total minus filter = hidden cell)
 * @example hidesPairs({ before: 20, after: 14, pairs: 12 }, 5) // 'complementary': 14 − 12 = 2 sat only the second
 */
export function hidesPairs({ before, after, pairs }: PairCounts, k: number): Mark | null {
  if (pairs > before || pairs > after) throw new RangeError('a pair has both sides');
  const isFew = (people: number): boolean => people > 0 && people < k;
  if (isFew(pairs)) return 'primary';
  return isFew(before - pairs) || isFew(after - pairs) ? 'complementary' : null;
}

/**
 * Whether a table of two answers of the same people, yes or no, must stay hidden: who gave one answer are a group that
 * the other answer is told of, by rows and by columns.
 *
 * @param table two rows by two columns of counts
 * @returns null = each row and each column is empty or has at least k people
 * @example hidesCrossing([[18, 6], [2, 14]], 10) // null: rows 24 and 16, columns 20 and 20
 */
export function hidesCrossing(table: readonly (readonly number[])[], k: number): Mark | null {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const columns = (table[0] ?? []).map((_, at) => sum(table.map((row) => row[at] ?? 0)));
  const isFew = (people: number): boolean => people > 0 && people < k;
  return [...table.map(sum), ...columns].some(isFew) ? 'complementary' : null;
}
