import { Matrix, pseudoInverse } from 'ml-matrix';
import type { Margins } from './margins.js';
import { at } from './values.js';

/** Regression of a variable on the groups of the margins, weighted by the base weights. */
export interface CalibrationModel {
  margins: Margins;
  /** Columns: all groups of the first margin, all but the first group of the others. */
  width: number;
  /** By margin, then group: the column, −1 for the group left out. */
  columnOf: Int32Array[];
  /** By cell: the columns that are 1 for its rows. */
  columnsOf: readonly (readonly number[])[];
  /** (Σ d x x′)⁻¹. */
  inverse: number[][];
}

/** Prepares the regression; groups that tell the same twice are no trouble. */
export function calibrationModel(margins: Margins): CalibrationModel {
  let width = 0;
  const columnOf = margins.levels.map((levels, m) =>
    Int32Array.from(levels, (_level, k) => (m > 0 && k === 0 ? -1 : width++)),
  );
  const normal = Matrix.zeros(width, width);
  const columnsOf = Array.from({ length: margins.cells }, (_none, c) => columnsOfCell(margins, columnOf, c));
  margins.cellBase.forEach((base, c) => {
    const columns = columnsOf[c] ?? [];
    for (const a of columns) for (const b of columns) normal.set(a, b, normal.get(a, b) + base);
  });
  return { margins, width, columnOf, columnsOf, inverse: pseudoInverse(normal).to2DArray() };
}

function columnsOfCell(margins: Margins, columnOf: readonly Int32Array[], cell: number): number[] {
  return columnOf.map((of, m) => at(of, at(margins.groupOf[m] ?? [], cell))).filter((column) => column >= 0);
}

/** B = (Σ d x x′)⁻¹ Σ d x z, from Σ d z by cell. */
export function coefficients(model: CalibrationModel, byCell: ArrayLike<number>): Float64Array {
  const right = new Float64Array(model.width);
  for (let c = 0; c < model.margins.cells; c += 1)
    for (const column of model.columnsOf[c] ?? []) right[column] = at(right, column) + at(byCell, c);
  return Float64Array.from(model.inverse, (row) =>
    row.reduce((sum, value, j) => sum + value * at(right, j), 0),
  );
}

/**
 * What the margins leave of a linearised variable: w·(z − x′B), B by the base weights. Its design variance is that of
 * the calibrated figure, for raking and for linear calibration alike.
 *
 * @param weights   calibrated weights
 * @param influence w·z, one value a row
 * @source Deville, Särndal (1992), J. Am. Stat. Assoc. 87, 376–382; R survey `calibrate`
 * @example margin with one group, d 1, 1, z 1, 3, w 2, 2: B = 2, residuals −2, 2
 */
export function calibrationResidual(
  model: CalibrationModel,
  weights: Float64Array,
  influence: Float64Array,
): Float64Array {
  const { margins, columnsOf } = model;
  const z = influence.map((value, i) => (weights[i] === 0 ? 0 : value / at(weights, i)));
  const byCell = new Float64Array(margins.cells);
  z.forEach((value, i) => {
    const c = at(margins.cell, i);
    byCell[c] = at(byCell, c) + at(margins.base, i) * value;
  });
  const b = coefficients(model, byCell);
  const fit = Float64Array.from(byCell, (_value, c) =>
    (columnsOf[c] ?? []).reduce((sum, column) => sum + at(b, column), 0),
  );
  return z.map((value, i) => at(weights, i) * (value - at(fit, at(margins.cell, i))));
}

/**
 * What R's `rake` takes away instead: ten rounds of unweighted means of z by the groups of each margin. Equal to the
 * residual above where all base weights are equal; told beside it, never the figure itself.
 *
 * @source R survey `rake`, `svyrecvar`
 */
export function sweptResidual(
  margins: Margins,
  weights: Float64Array,
  influence: Float64Array,
): Float64Array {
  const z = influence.map((value, i) => (weights[i] === 0 ? 0 : value / at(weights, i)));
  for (let round = 0; round < 10; round += 1)
    margins.codes.forEach((codes, m) => {
      const sums = new Float64Array(margins.levels[m]?.length ?? 0);
      const counts = new Float64Array(sums.length);
      codes.forEach((code, i) => {
        sums[code] = at(sums, code) + at(z, i);
        counts[code] = at(counts, code) + 1;
      });
      codes.forEach((code, i) => {
        z[i] = at(z, i) - at(sums, code) / at(counts, code);
      });
    });
  return z.map((value, i) => value * at(weights, i));
}

/**
 * Linear calibration to the same margins: w = d·(1 + x′λ). A weight may become negative, then it is not to be shown.
 *
 * @example one margin: the same as raking to it
 */
export function linearWeights(model: CalibrationModel): Float64Array {
  const { margins, columnOf, columnsOf, width } = model;
  const gap = new Float64Array(width);
  margins.targets.forEach((targets, m) =>
    targets.forEach((target, k) => {
      const column = at(columnOf[m] ?? [], k);
      if (column >= 0 && target > 0) gap[column] = target;
    }),
  );
  margins.cellBase.forEach((base, c) => {
    for (const column of columnsOf[c] ?? []) gap[column] = at(gap, column) - base;
  });
  const lambda = model.inverse.map((row) => row.reduce((sum, value, j) => sum + value * at(gap, j), 0));
  const factor = Float64Array.from(margins.cellBase, (_base, c) =>
    (columnsOf[c] ?? []).reduce((sum, column) => sum + at(lambda, column), 1),
  );
  return margins.base.map((base, i) => base * at(factor, at(margins.cell, i)));
}
