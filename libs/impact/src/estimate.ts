/** Why a number is not there; a figure that cannot be computed is never 0. */
export type NullReason =
  | 'no_answers'
  | 'no_invited_list'
  | 'no_invited'
  | 'groups_not_stated'
  | 'too_few'
  | 'zero_variance'
  | 'no_weight'
  | 'no_scale'
  | 'not_defined'
  | 'too_few_clusters'
  | 'not_converged';

/**
 * One estimated number with everything that must stand beside it.
 *
 * Shares are between 0 and 1, means in the unit of the answers. `null` in a field means "not computable",
 * and `reason` says why whenever `estimate` or its interval is missing.
 *
 * @source METHODS §0
 * @example { estimate: 0.8, se: null, lower: 0.49, upper: 0.943, conf: 0.95, n: 10, n_eff: 10, df: null, method: 'wilson', flags: [], reason: null }
 */
export interface Estimate {
  estimate: number | null;
  se: number | null;
  lower: number | null;
  upper: number | null;
  /** Confidence as a proportion, e.g. 0.95. */
  conf: number;
  /** Answers that entered the figure; missing answers are not among them. */
  n: number;
  /** Effective sample size after weights and clusters; equals n without them. */
  n_eff: number | null;
  /** Degrees of freedom of the interval; null where none are used. */
  df: number | null;
  method: string;
  flags: string[];
  reason: NullReason | null;
}

/** Lower and upper end of an interval. */
export interface Interval {
  lower: number;
  upper: number;
}

/**
 * An estimate that is not there, with its reason.
 *
 * @param reason why nothing can be said
 * @param part   fields that are known all the same, such as n, method and conf
 * @returns an Estimate whose number, error and interval are null unless `part` sets them
 * @source METHODS §0: null = not computable
 * @example missingEstimate('no_answers', { method: 'wilson', conf: 0.95 }).estimate // null
 */
export function missingEstimate(reason: NullReason, part: Partial<Estimate> & { method: string }): Estimate {
  return {
    estimate: null,
    se: null,
    lower: null,
    upper: null,
    conf: 0.95,
    n: 0,
    n_eff: null,
    df: null,
    flags: [],
    ...part,
    reason,
  };
}
