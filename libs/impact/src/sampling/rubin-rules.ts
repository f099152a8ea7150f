import { varianceOf } from '../means/summary.js';
import { tInterval } from './design-estimate.js';
import { type SamplingReason, sumOf } from './values.js';

/** A figure pooled over imputations. */
export interface PooledEstimate {
  estimate: number | null;
  se: number | null;
  lower: number | null;
  upper: number | null;
  /** Mean variance within imputations, variance between them, and both together. */
  within: number | null;
  between: number | null;
  total: number | null;
  df: number | null;
  /** Relative increase of the variance by non-response, and the fraction of information missing. */
  r: number | null;
  fmi: number | null;
  reason: SamplingReason | null;
}

/**
 * Pools a figure over multiple imputations by Rubin, with the degrees of freedom of Barnard and Rubin.
 *
 * @param estimates one an imputation; @param variances their squared standard errors
 * @param complete  degrees of freedom with complete data, n − k; Infinity for Rubin's own
 * @returns nulls with `no_answers`, `bad_shape`, `bad_value` (a negative variance, something not finite); one imputation
 *          gives an estimate without error, `too_few`; no variance at all `zero_variance`
 * @source D. Rubin (1987), 3; J. Barnard, D. Rubin (1999), Biometrika 86, 948–955; R mice `pool.scalar`
 * @example poolImputations([1, 2, 3], [1, 1, 1]) // within 1, between 1, total 1 + 4/3 = 2.333
 */
export function poolImputations(
  estimates: readonly number[],
  variances: readonly number[],
  complete = Infinity,
  level = 0.95,
): PooledEstimate {
  const m = estimates.length;
  const none: PooledEstimate = {
    estimate: null,
    se: null,
    lower: null,
    upper: null,
    within: null,
    between: null,
    total: null,
    df: null,
    r: null,
    fmi: null,
    reason: null,
  };
  if (m === 0) return { ...none, reason: 'no_answers' };
  if (variances.length !== m) return { ...none, reason: 'bad_shape' };
  if (!estimates.every(Number.isFinite) || !variances.every((value) => value >= 0 && value < Infinity))
    return { ...none, reason: 'bad_value' };
  const estimate = sumOf(estimates) / m;
  const within = sumOf(variances) / m;
  if (m === 1) return { ...none, estimate, within, reason: 'too_few' };
  const between = varianceOf(estimates);
  const extra = (1 + 1 / m) * between;
  const total = within + extra;
  const pooled = { ...none, estimate, within, between, total, se: Math.sqrt(total) };
  if (total === 0) return { ...pooled, reason: 'zero_variance' };
  if (!(complete > 0)) return { ...pooled, se: null, reason: 'too_few' };
  const df = barnardRubin(m, Math.max(extra / total, 1e-4), complete);
  const r = within === 0 ? null : extra / within;
  const fmi = r === null ? null : (r + 2 / (df + 3)) / (r + 1);
  return { ...pooled, df, r, fmi, ...tInterval(estimate, Math.sqrt(total), df, level) };
}

function barnardRubin(m: number, lambda: number, complete: number): number {
  const old = (m - 1) / lambda ** 2;
  if (complete === Infinity) return old;
  const observed = ((complete + 1) / (complete + 3)) * complete * (1 - lambda);
  return (old * observed) / (old + observed);
}
