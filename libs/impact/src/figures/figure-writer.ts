import type { Estimate } from '../estimate.js';
import { type ActivityFigure, type FigureMetric, notWeighted } from './activity-figure.js';
import { gateSmall, type Standing } from './small-sample.js';
import type { View } from './views.js';
import type { Mark } from '../disclosure/count-table.js';

/** Everything that stands beside the figures of one group. */
export interface GroupFrame {
  view: View;
  itemCode: string | null;
  /** null without an invited list. */
  invited: number | null;
  responseRate: number | null;
  conf: number;
  /** Hides every figure of the group when set. */
  suppressed: Mark | null;
}

type Place = Pick<ActivityFigure, 'itemCode' | 'dimension' | 'groupCode' | 'choiceCode' | 'metric'>;

function placeOf(frame: GroupFrame, metric: FigureMetric, choiceCode: string | null): Place {
  const { view, itemCode } = frame;
  return { metric, itemCode, dimension: view.dimension, groupCode: view.groupCode, choiceCode };
}

/** A figure of which nothing is shown but that it is hidden; most are, so its fields are set one by one. */
export function hiddenFigure(place: Place, method: string, suppressed: Mark): ActivityFigure {
  const { metric, itemCode, dimension, groupCode, choiceCode } = place;
  return {
    metric,
    itemCode,
    dimension,
    groupCode,
    choiceCode,
    estimate: null,
    lower: null,
    upper: null,
    conf: null,
    n: null,
    invited: null,
    numerator: null,
    responseRate: null,
    suppressed,
    nullReason: null,
    method,
    flags: [],
    weighted: null,
    weightedLower: null,
    weightedUpper: null,
    weightedReason: null,
    designEffect: null,
    effectiveN: null,
  };
}

/**
 * A plain number of persons.
 *
 * @example countFigure(frame, 'responded', 12, 12) // estimate 12, n 12, no interval
 */
export function countFigure(
  frame: GroupFrame,
  metric: FigureMetric,
  count: number | null,
  n: number,
): ActivityFigure {
  const place = placeOf(frame, metric, null);
  if (frame.suppressed) return hiddenFigure(place, 'count', frame.suppressed);
  return {
    ...place,
    estimate: count,
    lower: null,
    upper: null,
    conf: null,
    n,
    invited: frame.invited,
    numerator: count,
    responseRate: frame.responseRate,
    suppressed: null,
    nullReason: count === null ? 'no_invited_list' : null,
    method: 'count',
    flags: [],
    ...notWeighted,
  };
}

/** An estimate and how it is to be shown. */
export interface EstimateLine {
  metric: FigureMetric;
  choiceCode?: string;
  figure: Estimate;
  /** Persons in the numerator of a share; null for means. */
  numerator: number | null;
  unit: Standing['unit'];
  /** Answers that decide whether the sample is small; those of the figure if absent. */
  answers?: number;
}

/**
 * An estimate with its interval, under the rules for small numbers.
 *
 * @example estimateFigure(frame, { metric: 'likert_top2', figure: wilsonInterval(18, 22, 0.95), numerator: 18, unit: 'share' })
 */
export function estimateFigure(frame: GroupFrame, line: EstimateLine): ActivityFigure {
  const { figure } = line;
  const place = placeOf(frame, line.metric, line.choiceCode ?? null);
  if (frame.suppressed) return hiddenFigure(place, figure.method, frame.suppressed);
  const shown = gateSmall(figure, {
    answers: line.answers ?? figure.n,
    responseRate: frame.responseRate,
    unit: line.unit,
  });
  return {
    ...place,
    ...shown,
    conf: shown.lower === null ? null : frame.conf,
    n: figure.n,
    invited: frame.invited,
    numerator: line.numerator,
    responseRate: frame.responseRate,
    suppressed: null,
    method: figure.method,
    ...notWeighted,
  };
}
