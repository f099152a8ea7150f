import type { ActivityFigure } from '../figures/activity-figure.js';

/** Raised when the columns or the writing of the canonical file change; an edition is checked in the form it was frozen in. */
export const canonicalForm = 1;

const head =
  'metric,item,dimension,group,choice,estimate,lower,upper,conf,n,invited,numerator,response_rate,' +
  'weighted,weighted_lower,weighted_upper,weighted_reason,design_effect,effective_n,suppressed,null_reason,method,flags';

/** First line of the canonical file, with its line end. */
export const canonicalHead = `${head}\n`;

type CanonicalFigure = Omit<ActivityFigure, 'metric' | 'dimension'> & { metric: string; dimension: string };

/**
 * One figure as a line of the canonical file: what a fingerprint is taken of.
 *
 * Codes and numbers only, so that the bytes are the same in every language. Columns as in `canonicalHead`; numbers in
 * the shortest form that reads back to the same double; what is missing is empty; flags with spaces between them; cells
 * with a comma, quote or line end in quotes (RFC 4180); lines end with a line feed; UTF-8 without a byte order mark.
 *
 * @param figure one figure, in the order of the run
 * @returns the line with its line end
 * @example canonicalLine({ ...invited, estimate: 40, n: 40, numerator: 40 })
 *   // 'invited,,all,all,,40,,,,40,,40,,,,,,,,,,count,\n'
 */
export function canonicalLine(figure: CanonicalFigure): string {
  const cells = [
    figure.metric,
    figure.itemCode,
    figure.dimension,
    figure.groupCode,
    figure.choiceCode,
    figure.estimate,
    figure.lower,
    figure.upper,
    figure.conf,
    figure.n,
    figure.invited,
    figure.numerator,
    figure.responseRate,
    figure.weighted,
    figure.weightedLower,
    figure.weightedUpper,
    figure.weightedReason,
    figure.designEffect,
    figure.effectiveN,
    figure.suppressed,
    figure.nullReason,
    figure.method,
    figure.flags.join(' '),
  ];
  return `${cells.map(written).join(',')}\n`;
}

function written(cell: string | number | null): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
