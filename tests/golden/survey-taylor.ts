import {
  designCovariance,
  designEffect,
  designEstimate,
  encode,
  lineariseMean,
  lineariseRatio,
  lineariseTotal,
  readDesign,
  shareIntervals,
  type SurveyDesign,
} from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

export type Numbers = (number | null)[];
type Conf = { conf: number };

export const numbers = (list: Numbers) => Float64Array.from(list, (value) => value ?? Number.NaN);
export const ends = ({ lower, upper }: { lower: number | null; upper: number | null }) => ({ lower, upper });

/** The design of a case; one that cannot be read fails it. */
export function designOf(input: Parameters<typeof readDesign>[0]): SurveyDesign {
  const { design, reason } = readDesign(input);
  if (!design) throw new RangeError(reason ?? 'no design');
  return design;
}

/** Mean and error in each group, by the sorted name of the group. */
export function domains(design: SurveyDesign, values: Float64Array, labels: string[]) {
  const { codes, levels } = encode(labels);
  const figures = levels.map((_level, g) =>
    lineariseMean(
      design,
      values,
      codes.map((code) => (code === g ? 1 : 0)),
    ),
  );
  const told = figures.map((figure) => designEstimate(design, figure));
  return { levels, figures, mean: told.map(({ estimate }) => estimate), se: told.map(({ se }) => se) };
}

interface Apistrat {
  strata: string[];
  weight: number[];
  fpc: number[];
  api00: Numbers;
  api99: Numbers;
  enroll: Numbers;
  api_stu: Numbers;
  sch_wide: string[];
}

function stratified(input: Apistrat, { conf }: Conf): Answer {
  const design = designOf({ weight: input.weight, strata: input.strata, population: input.fpc });
  const [now, before] = [numbers(input.api00), numbers(input.api99)];
  const mean = lineariseMean(design, now);
  const api = designEstimate(design, mean, conf);
  const both = designCovariance(design, [mean.influence, lineariseMean(design, before).influence]);
  const total = designEstimate(design, lineariseTotal(design, numbers(input.enroll)), conf);
  const ratio = designEstimate(design, lineariseRatio(design, numbers(input.api_stu), numbers(input.enroll)));
  const gain = now.map((value, i) => value - (before[i] ?? Number.NaN));
  const change = designEstimate(design, lineariseMean(design, gain));
  const yes = lineariseMean(
    design,
    Float64Array.from(input.sch_wide, (value) => (value === 'Yes' ? 1 : 0)),
  );
  const share = designEstimate(design, yes, conf);
  const shares = shareIntervals(share.estimate ?? 0, share.se ?? 0, yes.n, design.df, conf);
  return {
    n: api.n,
    df: design.df,
    mean_api00: api.estimate,
    se_api00: api.se,
    ci_t: ends(api),
    deff_api00: designEffect(design, now, mean, api.se),
    cov_api00_api99: both.matrix[0]?.[1],
    total_enroll: total.estimate,
    se_total: total.se,
    ratio: ratio.estimate,
    ratio_se: ratio.se,
    domain: domains(design, now, input.sch_wide),
    change_mean: change.estimate,
    change_se: change.se,
    prop_yes: share.estimate,
    prop_yes_se: share.se,
    ci_logit: shares.logit,
    ci_beta: shares.beta,
    ci_mean: shares.mean,
  };
}

export const taylorMethods: Record<string, Method> = { taylor_apistrat: method(stratified) };
