import { scoreWritten } from './accepted-answers.js';
import { type AnswerMap, type AnswerValue, codesOf } from './answers.js';
import {
  type ChoiceItem,
  type InstrumentDefinition,
  type Item,
  type ItemScoring,
  itemsOf,
  type NumberItem,
  type RankingItem,
  type TextItem,
  type WrittenScoring,
} from './definition.js';

export interface Score {
  points: number;
  maxPoints: number;
  byObjective: Record<string, { points: number; maxPoints: number }>;
}
export type ScoredItem =
  | ((ChoiceItem | RankingItem) & { scoring: ItemScoring })
  | ((NumberItem | TextItem) & { scoring: WrittenScoring });

/** Items with a key, in the order of the form. */
export function scoredItemsOf(definition: InstrumentDefinition): ScoredItem[] {
  return itemsOf(definition).filter(
    (item): item is ScoredItem => 'scoring' in item && item.scoring !== undefined,
  );
}

/**
 * Points of one item: all or nothing; with partial credit (right − wrong) / rights of a multiple choice, never below
 * 0, and of a ranking the share of places that are right. Figures and words bring what the first accepted answer does.
 *
 * @param value the answer; none, "I do not know" and a choice outside the key score 0
 * @returns points, 0 ≤ points ≤ item.scoring.points
 * @example scoreItem(twoRights, { codes: ['a', 'x'] }) // 0 with partial credit: (1 − 1) / 2
 */
export function scoreItem({ type, scoring }: ScoredItem, value: AnswerValue | undefined): number {
  if ('accepted' in scoring) return scoreWritten(scoring, value);
  const { key, points, partial } = scoring;
  const given = codesOf(value);
  if (type === 'ranking') {
    const inPlace = key.filter((code, place) => given[place] === code).length;
    if (partial) return (points * inPlace) / key.length;
    return inPlace === key.length ? points : 0;
  }
  const right = given.filter((code) => key.includes(code)).length;
  const wrong = given.length - right;
  if (type !== 'multiple') return right > 0 ? points : 0;
  if (partial) return points * Math.max(0, (right - wrong) / key.length);
  return right === key.length && wrong === 0 ? points : 0;
}

/**
 * Points of a knowledge test. An unanswered item and "I don't know" score 0 of its points.
 *
 * @returns points and maximum over all scored items and by learning objective, or null when nothing is scored
 * @example scoreResponse(test, { K1: { codes: ['b'] } }) // { points: 1, maxPoints: 6, … } with six items of one point
 */
export function scoreResponse(definition: InstrumentDefinition, answers: AnswerMap): Score | null {
  const scored = scoredItemsOf(definition);
  if (scored.length === 0) return null;
  const score: Score = { points: 0, maxPoints: 0, byObjective: {} };
  for (const item of scored) {
    const points = scoreItem(item, answers[item.code]);
    const objective = (score.byObjective[item.scoring.objective ?? ''] ??= { points: 0, maxPoints: 0 });
    for (const sum of [score, objective]) {
      sum.points += points;
      sum.maxPoints += item.scoring.points;
    }
  }
  return score;
}

/** The instrument as a respondent may see it: without keys, points and tags. */
export function forRespondent(definition: InstrumentDefinition): InstrumentDefinition {
  const pages = definition.pages.map((page) => ({ ...page, items: page.items.map(strip) }));
  return { ...definition, breaks: undefined, pages };
}

function strip<T extends Item>(item: T): T {
  return {
    ...item,
    tags: undefined,
    ...('scoring' in item && { scoring: undefined }),
    ...('rows' in item && { rows: item.rows.map(untagged) }),
    ...(item.type === 'percent_pair' && {
      attribution: untagged(item.attribution),
      confidence: untagged(item.confidence),
    }),
    ...(item.type === 'group' && { items: item.items.map(strip) }),
  };
}

const untagged = <T extends object>(row: T) => ({ ...row, tags: undefined });
