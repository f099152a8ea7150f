import {
  calibratedMeans,
  calibrationModel,
  calibrationResidual,
  designEstimate,
  encode,
  fitTable,
  type Grouping,
  type Linearised,
  lineariseMean,
  lineariseTotal,
  linearWeights,
  type MarginInput,
  type Margins,
  rakeWeights,
  readMargins,
  type SurveyDesign,
  sweptResidual,
} from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';
import { designOf, domains, ends, numbers, type Numbers } from './survey-taylor.js';

type Targets = Record<string, Record<string, number>>;
type Columns = Record<string, string[]>;
interface Params {
  margins: Targets;
  conf: number;
}

const marginsOf = (columns: unknown, targets: Targets): MarginInput[] =>
  Object.entries(targets).map(([name, target]) => ({
    labels: (columns as Columns)[name] ?? [],
    targets: target,
  }));

function read(base: number[], input: unknown, targets: Targets) {
  const { margins, reason } = readMargins(base, marginsOf(input, targets));
  if (!margins) throw new RangeError(reason ?? 'no margins');
  const { weights, gRange, nEff, deff } = rakeWeights(margins);
  if (!weights) throw new RangeError('not raked');
  return { margins, weights, gRange, nEff, deff, model: calibrationModel(margins) };
}

const grouping = (labels: string[]): Grouping & { levels: string[] } => {
  const { codes, levels } = encode(labels);
  return { codes, levels, groups: levels.length };
};

/** Error of a figure as R's rake gives it. */
function sweptError(design: SurveyDesign, margins: Margins, weights: Float64Array, figure: Linearised) {
  return designEstimate(design, { ...figure, influence: sweptResidual(margins, weights, figure.influence) })
    .se;
}

interface Apiclus1 {
  cluster: number[];
  base_weight: number[];
  fpc_clusters: number[];
  stype: string[];
  api00: Numbers;
  enroll: Numbers;
}

function clustered(input: Apiclus1, { margins: targets, conf }: Params): Answer {
  const design = designOf({
    weight: input.base_weight,
    cluster: input.cluster,
    population: input.fpc_clusters,
  });
  const { margins, weights, model, deff } = read(input.base_weight, input, targets);
  const raked = { ...design, weight: weights };
  const api = numbers(input.api00);
  const before = designEstimate(design, lineariseMean(design, api));
  const by = grouping(input.stype);
  const [means] = calibratedMeans(raked, weights, [api], [by], model, conf);
  const total = lineariseTotal(raked, numbers(input.enroll));
  const totalError = designEstimate(raked, {
    ...total,
    influence: calibrationResidual(model, weights, total.influence),
  });
  const linear = linearWeights(model);
  const greg = calibratedMeans({ ...design, weight: linear }, linear, [api], [], model)[0]?.all;
  return {
    weights: [...weights],
    sum_weights: weights.reduce((sum, weight) => sum + weight, 0),
    df: design.df,
    before: { mean_api00: before.estimate, se: before.se },
    raked: {
      mean_api00: means?.all.estimate,
      se_greg_residual: means?.all.se,
      se_survey_rake: sweptError(raked, margins, weights, lineariseMean(raked, api)),
      total_enroll: total.estimate,
      total_enroll_se_greg: totalError.se,
      total_enroll_se_survey_rake: sweptError(raked, margins, weights, total),
      ci_t: means && ends(means.all),
    },
    raked_domain_stype: {
      levels: by.levels,
      mean: means?.by[0]?.map(({ estimate }) => estimate),
      se_greg: means?.by[0]?.map(({ se }) => se),
      se_survey_rake: domains(raked, api, input.stype).figures.map((figure) =>
        sweptError(raked, margins, weights, figure),
      ),
    },
    linear_greg: { weights: [...linear], mean_api00: greg?.estimate, se: greg?.se },
    deff_kish: deff,
  };
}

function threeMargins(
  input: { y: Numbers; group: string[]; base_weight: number[] },
  { margins: targets, conf }: Params,
): Answer {
  const { weights, model, gRange, nEff } = read(input.base_weight, input, targets);
  const raked = { ...designOf({ weight: input.base_weight }), weight: weights };
  const by = grouping(input.group);
  const [means] = calibratedMeans(raked, weights, [numbers(input.y)], [by], model, conf);
  return {
    weights: [...weights],
    mean_y: means?.all.estimate,
    se_greg: means?.all.se,
    by_group: {
      levels: by.levels,
      mean: means?.by[0]?.map(({ estimate }) => estimate),
      se_greg: means?.by[0]?.map(({ se }) => se),
    },
    g_weight_range: gRange,
    kish_n_eff: nEff,
  };
}

interface Unequal {
  strata: string[];
  fpc: number[];
  base_weight: number[];
  api00: Numbers;
}

function unequal(input: Unequal, { margins: targets, conf }: Params): Answer {
  const design = designOf({ weight: input.base_weight, strata: input.strata, population: input.fpc });
  const { margins, weights, model } = read(input.base_weight, input, targets);
  const raked = { ...design, weight: weights };
  const api = numbers(input.api00);
  // The strata of this sample are the school types.
  const by = grouping(input.strata);
  const [means] = calibratedMeans(raked, weights, [api], [by], model, conf);
  const mean = lineariseMean(raked, api);
  return {
    weights: [...weights],
    mean_api00: means?.all.estimate,
    se_greg: means?.all.se,
    se_survey_rake: sweptError(raked, margins, weights, mean),
    se_naive_no_residual: designEstimate(raked, mean).se,
    domain_stype: {
      levels: by.levels,
      mean: means?.by[0]?.map(({ estimate }) => estimate),
      se_greg: means?.by[0]?.map(({ se }) => se),
      se_survey_rake: domains(raked, api, input.strata).figures.map((figure) =>
        sweptError(raked, margins, weights, figure),
      ),
    },
  };
}

type Margined = { a: string[]; b: string[]; w: number[]; targets: Targets };
interface Broken {
  infeasible: { seed: number[][]; row_targets: number[]; col_targets: number[] };
  empty_category: Margined;
  totals_differ: Margined;
}

function diagnostics(input: Broken, { maxit }: { maxit: number }): Answer {
  const { seed, row_targets: rows, col_targets: columns } = input.infeasible;
  const table = fitTable(seed, rows, columns, { maxit });
  const rake = (one: Margined) => {
    const { margins, reason } = readMargins(one.w, marginsOf(one, one.targets));
    const raked = margins && rakeWeights(margins, { maxit });
    return { converged: raked?.converged ?? false, flag: reason ?? raked?.reason };
  };
  return {
    infeasible: { converged: table.converged, flag: table.reason },
    empty_category: rake(input.empty_category),
    totals_differ: rake(input.totals_differ),
  };
}

export const rakingMethods: Record<string, Method> = {
  rake_apiclus1: method(clustered),
  rake_three_margins: method(threeMargins),
  rake_unequal_base_weights: method(unequal),
  rake_diagnostics: method(diagnostics),
};
