import type { ItemAnswer, ItemDefinition } from '../figures/activity-input.js';
import { appliedCodesOf, isApplication } from '../figures/item-figures.js';
import { scaleOf } from '../figures/item-values.js';
import type { MetricDefinition } from '../metrics/metric-definition.js';

/** Every answer of a person by the code of the question; of what is asked several times, in the order of asking. */
export type GivenAnswers = Readonly<Record<string, ItemAnswer>>;

/** A number that is worked out of several answers of one person, and then read like an answer of theirs. */
export interface PersonScore {
  /** Stands where the code of a question does. */
  code: string;
  metricId: MetricDefinition['id'];
  /** The questions that it is made of; a form without them has no such score. */
  partsIn: (items: readonly ItemDefinition[]) => readonly ItemDefinition[];
  /** @returns null when too little was answered */
  of: (given: GivenAnswers, parts: readonly ItemDefinition[]) => number | null;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const tagged =
  (...tags: string[]) =>
  (items: readonly ItemDefinition[]): ItemDefinition[] =>
    items.filter(({ metric }) => metric !== null && tags.includes(metric));

/** Steps of a scale from 1 on; what is no step is left out. */
function stepsOf(item: ItemDefinition, given: GivenAnswers): number[] {
  const answer = given[item.code];
  if (!answer || !('codes' in answer)) return [];
  const scale = scaleOf(item);
  return answer.codes.map((code) => scale.indexOf(code) + 1).filter((step) => step > 0);
}

function codesOf(code: string | undefined, given: GivenAnswers): readonly string[] {
  const answer = code === undefined ? undefined : given[code];
  return answer && 'codes' in answer ? answer.codes : [];
}

/** Mean of the parts that a person answered, when that is half of them at least. */
function meanOfHalf(values: readonly number[], parts: readonly ItemDefinition[]): number | null {
  return values.length > 0 && 2 * values.length >= parts.length ? mean(values) : null;
}

const relevance: PersonScore = {
  code: 'SCORE-RELEVANCE',
  metricId: 'L1.3',
  partsIn: (items) => {
    const parts = tagged('relevance', 'relevance_organization', 'engagement')(items);
    // One statement is no index; it has a mean of its own.
    return parts.length > 1 ? parts : [];
  },
  of: (given, parts) =>
    meanOfHalf(
      parts.flatMap((item) => stepsOf(item, given)),
      parts,
    ),
};

/** One pair of ratings for each objective; where one of a pair is missing nobody can say which. */
const selfRatedGain: PersonScore = {
  code: 'SCORE-SELF-RATED-GAIN',
  metricId: 'L2.7',
  partsIn: (items) => tagged('self_rated_gain')(items).filter(({ code }) => /-(?:BEF|NOW)$/.test(code)),
  of: (given, parts) => {
    const rated = (end: string): number[] =>
      parts.filter(({ code }) => code.endsWith(end)).flatMap((item) => stepsOf(item, given));
    const [before, now] = [rated('-BEF'), rated('-NOW')];
    return before.length > 0 && before.length === now.length ? mean(now) - mean(before) : null;
  },
};

const intensity: PersonScore = {
  code: 'SCORE-INTENSITY',
  metricId: 'L3.3',
  partsIn: (items) => {
    const parts = [
      ...tagged('application_intensity', 'share_of_content_used')(items),
      ...items.filter(isApplication),
    ];
    return parts.length === 3 ? parts : [];
  },
  of: (given, parts) => {
    const application = parts.find(isApplication);
    const applied = application ? appliedCodesOf(application) : [];
    if (!codesOf(application?.code, given).some((code) => applied.includes(code))) return null;
    const [often] = parts
      .filter(({ metric }) => metric === 'application_intensity')
      .flatMap((item) => stepsOf(item, given));
    const [percent] = codesOf(
      parts.find(({ metric }) => metric === 'share_of_content_used')?.code,
      given,
    ).map(Number);
    return often === undefined || percent === undefined || !(percent >= 0) ? null : (often * percent) / 100;
  },
};

const actionsDone: PersonScore = {
  code: 'SCORE-ACTIONS-DONE',
  metricId: 'L3.5',
  partsIn: (items) =>
    tagged('action_plan_completion')(items).filter(({ answerCodes }) => answerCodes.includes('done')),
  of: (given, [status]) => {
    const actions = codesOf(status?.code, given);
    return actions.length > 0
      ? (100 * actions.filter((code) => code === 'done').length) / actions.length
      : null;
  },
};

const factorBalance: PersonScore = {
  code: 'SCORE-FACTORS',
  metricId: 'L3.6',
  partsIn: (items) => tagged('transfer_factor')(items).filter(({ type }) => type === 'factor'),
  of: (given, parts) => {
    const values = parts.flatMap(({ code }) => {
      const answer = given[code];
      return answer && 'number' in answer ? [answer.number] : [];
    });
    return values.length > 0 ? mean(values) : null;
  },
};

/**
 * The scores of persons, in the order in which they stand behind the questions of a form.
 *
 * SCORE-RELEVANCE: mean of the statements on relevance and engagement, 1 to 5, when half of them are answered.
 * SCORE-SELF-RATED-GAIN: mean self-rating of now less that of before, −4 to 4 points, when both are given for the
 * same number of objectives. SCORE-INTENSITY: how often (1 to 5) times the share used (0 to 1), of those who apply.
 * SCORE-ACTIONS-DONE: per cent of a person's planned actions that are done. SCORE-FACTORS: mean of the factors that
 * apply to a person, −2 (hindered) to 2 (helped).
 *
 * @source DOMAIN §7, L1.3, L2.7, L3.3, L3.5, L3.6
 */
export const personScores: readonly PersonScore[] = [
  relevance,
  selfRatedGain,
  intensity,
  actionsDone,
  factorBalance,
];

/** A score that a form has, as a question of it, and how it follows from the answers of one person. */
export interface FormScore {
  item: ItemDefinition;
  of: (given: GivenAnswers) => number | null;
}

/**
 * The scores that can be worked out of a form.
 *
 * @param items every question of the form, those without figures too
 * @returns none for a form that asks nothing of the kind; a score made of a sensitive question is sensitive
 * @example scoresOfForm([statement 'relevance', statement 'engagement'])[0].of({ 4 and 5 }) // 4.5
 */
export function scoresOfForm(items: readonly ItemDefinition[]): FormScore[] {
  return personScores.flatMap(({ code, partsIn, of }) => {
    const parts = partsIn(items);
    if (parts.length === 0) return [];
    const sensitive = parts.some((part) => part.sensitive);
    const item = { code, type: 'number', metric: code, answerCodes: [], ...(sensitive && { sensitive }) };
    return [{ item, of: (given) => of(given, parts) }];
  });
}
