import type { ActivityFiguresInput, ItemDefinition, ResponseRow } from '../figures/activity-input.js';

/** A question with the ends of its scale, where its type does not say them. */
export interface AnalysedItem extends ItemDefinition {
  /** Least and most possible value of a number, in its unit; without them a number has no learning gain. */
  least?: number;
  most?: number;
}

/** A response that can be found again in another wave. */
export interface AnalysedResponse extends ResponseRow {
  /** The same in every wave; null = leads to nobody, and is never paired. */
  person: string | null;
  /** The activity, which is the cluster of a change; null = not known. */
  activity: string | null;
}

/** What `computeAnalysis` gives figures for. */
export interface AnalysisScope {
  kind: 'all' | 'wave' | 'activity';
  /** First entries of `PooledWave.within` of the waves in it; empty for everything. */
  within: readonly string[];
}

/** One side of a pair. */
export interface PairMoment {
  itemCode: string;
  /** null = the same row as the other side. */
  wave: string | null;
}

/** Two values of the same people; both sides name a wave, or none does. */
export interface PairDefinition {
  code: string;
  before: PairMoment;
  after: PairMoment;
}

/** Items that are added up. */
export interface ScaleDefinition {
  code: string;
  itemCodes: readonly string[];
  /** Those of them that are worded the other way round. */
  reversedCodes: readonly string[];
}

/** As `ActivityFiguresInput`, with what pairs and scales need besides. */
export interface AnalysedFigures extends Omit<ActivityFiguresInput, 'items' | 'responses'> {
  items: readonly AnalysedItem[];
  responses: readonly AnalysedResponse[];
}

/** All that an analysis reads; the part `figures` is what the product itself would read. */
export interface AnalysisInput {
  figures: AnalysedFigures;
  scopes: readonly AnalysisScope[];
  /** Codes of the waves, the first entry of `PooledWave.within`; empty when there is one wave only. */
  waves: readonly string[];
  pairs: readonly PairDefinition[];
  scales: readonly ScaleDefinition[];
}
