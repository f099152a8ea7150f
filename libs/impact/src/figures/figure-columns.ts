import type { ActivityFigure, FigureMetric } from './activity-figure.js';
import { type Hidden, type ItemPart, type Parts, scoreOf } from './hidden-parts.js';
import { appliedCodesOf, isApplication } from './item-figures.js';
import { scaleOf, valueOf } from './item-values.js';
import type { Person } from './people.js';

/** What one figure is the mean of. */
export interface Column {
  hidden: Hidden;
  unit: 'share' | 'points' | 'mean';
  /** null = no answer. */
  valueOf: (person: Person) => number | null;
}

type Place = Pick<ActivityFigure, 'metric' | 'itemCode' | 'choiceCode'>;
type Maker = (part: ItemPart, choiceCode: string) => Column;

const share: Maker = (part, choiceCode) => yesColumn(part, [choiceCode]);
const makers: Partial<Record<FigureMetric, Maker>> = {
  likert_share: share,
  choice_share: share,
  likert_top2: (part) => yesColumn(part, scaleOf(part.item).slice(-2)),
  likert_mean: (part) => numberColumn(part, (codes) => scaleOf(part.item).indexOf(codes[0] ?? '') + 1),
  number_mean: (part) => numberColumn(part, () => null),
  nps: (part) => ({ ...numberColumn(part, () => null, recommends), unit: 'points' }),
};

/**
 * Which answers a figure is the mean of.
 *
 * @returns undefined for counts and for rates over everybody asked, which are the mean of no answers
 * @example figureColumns(parts)({ metric: 'likert_top2', … }) // 1 for the two highest steps, 0 for others
 */
export function figureColumns({ items, score }: Parts): (place: Place) => Column | undefined {
  const application = items.find(({ item }) => isApplication(item));
  const named = new Map(items.map((part) => [part.item.code, part]));
  return ({ metric, itemCode, choiceCode }) => {
    if (metric === 'test_score_mean')
      return score ? { hidden: score, unit: 'mean', valueOf: scoreOf } : undefined;
    if (metric === 'application_rate_respondents')
      return application && yesColumn(application, appliedCodesOf(application.item));
    if (metric === 'application_rate_not_used')
      return application && noColumn(application, appliedCodesOf(application.item));
    const part = named.get(itemCode ?? '');
    return part && makers[metric]?.(part, choiceCode ?? '');
  };
}

function yesColumn({ item, hidden }: ItemPart, codes: readonly string[]): Column {
  return {
    hidden,
    unit: 'share',
    valueOf: ({ response }) => {
      const value = response && valueOf(item, response);
      if (value === null) return null;
      const given = typeof value === 'number' ? [String(value)] : value;
      return given.some((code) => codes.includes(code)) ? 1 : 0;
    },
  };
}

function noColumn(part: ItemPart, codes: readonly string[]): Column {
  const yes = yesColumn(part, codes);
  return {
    ...yes,
    valueOf: (person) => {
      const value = yes.valueOf(person);
      return value === null ? null : 1 - value;
    },
  };
}

function numberColumn(
  { item, hidden }: ItemPart,
  pointOf: (codes: readonly string[]) => number | null,
  of: (value: number) => number = (value) => value,
): Column {
  return {
    hidden,
    unit: 'mean',
    valueOf: ({ response }) => {
      const value = response && valueOf(item, response);
      if (value === null) return null;
      return typeof value === 'number' ? of(value) : pointOf(value);
    },
  };
}

/** Promoters 100, detractors −100, the others 0: their mean is the score. */
function recommends(score: number): number {
  if (score >= 9) return 100;
  return score <= 6 ? -100 : 0;
}
