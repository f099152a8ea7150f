import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { chiSquareUpper } from '../distributions/chi-square.js';
import { fUpper } from '../distributions/f.js';
import { designCovariance, type LonelyPolicy } from './design-covariance.js';
import type { SurveyDesign } from './design.js';
import { at, encode, type Labels, type SamplingReason } from './values.js';

/** Whether two classifications of a design go together. */
export interface RaoScottTest {
  rows: string[];
  columns: string[];
  /** Weighted shares by row and column; they sum to 1. */
  shares: number[][];
  /** Pearson's, as if everybody had come by himself. */
  chiSquare: number | null;
  f: number | null;
  ndf: number | null;
  ddf: number | null;
  p: number | null;
  /** p of the first-order correction, chi-square over the mean design effect: shown beside it. */
  firstOrderP: number | null;
  n: number;
  flags: string[];
  reason: SamplingReason | null;
}

/**
 * Rao–Scott test of independence, second order: F = X²/tr Δ on d0 = (tr Δ)²/tr Δ² and d0·(clusters − strata).
 *
 * Δ holds the design effects of the contrasts of the table: covariance of the design against that of a simple sample.
 *
 * @param rowLabels    one entry a row of the sample; a missing one leaves the row out, its cluster stays in the design
 * @param columnLabels the same
 * @returns fewer than two rows or columns: null, `empty_category`. Empty cells that leave nothing to compare: null,
 *          `singular`. Every cluster alike: null, `zero_variance`. One cluster a stratum: null, `too_few_clusters`
 * @source J. Rao, A. Scott (1984), Ann. Stat. 12, 46–60; R survey `svychisq`
 * @example counts 3, 1 / 1, 3 of single people: X² = 2, Δ = 8/7, F = 1.75 on 1 and 7
 */
export function raoScottTest(
  design: SurveyDesign,
  rowLabels: Labels,
  columnLabels: Labels,
  lonely: LonelyPolicy = 'adjust',
): RaoScottTest {
  const { rows, columns, cell, shares, weight, n } = readTable(design, rowLabels, columnLabels);
  const table = rows.map((_row, r) => shares.slice(r * columns.length, (r + 1) * columns.length));
  const none = { chiSquare: null, f: null, ndf: null, ddf: null, p: null, firstOrderP: null };
  const base = { rows, columns, shares: table, ...none, n, flags: [] };
  if (rowLabels.length !== design.n || columnLabels.length !== design.n)
    return { ...base, reason: 'bad_shape' };
  if (n === 0) return { ...base, reason: 'no_answers' };
  if (rows.length < 2 || columns.length < 2) return { ...base, reason: 'empty_category' };
  const chiSquare = n * distance(table);
  if (design.df < 1) return { ...base, chiSquare, reason: 'too_few_clusters' };
  const contrasts = interactions(rows.length, columns.length);
  const pulls = contrasts.map((contrast) => pullOf(contrast, shares));
  const { matrix, lonely: alone } = designCovariance(
    design,
    pulls.map((pull) =>
      Float64Array.from(cell, (c, i) => (c < 0 ? 0 : (at(design.weight, i) / weight) * at(pull, c))),
    ),
    lonely,
  );
  const told = { ...base, chiSquare, flags: alone > 0 ? ['lonely_stratum'] : [] };
  const delta = effects(contrasts, shares, matrix, n);
  if (!delta) return { ...told, reason: 'singular' };
  const trace = delta.trace();
  if (!(trace > 1e-12)) return { ...told, reason: 'zero_variance' };
  const ndf = (trace * trace) / delta.mmul(delta).trace();
  const [f, ddf] = [chiSquare / trace, ndf * design.df];
  const size = contrasts.length;
  const firstOrderP = chiSquareUpper((chiSquare * size) / trace, size);
  return { ...told, f, ndf, ddf, p: fUpper(f, ndf, ddf), firstOrderP, reason: null };
}

function readTable({ weight }: SurveyDesign, rowLabels: Labels, columnLabels: Labels) {
  const complete = (i: number) =>
    (rowLabels[i] ?? null) !== null && (columnLabels[i] ?? null) !== null && at(weight, i) > 0;
  const kept = (labels: Labels) =>
    encode(Array.from({ length: weight.length }, (_none, i) => (complete(i) ? (labels[i] ?? null) : null)));
  const [down, across] = [kept(rowLabels), kept(columnLabels)];
  const cell = down.codes.map((r, i) => (r < 0 ? -1 : r * across.levels.length + at(across.codes, i)));
  const sums = new Array<number>(down.levels.length * across.levels.length).fill(0);
  let [n, total] = [0, 0];
  cell.forEach((c, i) => {
    if (c < 0) return;
    sums[c] = at(sums, c) + at(weight, i);
    total += at(weight, i);
    n += 1;
  });
  const shares = sums.map((sum) => sum / total);
  return { rows: down.levels, columns: across.levels, cell, shares, weight: total, n };
}

/** Σ (p − p_r·p_c)²/(p_r·p_c). */
function distance(table: number[][]): number {
  const across = (table[0] ?? []).map((_share, c) => table.reduce((sum, row) => sum + at(row, c), 0));
  return table.reduce((sum, row) => {
    const own = row.reduce((part, share) => part + share, 0);
    return row.reduce((part, share, c) => {
      const expected = own * at(across, c);
      return part + (share - expected) ** 2 / expected;
    }, sum);
  }, 0);
}

/** A basis of what rows and columns do not tell: (e_r − e_0)(e_c − e_0)′, cell by cell. */
function interactions(rows: number, columns: number): number[][] {
  const list: number[][] = [];
  for (let r = 1; r < rows; r += 1)
    for (let c = 1; c < columns; c += 1) {
      const contrast = new Array<number>(rows * columns).fill(0);
      contrast[0] = 1;
      contrast[c] = -1;
      contrast[r * columns] = -1;
      contrast[r * columns + c] = 1;
      list.push(contrast);
    }
  return list;
}

/** Influence of somebody in each cell on Σ c·p̂/p, without his weight; empty cells take no part. */
function pullOf(contrast: readonly number[], shares: readonly number[]): number[] {
  const middle = contrast.reduce((sum, value, k) => sum + (at(shares, k) > 0 ? value : 0), 0);
  return contrast.map((value, k) => (at(shares, k) > 0 ? value / at(shares, k) - middle : 0));
}

/** Δ = (C′D⁻¹C/n)⁻¹·C′D⁻¹VD⁻¹C; null where empty cells leave no inverse. */
function effects(
  contrasts: readonly number[][],
  shares: readonly number[],
  covariance: number[][],
  n: number,
): Matrix | null {
  const simple = contrasts.map((one) =>
    contrasts.map((other) =>
      shares.reduce((sum, share, k) => sum + (share > 0 ? (at(one, k) * at(other, k)) / share : 0), 0),
    ),
  );
  const most = Math.max(...simple.map((line, j) => at(line, j)));
  const root = new CholeskyDecomposition(new Matrix(simple));
  const weakest = Math.min(...root.lowerTriangularMatrix.diagonal());
  if (!root.isPositiveDefinite() || !(weakest * weakest > 1e-12 * most)) return null;
  return root.solve(new Matrix(covariance)).mul(n);
}
