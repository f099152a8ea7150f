import gammaln from '@stdlib/math-base-special-gammaln';

/**
 * Hedges' factor that takes the bias of small samples out of a standardised difference.
 *
 * @param df degrees of freedom of the standard deviation: n − 1 of pairs, n1 + n2 − 2 of two groups
 * @returns factor between 0 and 1; null below 2 or when df is not a number: the bias has no bound there
 * @source L. V. Hedges (1981), J. Educ. Stat. 6, 107–128: Γ(m/2) / (√(m/2) Γ((m − 1)/2))
 * @example hedgesCorrection(9) // 0.913874891792553
 */
export function hedgesCorrection(df: number): number | null {
  if (!(df >= 2)) return null;
  const x = (df - 1) / 2;
  // Of large values the two logarithms would lose the digits in which they differ.
  if (x > 200) return gammaRatio(x) / Math.sqrt(df / 2);
  return Math.exp(gammaln(df / 2) - gammaln(x)) / Math.sqrt(df / 2);
}

/** Γ(x + ½) / Γ(x) of a large x: the first terms of its series in 1/x. */
function gammaRatio(x: number): number {
  const r = 1 / x;
  return Math.sqrt(x) * (1 + r * (-1 / 8 + r * (1 / 128 + r * (5 / 1024 - r * (21 / 32768)))));
}

/**
 * The approximation in common use, off by 1.3 % at 2 degrees of freedom.
 *
 * @returns 1 − 3/(4 df − 1); null below 2 degrees of freedom
 * @source L. V. Hedges (1981), J. Educ. Stat. 6, 107–128
 * @example hedgesCorrectionApproximate(9) // 0.914285714285714
 */
export function hedgesCorrectionApproximate(df: number): number | null {
  return df >= 2 ? 1 - 3 / (4 * df - 1) : null;
}
