import type { ActivityFigure } from '../figures/activity-figure.js';
import type { AnalysisInput, AnalysisScope } from './analysis-input.js';
import { type PairFigure, pairFigures } from './pair-figures.js';
import { type ScaleFigure, scaleFigures } from './scale-figures.js';
import { scopeReader } from './scope-rows.js';

export interface Analysis {
  /** In the order of the scopes asked for. */
  scopes: { scope: AnalysisScope; figures: ActivityFigure[] }[];
  pairs: PairFigure[];
  scales: ScaleFigure[];
}

/**
 * Everything an outside evaluator asks of a file: the figures of the product in each scope, changes, reliability.
 *
 * @param input plain arrays; `input.figures` is what `computeActivityFigures` takes
 * @returns figures scope by scope, equal to those of the product for the same rows, then pairs and scales
 * @throws RangeError for a pair or a scale of an item that is not there, and for a level outside 0..1
 * @source METHODS §1; small groups are hidden in everything that comes out
 * @example one scope `all`, no pairs, no scales: computeActivityFigures(input.figures)
 */
export function computeAnalysis(input: AnalysisInput): Analysis {
  const read = scopeReader(input);
  return {
    scopes: input.scopes.map((scope) => ({ scope, figures: read(scope.within).figures })),
    pairs: pairFigures(input, read),
    scales: scaleFigures(input, read),
  };
}
