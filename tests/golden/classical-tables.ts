import {
  discountBenefits,
  dominance,
  mcNemar,
  newcombeDifference,
  optimalSuppression,
  phillipsRoi,
  selectSuccessCases,
} from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

type Conf = { conf: number };

function newcombe(input: { x1: number[]; n1: number[]; x2: number[]; n2: number[] }, { conf }: Conf): Answer {
  const at = (list: number[], i: number) => list[i] ?? Number.NaN;
  const found = input.x1.map((yes, i) =>
    newcombeDifference(
      { yes, asked: at(input.n1, i) },
      { yes: at(input.x2, i), asked: at(input.n2, i) },
      conf,
    ),
  );
  return { diff: found.map(({ estimate }) => estimate), ci: found.map(({ lower, upper }) => [lower, upper]) };
}

function paired([a, b, c, d]: number[], conf: number): Answer {
  const none = Number.NaN;
  const table = { bothYes: a ?? none, onlyFirst: b ?? none, onlySecond: c ?? none, bothNo: d ?? none };
  const found = mcNemar(table, conf);
  return {
    chisq_cc: found.chiSquareCorrected,
    p_cc: found.pCorrected,
    chisq: found.chiSquare,
    p: found.p,
    p_exact: found.pExact,
    p_midp: found.pMid,
    diff_first_minus_second: found.difference,
    wald_ci: found.waldInterval,
    newcombe_paired_ci: found.interval,
    newcombe: found.interval,
    odds_ratio_conditional: found.oddsRatio,
    flag: found.flags[0] ?? found.reason,
  };
}

interface Money {
  benefit: (number | null)[];
  attribution: (number | null)[];
  confidence: (number | null)[];
  cost: number;
  yearly_benefits: number[];
}

function money(input: Money, { discount }: { discount: number }): Answer {
  const claims = input.benefit.map((benefit, i) => ({
    benefit,
    attribution: input.attribution[i] ?? null,
    confidence: input.confidence[i] ?? null,
  }));
  const found = phillipsRoi(claims, input.cost);
  const free = phillipsRoi(claims, 0);
  const stream = discountBenefits(input.yearly_benefits, input.cost, discount);
  return {
    isolated: found.isolated,
    n_usable: found.nUsable,
    total: found.total,
    bcr: found.benefitCostRatio,
    roi_pct: found.roiPercent,
    net: found.net,
    payback_years_first_year_benefit: found.paybackYears,
    payback_months: found.paybackYears === null ? null : 12 * found.paybackYears,
    payback_years_stream: stream.paybackYears,
    npv: stream.netPresentValue,
    bcr_discounted: stream.benefitCostRatio,
    roi_without_largest: found.roiPercentWithoutLargest,
    cost_zero: { bcr: free.benefitCostRatio, roi: free.roiPercent },
  };
}

function suppression({ counts }: { counts: number[][] }, rule: { k: number; protection: number }): Answer {
  const found = optimalSuppression(counts, rule);
  const places = (cells: readonly { row: number; column: number }[]) =>
    cells.map(({ row, column }) => [row + 1, column + 1]);
  return {
    primary_cells_1based: places(found.primary),
    min_number_secondary: found.fewest,
    n_optimal_by_number: found.patterns.length,
    min_value_among_min_number: found.leastValue,
    one_optimal_pattern: places(found.best),
    feasible_intervals_of_pattern: found.ranges.map(({ lower, upper }) => [lower, upper]),
    all_min_patterns: found.patterns.map(({ cells, value }) => ({ cells: places(cells), value })),
  };
}

/** Rules come as "1,75%"; each answer is named after its rule: nk_1_75, p10_pct. */
function dominances({ cells }: { cells: number[][] }, params: { nk: string[]; p: number }): Answer {
  const rules = params.nk.map((rule) => rule.split(',').map(Number.parseFloat));
  return {
    results: cells.map((contributions) => {
      const found = dominance(
        contributions,
        rules.map(([largest = 0, percent = 0]) => ({ largest, share: percent / 100 })),
        params.p,
      );
      const named = rules.map(
        ([largest, percent], i) => [`nk_${largest}_${percent}`, found.dominated[i]] as const,
      );
      return {
        n: found.n,
        share1: found.largestShare,
        share2: found.twoLargestShare,
        ...Object.fromEntries(named),
        [`p${params.p}_pct`]: found.pPercent,
        p_remainder_ratio: found.remainderRatio,
      };
    }),
  };
}

function successCases(input: { id: string[]; score: (number | null)[] }, { q }: { q: number }): Answer {
  const people = input.id.map((id, i) => ({ id, score: input.score[i] ?? null }));
  const found = selectSuccessCases(people, q);
  return {
    n_valid: found.nValid,
    m: found.size,
    top: found.top,
    bottom: found.bottom,
    top_expanded_ties: found.topWithTies,
    bottom_expanded_ties: found.bottomWithTies,
  };
}

export const classicalTables: Record<string, Method> = {
  newcombe_difference: method(newcombe),
  mcnemar_agresti: method((t: { a: number; b: number; c: number; d: number }, { conf }: Conf) =>
    paired([t.a, t.b, t.c, t.d], conf),
  ),
  mcnemar_small_edge: method(({ tables }: { tables: number[][] }, { conf }: Conf) => ({
    results: tables.map((table) => paired(table, conf)),
  })),
  phillips_roi: method(money),
  cell_suppression: method(suppression),
  dominance_rules: method(dominances),
  success_case_selection: method(successCases),
};
