/** How many had answered by the end of a day. */
export interface CurvePoint {
  /** Calendar day in the zone of the activity, ISO 8601. */
  day: string;
  /** All who had answered by then: persons. */
  answered: number;
}

/**
 * The rise of the answers over the days in steps of at least k people, so that no step shows a single one.
 *
 * A day on which fewer than k have come since the last point is passed over. The last day is always there; when fewer
 * than k came after the point before it, that point is left out.
 *
 * @param points days in ascending order with cumulative counts
 * @param k      smallest step in persons, at least 1
 * @returns some of the points, in the same order; none when nobody has answered
 * @throws RangeError for k below 1, or counts that fall
 * @source RELIABILITY and METHODS §1.17, applied to time; derived in the README
 * @example steppedCurve([1 on Monday, 6 on Tuesday, 8 on Wednesday], 5) // 8 on Wednesday: the 2 after the 6 are few
 */
export function steppedCurve(points: readonly CurvePoint[], k: number): CurvePoint[] {
  if (!(k >= 1)) throw new RangeError(`steps of ${k} hide nobody`);
  const steps: CurvePoint[] = [];
  let before = 0;
  for (const point of points) {
    if (point.answered < before) throw new RangeError('fewer have answered than the day before');
    before = point.answered;
    if (point.answered - (steps.at(-1)?.answered ?? 0) >= k) steps.push(point);
  }
  const end = points.at(-1);
  if (!end || end.answered === 0) return [];
  if (steps.at(-1)?.answered === end.answered) return steps;
  return [...steps.slice(0, -1), end];
}
