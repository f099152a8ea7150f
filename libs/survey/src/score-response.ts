import { type AnswerMap, codesOf } from './answers.js';
import type { ChoiceItem, InstrumentDefinition, ItemScoring } from './definition.js';
import { itemsOf } from './definition.js';

export interface Score {
  points: number;
  maxPoints: number;
  byObjective: Record<string, { points: number; maxPoints: number }>;
}

/** All or nothing, unless partial: (right − wrong) / rights, never below 0. */
function pointsOf(scoring: ItemScoring, given: readonly string[]): number {
  const right = given.filter((code) => scoring.key.includes(code)).length;
  const wrong = given.length - right;
  if (scoring.partial) return scoring.points * Math.max(0, (right - wrong) / scoring.key.length);
  return right === scoring.key.length && wrong === 0 ? scoring.points : 0;
}

/**
 * Points of a knowledge test. An unanswered item and "I don't know" score 0 of its points.
 *
 * @returns points and maximum over all scored items and by learning objective, or null when nothing is scored
 * @example scoreResponse(test, { K1: { codes: ['b'] } }) // { points: 1, maxPoints: 6, … } with six items of one point
 */
export function scoreResponse(definition: InstrumentDefinition, answers: AnswerMap): Score | null {
  const scored = itemsOf(definition).filter(
    (item): item is ChoiceItem & { scoring: ItemScoring } => 'scoring' in item && item.scoring !== undefined,
  );
  if (scored.length === 0) return null;
  const score: Score = { points: 0, maxPoints: 0, byObjective: {} };
  for (const item of scored) {
    const points = pointsOf(item.scoring, codesOf(answers[item.code]));
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
  const strip = (item: InstrumentDefinition['pages'][number]['items'][number]) => {
    const bare = { ...item, tags: undefined };
    if ('scoring' in bare) bare.scoring = undefined;
    if ('rows' in bare) bare.rows = bare.rows.map((row) => ({ ...row, tags: undefined }));
    return bare;
  };
  return {
    ...definition,
    pages: definition.pages.map((page) => ({ ...page, items: page.items.map(strip) })),
  };
}
