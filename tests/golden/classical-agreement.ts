import {
  cohensKappa,
  cronbachAlpha,
  dyadAgreement,
  intraclassCorrelation,
  mcDonaldOmega,
} from '@traccia/impact';
import type { Answer } from './golden-case.js';
import { method, type Method } from './method.js';

type Rows = (number | null)[][];
type Values = (number | null)[];
type Conf = { conf: number };

/** The table in which both used one category stands in the expected part of the case. */
function kappas({ table }: { table: number[][] }, asked: { one_category?: { table: number[][] } }): Answer {
  const [plain, linear, quadratic] = [
    cohensKappa(table),
    cohensKappa(table, 'linear'),
    cohensKappa(table, 'quadratic'),
  ];
  const oneTable = asked.one_category?.table ?? [[9]];
  const one = cohensKappa(oneTable);
  return {
    n: plain.n,
    po: plain.percent,
    kappa: plain.kappa,
    kappa_ase_vcd: plain.se,
    kappa_linear: linear.kappa,
    kappa_linear_ase_vcd: linear.se,
    kappa_quadratic: quadratic.kappa,
    kappa_quadratic_ase_vcd: quadratic.se,
    psych: {
      kappa_var: plain.se === null ? null : plain.se ** 2,
      weighted_kappa_quadratic: quadratic.kappa,
      weighted_var: psychVariance(table),
    },
    one_category: { table: oneTable, kappa: one.kappa, flag: one.reason },
  };
}

/**
 * The variance that the R package psych prints for the quadratic kappa: in place of the mean weights
 * of columns it has the weights of a row, added up, times that row's own share. The engine does not use it; the case
 * names it to tell the two apart.
 */
function psychVariance(table: number[][]): number {
  const size = table.length;
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const share = table.map((row) => row.map((count) => count / n));
  const weight = (i: number, j: number) => 1 - ((i - j) / (size - 1)) ** 2;
  const rows = share.map((row) => row.reduce((sum, part) => sum + part, 0));
  const columns = rows.map((_, j) => share.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const mean = (of: number[], i: number) => of.reduce((sum, part, j) => sum + part * weight(i, j), 0);
  const total = (work: (i: number, j: number, part: number) => number) =>
    share.reduce((sum, row, i) => sum + row.reduce((inner, part, j) => inner + work(i, j, part), 0), 0);
  const po = total((i, j, part) => part * weight(i, j));
  const pc = total((i, j) => (rows[i] ?? 0) * (columns[j] ?? 0) * weight(i, j));
  const own = rows.map((part, i) => part * rows.reduce((sum, _, j) => sum + weight(i, j), 0));
  const spread = total(
    (i, j, part) => part * (weight(i, j) * (1 - pc) - (mean(columns, i) + (own[j] ?? 0)) * (1 - po)) ** 2,
  );
  return (spread - (po * pc - 2 * pc + po) ** 2) / (n * (1 - pc) ** 4);
}

function intraclass({ ratings }: { ratings: Rows }, { conf }: Conf): Answer {
  const { forms } = intraclassCorrelation(ratings, conf);
  return {
    types: forms.map(({ form }) => form),
    icc: forms.map(({ icc }) => icc),
    F: forms.map(({ f }) => f),
    df1: forms.map(({ df1 }) => df1),
    df2: forms.map(({ df2 }) => df2),
    lower: forms.map(({ lower }) => lower),
    upper: forms.map(({ upper }) => upper),
  };
}

function dyads(
  input: { participant: Values; supervisor: Values },
  { conf, categories }: { conf: number; categories: number[] },
): Answer {
  const found = dyadAgreement(input.participant, input.supervisor, categories, conf);
  return {
    n: found.n,
    icc_A1: found.iccAgreement,
    icc_A1_ci: found.iccInterval,
    icc_C1: found.iccConsistency,
    ccc: found.concordance,
    bias: found.bias,
    loa: found.limits,
    pearson: found.pearson,
    pearson_ci: found.pearsonInterval,
    spearman: found.spearman,
    exact_agreement: found.exact,
    within_one: found.withinOne,
    quadratic_kappa: found.quadraticKappa,
  };
}

function reliability({ items }: { items: Rows }, { conf }: Conf): Answer {
  const [alpha, omega] = [cronbachAlpha(items, conf), mcDonaldOmega(items)];
  return {
    k: alpha.k,
    n: alpha.n,
    alpha_raw: alpha.alpha,
    alpha_std: alpha.standardized,
    alpha_if_deleted: alpha.ifDeleted,
    item_rest_r: alpha.itemRest,
    feldt_ci: alpha.interval,
    omega_total_raw: omega.omega,
    omega_total_std: omega.standardized,
    ml_loadings: omega.loadings,
  };
}

function alphaEdges(input: { items: Rows; reversed_third: Rows; constant: Rows; one_item: Rows }): Answer {
  const of = (rows: Rows) => cronbachAlpha(rows, 0.95);
  return {
    n_listwise: of(input.items).n,
    alpha: of(input.items).alpha,
    alpha_reversed: of(input.reversed_third).alpha,
    constant: of(input.constant).alpha,
    one_item: of(input.one_item).alpha,
  };
}

export const classicalAgreement: Record<string, Method> = {
  weighted_kappa: method((input: { table: number[][] }, _: unknown, asked: object) => kappas(input, asked)),
  icc_shrout_fleiss: method(intraclass),
  participant_supervisor_agreement: method(dyads),
  cronbach_omega: method(reliability),
  alpha_edge: method(alphaEdges),
};
