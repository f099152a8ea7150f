import {
  hedgesCorrection,
  hedgesCorrectionApproximate,
  normalisedGain,
  pairedChange,
  type PairedChange,
  thenTest,
  welchDifference,
} from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

type Values = (number | null)[];
interface Pairs {
  pre: Values;
  post: Values;
}
type Conf = { conf: number };

/** An interval that is not there is null as a whole. */
export const bounds = ({ lower, upper }: { lower: number | null; upper: number | null }) =>
  lower === null || upper === null ? null : { lower, upper };

const flagOf = ({ flags, reason }: PairedChange): string | null => flags[0] ?? reason;

function pairedSleep({ pre, post }: Pairs, { conf }: Conf): Answer {
  const change = pairedChange(pre, post, conf);
  const df = change.df ?? 0;
  return {
    n_pairs: change.nPairs,
    mean_pre: change.meanBefore,
    mean_post: change.meanAfter,
    mean_diff: change.estimate,
    sd_diff: change.sd,
    se_diff: change.se,
    t: change.t,
    df,
    p: change.p,
    ci: bounds(change),
    r: change.correlation,
    d_z: change.dz,
    d_av: change.dav,
    d_av_rms: change.davRms,
    d_rm: change.drm,
    [`J_exact_df${df}`]: hedgesCorrection(df),
    [`J_approx_df${df}`]: hedgesCorrectionApproximate(df),
    g_z: change.gz,
    g_av: change.gav,
    ncp_ci: change.ncpInterval,
    d_z_ci: change.dzInterval,
    g_z_ci: change.gzInterval,
  };
}

function pairedEdges(input: Pairs & { constant: Pairs; single: Pairs }, { conf }: Conf): Answer {
  const part = ({ pre, post }: Pairs): Answer => {
    const change = pairedChange(pre, post, conf);
    return {
      n_pre: change.nBefore,
      n_post: change.nAfter,
      n_pairs: change.nPairs,
      mean_diff: change.estimate,
      sd_diff: change.sd,
      ci: bounds(change),
      t: change.t,
      p: change.p,
      d_z: change.dz,
      flag: flagOf(change),
    };
  };
  // The figure that is not shown: means of everybody who answered once.
  const alone = (values: Values): number => {
    const given = values.filter((value) => value !== null);
    return given.reduce((sum, value) => sum + value, 0) / given.length;
  };
  return {
    ...part(input),
    naive_unpaired_diff: alone(input.post) - alone(input.pre),
    constant: part(input.constant),
    single: part(input.single),
  };
}

function gain({ pre, post }: Pairs, scale: { min: number; max: number }): Answer {
  const found = normalisedGain(pre, post, { least: scale.min, most: scale.max });
  return {
    g_cohort: found.cohort,
    g_mean_individual: found.individualMean,
    g_individual: found.individual,
    n_excluded_at_ceiling: found.nAtCeiling,
    g_individual_sd: found.individualSd,
    normalised_change_mean: found.changeMean,
    n_normalised_change: found.nChange,
    g_cohort_delta_se: found.cohortSe,
    g_cohort_jackknife_se: found.cohortJackknifeSe,
  };
}

function retrospective(input: Pairs & { then: Values }, { conf }: Conf): Answer {
  const found = thenTest(input.pre, input.then, input.post, conf);
  const part = (change: PairedChange) => ({ diff: change.estimate, ci: bounds(change), p: change.p });
  return {
    conventional: part(found.conventional),
    then_gain: part(found.thenGain),
    response_shift_pre_minus_then: part(found.responseShift),
  };
}

function welch({ a, b }: { a: Values; b: Values }, { conf }: Conf): Answer {
  const found = welchDifference(a, b, conf);
  return {
    diff: found.estimate,
    t: found.t,
    df: found.df,
    p: found.p,
    ci: bounds(found),
    pooled_t: found.pooledT,
    d: found.d,
    J_exact: found.hedges,
    g: found.g,
    g_ci: found.gInterval,
    d_ci: found.dInterval,
    g_var_largesample: found.gVariance,
    glass_delta_b: found.glassDelta,
  };
}

export const classicalMeans: Record<string, Method> = {
  paired_sleep: method(pairedSleep),
  paired_missing_edge: method(pairedEdges),
  normalized_gain: method(gain),
  then_test: method(retrospective),
  welch_hedges: method(welch),
  hedges_J: method(({ m }: { m: number[] }) => ({
    exact: m.map(hedgesCorrection),
    approx: m.map(hedgesCorrectionApproximate),
    undefined_at_m1: hedgesCorrection(1),
  })),
};
