import type { Mark } from '../disclosure/count-table.js';
import { wilsonInterval } from '../proportions/wilson-interval.js';
import type { ActivityFigure } from './activity-figure.js';
import type { ActivityFiguresInput } from './activity-input.js';
import { confirmationFigures } from './confirmation-figures.js';
import { estimateFigure, type GroupFrame } from './figure-writer.js';
import { gainFigures } from './gain-figures.js';
import { sensitiveK, smallestK } from './hidden-parts.js';
import { markOf, pairRows } from './pair-rows.js';

/**
 * The figures of people who are in two waves: how many can be matched, and what changed or agrees between the two.
 *
 * They are given for everybody only, and hidden with the answers of the wave that carries them. Pairs are hidden when
 * there are fewer than k (10 where supervisors speak), or when 1 to k − 1 people are on one side only (`hidesPairs`).
 *
 * @param input   the scope; without `pairs` there are none of these figures
 * @param figures its other figures
 * @returns match rate, then those of tests or of supervisors
 * @source METHODS §1.3, 1.5, 1.16, 1.17
 * @example 30 sat the test before, 28 the one after, 20 both: match rate 20 ÷ 38
 */
export function matchedFigures(
  { pairs, k, level = 0.95 }: ActivityFiguresInput,
  figures: readonly ActivityFigure[],
): ActivityFigure[] {
  if (!pairs) return [];
  const least = Math.max(smallestK, Math.ceil(k), pairs.kind === 'supervisors' ? sensitiveK : 0);
  const rows = pairRows(pairs);
  const marks = markOf(rows, least);
  const answers = figures.find(({ metric, dimension }) => metric === 'responded' && dimension === 'all');
  const frame = (mark: Mark | null): GroupFrame => ({
    view: { dimension: 'all', groupCode: 'all', people: [], markIn: () => null },
    itemCode: null,
    invited: answers?.invited ?? null,
    responseRate: answers?.responseRate ?? null,
    conf: level,
    suppressed: mark ?? (answers?.suppressed ? 'complementary' : null),
  });
  const { before, after, pairs: both } = rows.responded;
  const either = before + after - both;
  const match = estimateFigure(frame(marks.match), {
    metric: 'match_rate',
    figure: wilsonInterval(both, either, level),
    numerator: both,
    unit: 'share',
  });
  if (pairs.kind === 'tests') {
    const values = { before: rows.before, after: rows.after, rise: pairs.rise ?? 0, k: least };
    return [match, ...gainFigures(frame(marks.values), values)];
  }
  const said = rows.before.map((value, at) => [value > 0, (rows.after[at] ?? 0) > 0] as const);
  return [match, ...confirmationFigures(frame(marks.values), said, least)];
}
