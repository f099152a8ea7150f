import { methodVersion } from '@traccia/impact';
import type { Held, HeldBackRow, TruthRow, WholeRow } from '@traccia/impact/truth';
import { header } from './simulate.js';

type Written = (value: number) => string;
/** Every digit, so that what is read is bit for bit what was written. */
export const exactly: Written = String;
/** A hundredth of a point. */
export const shortly: Written = (value) => String(Number(value.toFixed(4)));

const line = (cells: readonly (string | number | null)[], write: Written) =>
  cells
    .map((cell) =>
      typeof cell === 'number' ? (Number.isInteger(cell) ? String(cell) : write(cell)) : (cell ?? ''),
    )
    .join(',');

const heldCells = ({ count, lower, upper }: Held) => [count, lower, upper];

/** One line a row, in the order that `readTruthRow` reads. */
export const rowLines = (rows: readonly TruthRow[], write: Written): string[] =>
  rows.map((row) =>
    line(
      [
        row.scale,
        row.outcome,
        row.likeness,
        row.silence,
        row.estimator,
        row.truth,
        row.asked,
        row.given,
        row.refused,
        row.estimate,
        row.bias,
        row.sd,
        row.se,
        row.width,
        ...heldCells(row.truthHeld),
        ...heldCells(row.invitedHeld),
      ],
      write,
    ),
  );

const wholeLines = (rows: readonly WholeRow[]): string[] =>
  rows.map(({ silence, estimator, truth, invited, estimate, lower, upper }) =>
    line([silence, estimator, truth, invited, estimate, lower, upper], shortly),
  );

/** The file that the page reads. */
export function tableSource(
  replications: number,
  { rows, whole, heldBack }: { rows: TruthRow[]; whole: WholeRow[]; heldBack: HeldBackRow[] },
): string {
  const numbers = Object.entries(header(replications)).map(([name, value]) => `  ${name}: ${value},`);
  return `${[
    '/** Written by `npm run -s truth`; see truth-table.ts. */',
    'export const truthHeader = {',
    `  methodVersion: '${methodVersion}',`,
    ...numbers,
    '};',
    '',
    '/** Columns in the order of `readTruthRow`. */',
    'export const truthLines = {',
    '  rows: `',
    ...rowLines(rows, shortly),
    '`,',
    '  whole: `',
    ...wholeLines(whole),
    '`,',
    '  heldBack: `',
    ...heldBack.map((row) => line([row.silence, row.outcome, row.asked, row.heldBack], exactly)),
    '`,',
    '};',
  ].join('\n')}\n`;
}
