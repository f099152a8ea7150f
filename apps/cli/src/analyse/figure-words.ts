type Unit = 'count' | 'share' | 'points' | 'mean';

const metrics: Record<string, { words: string; unit: Unit }> = {
  invited: { words: 'invited', unit: 'count' },
  responded: { words: 'responded', unit: 'count' },
  response_rate_rr1: { words: 'response rate, complete forms (RR1)', unit: 'share' },
  response_rate_rr2: { words: 'response rate (RR2)', unit: 'share' },
  test_score_mean: { words: 'test score, 0 to 100', unit: 'mean' },
  application_rate_respondents: { words: 'application rate of who answered', unit: 'share' },
  application_rate_not_used: { words: 'do not apply', unit: 'share' },
  application_rate_conservative: { words: '… if all others do not apply', unit: 'share' },
  application_rate_upper_bound: { words: '… if all others apply', unit: 'share' },
  likert_share: { words: '', unit: 'share' },
  likert_top2: { words: 'top two', unit: 'share' },
  likert_mean: { words: 'mean', unit: 'mean' },
  choice_share: { words: '', unit: 'share' },
  number_mean: { words: 'mean', unit: 'mean' },
  nps: { words: 'net promoter score', unit: 'points' },
  answers_missing: { words: 'no answer', unit: 'share' },
  answered_before: { words: 'answered before', unit: 'count' },
  answered_after: { words: 'answered after', unit: 'count' },
  answered_both: { words: 'answered both', unit: 'count' },
  mean_before: { words: 'mean before', unit: 'mean' },
  mean_after: { words: 'mean after', unit: 'mean' },
  paired_change: { words: 'change', unit: 'mean' },
  paired_change_clustered: { words: 'change, activities as clusters', unit: 'mean' },
  effect_dav: { words: 'change in spreads (d_av)', unit: 'mean' },
  effect_gav: { words: '… Hedges-corrected', unit: 'mean' },
  cohort_gain: { words: 'gain of the cohort', unit: 'mean' },
  normalised_change: { words: 'normalised change', unit: 'mean' },
  alpha: { words: "Cronbach's alpha", unit: 'mean' },
  omega: { words: "McDonald's omega", unit: 'mean' },
  alpha_if_deleted: { words: 'alpha without', unit: 'mean' },
};

const reasons: Record<string, string> = {
  primary: 'hidden: too few people',
  complementary: 'hidden: another group could be worked out from it',
  below_threshold: 'too few people',
  small_difference: 'the few who answered one side only could be worked out from it',
  item_hidden: 'one of its items is hidden',
  no_answers: 'nobody answered',
  no_invited_list: 'no list of the invited',
  no_invited: 'nobody was invited',
  groups_not_stated: 'the answers do not state it',
  too_few: 'too few for an estimate',
  zero_variance: 'all alike, no interval',
  no_scale: 'the ends of the scale are not known',
  not_defined: 'not defined for these values',
  not_converged: 'the fit does not settle',
  too_few_clusters: 'too few activities for an interval',
  counts_only: 'counts only',
  small_sample: 'small sample',
  low_response: 'low response',
};

/** A word of the statistics in words of English; what has none says itself. */
export const wordsOf = (code: string): string => reasons[code] ?? code.replaceAll('_', ' ');

export const metricWords = (metric: string): string => metrics[metric]?.words ?? metric.replaceAll('_', ' ');

/**
 * A number as a reader sees it: no more digits than its interval supports.
 *
 * @param n answers behind it; shares have a decimal from a thousand on
 * @example showNumber(0.5432, 'likert_share', 120) // '54 %'
 */
export function showNumber(value: number | null, metric: string, n: number | null): string {
  if (value === null) return '';
  const unit = metrics[metric]?.unit ?? 'mean';
  if (unit === 'count') return String(value);
  const digits = unit === 'mean' ? 2 : unit === 'share' && (n ?? 0) >= 1000 ? 1 : 0;
  const shown = (unit === 'share' ? 100 * value : value).toFixed(digits);
  // No minus before a zero.
  const plain = Number(shown) === 0 ? shown.replace('-', '') : shown;
  return unit === 'share' ? `${plain} %` : plain;
}
