import type { TestItem, TestSheet } from '@traccia/impact';
import type { SatTest, TestVersion } from '@traccia/persistence';
import {
  type AnswerMap,
  choicesOf,
  codesOf,
  fromAnswerRows,
  type InstrumentDefinition,
  type ScoredItem,
  scoredItemsOf,
  scoreItem,
} from '@traccia/survey';

export const objectiveOf = (item: ScoredItem): string | null => item.scoring.objective ?? null;

export function itemsToAnalyse(newest: TestVersion): TestItem[] {
  return scoredItemsOf(newest.definition).map((item) => ({
    code: item.code,
    objective: objectiveOf(item),
    maxPoints: item.scoring.points,
  }));
}

/** Answers as sheets over the questions of the newest version; what was asked otherwise then does not count. */
export function sheetsOf(
  newest: TestVersion,
  versions: readonly TestVersion[],
  responses: readonly SatTest[],
): TestSheet[] {
  const items = scoredItemsOf(newest.definition);
  const byId = new Map(versions.map((version) => [version.id, version]));
  return responses.flatMap(({ instrumentVersionId, answers }) => {
    const version = byId.get(instrumentVersionId);
    if (!version) return [];
    const given = fromAnswerRows(version.definition, answers);
    const own = new Map(scoredItemsOf(version.definition).map((item) => [item.code, item]));
    const cells = items.map(({ code }) => {
      const item = own.get(code);
      const comparable = item && version.pools[code] === newest.pools[code];
      return comparable ? cellOf(version.definition, item, given) : { points: null, missing: null };
    });
    return [{ points: cells.map(({ points }) => points), missing: cells.map(({ missing }) => missing) }];
  });
}

function cellOf(definition: InstrumentDefinition, item: ScoredItem, given: AnswerMap) {
  const value = given[item.code];
  return { points: scoreItem(item, value), missing: missingOf(definition, item, value) };
}

function missingOf(
  definition: InstrumentDefinition,
  item: ScoredItem,
  value: AnswerMap[string] | undefined,
): 'dont_know' | 'open' | null {
  if (!value) return 'open';
  if ('missing' in value) return 'dont_know';
  const notKnown = choicesOf(definition, item).filter(({ missing }) => missing);
  return codesOf(value).some((code) => notKnown.some((choice) => choice.code === code)) ? 'dont_know' : null;
}
