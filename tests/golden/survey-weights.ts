import {
  fitTable,
  kishEffect,
  logisticFit,
  plainQuantile,
  trimWeights,
  weightedQuantile,
  weightingClasses,
} from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

const sum = (list: ArrayLike<number>) => Array.from(list).reduce((total, value) => total + value, 0);

function table(input: { seed: number[][]; row_targets: number[]; col_targets: number[] }): Answer {
  const { fitted } = fitTable(input.seed, input.row_targets, input.col_targets);
  const odds = ([[a = 0, b = 0] = [], [c = 0, d = 0] = []]: number[][]) => (a * d) / (b * c);
  return {
    fitted,
    row_sums: fitted && fitted.map(sum),
    col_sums: fitted && input.col_targets.map((_target, c) => sum(fitted.map((row) => row[c] ?? 0))),
    odds_ratio_preserved: { seed: odds(input.seed), fitted: fitted && odds(fitted) },
    zero_cell_stays_zero:
      fitted !== null &&
      input.seed.every((row, r) => row.every((cell, c) => cell !== 0 || fitted[r]?.[c] === 0)),
  };
}

interface Cut {
  upper: number;
  upper_strict: number;
}

function trimmed({ w }: { w: number[] }, params: Cut): Answer {
  const lists = [
    trimWeights(w, params.upper, 'additive_once'),
    trimWeights(w, params.upper_strict, 'additive'),
    trimWeights(w, params.upper, 'proportional'),
  ].map(({ weights }) => weights && [...weights]);
  return {
    survey_trim_upper3_not_strict: lists[0],
    survey_trim_upper2_strict: lists[1],
    proportional_iterated_upper3: lists[2],
    sum_before: sum(w),
    sum_after: lists.map((list) => list && sum(list)),
    deff_before: kishEffect(w).deff,
    deff_after: lists.map((list) => list && kishEffect(list).deff),
  };
}

function classes(input: { class: string[]; responded: number[]; base_weight: number[] }): Answer {
  const told = weightingClasses(input.class, input.responded, input.base_weight);
  const weights = told.weights && [...told.weights].filter((_weight, i) => input.responded[i] === 1);
  const marked = told.classes.filter(({ flags }) => flags.length > 0);
  return {
    factor: Object.fromEntries(told.classes.map(({ name, factor }) => [name, factor])),
    weights_respondents: weights,
    sum_weights: weights && sum(weights),
    kish_deff: told.deff,
    unweighted_rr: told.responseRate,
    weighted_rr: told.weightedResponseRate,
    class_with_no_respondents_flag:
      told.reason ?? (marked.map(({ name, flags }) => `${name}: ${flags.join(', ')}`).join('; ') || 'none'),
  };
}

function propensity(
  { y, X }: { y: number[]; X: number[][] },
  { tol }: { tol: number },
  asked: { quintile_breaks_type7?: number[] },
): Answer {
  const fit = logisticFit(y, X, { tolerance: tol });
  // A case may ask for the breaks with both ends or for those between the classes.
  const inner = [0.2, 0.4, 0.6, 0.8];
  const shares = asked.quintile_breaks_type7?.length === inner.length ? inner : [0, ...inner, 1];
  return {
    coef: fit.coef,
    se: fit.se,
    deviance: fit.deviance,
    null_deviance: fit.nullDeviance,
    aic: fit.aic,
    fitted: fit.fitted && [...fit.fitted],
    ipw_respondents: fit.fitted && [...fit.fitted].filter((_p, i) => y[i] === 1).map((p) => 1 / p),
    quintile_breaks_type7: fit.fitted && plainQuantile(fit.fitted, shares, 7).quantiles,
  };
}

function separation({ y, X }: { y: number[]; X: number[][] }): Answer {
  const { coef, reason } = logisticFit(y, X);
  return { mle_exists: coef !== null, flag: reason, coef };
}

function quantiles({ y, w }: { y: (number | null)[]; w: number[] }, { p }: { p: number[] }): Answer {
  return {
    weighted_math: weightedQuantile(y, w, p).quantiles,
    type7: plainQuantile(y, p, 7).quantiles,
    type6: plainQuantile(y, p, 6).quantiles,
  };
}

export const weightMethods: Record<string, Method> = {
  ipf_bfh1975: method(table),
  weight_trimming: method(trimmed),
  nonresponse_weighting_class: method(classes),
  logistic_propensity: method(propensity),
  logistic_separation: method(separation),
  weighted_quantile: method(quantiles),
};
