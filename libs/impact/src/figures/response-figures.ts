import { missingEstimate } from '../estimate.js';
import { meanInterval } from '../means/mean-interval.js';
import { wilsonInterval } from '../proportions/wilson-interval.js';
import type { ActivityFigure } from './activity-figure.js';
import { countFigure, estimateFigure, type GroupFrame } from './figure-writer.js';

/** Numbers of people of one group. */
export interface GroupCounts {
  /** null without an invited list. */
  invited: number | null;
  responded: number;
  complete: number;
}

/**
 * Responses of one group and its two response rates.
 *
 * RR2 counts complete and partial responses, RR1 complete ones only; both over everybody invited. Hidden together.
 *
 * @returns responded, response_rate_rr1, response_rate_rr2
 * @source AAPOR Standard Definitions (2016); METHODS §1.7
 * @example responseFigures(frame, { invited: 20, responded: 12, complete: 11 }) // 12, 0.55, 0.60
 */
export function responseFigures(
  frame: GroupFrame,
  { invited, responded, complete }: GroupCounts,
): ActivityFigure[] {
  const rate = (metric: 'response_rate_rr1' | 'response_rate_rr2', yes: number): ActivityFigure => {
    const method = metric === 'response_rate_rr1' ? 'rr1_wilson' : 'rr2_wilson';
    const share =
      invited === null
        ? missingEstimate('no_invited_list', { method, conf: frame.conf, n: responded })
        : { ...wilsonInterval(yes, invited, frame.conf), method };
    const figure = invited === 0 ? { ...share, reason: 'no_invited' as const } : share;
    return estimateFigure(frame, {
      metric,
      figure,
      numerator: invited === null ? null : yes,
      unit: 'share',
    });
  };
  return [
    countFigure(frame, 'responded', responded, responded),
    rate('response_rate_rr1', complete),
    rate('response_rate_rr2', responded),
  ];
}

/**
 * Mean score of a knowledge test, 0–100 points, among those who were scored.
 *
 * @source METHODS §1.3
 * @example testScoreFigure(frame, [60, 70, 80, …])
 */
export function testScoreFigure(frame: GroupFrame, scores: readonly number[]): ActivityFigure {
  return estimateFigure(frame, {
    metric: 'test_score_mean',
    figure: meanInterval(scores, frame.conf),
    numerator: null,
    unit: 'mean',
  });
}
