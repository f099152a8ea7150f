import type { ActivityFigure, FigureMetric } from './activity-figure.js';
import type { ActivityFiguresInput, FrameRow, ResponseRow } from './activity-input.js';

/** A trait that people are told apart by in a table of its own. */
export type Trait = 'region' | 'timing';

/** Of a moment of answering nobody can have been asked: everybody in it answered. */
const notByTiming: ReadonlySet<FigureMetric> = new Set<FigureMetric>([
  'invited',
  'response_rate_rr1',
  'response_rate_rr2',
  'application_rate_conservative',
  'application_rate_upper_bound',
]);

/**
 * The input of a trait's table: the trait stands where the group does, and there is no second one.
 *
 * @returns null where answers lead to nobody, since nothing is known of who gave them
 * @example traitInput(input, 'region')?.frame[0]?.constituentGroup // 'Africa'
 */
export function traitInput(input: ActivityFiguresInput, trait: Trait): ActivityFiguresInput | null {
  const isLoose = input.responses.some(({ subjectId }) => subjectId === null);
  if (input.frameKind === 'none' || isLoose) return null;
  const first = new Map<string | null, ResponseRow>();
  for (const response of input.responses)
    if (!first.has(response.subjectId)) first.set(response.subjectId, response);
  const codeOf = (row: FrameRow): string | null =>
    (trait === 'region' ? row.region : first.get(row.subjectId)?.timing) ?? null;
  // When the silent answer: never. An empty group of theirs would seem to hide how many the others are.
  const answered = ({ subjectId }: FrameRow): boolean =>
    (first.get(subjectId)?.completeness ?? 'break_off') !== 'break_off';
  const asked = trait === 'region' ? input.frame : input.frame.filter(answered);
  const frame = asked.map((row) => ({ ...row, constituentGroup: codeOf(row), sex: null }));
  if (frame.every(({ constituentGroup }) => constituentGroup === null)) return null;
  const editions = (input.editions ?? []).map(({ waveIds, shown }) => ({
    waveIds,
    shown: shown.filter(({ dimension }) => dimension === 'all' || dimension === trait),
  }));
  return { ...input, frame, editions };
}

/** The input of the table of group and sex: what earlier editions showed by other traits is of other tables. */
export function withoutTraits(input: ActivityFiguresInput): ActivityFiguresInput {
  if (!input.editions) return input;
  const isOfTrait = ({ dimension }: Pick<ActivityFigure, 'dimension'>): boolean =>
    dimension === 'region' || dimension === 'timing';
  const editions = input.editions.map(({ waveIds, shown }) => ({
    waveIds,
    shown: shown.filter((place) => !isOfTrait(place)),
  }));
  return { ...input, editions };
}

/** The trait's own figures, with its name; the totals stand in the table of group and sex. */
export function namedFigures(figures: readonly ActivityFigure[], trait: Trait): ActivityFigure[] {
  return figures
    .filter(({ dimension, metric }) => {
      if (dimension !== 'constituent_group') return false;
      return trait === 'region' || !notByTiming.has(metric);
    })
    .map((figure) => ({
      ...figure,
      dimension: trait,
      // Everybody in a moment of answering answered; a rate of 100 % would say nothing.
      ...(trait === 'timing' && { invited: null, responseRate: null }),
    }));
}
