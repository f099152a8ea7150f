import { binomialCdf } from '../distributions/binomial.js';
import { chiSquareUpper } from '../distributions/chi-square.js';
import { requireLevel, twoSidedZ } from '../distributions/normal.js';
import type { Interval, NullReason } from '../estimate.js';
import { wilsonBounds } from './wilson-interval.js';

/** The same people asked twice: people in the four fields. */
export interface PairedTable {
  bothYes: number;
  /** Yes the first time only. */
  onlyFirst: number;
  onlySecond: number;
  bothNo: number;
}

/** Whether a share of the same people has changed, and by how much. */
export interface McNemar {
  n: number;
  /** Mid-p: the default. */
  pMid: number | null;
  pExact: number | null;
  chiSquare: number | null;
  p: number | null;
  /** With continuity correction. */
  chiSquareCorrected: number | null;
  pCorrected: number | null;
  /** Share of yes the first time minus the second. */
  difference: number | null;
  interval: Interval | null;
  waldInterval: Interval | null;
  /** onlyFirst / onlySecond; null when nobody is onlySecond. */
  oddsRatio: number | null;
  flags: string[];
  reason: NullReason | null;
}

const nothing = {
  pMid: null,
  pExact: null,
  chiSquare: null,
  p: null,
  chiSquareCorrected: null,
  pCorrected: null,
  difference: null,
  interval: null,
  waldInterval: null,
  oddsRatio: null,
  flags: [],
};

/**
 * McNemar's test of two shares of the same people, with the paired difference and Newcombe's interval for it.
 *
 * @param table people in the four fields, whole numbers
 * @param level confidence as a proportion
 * @returns two-sided p values and the difference first − second, −1 to 1. Nobody: null, `no_answers`. Nobody changed:
 *          p values 1 with the flag `no_discordant_pairs`, chi-square null. Counts that cannot be: null, `not_defined`
 * @throws RangeError for a level outside 0 and 1
 * @source Q. McNemar (1947), Psychometrika 12, 153–157; M. W. Fagerland et al. (2013), BMC Med. Res. Methodol. 13, 91
 *         (mid-p); R. G. Newcombe (1998), Stat. Med. 17, 2635–2650, method 10: the correlation is corrected for
 *         continuity where it is positive
 * @example mcNemar({ bothYes: 3, onlyFirst: 1, onlySecond: 4, bothNo: 2 }, 0.95).pExact // 2·(1 + 5)/32 = 0.375
 */
export function mcNemar(table: PairedTable, level: number): McNemar {
  requireLevel(level);
  const { bothYes, onlyFirst, onlySecond, bothNo } = table;
  const counts = [bothYes, onlyFirst, onlySecond, bothNo];
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0))
    return { ...nothing, n: 0, reason: 'not_defined' };
  if (n === 0) return { ...nothing, n, reason: 'no_answers' };
  const gap = onlyFirst - onlySecond;
  const difference = gap / n;
  const changed = onlyFirst + onlySecond;
  const half = twoSidedZ(level) * (Math.sqrt(Math.max(0, changed - (gap * gap) / n)) / n);
  return {
    n,
    ...testsOf(onlyFirst, onlySecond),
    difference,
    interval: newcombePaired(table, n, level),
    waldInterval: { lower: difference - half, upper: difference + half },
    oddsRatio: onlySecond > 0 ? onlyFirst / onlySecond : null,
    flags: changed === 0 ? ['no_discordant_pairs'] : [],
    reason: null,
  };
}

function testsOf(b: number, c: number) {
  const changed = b + c;
  if (changed === 0)
    return { pMid: 1, pExact: 1, chiSquare: null, p: 1, chiSquareCorrected: null, pCorrected: 1 };
  const least = Math.min(b, c);
  const tail = binomialCdf(least, changed, 0.5);
  const gap = Math.abs(b - c);
  const chiSquare = (gap * gap) / changed;
  // Of equal counts the correction would make a difference where there is none.
  const chiSquareCorrected = Math.max(0, gap - 1) ** 2 / changed;
  return {
    // 2 P(B ≤ least) − P(B = least)
    pMid: Math.min(1, tail + binomialCdf(least - 1, changed, 0.5)),
    pExact: Math.min(1, 2 * tail),
    chiSquare,
    p: chiSquareUpper(chiSquare, 1),
    chiSquareCorrected,
    pCorrected: chiSquareUpper(chiSquareCorrected, 1),
  };
}

function newcombePaired(table: PairedTable, n: number, level: number): Interval {
  const { bothYes: a, onlyFirst: b, onlySecond: c, bothNo: d } = table;
  const [p1, p2] = [(a + b) / n, (a + c) / n];
  const [one, other] = [wilsonBounds(p1, n, level), wilsonBounds(p2, n, level)];
  const phi = correlationOf(a, b, c, d);
  const side = (x: number, y: number) => Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y));
  return {
    lower: p1 - p2 - side(p1 - one.lower, other.upper - p2),
    upper: p1 - p2 + side(one.upper - p1, p2 - other.lower),
  };
}

function correlationOf(a: number, b: number, c: number, d: number): number {
  const margins = Math.sqrt(a + b) * Math.sqrt(c + d) * Math.sqrt(a + c) * Math.sqrt(b + d);
  if (margins === 0) return 0;
  const product = a * d - b * c;
  return (product > 0 ? Math.max(0, product - (a + b + c + d) / 2) : product) / margins;
}
