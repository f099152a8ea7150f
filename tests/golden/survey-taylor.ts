import {
  designCovariance,
  designEffect,
  designEstimate,
  effectiveWilson,
  encode,
  kishEffect,
  lineariseMean,
  lineariseRatio,
  lineariseTotal,
  type LonelyPolicy,
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

interface Apiclus2 {
  psu: number[];
  ssu: number[];
  fpc1: number[];
  fpc2: number[];
  weight: number[];
  stype: string[];
  api00: Numbers;
}

function twoStages(input: Apiclus2, { conf }: Conf): Answer {
  const api = numbers(input.api00);
  const one = designOf({ weight: input.weight, cluster: input.psu });
  const design = designOf({
    weight: input.weight,
    cluster: input.psu,
    population: input.fpc1,
    unit: input.ssu,
    unitPopulation: input.fpc2,
  });
  const figure = lineariseMean(design, api);
  const mean = designEstimate(design, figure, conf);
  const { levels, figures, mean: means, se } = domains(design, api, input.stype);
  const [e, h] = [levels.indexOf('E'), levels.indexOf('H')];
  const none = new Float64Array(design.n);
  const gap = none.map((_zero, i) => (figures[e]?.influence[i] ?? 0) - (figures[h]?.influence[i] ?? 0));
  const difference = designEstimate(design, {
    ...figure,
    estimate: (means[e] ?? 0) - (means[h] ?? 0),
    influence: gap,
  });
  return {
    df: design.df,
    mean: mean.estimate,
    se_two_stage_fpc: mean.se,
    deff: designEffect(design, api, figure, mean.se),
    se_with_replacement: designEstimate(one, lineariseMean(one, api)).se,
    domain: { levels, mean: means, se },
    E_minus_H: {
      diff: difference.estimate,
      se: difference.se,
      naive_se_ignoring_cov: Math.hypot(se[e] ?? Number.NaN, se[h] ?? Number.NaN),
    },
  };
}

interface Gaps {
  cluster: number[];
  weight: number[];
  fpc_clusters: number[];
  api00_missing: Numbers;
  api00: Numbers;
  weight_zero: number[];
}

function gaps(input: Gaps): Answer {
  const place = { cluster: input.cluster, population: input.fpc_clusters };
  const design = designOf({ ...place, weight: input.weight });
  const zero = designOf({ ...place, weight: input.weight_zero });
  const missing = designEstimate(design, lineariseMean(design, numbers(input.api00_missing)));
  const zeros = designEstimate(zero, lineariseMean(zero, numbers(input.api00)));
  const nothing = readDesign({ ...place, weight: input.weight.map(() => 0) });
  return {
    missing: { n: missing.n, mean: missing.estimate, se: missing.se, df_full_design: missing.df },
    zero_weights: {
      n_positive: zeros.n,
      mean: zeros.estimate,
      se: zeros.se,
      n_clusters_in_variance: zero.clusters,
      df: zeros.df,
    },
    all_zero: { mean: nothing.design, se: nothing.design, flag: nothing.reason },
  };
}

function lonely(input: { strata: number[]; cluster: number[]; weight: number[]; y: Numbers }): Answer {
  const design = designOf(input);
  const figure = lineariseMean(design, numbers(input.y));
  const error = (policy: LonelyPolicy) => designEstimate(design, figure, 0.95, policy).se;
  return {
    mean: figure.estimate,
    se: {
      adjust: error('adjust'),
      average: error('average'),
      certainty: error('certainty'),
      remove: error('remove'),
    },
  };
}

function weightedShare({ y, w }: { y: Numbers; w: number[] }, { conf }: Conf): Answer {
  const design = designOf({ weight: w });
  const share = designEstimate(design, lineariseMean(design, numbers(y)), conf);
  const kish = kishEffect(w);
  const p = share.estimate ?? Number.NaN;
  const told = shareIntervals(p, share.se ?? 0, share.n, design.df, conf);
  return {
    p: share.estimate,
    n: share.n,
    kish_n_eff: kish.nEff,
    kish_deff: kish.deff,
    kish_deff_from_cv: kish.deffFromCv,
    wilson_on_kish_neff: effectiveWilson(p, w, 1, conf),
    se_taylor: share.se,
    df: design.df,
    svyciprop_logit: told.logit,
    svyciprop_beta: told.beta,
    svyciprop_mean: told.mean,
  };
}

export const taylorMethods: Record<string, Method> = {
  taylor_apistrat: method(stratified),
  taylor_apiclus2_twostage: method(twoStages),
  taylor_missing_zero_weights: method(gaps),
  lonely_psu: method(lonely),
  prop_weighted_kish: method(weightedShare),
};
