import { type Estimate, missingEstimate } from '../estimate.js';
import { meanInterval } from '../means/mean-interval.js';
import { netPromoterScore } from '../proportions/net-promoter-score.js';
import { wilsonInterval } from '../proportions/wilson-interval.js';
import { applicationRates } from '../rates/application-rates.js';
import type { ActivityFigure, FigureMetric } from './activity-figure.js';
import type { ItemDefinition } from './activity-input.js';
import { estimateFigure, type GroupFrame } from './figure-writer.js';
import { type ItemValue, scaleOf } from './item-values.js';

const defaultApplied = ['yes', 'partly'];

/** Codes of an item that count as applied; empty for items without that metric. */
export function appliedCodesOf(item: ItemDefinition): readonly string[] {
  return isApplication(item) ? (item.appliedCodes ?? defaultApplied) : [];
}

/** The one question of a form that asks whether what was learned is applied. */
export function isApplication(item: ItemDefinition): boolean {
  return item.metric === 'application_rate' && ['single', 'yes_no'].includes(item.type);
}

/**
 * The figures of one item for one group.
 *
 * @param frame     where the figures belong and what stands beside them
 * @param item      the question
 * @param values    answers on the scale, one a person
 * @param responded people of the group who responded at all; those without an answer are `answers_missing`
 * @returns shares of each code, left out for a hidden group; for a Likert item also top-2 and mean; for numbers the mean; NPS where the item has
 *          that metric; always `answers_missing`
 * @source METHODS §1.1–1.3
 * @example itemFigures(frame, likertItem, [['5'], ['4']], 3) // five shares, top2, mean, 1 missing
 */
export function itemFigures(
  frame: GroupFrame,
  item: ItemDefinition,
  values: readonly Exclude<ItemValue, null>[],
  responded: number,
): ActivityFigure[] {
  const numbers = values.filter((value) => typeof value === 'number');
  const chosen = values.filter((value) => typeof value !== 'number');
  const figures = item.type === 'number' ? [] : shares(frame, item, values);
  if (item.type === 'likert') figures.push(...likertFigures(frame, item, chosen));
  if (item.type === 'number' || item.type === 'rating_0_10')
    figures.push(mean(frame, 'number_mean', numbers));
  if (item.type === 'rating_0_10' && item.metric === 'net_promoter_score')
    figures.push(
      estimateFigure(frame, {
        metric: 'nps',
        figure: clipPoints(netPromoterScore(numbers, frame.conf)),
        numerator: null,
        unit: 'points',
      }),
    );
  return [...figures, missingFigure(frame, responded - values.length, responded)];
}

function shares(
  frame: GroupFrame,
  item: ItemDefinition,
  values: readonly Exclude<ItemValue, null>[],
): ActivityFigure[] {
  // Of a hidden group the summaries say that it is hidden; a row for each of its choices would say no more.
  if (frame.suppressed && frame.view.dimension !== 'all') return [];
  return scaleOf(item).map((code) => {
    const yes = values.filter((value) =>
      typeof value === 'number' ? String(value) === code : value.includes(code),
    );
    return estimateFigure(frame, {
      metric: item.type === 'likert' ? 'likert_share' : 'choice_share',
      choiceCode: code,
      figure: wilsonInterval(yes.length, values.length, frame.conf),
      numerator: yes.length,
      unit: 'share',
    });
  });
}

function mean(frame: GroupFrame, metric: FigureMetric, values: readonly number[]): ActivityFigure {
  return estimateFigure(frame, {
    metric,
    figure: meanInterval(values, frame.conf),
    numerator: null,
    unit: 'mean',
  });
}

function likertFigures(
  frame: GroupFrame,
  item: ItemDefinition,
  chosen: readonly string[][],
): ActivityFigure[] {
  const scale = scaleOf(item);
  const points = chosen.map((codes) => scale.indexOf(codes[0] ?? '') + 1);
  const top2 = points.filter((point) => point > scale.length - 2).length;
  return [
    estimateFigure(frame, {
      metric: 'likert_top2',
      figure: wilsonInterval(top2, points.length, frame.conf),
      numerator: top2,
      unit: 'share',
    }),
    mean(frame, 'likert_mean', points),
  ];
}

/** A fact about the answers, not an estimate of anything: a share without an interval. */
function missingFigure(frame: GroupFrame, missing: number, responded: number): ActivityFigure {
  const part = { method: 'share', conf: frame.conf, n: responded };
  const figure =
    responded === 0
      ? missingEstimate('no_answers', part)
      : { ...missingEstimate('not_defined', part), estimate: missing / responded, reason: null };
  return estimateFigure(frame, { metric: 'answers_missing', figure, numerator: missing, unit: 'share' });
}

/**
 * Application rate of one group three ways; these are figures of the whole form, so that pools of different forms
 * have them too.
 *
 * @param values answers on the scale, one a person
 * @source see `applicationRates`
 * @example applicationFigures(frame, item, 40 answers of 100 invited, 32 applied) // 0.80, 0.32, 0.92
 */
export function applicationFigures(
  frame: GroupFrame,
  item: ItemDefinition,
  values: readonly Exclude<ItemValue, null>[],
): ActivityFigure[] {
  const chosen = values.filter((value) => typeof value !== 'number');
  const applied = appliedCodesOf(item);
  const respondents = chosen.length;
  const appliers = chosen.filter((codes) => codes.some((code) => applied.includes(code))).length;
  const { invited, conf } = frame;
  const rates = applicationRates({ invited, respondents, appliers }, conf);
  const line = (metric: FigureMetric, figure: Estimate, numerator: number | null): ActivityFigure =>
    estimateFigure(frame, {
      metric,
      // Nobody answered: 0 % and 100 % would be bounds of nothing.
      figure:
        respondents === 0 ? { ...figure, estimate: null, reason: figure.reason ?? 'no_answers' } : figure,
      numerator,
      unit: 'share',
      answers: respondents,
    });
  const ofInvited = (count: number): number | null => (invited === null ? null : count);
  return [
    line('application_rate_respondents', rates.respondents, appliers),
    line('application_rate_not_used', restOf(rates.respondents), respondents - appliers),
    line('application_rate_conservative', rates.conservative, ofInvited(appliers)),
    line(
      'application_rate_upper_bound',
      rates.upperBound,
      ofInvited(appliers + (invited ?? 0) - respondents),
    ),
  ];
}

/** What a share leaves: its interval turned round. */
function restOf(figure: Estimate): Estimate {
  const rest = (share: number | null): number | null => (share === null ? null : 1 - share);
  const { estimate, lower, upper } = figure;
  return { ...figure, estimate: rest(estimate), lower: rest(upper), upper: rest(lower) };
}

function clipPoints(figure: Estimate): Estimate {
  const clip = (points: number | null): number | null =>
    points === null ? null : Math.max(-100, Math.min(100, points));
  return { ...figure, lower: clip(figure.lower), upper: clip(figure.upper) };
}
