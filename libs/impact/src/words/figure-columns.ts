import type { ActivityFigure } from '../figures/activity-figure.js';

/** Columns that hold what a figure says of itself, and under which name it says it; the canonical file has these, in this order. */
const ofFigures = {
  metric: 'metric',
  item: 'itemCode',
  dimension: 'dimension',
  group: 'groupCode',
  choice: 'choiceCode',
  estimate: 'estimate',
  lower: 'lower',
  upper: 'upper',
  conf: 'conf',
  n: 'n',
  invited: 'invited',
  numerator: 'numerator',
  response_rate: 'responseRate',
  weighted: 'weighted',
  weighted_lower: 'weightedLower',
  weighted_upper: 'weightedUpper',
  weighted_reason: 'weightedReason',
  design_effect: 'designEffect',
  effective_n: 'effectiveN',
  suppressed: 'suppressed',
  null_reason: 'nullReason',
  method: 'method',
  flags: 'flags',
} as const satisfies Readonly<Record<string, keyof ActivityFigure>>;
export type OwnColumn =
  | 'scope_type'
  | 'scope_code'
  | 'scope_name'
  | 'wave_kind'
  | 'wave_kind_label'
  | 'metric_name'
  | 'item_text'
  | 'dimension_label'
  | 'group_label'
  | 'choice_label'
  | 'weighted_reason_label'
  | 'suppressed_label'
  | 'null_reason_label'
  | 'method_label'
  | 'flags_label'
  | 'edition'
  | 'run_id'
  | 'method_version'
  | 'policy_version'
  | 'computed_at';
export type FigureColumn = keyof typeof ofFigures | OwnColumn;
export const columnsOfFigures: Readonly<Partial<Record<FigureColumn, keyof ActivityFigure>>> = ofFigures;

/**
 * The columns of a file of figures, in their order. Headings are the same in every language, so that a sheet and the
 * scripts that read it travel; what each means stands in the words of the reader.
 *
 * A column that ends in `_name`, `_text` or `_label` holds the words for the code before it.
 */
export const figureFileColumns = [
  'scope_type',
  'scope_code',
  'scope_name',
  'wave_kind',
  'wave_kind_label',
  'metric',
  'metric_name',
  'item',
  'item_text',
  'dimension',
  'dimension_label',
  'group',
  'group_label',
  'choice',
  'choice_label',
  'estimate',
  'lower',
  'upper',
  'conf',
  'n',
  'invited',
  'numerator',
  'response_rate',
  'weighted',
  'weighted_lower',
  'weighted_upper',
  'weighted_reason',
  'weighted_reason_label',
  'design_effect',
  'effective_n',
  'suppressed',
  'suppressed_label',
  'null_reason',
  'null_reason_label',
  'method',
  'method_label',
  'flags',
  'flags_label',
  'edition',
  'run_id',
  'method_version',
  'policy_version',
  'computed_at',
] as const satisfies readonly FigureColumn[];
