import { constituentGroups, sexes, type Figure } from '@traccia/contracts';

export const dimensions = ['constituent_group', 'sex', 'constituent_group_x_sex'] as const;
export type Dimension = (typeof dimensions)[number];

/** What may be said of one figure; never more than its size supports. */
export type FigureReading =
  | { kind: 'suppressed'; how: 'primary' | 'complementary' }
  | { kind: 'missing'; reason: string }
  | { kind: 'counts'; count: number; n: number }
  | { kind: 'shown'; estimate: number; lower: number | null; upper: number | null };

const fewestForPercent = 10;
const shares =
  /^(application_rate|response_rate|likert_share|likert_top2|choice_share|answers_missing|acquisition_rate|match_rate|supervisor_confirmation|agreement_share)/;

export type FigureUnit = 'share' | 'points' | 'mean' | 'persons';
/** The unit of an estimate follows from its metric. */
export function unitOf(metric: string): FigureUnit {
  if (metric === 'invited' || metric === 'responded') return 'persons';
  if (metric === 'nps') return 'points';
  return shares.test(metric) ? 'share' : 'mean';
}

/**
 * Reads a figure as it may be shown: held back, missing with its reason, as a bare count below ten people,
 * or as an estimate with its interval.
 */
export function readFigure(figure: Figure): FigureReading {
  if (figure.suppressed) return { kind: 'suppressed', how: figure.suppressed };
  const { estimate, n, numerator, nullReason } = figure;
  const countsOnly = nullReason === 'too_few' || (estimate !== null && n !== null && n < fewestForPercent);
  if (unitOf(figure.metric) === 'share' && n !== null && numerator !== null && countsOnly)
    return { kind: 'counts', count: numerator, n };
  if (estimate === null) return { kind: 'missing', reason: nullReason ?? 'not_defined' };
  return { kind: 'shown', estimate, lower: figure.lower, upper: figure.upper };
}

/** A figure of a percent with ten thousand behind it may carry a decimal; one with ninety may not. */
export const percentDigits = (n: number | null): number => (n !== null && n >= 1000 ? 1 : 0);

export interface FigureAddress {
  metric: string;
  itemCode?: string | null;
  dimension?: string;
  groupCode?: string;
  choiceCode?: string | null;
}

export function findFigure(figures: readonly Figure[], address: FigureAddress): Figure | undefined {
  const { metric, itemCode = null, dimension = 'all', groupCode = 'all', choiceCode = null } = address;
  return figures.find(
    (figure) =>
      figure.metric === metric &&
      figure.itemCode === itemCode &&
      figure.dimension === dimension &&
      figure.groupCode === groupCode &&
      figure.choiceCode === choiceCode,
  );
}

const groupOrder: readonly string[] = [...constituentGroups, 'unknown'];
const sexOrder: readonly string[] = [...sexes, 'unknown'];
const placeOf = (order: readonly string[], code: string | undefined) => {
  const place = code === undefined ? -1 : order.indexOf(code);
  return place === -1 ? order.length : place;
};

/** Groups always stand in the same order, so that a place is never a rank. */
export function inFixedOrder(dimension: string, figures: readonly Figure[]): Figure[] {
  const rank = ({ groupCode }: Figure): number => {
    if (dimension === 'sex') return placeOf(sexOrder, groupCode);
    const [group, sex] = groupCode.split('|');
    return placeOf(groupOrder, group) * 100 + placeOf(sexOrder, sex);
  };
  return [...figures].sort((a, b) => rank(a) - rank(b));
}

/** All figures of one metric along one dimension, in fixed order. */
export function figuresAlong(
  figures: readonly Figure[],
  dimension: string,
  metric: string,
  itemCode: string | null = null,
): Figure[] {
  return inFixedOrder(
    dimension,
    figures.filter(
      (figure) => figure.dimension === dimension && figure.metric === metric && figure.itemCode === itemCode,
    ),
  );
}
