/**
 * Arithmetic mean in two passes, so that large values with small spread lose no digits.
 *
 * @param values answers only, missing ones left out; at least one
 * @returns mean in the unit of the values, NaN for an empty list
 * @source METHODS §0 (two passes)
 * @example meanOf([1, 2, 6]) // 3
 */
export function meanOf(values: readonly number[]): number {
  const n = values.length;
  let sum = 0;
  for (const value of values) sum += value;
  const rough = sum / n;
  let rest = 0;
  for (const value of values) rest += value - rough;
  return rough + rest / n;
}

/**
 * Sum of squared deviations from the mean, with the correction that cancels rounding of the mean.
 *
 * @param values answers only
 * @source T. F. Chan, G. H. Golub, R. J. LeVeque (1983), Am. Stat. 37, 242–247
 * @example sumOfSquares([1, 2, 6]) // 14
 */
export function sumOfSquares(values: readonly number[]): number {
  const mean = meanOf(values);
  let squares = 0;
  let rest = 0;
  for (const value of values) {
    const d = value - mean;
    squares += d * d;
    rest += d;
  }
  return squares - (rest * rest) / values.length;
}

/**
 * Sample variance with n − 1.
 *
 * @param values answers only
 * @returns variance, NaN for fewer than two values
 * @source METHODS §0
 * @example varianceOf([1, 2, 6]) // 7
 */
export function varianceOf(values: readonly number[]): number {
  return values.length < 2 ? Number.NaN : sumOfSquares(values) / (values.length - 1);
}

/**
 * Sample covariance with n − 1 of two lists of the same length.
 *
 * @source METHODS §0
 * @example covarianceOf([1, 2, 6], [1, 2, 6]) // 7
 */
export function covarianceOf(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [meanOf(x), meanOf(y)];
  let sum = 0;
  x.forEach((value, i) => {
    sum += (value - mx) * ((y[i] ?? Number.NaN) - my);
  });
  return sum / (x.length - 1);
}
