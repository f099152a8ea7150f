import { fQuantile } from '../distributions/f.js';
import { requireLevel } from '../distributions/normal.js';
import type { Interval, NullReason } from '../estimate.js';
import { isFlat, roundingOf } from '../means/complete-pairs.js';
import { correlationOf } from '../means/paired-change.js';
import { varianceOf } from '../means/summary.js';

/** How far the items of a scale measure one thing. */
export interface CronbachAlpha {
  /** Items, and people who answered all of them. */
  k: number;
  n: number;
  alpha: number | null;
  /** Of standardised items; null when one of them does not vary. */
  standardized: number | null;
  /** Without each item; null with fewer than three items. */
  ifDeleted: (number | null)[];
  /** Correlation of each item with the sum of the others. */
  itemRest: (number | null)[];
  /** Feldt's interval. */
  interval: Interval | null;
  flags: string[];
  reason: NullReason | null;
}

/**
 * Cronbach's alpha with Feldt's interval and what each item contributes.
 *
 * @param answers one row a person, one column an item; a row with a missing answer (null) is left out
 * @param level   confidence as a proportion
 * @returns alpha, at most 1; a negative one is given with the flag `check_reverse_coded`, below 30 people the flag
 *          `small_sample`. No complete row: null, `no_answers`. One item or one person: null, `too_few`. A sum that does
 *          not vary: null, `zero_variance`. Rows of different length, values that are not finite: null, `not_defined`
 * @throws RangeError for a level outside 0 and 1
 * @source L. J. Cronbach (1951), Psychometrika 16, 297–334; L. S. Feldt (1965), Psychometrika 30, 357–370
 * @example cronbachAlpha([[1, 2], [2, 2], [3, 5]], 0.95).alpha // 2·(1 − (1 + 3)/7) = 0.857
 */
export function cronbachAlpha(
  answers: readonly (readonly (number | null)[])[],
  level: number,
): CronbachAlpha {
  requireLevel(level);
  const k = answers[0]?.length ?? 0;
  const rows = completeRows(answers);
  const n = rows.length;
  const none = (reason: NullReason): CronbachAlpha => {
    return {
      k,
      n,
      alpha: null,
      standardized: null,
      ifDeleted: [],
      itemRest: [],
      interval: null,
      flags: [],
      reason,
    };
  };
  if (!answers.every((row) => row.length === k) || !rows.flat().every(Number.isFinite))
    return none('not_defined');
  if (n === 0 || k === 0) return none('no_answers');
  if (n < 2 || k < 2) return none('too_few');
  const items = columnsOf(rows);
  const alpha = alphaOf(items);
  if (alpha === null) return { ...none('zero_variance'), flags: ['zero_variance'] };
  const tail = (1 - level) / 2;
  const bound = (p: number) => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (k - 1));
  const without = (item: number) => items.filter((_, other) => other !== item);
  return {
    k,
    n,
    alpha,
    standardized: standardizedAlpha(items),
    ifDeleted: items.map((_, item) => (k > 2 ? alphaOf(without(item)) : null)),
    itemRest: items.map((values, item) => correlationOf(values, sumsOf(without(item)))),
    interval: { lower: bound(1 - tail), upper: bound(tail) },
    flags: [...(alpha < 0 ? ['check_reverse_coded'] : []), ...(n < 30 ? ['small_sample'] : [])],
    reason: null,
  };
}

/** People who answered every item. */
export function completeRows(answers: readonly (readonly (number | null)[])[]): number[][] {
  return answers.filter((row): row is number[] => row.every((value) => value !== null));
}

/** Answers by item instead of by person. */
export function columnsOf(rows: readonly (readonly number[])[]): number[][] {
  return (rows[0] ?? []).map((_, item) => rows.map((row) => row[item] ?? 0));
}

/** The sum of each person. */
function sumsOf(items: readonly (readonly number[])[]): number[] {
  return (items[0] ?? []).map((_, person) => items.reduce((sum, values) => sum + (values[person] ?? 0), 0));
}

function alphaOf(items: readonly (readonly number[])[]): number | null {
  const sums = sumsOf(items);
  if (isFlat(sums, roundingOf(sums))) return null;
  const parts = items.reduce((sum, values) => sum + varianceOf(values), 0);
  return (items.length / (items.length - 1)) * (1 - parts / varianceOf(sums));
}

function standardizedAlpha(items: readonly (readonly number[])[]): number | null {
  const k = items.length;
  let [sum, pairs] = [0, 0];
  for (const [i, one] of items.entries()) {
    for (const other of items.slice(i + 1)) {
      const r = correlationOf(one, other);
      if (r === null) return null;
      sum += r;
      pairs += 1;
    }
  }
  const mean = sum / pairs;
  const below = 1 + (k - 1) * mean;
  return below > 0 ? (k * mean) / below : null;
}
