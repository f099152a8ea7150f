import gammaln from '@stdlib/math-base-special-gammaln';
import beta from '@stdlib/stats-base-dists-beta';
import { normalCdf } from './normal.js';

const mostTerms = 5000;
const enough = 1e-16;

/**
 * P(T ≤ x) of the noncentral t distribution.
 *
 * @param x   any finite number
 * @param df  degrees of freedom, above 0
 * @param ncp noncentrality; |ncp| ≤ 37.62, beyond that exp(−ncp²/2) is no longer a number
 * @returns probability, absolute error about 1e-12
 * @throws RangeError for |ncp| > 37.62: the caller takes a normal approximation and says so
 * @source R. V. Lenth (1989), Algorithm AS 243, Applied Statistics 38, 185–189
 * @example noncentralTCdf(2.5, 9, 1) // 0.892697504867282
 */
export function noncentralTCdf(x: number, df: number, ncp: number): number {
  if (Math.abs(ncp) > 37.62) throw new RangeError(`a noncentrality of ${ncp} is too large for this series`);
  return x < 0 ? 1 - positivePart(-x, df, -ncp) : positivePart(x, df, ncp);
}

/** P(T ≤ x) for x ≥ 0: a Poisson mixture of incomplete beta functions, odd and even terms apart. */
function positivePart(t: number, df: number, ncp: number): number {
  const start = normalCdf(-ncp);
  if (t === 0) return start;
  const x = (t * t) / (t * t + df);
  const half = (ncp * ncp) / 2;
  const b = df / 2;
  // (1 − x)^b, with 1 − x taken from df so that it loses no digits
  const rest = Math.exp(b * Math.log(df / (t * t + df)));
  let a = 0.5;
  let p = 0.5 * Math.exp(-half);
  let q = Math.sqrt(2 / Math.PI) * p * ncp;
  let left = 0.5 - p;
  let odd = beta.cdf(x, a, b);
  let oddStep = 2 * rest * Math.exp(a * Math.log(x) - (Math.log(Math.PI) / 2 + gammaln(b) - gammaln(a + b)));
  let even = 1 - rest;
  let evenStep = b * x * rest;
  let sum = p * odd + q * even;
  for (let term = 1; term <= mostTerms; term += 1) {
    a += 1;
    odd -= oddStep;
    even -= evenStep;
    oddStep *= (x * (a + b - 1)) / a;
    evenStep *= (x * (a + b - 0.5)) / (a + 0.5);
    p *= half / term;
    q *= half / (term + 0.5);
    sum += p * odd + q * even;
    left -= p;
    if (Math.abs(2 * left * (odd - oddStep)) < enough) break;
  }
  return Math.min(1, Math.max(0, start + sum));
}
