import { chiSquareUpper } from '../distributions/chi-square.js';
import { newcombeDifference } from '../proportions/newcombe-difference.js';
import { kishEffect } from '../sampling/weighted-share.js';
import {
  type ActivityFigure,
  type FigureDimension,
  type FigureMetric,
  notWeighted,
} from './activity-figure.js';
import { type CellWeights, restClass } from './class-weights.js';
import type { Population } from './people.js';
import { countsOnlyBelow } from './small-sample.js';

const compared: readonly FigureDimension[] = ['constituent_group', 'sex', 'region'];
const smallestExpected = 5;

/**
 * How those who answered differ from those who were asked, from figures that are shown, so that nothing new is told.
 *
 * - `representation_gap` for each group, sex and region: its share among the answers less its share among those asked.
 * - `representation_p` for each of these: p of the χ² test that all groups answer alike; hidden groups count together,
 *   and with the smallest others while fewer than five are expected in a field.
 * - `early_late_difference` for application and each top-two share: answers after the last reminder less those before
 *   the first, with Newcombe's interval. That late people are like silent ones is an assumption.
 *
 * @param figures everything that is shown and hidden of one scope
 * @param level   confidence as a proportion
 * @returns nothing where a scope is not broken down
 * @source METHODS Q3, Q4; J. S. Armstrong, T. S. Overton (1977), J. Marketing Res. 14, 396–402
 * @example asked 50 and 50, answers 30 and 10: gaps +0.25 and −0.25; χ² = 16.667, p = 0.0000446
 */
export function biasFigures(figures: readonly ActivityFigure[], level: number): ActivityFigure[] {
  return [
    ...compared.flatMap((dimension) => representation(figures, dimension)),
    ...earlyLate(figures, level),
  ];
}

interface Part {
  groupCode: string;
  asked: number;
  answered: number;
}

function representation(figures: readonly ActivityFigure[], dimension: FigureDimension): ActivityFigure[] {
  const countOf = (metric: FigureMetric, of: FigureDimension, groupCode: string): number | null =>
    figures.find((one) => one.metric === metric && one.dimension === of && one.groupCode === groupCode)
      ?.estimate ?? null;
  const whole = {
    asked: countOf('invited', 'all', 'all'),
    answered: countOf('responded', 'all', 'all'),
  };
  const codes = figures
    .filter((figure) => figure.metric === 'responded' && figure.dimension === dimension)
    .map(({ groupCode }) => groupCode);
  const { asked: everybody, answered: everyAnswer } = whole;
  if (!everybody || !everyAnswer || codes.length < 2) return [];
  const parts = codes.flatMap((groupCode): Part[] => {
    const asked = countOf('invited', dimension, groupCode);
    const answered = countOf('responded', dimension, groupCode);
    return asked === null || answered === null ? [] : [{ groupCode, asked, answered }];
  });
  const gaps = parts.map(({ groupCode, asked, answered }) => ({
    ...place('representation_gap', dimension, groupCode),
    estimate: answered / everyAnswer - asked / everybody,
    n: answered,
    invited: asked,
    method: 'share_difference',
  }));
  const test = homogeneity(parts, { asked: everybody, answered: everyAnswer });
  return [
    ...gaps,
    {
      ...place('representation_p', dimension, 'all'),
      estimate: test,
      n: everyAnswer,
      invited: everybody,
      nullReason: test === null ? 'too_few' : null,
      method: 'chi_square',
    },
  ];
}

/** p of the test that all groups answer alike; null when no two groups are large enough. */
function homogeneity(parts: readonly Part[], whole: Omit<Part, 'groupCode'>): number | null {
  const rate = whole.answered / whole.asked;
  const least = ({ asked }: Pick<Part, 'asked'>): number => asked * Math.min(rate, 1 - rate);
  const sum = (of: readonly Part[], key: 'asked' | 'answered'): number =>
    of.reduce((all, one) => all + one[key], 0);
  const large = parts.filter((part) => least(part) >= smallestExpected).sort((a, b) => b.asked - a.asked);
  const restOf = () => ({
    asked: whole.asked - sum(large, 'asked'),
    answered: whole.answered - sum(large, 'answered'),
  });
  // All hidden groups and all small ones count together.
  while (large.length > 0 && restOf().asked > 0 && least(restOf()) < smallestExpected) large.pop();
  const rest = restOf();
  const groups = rest.asked > 0 ? [...large, rest] : large;
  if (groups.length < 2 || rate === 0 || rate === 1) return null;
  const chi = groups.reduce((all, { asked, answered }) => {
    const off = answered - asked * rate;
    return all + (off * off) / (asked * rate) + (off * off) / (asked * (1 - rate));
  }, 0);
  return chiSquareUpper(chi, groups.length - 1);
}

function earlyLate(figures: readonly ActivityFigure[], level: number): ActivityFigure[] {
  const of = (groupCode: string) =>
    figures.filter(
      ({ dimension, groupCode: code, metric }) =>
        dimension === 'timing' &&
        code === groupCode &&
        (metric === 'application_rate_respondents' || metric === 'likert_top2'),
    );
  return of('late').flatMap((late): ActivityFigure[] => {
    const early = of('early').find(
      ({ metric, itemCode }) => metric === late.metric && itemCode === late.itemCode,
    );
    const [first, second] = [shareOf(late), early && shareOf(early)];
    if (!first || !second) return [];
    const { estimate, lower, upper, n, method } = newcombeDifference(first, second, level);
    return [
      {
        ...place('early_late_difference', 'timing', 'late-early'),
        itemCode: late.itemCode,
        estimate,
        lower,
        upper,
        conf: level,
        n,
        method,
        nullReason: estimate === null ? 'not_defined' : null,
      },
    ];
  });
}

/** Null for groups that are hidden or of which counts only are given. */
function shareOf({ numerator, n, suppressed }: ActivityFigure): { yes: number; asked: number } | null {
  return suppressed || numerator === null || n === null || n < countsOnlyBelow
    ? null
    : { yes: numerator, asked: n };
}

/**
 * The weights themselves: what a group counts for beside the average (`class_factor`; hidden and small groups share
 * one), and what unequal weights cost (`weights_design_effect`, after Kish).
 *
 * @param weights of all who answered, whatever the question; null = none, and no figures
 * @returns one figure for each group that was asked, and one for everybody
 * @source METHODS §1.8; L. Kish (1965), Survey Sampling, 11.7
 * @example asked 50 and 50, answers 30 and 10: factors 1.667/2.5 = 0.667 and 5/2.5 = 2; design effect 4/3
 */
export function weightFigures(
  population: Population,
  weights: CellWeights | null,
  figures: readonly ActivityFigure[],
): ActivityFigure[] {
  if (!weights) return [];
  const answering = population.people.filter(({ response }) => response !== null);
  const each = answering.map(({ row, column }) => weights.weight[row]?.[column] ?? 0);
  const { deff, nEff } = kishEffect(each);
  const mean = each.reduce((sum, weight) => sum + weight, 0) / each.length;
  const factors = population.groups.flatMap((groupCode, row) => {
    const own = each.filter((_, at) => sharesClass(answering[at]?.row ?? 0, row, weights));
    const shown = figures.find(
      (one) =>
        one.metric === 'responded' && one.dimension === 'constituent_group' && one.groupCode === groupCode,
    );
    if (own.length === 0 || !shown) return [];
    return [
      {
        ...place('class_factor', 'constituent_group', groupCode),
        estimate: own.reduce((sum, weight) => sum + weight, 0) / own.length / mean,
        n: shown.n,
        invited: shown.invited,
        method: weights.method,
        flags: weights.classOf[row] === restClass ? ['rest_class'] : [],
      },
    ];
  });
  const effect = {
    ...place('weights_design_effect', 'all', 'all'),
    estimate: deff,
    n: answering.length,
    effectiveN: nEff,
    nullReason: deff === null ? 'no_weight' : null,
    method: weights.method,
  };
  return [...factors, effect];
}

/** Whether people of two groups count alike but for their sex. */
function sharesClass(a: number, b: number, { classOf }: CellWeights): boolean {
  return classOf[a] === classOf[b];
}

function place(metric: FigureMetric, dimension: FigureDimension, groupCode: string): ActivityFigure {
  return {
    metric,
    itemCode: null,
    dimension,
    groupCode,
    choiceCode: null,
    estimate: null,
    lower: null,
    upper: null,
    conf: null,
    n: null,
    invited: null,
    numerator: null,
    responseRate: null,
    suppressed: null,
    nullReason: null,
    method: 'count',
    flags: [],
    ...notWeighted,
  };
}
