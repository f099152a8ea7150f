import {
  agrestiCoullInterval,
  betaQuantile,
  chiSquareQuantile,
  chiSquareUpper,
  clopperPearsonInterval,
  fQuantile,
  type Interval,
  jeffreysInterval,
  likertDistribution,
  meanInterval,
  netPromoterScore,
  noncentralTCdf,
  normalCdf,
  normalQuantile,
  rankSumCdf,
  responseRates,
  signedRankCdf,
  studentTQuantile,
  studentTUpper,
  wilsonCorrectedInterval,
  wilsonFiniteInterval,
  wilsonInterval,
} from '@traccia/impact';
import { activityFigures, type ActivityCaseInput } from './activity-method.js';
import { classicalMethods } from './classical-methods.js';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';
import { surveyMethods } from './survey-methods.js';

type Conf = { conf: number };
type Pairs = { x: number[]; n: number[] };

const pair = (bounds: { lower: number | null; upper: number | null } | null): (number | null)[] => [
  bounds?.lower ?? null,
  bounds?.upper ?? null,
];
const both = ({ lower, upper }: Interval | { lower: number | null; upper: number | null }) => ({
  lower,
  upper,
});
const zip = <T>({ x, n }: Pairs, work: (yes: number, asked: number) => T): T[] =>
  x.map((yes, i) => work(yes, n[i] ?? Number.NaN));

function primitives(input: { p: number[]; df: number[]; x: number[] }): Answer {
  return {
    qnorm: input.p.map(normalQuantile),
    pnorm_lower: input.x.map(normalCdf),
    pnorm_upper: input.x.map((x) => normalCdf(-x)),
    qt_975_by_df: input.df.map((df) => studentTQuantile(0.975, df)),
    'pt_upper_x2.5_by_df': input.df.map((df) => studentTUpper(2.5, df)),
    pt_upper_x40_df: input.df.map((df) => studentTUpper(40, df)),
    // The points at which R was asked stand in the expected part of the case.
    pt_noncentral: [
      [2.5, 9, 1],
      [-1, 9, 1.5],
      [4.06212768, 9, 2],
      [10, 100, 8],
    ].map(([x = 0, df = 0, ncp = 0]) => ({ x, df, ncp, lower_tail: noncentralTCdf(x, df, ncp) })),
    qchisq: [
      [0.95, 1],
      [0.99, 7],
      [0.05, 0.5],
    ].map(([p = 0, df = 0]) => ({ p, df, q: chiSquareQuantile(p, df) })),
    pchisq_upper: [
      [34.71, 1],
      [200, 4],
    ].map(([x = 0, df = 0]) => ({ x, df, p: chiSquareUpper(x, df) })),
    qbeta: [
      [0.025, 81, 183],
      [0.975, 1, 20],
      [0.025, 0.5, 0.5],
    ].map(([p = 0, a = 0, b = 0]) => ({ p, a, b, q: betaQuantile(p, a, b) })),
    qf: [
      [0.975, 5, 15],
      [0.025, 3, 1.7],
    ].map(([p = 0, df1 = 0, df2 = 0]) => ({ p, df1, df2, q: fQuantile(p, df1, df2) })),
    psignrank: [
      [5, 9],
      [40, 9],
      [300, 40],
    ].map(([q = 0, n = 0]) => ({ q, n, p: signedRankCdf(q, n) })),
    pwilcox: [
      [10, 5, 8],
      [35, 10, 10],
    ].map(([q = 0, m = 0, n = 0]) => ({ q, m, n, p: rankSumCdf(q, m, n) })),
  };
}

function singleProportions(input: Pairs, { conf }: Conf): Answer {
  return {
    estimate: zip(input, (x, n) => wilsonInterval(x, n, conf).estimate),
    wilson: zip(input, (x, n) => pair(wilsonInterval(x, n, conf))),
    wilson_cc: zip(input, (x, n) => pair(wilsonCorrectedInterval(x, n, conf))),
    clopper_pearson: zip(input, (x, n) => pair(clopperPearsonInterval(x, n, conf))),
    agresti_coull_unclipped: zip(input, (x, n) => pair(agrestiCoullInterval(x, n, conf))),
    // Raw quantiles, without the convention of 0 and 1 at the ends.
    jeffreys_raw: zip(input, (x, n) =>
      [(1 - conf) / 2, (1 + conf) / 2].map((p) => betaQuantile(p, x + 0.5, n - x + 0.5)),
    ),
    jeffreys: zip(input, (x, n) => pair(jeffreysInterval(x, n, conf))),
  };
}

function proportionEdges(input: Pairs, { conf }: { conf: number[] }): Answer {
  const at = (level = 0.95) => zip(input, (x, n) => pair(wilsonInterval(x, n, level)));
  return {
    estimate: zip(input, (x, n) => wilsonInterval(x, n, 0.95).estimate),
    wilson95: at(conf[0]),
    wilson90: at(conf[1]),
  };
}

function finiteProportion({ x, n, N }: { x: number; n: number; N: number }, { conf }: Conf): Answer {
  const interval = wilsonFiniteInterval(x, n, N, conf);
  return { n_star: interval?.size ?? null, wilson: interval && both(interval) };
}

function promoters({ scores }: { scores: number[][] }, { conf }: Conf): Answer {
  return {
    results: scores.map((list) => {
      const nps = netPromoterScore(list, conf);
      return {
        n: nps.n,
        promoters: nps.promoters,
        passives: nps.passives,
        detractors: nps.detractors,
        nps: nps.estimate,
        se_wald_n: nps.seWald,
        se_n_minus_1: nps.seSample,
        wald: nps.wald,
        t_interval: nps.tInterval,
        adjusted_wald: { centre: nps.adjustedCentre, ...both(nps) },
      };
    }),
  };
}

function means({ samples }: { samples: number[][] }, { conf }: Conf): Answer {
  return {
    results: samples.map((values) => {
      const mean = meanInterval(values, conf);
      const { n, estimate, sd, se, t, df, p, lower, upper, flags } = mean;
      return { n, mean: estimate, sd, se, t, df, p, lower, upper, flag: flags[0] ?? mean.reason };
    }),
  };
}

function outcomeRates(
  d: { I: number; P: number; R: number; NC: number; O: number; UH: number; UO: number },
  { e }: { e: number },
): Answer {
  const rates = responseRates(
    {
      complete: d.I,
      partial: d.P,
      refused: d.R,
      nonContact: d.NC,
      other: d.O,
      unknownHousehold: d.UH,
      unknownOther: d.UO,
    },
    e,
  );
  return { ...rates, empty: responseRates({ complete: 0, partial: 0, refused: 0, nonContact: 0, other: 0 }) };
}

function likert({ values }: { values: (number | null)[] }, { conf }: Conf): Answer {
  const item = likertDistribution(values, [1, 2, 3, 4, 5], conf);
  return {
    n: item.n,
    counts: item.counts,
    share: item.shares.map(({ estimate }) => estimate),
    top2: item.top2.estimate,
    top2_wilson: both(item.top2),
    bottom2: item.bottom2.estimate,
    net: item.net,
    mean: item.mean.estimate,
    sd: item.mean.sd,
    mean_ci: both(item.mean),
    median: item.median,
  };
}

/** Case name → the method that answers it. */
export const methods: Record<string, Method> = {
  ...classicalMethods,
  ...surveyMethods,
  dist_primitives: method(primitives),
  prop_newcombe1998_single: method(singleProportions),
  prop_edge: method(proportionEdges),
  prop_wilson_fpc: method(finiteProportion),
  nps: method(promoters),
  mean_t_ci: method(means),
  aapor_rates: method(outcomeRates),
  likert_summary: method(likert),
  activity_figures: method((input: ActivityCaseInput, params: Conf) => activityFigures(input, params.conf)),
};
