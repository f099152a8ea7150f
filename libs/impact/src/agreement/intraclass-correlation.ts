import { fQuantile, fUpper } from '../distributions/f.js';
import { requireLevel } from '../distributions/normal.js';
import type { NullReason } from '../estimate.js';
import { isFlat, roundingOf } from '../means/complete-pairs.js';
import { meanOf } from '../means/summary.js';

/** One of the six coefficients of Shrout and Fleiss with its F test. */
export interface IntraclassForm {
  /** ICC1–3 of single ratings; with k of the mean of all raters. ICC2 is agreement, ICC3 consistency. */
  form: 'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k';
  icc: number;
  f: number;
  df1: number;
  df2: number;
  p: number;
  lower: number;
  upper: number;
}

/** How far raters give the same people the same values. */
export interface IntraclassCorrelation {
  /** People rated by everybody. */
  n: number;
  raters: number;
  forms: IntraclassForm[];
  flags: string[];
  reason: NullReason | null;
}

/**
 * Intraclass correlations of several raters, one-way and two-way, single and averaged.
 *
 * @param ratings one row a person, one column a rater; a row with a missing value (null) is left out
 * @param level   confidence as a proportion
 * @returns six forms in the order ICC1, ICC2, ICC3, ICC1k, ICC2k, ICC3k. None with reason `no_answers` without a complete
 *          row, `too_few` with one person or one rater, `zero_variance` when all people get the same or when raters
 *          agree up to a constant, so that no error is left to compare with, `not_defined` for rows of different
 *          length and values that are not finite
 * @throws RangeError for a level outside 0 and 1
 * @source P. E. Shrout, J. L. Fleiss (1979), Psychol. Bull. 86, 420–428; K. O. McGraw, S. P. Wong (1996), Psychol.
 *         Methods 1, 30–46
 * @example intraclassCorrelation(the six by four table of Shrout and Fleiss, 0.95).forms[1].icc // 0.29
 */
export function intraclassCorrelation(
  ratings: readonly (readonly (number | null)[])[],
  level: number,
): IntraclassCorrelation {
  requireLevel(level);
  const raters = ratings[0]?.length ?? 0;
  const complete = ratings.filter((row): row is number[] => row.every((value) => value !== null));
  const n = complete.length;
  const none = (reason: NullReason, flags: string[] = []) => ({ n, raters, forms: [], flags, reason });
  const even = ratings.every((row) => row.length === raters);
  if (!even || !complete.flat().every(Number.isFinite)) return none('not_defined');
  if (n === 0 || raters === 0) return none('no_answers');
  if (n < 2 || raters < 2) return none('too_few');
  const slack = roundingOf(complete.flat());
  if (isFlat(complete.map(meanOf), slack)) return none('zero_variance', ['zero_variance']);
  const squares = meanSquares(complete);
  // Raters that differ by a constant only leave rounding, no error.
  if (Math.sqrt(squares.error) <= slack) return none('zero_variance', ['no_error_variance']);
  return { n, raters, forms: formsOf(squares, n, raters, level), flags: [], reason: null };
}

interface MeanSquares {
  people: number;
  raters: number;
  error: number;
  within: number;
}

function meanSquares(rows: readonly (readonly number[])[]): MeanSquares {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const grand = meanOf(rows.flat());
  const ofRow = rows.map((row) => meanOf(row) - grand);
  const ofColumn = Array.from({ length: k }, (_, j) => meanOf(rows.map((row) => row[j] ?? 0)) - grand);
  const square = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
  const rest = rows.flatMap((row, i) =>
    row.map((value, j) => value - grand - (ofRow[i] ?? 0) - (ofColumn[j] ?? 0)),
  );
  const [columns, error] = [n * square(ofColumn), square(rest)];
  return {
    people: (k * square(ofRow)) / (n - 1),
    raters: columns / (k - 1),
    error: error / ((n - 1) * (k - 1)),
    within: (columns + error) / (n * (k - 1)),
  };
}

type Part = Omit<IntraclassForm, 'form' | 'p'>;

function formsOf(ms: MeanSquares, n: number, k: number, level: number): IntraclassForm[] {
  const tail = 1 - (1 - level) / 2;
  const one = oneWay(ms.people, ms.within, [n - 1, n * (k - 1)], k, tail);
  const three = oneWay(ms.people, ms.error, [n - 1, (n - 1) * (k - 1)], k, tail);
  const two = agreement(ms, n, k, tail);
  // Spearman and Brown's step from one rater to the mean of all.
  const stepped = (part: Part): Part => {
    const up = (icc: number) => (icc * k) / (1 + icc * (k - 1));
    return { ...part, icc: up(part.icc), lower: up(part.lower), upper: up(part.upper) };
  };
  const named = (form: IntraclassForm['form'], part: Part): IntraclassForm => ({
    form,
    ...part,
    p: fUpper(part.f, part.df1, part.df2),
  });
  return [
    named('ICC1', one),
    named('ICC2', two),
    named('ICC3', three),
    named('ICC1k', stepped(one)),
    named('ICC2k', {
      ...stepped(two),
      icc: (ms.people - ms.error) / (ms.people + (ms.raters - ms.error) / n),
    }),
    named('ICC3k', stepped(three)),
  ];
}

/** ICC1 with what is within people as error, ICC3 with what is left after raters: the same algebra. */
function oneWay(between: number, error: number, [df1, df2]: [number, number], k: number, tail: number): Part {
  const f = between / error;
  const of = (ratio: number) => (ratio - 1) / (ratio + k - 1);
  return {
    icc: of(f),
    f,
    df1,
    df2,
    lower: of(f / fQuantile(tail, df1, df2)),
    upper: of(f * fQuantile(tail, df2, df1)),
  };
}

function agreement({ people, raters, error }: MeanSquares, n: number, k: number, tail: number): Part {
  const icc = (people - error) / (people + (k - 1) * error + (k * (raters - error)) / n);
  const ratio = raters / error;
  const spread = n * (1 + (k - 1) * icc) - k * icc;
  const df =
    ((k - 1) * (n - 1) * (k * icc * ratio + spread) ** 2) /
    ((n - 1) * k * k * icc * icc * ratio * ratio + spread ** 2);
  const [above, below] = [fQuantile(tail, n - 1, df), fQuantile(tail, df, n - 1)];
  const shared = k * raters + (k * n - k - n) * error;
  return {
    icc,
    f: people / error,
    df1: n - 1,
    df2: (n - 1) * (k - 1),
    lower: (n * (people - above * error)) / (above * shared + n * people),
    upper: (n * (below * people - error)) / (shared + n * below * people),
  };
}
