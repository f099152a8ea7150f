import type { ActivityFigure } from '../figures/activity-figure.js';
import { knows, spanOf } from './known-space.js';

/** A scope whose totals readers see: what it is made of, and which of its totals are shown. */
export interface TotalledScope {
  waveIds: readonly string[];
  /** Places (`placeOfTotal`) with a number for everybody. */
  shown: ReadonlySet<string>;
  /** Places that are hidden; a place in neither list is not asked there. */
  hidden: ReadonlySet<string>;
}

/** A pool that cuts across programmes and courses, such as a year, with the answers of each of its waves. */
export interface CrossPool {
  waveIds: readonly string[];
  /** Answers at a place in a wave of the pool. */
  answersOf: (place: string, waveId: string) => number;
  k: number;
}

/** Where a figure for everybody stands: shares of one question are shown and hidden together. */
export function placeOfTotal({ metric, itemCode }: Pick<ActivityFigure, 'metric' | 'itemCode'>): string {
  return `${metric} ${itemCode ?? ''}`;
}

/** So many small waves are looked at together; more of them are no few people any more. */
const mostTogether = 4;
const mostWaves = 8;

/**
 * Which totals of a pool that cuts across others may be shown, beside the totals of every other scope.
 *
 * Courses lie in programmes, and each is held against its own parts (`protectPool`). A year does not: it has part of
 * one course and part of another. So its totals are held against all totals at once. A reader adds and subtracts what
 * is shown of waves, activities, courses, programmes, the centre and other years; unknown are the waves that are
 * hidden. The total is hidden when one of them follows, or a sum of some of them with fewer than k answers. A cross
 * pool has no groups, so that nothing but totals can be subtracted from it.
 *
 * @param figures of the pool; those that are not for everybody are dropped
 * @param others  every other scope that readers see, waves among them
 * @returns the figures for everybody, hidden where they would tell
 * @source METHODS §1.17: the audit runs on the union of the views a role can see
 * @example waves a 3 answers (hidden), b 20, c 30; the course shows a + b + c? no: it would tell a. A year of a and c
 *          would tell a too: 33 − 30 = 3, so its total is hidden; of a year of b and c it is shown
 */
export function protectCrossPool(
  figures: readonly ActivityFigure[],
  pool: CrossPool,
  others: readonly TotalledScope[],
): ActivityFigure[] {
  const safe = new Map<string, boolean>();
  return figures
    .filter(({ dimension }) => dimension === 'all')
    .map((figure) => {
      if (figure.suppressed) return figure;
      const place = placeOfTotal(figure);
      const isSafe = safe.get(place) ?? tellsNothing(place, pool, others);
      safe.set(place, isSafe);
      return isSafe ? figure : hide(figure);
    });
}

function tellsNothing(place: string, pool: CrossPool, others: readonly TotalledScope[]): boolean {
  const asked = others.filter(({ shown, hidden }) => shown.has(place) || hidden.has(place));
  const open = new Set(
    asked.flatMap(({ waveIds, shown }) => (waveIds.length === 1 && shown.has(place) ? waveIds : [])),
  );
  const unknown = [...new Set([...pool.waveIds, ...asked.flatMap(({ waveIds }) => waveIds)])].filter(
    (id) => !open.has(id),
  );
  if (unknown.length === 0) return true;
  if (isEven(place, unknown, pool)) return false;
  const inUnknown = (ids: readonly string[]): number[] => unknown.map((id) => (ids.includes(id) ? 1 : 0));
  const before = asked.filter(({ shown }) => shown.has(place)).map(({ waveIds }) => inUnknown(waveIds));
  const known = spanOf(unknown.length, [...before, inUnknown(pool.waveIds)]);
  return secretsOf(place, unknown, pool).every((secret) => !knows(known, secret));
}

/** All hidden waves are small, and their number gives each of them: one answer in every one, or k − 1. */
function isEven(place: string, unknown: readonly string[], { waveIds, answersOf, k }: CrossPool): boolean {
  const hidden = new Set(unknown);
  const sizes = waveIds.filter((id) => hidden.has(id)).map((id) => answersOf(place, id));
  const parts = sizes.filter((n) => n > 0);
  const people = parts.reduce((sum, n) => sum + n, 0);
  return (
    parts.length > 0 &&
    parts.every((n) => n < k) &&
    (people === parts.length || people === parts.length * (k - 1))
  );
}

/** Each hidden wave with answers, and the smallest of the pool together while they have fewer than k. */
function secretsOf(
  place: string,
  unknown: readonly string[],
  { waveIds, answersOf, k }: CrossPool,
): number[][] {
  const isIn = new Set(waveIds);
  const sizes = unknown.map((id) => (isIn.has(id) ? answersOf(place, id) : null));
  // Of a wave elsewhere only that it is hidden is known here.
  const alone = sizes.flatMap((n, at) => (n === 0 ? [] : [[at]]));
  const smallest = sizes
    .flatMap((n, at) => (n !== null && n > 0 && n < k ? [{ at, n }] : []))
    .sort((a, b) => a.n - b.n)
    .slice(0, mostWaves);
  const together: number[][] = [];
  for (let subset = 1; subset < 2 ** smallest.length; subset += 1) {
    const taken = smallest.filter((_, bit) => (subset >> bit) & 1);
    const people = taken.reduce((sum, { n }) => sum + n, 0);
    if (taken.length > 1 && taken.length <= mostTogether && people < k)
      together.push(taken.map(({ at }) => at));
  }
  return [...alone, ...together].map((places) => unknown.map((_, at) => (places.includes(at) ? 1 : 0)));
}

function hide(figure: ActivityFigure): ActivityFigure {
  return {
    ...figure,
    estimate: null,
    lower: null,
    upper: null,
    conf: null,
    n: null,
    invited: null,
    numerator: null,
    responseRate: null,
    suppressed: 'complementary',
    nullReason: null,
    flags: [],
    weightedReason: null,
  };
}
