import type { NullReason } from '../../estimate.js';
import type { ActivityFigure, FigureDimension, FigureMetric } from '../../figures/activity-figure.js';

/** Marks that a figure may carry. */
export const figureFlags = [
  'small_sample',
  'counts_only',
  'indicative',
  'low_response',
  'zero_variance',
  'n_1',
  'without_cohorts',
  'few_cohorts',
  'raked',
  'rest_class',
  'ncp_normal_approximation',
  'shown_waves_only',
] as const;
export type FigureFlag = (typeof figureFlags)[number];

/** Why a number is missing; the last one only of weighted numbers. */
export type FigureReason = NullReason | 'not_broken_down';

/** Methods by which the figures of a run are worked out. */
export const figureMethods = [
  'count',
  'share',
  'wilson',
  'rr1_wilson',
  'rr2_wilson',
  'application_wilson',
  'conservative_wilson',
  'upper_bound_wilson',
  't',
  'nps_adjusted_wald',
  'share_difference',
  'chi_square',
  'newcombe_10',
  'classes',
  'raking',
  'paired_t',
  'cohort_gain_delta',
  'normalised_change_t',
  'hedges_gav',
  'hedges_gz',
  'kappa',
  'pabak',
] as const;
export type FigureMethod = (typeof figureMethods)[number];

/** What every column of the figures means, and every code that can stand in it. */
export interface FigureWords {
  columns: Record<keyof ActivityFigure, string>;
  metric: Record<FigureMetric, string>;
  dimension: Record<FigureDimension, string>;
  suppressed: Record<NonNullable<ActivityFigure['suppressed']>, string>;
  nullReason: Record<FigureReason, string>;
  method: Record<FigureMethod, string>;
  flags: Record<FigureFlag, string>;
}
