import type { ActivityFigure } from '../figures/activity-figure.js';
import { columnsOfFigures } from './figure-columns.js';

/** Raised when the columns or the writing of the canonical file change; an edition is checked in the form it was frozen in. */
export const canonicalForm = 1;

/** First line of the canonical file, with its line end. */
export const canonicalHead = `${Object.keys(columnsOfFigures).join(',')}\n`;

const fields = Object.values(columnsOfFigures);

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
  const cells = fields.map((field) => {
    const cell = figure[field];
    return written(Array.isArray(cell) ? cell.join(' ') : cell);
  });
  return `${cells.join(',')}\n`;
}

function written(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
