import {
  bootstrapIntervals,
  jackknife,
  meanFigure,
  poolImputations,
  ratioFigure,
  replicateEstimate,
} from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';
import { designOf, ends, numbers, type Numbers } from './survey-taylor.js';

interface Jackknives {
  jk1: { cluster: number[]; weight: number[]; fpc_clusters: number; y: Numbers };
  jkn: { strata: string[]; weight: number[]; y: Numbers };
}

function jackknives({ jk1, jkn }: Jackknives): Answer {
  const population = jk1.weight.map(() => jk1.fpc_clusters);
  const one = jackknife(designOf({ ...jk1, population }), meanFigure(numbers(jk1.y)));
  const many = jackknife(designOf(jkn), meanFigure(numbers(jkn.y)));
  return {
    jk1: { mean: one.estimate, se: one.se, df: one.df },
    jkn: { mean: many.estimate, se: many.se },
  };
}

interface Replicated {
  replicate_weights: number[][];
  weight: number[];
  y: Numbers;
  num: Numbers;
  den: Numbers;
}

function replicates(input: Replicated, params: { scale: number; rscales: number[] }): Answer {
  const { weight, replicate_weights: rows } = input;
  // A row of the table is a person with a weight in each replicate, unless there are as many rows as replicates.
  const byPerson = rows.length === weight.length && rows[0]?.length === params.rscales.length;
  const lists = byPerson
    ? params.rscales.map((_scale, r) => Float64Array.from(rows, (row) => row[r] ?? Number.NaN))
    : rows.map((row) => Float64Array.from(row));
  const full = Float64Array.from(weight);
  const of = (figure: Parameters<typeof replicateEstimate>[0]) =>
    replicateEstimate(figure, full, lists, params.scale, params.rscales);
  const mean = of(meanFigure(numbers(input.y)));
  const ratio = of(ratioFigure(numbers(input.num), numbers(input.den)));
  return { mean: mean.estimate, se: mean.se, ratio: ratio.estimate, ratio_se: ratio.se };
}

function pearson(x: number[], y: number[], rows: ArrayLike<number>): number {
  const pick = (list: number[]) => Array.from(rows, (i) => list[i] ?? Number.NaN);
  const centred = (list: number[]) => {
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
    return list.map((value) => value - mean);
  };
  const [a, b] = [centred(pick(x)), centred(pick(y))];
  const product = (u: number[], v: number[]) => u.reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

function bootstrap(
  { x, y, indices_1based: indices }: { x: number[]; y: number[]; indices_1based: number[][] },
  { conf }: { conf: number },
): Answer {
  const resamples = indices.map((rows) => rows.map((i) => i - 1));
  const told = bootstrapIntervals(x.length, (rows) => pearson(x, y, rows), resamples, conf);
  return {
    t0: told.estimate,
    boot_se: told.se,
    bias: told.bias,
    normal: told.normal,
    basic: told.basic,
    percentile: told.percentile,
    z0: told.z0,
    bca_jackknife: told.bca,
    jackknife_se: told.jackknifeSe,
  };
}

function pooled(
  { q, u }: { q: number[]; u: number[] },
  { n, k, conf }: { n: number; k: number; conf: number },
): Answer {
  const told = poolImputations(q, u, n - k, conf);
  return {
    qbar: told.estimate,
    ubar: told.within,
    b: told.between,
    t: told.total,
    se: told.se,
    df: told.df,
    r: told.r,
    fmi: told.fmi,
    ci: ends(told),
  };
}

export const replicationMethods: Record<string, Method> = {
  jackknife: method(jackknives),
  bootstrap_replicates: method(replicates),
  bootstrap_iid_bca: method(bootstrap),
  rubin_rules: method(pooled),
};
