/** One table of people: everybody, its margins and its cells. */
export type ViewDimension = 'all' | 'constituent_group' | 'sex' | 'constituent_group_x_sex';

/** Further traits have a table of their own beside it: `timing` is when somebody answered, against the reminders. */
export type FigureDimension = ViewDimension | 'region' | 'timing';

export type FigureMetric =
  | 'invited'
  | 'responded'
  | 'response_rate_rr1'
  | 'response_rate_rr2'
  | 'application_rate_respondents'
  | 'application_rate_conservative'
  | 'application_rate_upper_bound'
  | 'application_rate_not_used'
  | 'likert_share'
  | 'likert_top2'
  | 'likert_mean'
  | 'choice_share'
  | 'number_mean'
  | 'nps'
  | 'test_score_mean'
  | 'answers_missing'
  | 'representation_gap'
  | 'representation_p'
  | 'early_late_difference'
  | 'class_factor'
  | 'weights_design_effect'
  | 'match_rate'
  | 'matched_gain_mean'
  | 'acquisition_rate'
  | 'acquisition_rate_without_ceiling'
  | 'normalised_gain_cohort'
  | 'normalised_change_mean'
  | 'effect_size_av'
  | 'effect_size_z'
  | 'supervisor_confirmation'
  | 'agreement_share'
  | 'agreement_kappa'
  | 'agreement_pabak';

/**
 * One figure of an activity with everything that must stand beside it.
 *
 * A suppressed figure has null in every number. Shares and rates are between 0 and 1, `nps` between −100 and 100,
 * counts are in persons, means in the unit of the answers. `answers_missing` is a share of those who responded.
 */
export interface ActivityFigure {
  metric: FigureMetric;
  /** null for figures of the whole response (invited, responded, all rates, test score). */
  itemCode: string | null;
  dimension: FigureDimension;
  /** `all`, a group code, a sex, or `group|sex`; `unknown` where it is not known. */
  groupCode: string;
  choiceCode: string | null;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  conf: number | null;
  /** Answers behind the figure; for rates over everybody invited, the invited. */
  n: number | null;
  /** null without an invited list. */
  invited: number | null;
  numerator: number | null;
  /** RR2 of the group; null without an invited list. */
  responseRate: number | null;
  suppressed: 'primary' | 'complementary' | null;
  nullReason: string | null;
  method: string;
  flags: string[];
  /** The same weighted to everybody asked, with activities as clusters; null with a reason, or where nothing is weighted. */
  weighted: number | null;
  weightedLower: number | null;
  weightedUpper: number | null;
  /** null where a weighted figure stands, and for counts and rates of those asked, which need no weights. */
  weightedReason: string | null;
  /** Variance against that of as many answers of equal weight and without clusters. */
  designEffect: number | null;
  /** n ÷ designEffect. */
  effectiveN: number | null;
}

/** What stands in a figure until it is weighted. */
export const notWeighted = {
  weighted: null,
  weightedLower: null,
  weightedUpper: null,
  weightedReason: null,
  designEffect: null,
  effectiveN: null,
} as const;
