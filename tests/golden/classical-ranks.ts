import { completePairs, kruskalWallis, mannWhitney, welchAnova, wilcoxonSignedRank } from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

type Values = (number | null)[];
type Conf = { conf: number };

function exact({ x, y, diff }: { x: Values; y: Values; diff?: Values }, { conf }: Conf): Answer {
  const pairs = completePairs(y, x);
  const found = wilcoxonSignedRank(diff ?? pairs.changes, conf, pairs.slack);
  return {
    n: found.n - found.nZero,
    V: found.v,
    p_two_sided: found.p,
    p_greater: found.pGreater,
    hodges_lehmann: found.hodgesLehmannNonzero,
    ci: found.interval,
    achieved_conf: found.achievedLevel,
    rank_biserial: found.rankBiserial,
  };
}

/** The changes of the case in which nobody moved stand in its expected part. */
function tied(
  { pre, post }: { pre: Values; post: Values },
  asked: { all_zero?: { diffs: number[] } },
): Answer {
  const pairs = completePairs(pre, post);
  const found = wilcoxonSignedRank(pairs.changes, 0.95, pairs.slack);
  const diffs = asked.all_zero?.diffs ?? [0, 0, 0];
  const still = wilcoxonSignedRank(diffs, 0.95);
  return {
    n: found.n,
    n_zero: found.nZero,
    V_drop_zeros: found.v,
    p_cc: found.pNormalCorrected,
    p_nocc: found.pNormal,
    pratt_z: found.prattZ,
    pratt_p: found.prattP,
    pratt_p_exact: found.prattPExact,
    wilcoxon_zero_p_exact: found.p,
    hl_nonzero: found.hodgesLehmannNonzero,
    hl_all: found.hodgesLehmann,
    rank_biserial_nonzero: found.rankBiserial,
    all_zero: { diffs, p: still.p, hl: still.hodgesLehmann, flag: still.flags[0] },
  };
}

function several(input: { values: Values; group: (number | string)[]; hw: Values[] }): Answer {
  const groups = [...new Set(input.group)].map((group) =>
    input.values.filter((_, i) => input.group[i] === group),
  );
  const [found, means, other] = [kruskalWallis(groups), welchAnova(groups), kruskalWallis(input.hw)];
  const equal = kruskalWallis([
    [2, 2],
    [2, 2],
  ]);
  return {
    H: found.h,
    df: found.df,
    p: found.p,
    epsilon_sq: found.epsilonSquared,
    welch_F: means.f,
    welch_df2: means.df2,
    welch_p: means.p,
    hw_H: other.h,
    hw_p: other.p,
    all_equal: { H: equal.h, flag: equal.flags[0] },
  };
}

function two(input: { x: Values; y: Values; ties: { x: Values; y: Values } }, { conf }: Conf): Answer {
  const found = mannWhitney(input.x, input.y, conf);
  const ties = mannWhitney(input.ties.x, input.ties.y, conf);
  return {
    W: found.w,
    p: found.p,
    hl: found.hodgesLehmann,
    ci: found.interval,
    auc: found.auc,
    cliff_delta: found.cliffDelta,
    ties: { W: ties.w, p_cc: ties.pNormalCorrected, cliff_delta: ties.cliffDelta },
  };
}

export const classicalRanks: Record<string, Method> = {
  wilcoxon_exact_hl: method(exact),
  wilcoxon_ties_zeros: method((input: { pre: Values; post: Values }, _: unknown, asked: object) =>
    tied(input, asked),
  ),
  kruskal_welch_anova: method(several),
  mann_whitney: method(two),
};
