import { coefficients } from '../sampling/calibration.js';
import { at } from '../sampling/values.js';
import type { CellWeights } from './class-weights.js';
import type { ClusterSums } from './cluster-sums.js';
import { weightingPolicy } from './weighting-policy.js';

/** A weighted mean with its error. */
export interface WeightedMean {
  estimate: number;
  se: number;
  df: number;
  n: number;
  /** Variance against that of n answers of equal weight, one by one; null without spread. */
  designEffect: number | null;
  /** Activities the error was taken from; 0 = people one by one. */
  clusters: number;
}

/**
 * Weighted mean of one column in some cells, with the linearised error of a calibrated figure.
 *
 * The residual w·(z − x′B) of everybody (calibration.ts) is never written down: it is the same for all of a cell but
 * for the value, so that sums by cell and activity are enough. Activities with fewer than k answers in the part count
 * together, so that the error tells nothing of them; below `leastClusters` activities people count one by one.
 *
 * @param sums    of `sumUp`
 * @param weights of `cellWeights` for the same table
 * @param inside  whether a cell belongs to the part that the figure is about
 * @param k       smallest number of answers that may stand alone
 * @returns in the unit of the values; null when nobody in the part answered
 * @source Särndal, Swensson, Wretman (1992), 5.7, 6.6; Deville, Särndal (1992); METHODS §1.9, 1.10
 * @example employers 30 answers, 27 yes, of 50; workers 10, 5 yes, of 50: (50·0.9 + 50·0.5)/100 = 0.70
 */
export function weighColumn(
  sums: ClusterSums,
  weights: CellWeights,
  inside: (cell: number) => boolean,
  k: number,
): WeightedMean | null {
  const cells = readCells(sums, weights, inside);
  const part = cells.filter((cell) => cell.inside);
  const answers = total(part, (cell) => cell.n);
  const weight = total(part, (cell) => cell.weight * cell.n);
  if (answers === 0 || !(weight > 0)) return null;
  const mean = total(part, (cell) => cell.weight * cell.sum) / weight;
  const fits = fitsOf(cells, weights, mean, weight);
  const n = total(cells, (cell) => cell.n);
  const groups = clusterGroups(
    sums,
    part.map(({ index }) => index),
    k,
  );
  const isClustered = groups.inPart >= weightingPolicy.leastClusters;
  const variance = isClustered
    ? clusteredVariance(cells, sums, { mean, weight, fits }, groups)
    : personVariance(cells, { mean, weight, fits }, n);
  const spread = total(
    part,
    (cell) => cell.weight * (cell.squares - 2 * mean * cell.sum + cell.n * mean * mean),
  );
  const plain = spread / weight / Math.max(1, answers - 1);
  return {
    estimate: sums.centre + mean,
    se: Math.sqrt(Math.max(0, variance)),
    df: (isClustered ? groups.count : n) - 1,
    n: answers,
    designEffect: plain > 0 && variance > 0 ? variance / plain : null,
    clusters: isClustered ? groups.count : 0,
  };
}

interface CellSum {
  index: number;
  /** Line of the calibration model. */
  line: number;
  weight: number;
  n: number;
  sum: number;
  squares: number;
  inside: boolean;
}

interface Fitted {
  mean: number;
  weight: number;
  /** x′B by line of the model. */
  fits: Float64Array;
}

function readCells(sums: ClusterSums, weights: CellWeights, inside: (cell: number) => boolean): CellSum[] {
  const { cells, clusters, columns } = sums;
  return Array.from({ length: cells }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const own = { n: 0, sum: 0 };
    for (let c = 0; c < clusters; c += 1) {
      own.n += at(sums.n, index * clusters + c);
      own.sum += at(sums.sum, index * clusters + c);
    }
    return {
      index,
      ...own,
      line: weights.line[row]?.[column] ?? -1,
      weight: weights.weight[row]?.[column] ?? 0,
      squares: at(sums.squares, index),
      inside: inside(index),
    };
  }).filter((cell) => cell.n > 0);
}

/** x′B of every line, B by base weights of 1: what the margins tell of the figure already. */
function fitsOf(
  cells: readonly CellSum[],
  { model }: CellWeights,
  mean: number,
  weight: number,
): Float64Array {
  const byCell = new Float64Array(model.margins.cells);
  for (const { line, sum, n, inside } of cells) {
    if (!inside) continue;
    const place = at(model.margins.cell, line);
    byCell[place] = at(byCell, place) + (sum - mean * n) / weight;
  }
  const b = coefficients(model, byCell);
  const fits = new Float64Array(model.margins.cell.length);
  for (const { line } of cells)
    fits[line] = (model.columnsOf[at(model.margins.cell, line)] ?? []).reduce(
      (sum, column) => sum + at(b, column),
      0,
    );
  return fits;
}

/** Σ (u_c − ū)² · m/(m − 1) over activities, those that are small in the part put together. */
function clusteredVariance(
  cells: readonly CellSum[],
  sums: ClusterSums,
  { mean, weight, fits }: Fitted,
  groups: ClusterGroups,
): number {
  const influence = new Float64Array(groups.count);
  for (const cell of cells)
    for (let c = 0; c < sums.clusters; c += 1) {
      const place = cell.index * sums.clusters + c;
      const n = at(sums.n, place);
      if (n === 0) continue;
      const own = cell.inside ? (at(sums.sum, place) - mean * n) / weight : 0;
      const group = at(groups.of, c);
      influence[group] = at(influence, group) + cell.weight * (own - n * at(fits, cell.line));
    }
  const m = groups.count;
  const middle = influence.reduce((sum, u) => sum + u, 0) / m;
  return (m / (m - 1)) * influence.reduce((sum, u) => sum + (u - middle) ** 2, 0);
}

/** The same with everybody for himself; Σ e² of a cell from its sums, which are small since values are centred. */
function personVariance(cells: readonly CellSum[], { mean, weight, fits }: Fitted, n: number): number {
  if (n < 2) return 0;
  let [first, second] = [0, 0];
  for (const cell of cells) {
    const fit = at(fits, cell.line);
    const off = cell.inside ? mean / weight + fit : fit;
    const scale = cell.inside ? 1 / weight : 0;
    first += cell.weight * (scale * cell.sum - off * cell.n);
    second +=
      cell.weight ** 2 * (scale * scale * cell.squares - 2 * scale * off * cell.sum + off * off * cell.n);
  }
  return (n / (n - 1)) * (second - (first * first) / n);
}

interface ClusterGroups {
  count: number;
  /** Groups with somebody of the part in them. */
  inPart: number;
  of: Int32Array;
}

/** Activities with answers; those with 1 … k − 1 in the part together, with the next smallest while they are too few. */
function clusterGroups(sums: ClusterSums, part: readonly number[], k: number): ClusterGroups {
  const { clusters, cells } = sums;
  const answersIn = (indexes: Iterable<number>, c: number): number => {
    let n = 0;
    for (const index of indexes) n += at(sums.n, index * clusters + c);
    return n;
  };
  const everything = Array.from({ length: cells }, (_, index) => index);
  const present = Array.from({ length: clusters }, (_, c) => c)
    .map((c) => ({ c, all: answersIn(everything, c), inPart: answersIn(part, c) }))
    .filter(({ all }) => all > 0);
  const bySize = present.filter(({ inPart }) => inPart > 0).sort((a, b) => a.inPart - b.inPart || a.c - b.c);
  const together = new Set<number>();
  let people = 0;
  for (const { c, inPart } of bySize) {
    if (inPart >= k && (people === 0 || people >= k)) break;
    together.add(c);
    people += inPart;
  }
  const of = new Int32Array(clusters).fill(-1);
  let count = together.size > 0 ? 1 : 0;
  for (const { c } of present) of[c] = together.has(c) ? 0 : count++;
  const alone = bySize.filter(({ c }) => !together.has(c)).length;
  return { count, inPart: alone + (together.size > 0 ? 1 : 0), of };
}

function total(cells: readonly CellSum[], amount: (cell: CellSum) => number): number {
  return cells.reduce((sum, cell) => sum + amount(cell), 0);
}
