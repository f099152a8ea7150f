export type FigureDimension = 'all' | 'constituent_group' | 'sex' | 'constituent_group_x_sex';

export type FigureMetric =
  | 'invited'
  | 'responded'
  | 'response_rate_rr1'
  | 'response_rate_rr2'
  | 'application_rate_respondents'
  | 'application_rate_conservative'
  | 'application_rate_upper_bound'
  | 'likert_share'
  | 'likert_top2'
  | 'likert_mean'
  | 'choice_share'
  | 'number_mean'
  | 'nps'
  | 'test_score_mean'
  | 'answers_missing';

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
}
