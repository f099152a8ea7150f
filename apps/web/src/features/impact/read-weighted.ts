import type { Figure } from './dashboard-types';

/** The same figure with the weighted number in the place of the one as answered; hidden ones stay hidden. */
export function asWeighted(figure: Figure): Figure {
  if (figure.suppressed) return figure;
  return {
    ...figure,
    estimate: figure.weighted,
    lower: figure.weightedLower,
    upper: figure.weightedUpper,
    nullReason: figure.weighted === null ? (figure.weightedReason ?? 'not_weighted') : null,
    // Of counts there is no weighted version; without a numerator none is read into it.
    numerator: figure.weighted === null ? null : figure.numerator,
  };
}

/** Measures that are about the answers themselves, not about who gave them. */
export const aboutAnswering: ReadonlySet<string> = new Set([
  'representation_gap',
  'representation_p',
  'early_late_difference',
  'class_factor',
  'weights_design_effect',
]);

export interface Measure {
  metric: string;
  itemCode: string | null;
}

/** Every measure that has one number for everybody, in the order of the release. */
export function measuresOf(figures: readonly Figure[]): Measure[] {
  return figures
    .filter(
      ({ dimension, choiceCode, metric }) =>
        dimension === 'all' && choiceCode === null && !aboutAnswering.has(metric),
    )
    .map(({ metric, itemCode }) => ({ metric, itemCode }));
}

export const keyOfMeasure = ({ metric, itemCode }: Measure): string => `${metric}:${itemCode ?? ''}`;

/** Dimensions by which a measure is told apart in this release. */
export function cutsOf(figures: readonly Figure[], { metric, itemCode }: Measure): ReadonlySet<string> {
  return new Set(
    figures
      .filter((figure) => figure.metric === metric && figure.itemCode === itemCode)
      .map(({ dimension }) => dimension),
  );
}
