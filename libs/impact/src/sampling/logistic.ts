import { inverse, Matrix } from 'ml-matrix';
import { at, type SamplingReason } from './values.js';

/** A logistic fit; no coefficients when there is no maximum. */
export interface LogisticFit {
  coef: number[] | null;
  se: number[] | null;
  fitted: Float64Array | null;
  deviance: number | null;
  nullDeviance: number | null;
  aic: number | null;
  iterations: number;
  reason: SamplingReason | null;
}

const refused = (reason: SamplingReason, iterations = 0): LogisticFit => ({
  coef: null,
  se: null,
  fitted: null,
  deviance: null,
  nullDeviance: null,
  aic: null,
  iterations,
  reason,
});

/**
 * Logistic regression by iteratively reweighted least squares, e.g. the propensity to respond.
 *
 * @param y 1 or 0, one a row
 * @param x a row of columns for each; the constant is a column of its own
 * @returns coefficients on the logit scale with standard errors. Separation, complete or not: no coefficients,
 *          `separation` (some |η| beyond 15 still growing, or an error beyond 1,000 times a coefficient's unit). Columns
 *          that tell the same: `singular`. Not 0/1, missing or infinite: `bad_value`. All or nobody: `zero_variance`
 * @source P. McCullagh, J. Nelder (1989), 4.4; A. Albert, J. Anderson (1984), Biometrika 71, 1–10; R `glm`
 * @example constant only, 3 of 4: coef ln 3 = 1.0986, se √(1/3 + 1/1) = 1.1547
 */
export function logisticFit(
  y: ArrayLike<number>,
  x: readonly (readonly number[])[],
  { tolerance = 1e-12, maxit = 60 } = {},
): LogisticFit {
  const wrong = check(y, x);
  if (wrong) return refused(wrong);
  const width = x[0]?.length ?? 0;
  const { rows, scale } = standardise(x, width);
  let beta: number[] = new Array<number>(width).fill(0);
  let fitted = rows.map((_row, i) => (at(y, i) + 0.5) / 2);
  let eta = fitted.map((p) => Math.log(p / (1 - p)));
  let deviance = devianceOf(y, fitted);
  for (let round = 1; round <= maxit; round += 1) {
    const { normal, right } = weighted(rows, y, fitted, eta, width);
    const covariance = invert(normal);
    if (!covariance) return refused(lostAt(round), round);
    beta = covariance.map((line) => dot(line, right));
    eta = rows.map((row) => dot(row, beta));
    fitted = eta.map(inverseLogit);
    const before = deviance;
    deviance = devianceOf(y, fitted);
    const settled = Math.abs(deviance - before) <= tolerance * (Math.abs(deviance) + 0.1);
    if (isSeparated(eta, fitted, covariance, settled)) return refused('separation', round);
    if (settled && round > 1) return finish({ y, rows, fitted, eta, beta, scale, deviance, round, width });
  }
  return refused('separation', maxit);
}

/** Columns that tell the same show at once; an inverse lost later is one of weights that went to 0. */
const lostAt = (round: number): SamplingReason => (round > 3 ? 'separation' : 'singular');
const inverseLogit = (value: number) => 1 / (1 + Math.exp(-value));
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, j) => sum + value * at(b, j), 0);

interface Fit {
  y: ArrayLike<number>;
  rows: number[][];
  fitted: number[];
  eta: number[];
  beta: number[];
  scale: number[];
  deviance: number;
  round: number;
  width: number;
}

function finish({ y, rows, fitted, eta, beta, scale, deviance, round, width }: Fit): LogisticFit {
  const covariance = invert(weighted(rows, y, fitted, eta, width).normal) ?? [];
  const yes = rows.reduce((sum, _row, i) => sum + at(y, i), 0);
  const share = yes / rows.length;
  return {
    coef: beta.map((value, j) => value / at(scale, j)),
    se: covariance.map((line, j) => Math.sqrt(at(line, j)) / at(scale, j)),
    fitted: Float64Array.from(fitted),
    deviance,
    nullDeviance: devianceOf(
      y,
      fitted.map(() => share),
    ),
    aic: deviance + 2 * width,
    iterations: round,
    reason: null,
  };
}

function check(y: ArrayLike<number>, x: readonly (readonly number[])[]): SamplingReason | null {
  if (x.length === 0) return 'no_answers';
  const width = x[0]?.length ?? 0;
  if (y.length !== x.length || width === 0 || x.some((row) => row.length !== width)) return 'bad_shape';
  const answers = Array.from(y);
  if (!answers.every((value) => value === 0 || value === 1)) return 'bad_value';
  if (!x.every((row) => row.every((value) => typeof value === 'number' && Number.isFinite(value))))
    return 'bad_value';
  if (answers.every((value) => value === answers[0])) return 'zero_variance';
  return width >= x.length ? 'too_few' : null;
}

/** Columns divided by their largest size, so that euros and shares are equally well solved for. */
function standardise(x: readonly (readonly number[])[], width: number) {
  const scale = Array.from({ length: width }, (_none, j) =>
    x.reduce((most, row) => Math.max(most, Math.abs(at(row, j))), 0),
  ).map((most) => (most === 0 ? 1 : most));
  return { scale, rows: x.map((row) => row.map((value, j) => value / at(scale, j))) };
}

/** X′WX and X′Wz of one step. */
function weighted(rows: number[][], y: ArrayLike<number>, fitted: number[], eta: number[], width: number) {
  const normal = Array.from({ length: width }, () => new Array<number>(width).fill(0));
  const right = new Array<number>(width).fill(0);
  rows.forEach((row, i) => {
    const p = at(fitted, i);
    const w = p * (1 - p);
    const pull = w * at(eta, i) + at(y, i) - p;
    row.forEach((a, j) => {
      right[j] = at(right, j) + a * pull;
      const line = normal[j] ?? [];
      row.forEach((b, k) => {
        line[k] = at(line, k) + w * a * b;
      });
    });
  });
  return { normal, right };
}

function invert(normal: number[][]): number[][] | null {
  const size = Math.max(...normal.map((line, j) => at(line, j)));
  if (!(size > 0) || !Number.isFinite(size)) return null;
  try {
    const found = inverse(new Matrix(normal)).to2DArray();
    const sound = found.every((line, j) => at(line, j) > 0 && at(line, j) * size < 1e14);
    return sound ? found : null;
  } catch {
    // The package says by an exception that a matrix has no inverse.
    return null;
  }
}

function isSeparated(eta: number[], fitted: number[], covariance: number[][], settled: boolean): boolean {
  const largest = eta.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const extreme = fitted.some((p) => p < 1e-14 || p > 1 - 1e-14);
  const loose = covariance.some((line, j) => Math.sqrt(at(line, j)) > 1e3);
  return largest > 15 && (extreme || loose || (!settled && largest > 25));
}

function devianceOf(y: ArrayLike<number>, fitted: readonly number[]): number {
  return fitted.reduce((sum, p, i) => sum - 2 * Math.log(y[i] === 1 ? p : 1 - p), 0);
}
