import { correctedPointBiserial, type Discrimination } from './corrected-point-biserial.js';

/** One person's sheet: an entry a question, in the order of `items`. */
export interface TestSheet {
  /** Points in each question; null: the question did not count for this person (another version asked it otherwise). */
  points: readonly (number | null)[];
  /** Why nothing was chosen: said so, or left open; null where something was. */
  missing: readonly ('dont_know' | 'open' | null)[];
}
export interface TestItem {
  code: string;
  objective: string | null;
  /** Points of a right answer, above 0. */
  maxPoints: number;
}
export interface ItemFigures {
  code: string;
  objective: string | null;
  /** People whose sheet has this question. */
  n: number;
  /** Share of the points that were reached, 0 to 1: of right-or-wrong questions the share that is right; null for n 0. */
  difficulty: number | null;
  /** People with all points. */
  right: number;
  dontKnow: number;
  leftOpen: number;
  discrimination: Discrimination;
}

/**
 * What a knowledge test says of its own questions, in the sense of classical test theory.
 *
 * @param items  the questions, in the order of the sheets
 * @param sheets one a person who sat the test to the end; break-offs are left out before. "I don't know" and open
 *               questions score 0 and are counted apart
 * @returns one entry a question, in the same order. The total behind the discrimination counts the questions that
 *          the sheet has
 * @throws RangeError when a sheet is of another length
 * @source L. Crocker, J. Algina (1986), Introduction to Classical and Modern Test Theory, ch. 14
 * @example itemAnalysis([q], [{ points: [1], missing: [null] }, { points: [0], missing: ['dont_know'] }])[0].difficulty // 0.5
 */
export function itemAnalysis(items: readonly TestItem[], sheets: readonly TestSheet[]): ItemFigures[] {
  if (sheets.some(({ points, missing }) => points.length !== items.length || missing.length !== items.length))
    throw new RangeError('a sheet has one entry for each question');
  const totals = sheets.map(({ points }) => points.reduce<number>((total, some) => total + (some ?? 0), 0));
  return items.map(({ code, objective, maxPoints }, at) => {
    const asked = sheets.flatMap(({ points, missing }, person) => {
      const reached = points[at];
      return reached === null || reached === undefined
        ? []
        : [{ reached, missing: missing[at] ?? null, total: totals[person] ?? 0 }];
    });
    const n = asked.length;
    const sum = asked.reduce((total, { reached }) => total + reached, 0);
    return {
      code,
      objective,
      n,
      difficulty: n === 0 ? null : sum / (n * maxPoints),
      right: asked.filter(({ reached }) => reached >= maxPoints).length,
      dontKnow: asked.filter(({ missing }) => missing === 'dont_know').length,
      leftOpen: asked.filter(({ missing }) => missing === 'open').length,
      discrimination: correctedPointBiserial(
        asked.map(({ reached }) => reached),
        asked.map(({ total }) => total),
      ),
    };
  });
}
