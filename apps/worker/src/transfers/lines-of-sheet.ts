import { mostSheetRows } from '@traccia/contracts';
import { AttendanceOverviewRepository, everyRow, type SheetLine } from '@traccia/persistence';
import {
  placeColumns,
  readAttendanceSheet,
  readCell,
  readSheetRow,
  sheetKeyOf,
  type ColumnedKind,
  type SheetFault,
} from '@traccia/training';
import type { DataSource } from 'typeorm';

export type Lines = { headings: string[]; lines: SheetLine[] } | { fault: string };

/** Every line with its cells by the codes of the columns, and what is wrong with it by itself. */
export function linesOfSheet(kind: ColumnedKind, rows: readonly string[][]): Lines {
  const headings = rows[0] ?? [];
  const { places, missing } = placeColumns(kind, headings);
  if (missing.length > 0) return { fault: 'columns-missing' };
  const lines: SheetLine[] = [];
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (at === 0 || isEmpty(row)) continue;
    if (lines.length === mostSheetRows) return { fault: 'too-many-rows' };
    const { cells, faults } = readSheetRow(kind, row, places);
    const key = sheetKeyOf(kind, cells);
    if (seen.has(key) && faults.length === 0)
      faults.push({
        column: kind === 'organizations' ? 'name' : 'email',
        reason: 'twice',
        value: key.slice(0, 60),
      });
    seen.add(key);
    lines.push({ line: at + 1, cells, faults });
  }
  return lines.length === 0 ? { fault: 'empty' } : { headings, lines };
}

/** A sheet of marks, read by the reader of the activity's own page; its cells are kept by their place. */
export async function linesOfMarks(
  db: DataSource,
  activityId: string,
  rows: readonly string[][],
): Promise<Lines> {
  const overview = new AttendanceOverviewRepository(db.manager);
  const facts = await overview.facts({ ...everyRow(), staffPersonId: null }, activityId);
  if (!facts) return { fault: 'activity-gone' };
  const read = rows.map((row) => row.map(readCell));
  const headings = read[0] ?? [];
  const positions = facts.sessions.map(({ position }) => position);
  const { faults } = readAttendanceSheet(read, positions, await overview.sheetPeople(activityId));
  if (faults.some(({ line }) => line === 1)) return { fault: 'columns-missing' };
  const byLine = new Map<number, SheetFault[]>();
  for (const fault of faults) byLine.set(fault.line, [...(byLine.get(fault.line) ?? []), fault]);
  const faultsOf = (line: number) => byLine.get(line) ?? [];
  const lines = read.flatMap((row, at): SheetLine[] =>
    at === 0 || isEmpty(row)
      ? []
      : [
          {
            line: at + 1,
            cells: Object.fromEntries(row.map((cell, place) => [String(place), cell])),
            faults: faultsOf(at + 1).map(({ column, reason, value }) => ({
              column,
              reason: reason === 'twice' || reason === 'no-mark' ? reason : 'nobody',
              value,
            })),
          },
        ],
  );
  if (lines.length > mostSheetRows) return { fault: 'too-many-rows' };
  return lines.length === 0 ? { fault: 'empty' } : { headings, lines };
}

function isEmpty(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}
