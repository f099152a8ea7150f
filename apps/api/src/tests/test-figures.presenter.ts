import type { TestFigures, TestResult } from '@traccia/contracts';
import { type ItemFigures, itemAnalysis, type TestItem, type TestSheet } from '@traccia/impact';

/** Below ten people there are counts only, as everywhere in the figures. */
export const countsOnlyBelow = 10;

const hiddenFigures = (n: number, hidden: TestFigures['hidden']): TestFigures => ({
  n,
  right: null,
  difficulty: null,
  dontKnow: null,
  leftOpen: null,
  discrimination: null,
  hidden,
});

/** One question as it may be shown. */
export function presentFigures(figures: ItemFigures, threshold: number): TestFigures {
  const { n, right, dontKnow, leftOpen } = figures;
  if (n === 0) return hiddenFigures(0, 'nobody');
  if (n < threshold) return hiddenFigures(n, 'below_threshold');
  const few = n < countsOnlyBelow;
  // Of a handful who all answered alike everybody's answer would be known.
  if (few && areAlike(figures)) return hiddenFigures(n, 'all_alike');
  return {
    n,
    right,
    difficulty: few ? null : figures.difficulty,
    dontKnow,
    leftOpen,
    discrimination: few ? null : figures.discrimination.r,
    hidden: null,
  };
}

function areAlike({ n, right, dontKnow, leftOpen }: ItemFigures): boolean {
  return n > 0 && (right === 0 || [right, dontKnow, leftOpen].some((count) => count === n));
}

/**
 * Figures over many editions. Whoever takes away the editions that are shown by themselves has what remains: a small
 * edition whose people all answered alike, or several tiny ones that did. Then the pool shows nothing of the question
 * either; leaving the edition out would show another figure than the true one.
 *
 * @param parts sheets of each part that enters, tiny editions put together; null when the test was not given
 */
export function pooledByItem(
  items: readonly TestItem[],
  parts: readonly { editions: number; sheets: readonly TestSheet[] }[] | null,
  threshold: number,
): Map<string, TestFigures> | null {
  const pooled = figuresByItem(items, parts && parts.flatMap(({ sheets }) => sheets), threshold);
  if (!parts || !pooled) return pooled;
  const ofParts = parts.map(({ editions, sheets }) => ({ editions, figures: itemAnalysis(items, sheets) }));
  const tells = (at: number): boolean =>
    ofParts.some(({ editions, figures }) => {
      const one = figures[at];
      return one !== undefined && areAlike(one) && (editions > 1 || one.n < countsOnlyBelow);
    });
  return new Map(
    items.map(({ code }, at) => {
      const shown = pooled.get(code) ?? hiddenFigures(0, 'nobody');
      return [code, shown.hidden === null && tells(at) ? hiddenFigures(shown.n, 'all_alike') : shown];
    }),
  );
}

/** Question code → figures; null when the test was not given at that time. */
export function figuresByItem(
  items: readonly TestItem[],
  sheets: readonly TestSheet[] | null,
  threshold: number,
): Map<string, TestFigures> | null {
  if (sheets === null) return null;
  return new Map(
    itemAnalysis(items, sheets).map((figures) => [figures.code, presentFigures(figures, threshold)]),
  );
}

type Objective = TestResult['objectives'][number];

/** Share of the points that were reached in the questions of each objective. */
export function presentObjectives(
  items: readonly TestItem[],
  sheets: { pre: readonly TestSheet[] | null; post: readonly TestSheet[] | null },
  titles: ReadonlyMap<string, Record<string, string>>,
): Objective[] {
  const codes = [...new Set(items.map(({ objective }) => objective))];
  return codes.map((code) => {
    const places = items.flatMap((item, at) => (item.objective === code ? [at] : []));
    return {
      code,
      title: code === null ? null : (titles.get(code) ?? null),
      items: places.length,
      pre: shareOf(items, sheets.pre, places),
      post: shareOf(items, sheets.post, places),
    };
  });
}

function shareOf(
  items: readonly TestItem[],
  sheets: readonly TestSheet[] | null,
  places: readonly number[],
): number | null {
  if (sheets === null || sheets.length < countsOnlyBelow) return null;
  let reached = 0;
  let most = 0;
  for (const { points } of sheets)
    for (const at of places) {
      const some = points[at];
      if (some === null || some === undefined) continue;
      reached += some;
      most += items[at]?.maxPoints ?? 0;
    }
  return most === 0 ? null : reached / most;
}
