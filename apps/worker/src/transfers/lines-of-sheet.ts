import { mostSheetRows } from '@traccia/contracts';
import { AttendanceOverviewRepository, everyRow, type SheetLine } from '@traccia/persistence';
import { answerColumns, type InstrumentDefinition, readAnswerCells } from '@traccia/survey';
import {
  placeColumns,
  readAttendanceSheet,
  readCell,
  readSheetRow,
  sheetKeyOf,
  type ColumnedKind,
  type RowFault,
  type SheetFault,
} from '@traccia/training';
import type { DataSource } from 'typeorm';

export type Lines = { headings: string[]; lines: SheetLine[] } | { fault: string };

/** Every line with its cells by the codes of the columns, and what is wrong with it by itself. `form`: its answers too. */
export function linesOfSheet(
  kind: ColumnedKind,
  rows: readonly string[][],
  form: InstrumentDefinition | null = null,
): Lines {
  const headings = rows[0] ?? [];
  const answered = form && answerReader(form, headings);
  const { places, missing } = placeColumns(kind, headings);
  if (missing.length > 0) return { fault: 'columns-missing' };
  const filled = [...rows.entries()].filter(([at, row]) => at > 0 && !isEmpty(row));
  if (filled.length > mostSheetRows) return { fault: 'too-many-rows' };
  if (filled.length === 0) return { fault: 'empty' };
  const seen = new Set<string>();
  const lines = filled.map(([at, row]): SheetLine => {
    const { cells, faults } = readSheetRow(kind, row, places);
    const key = sheetKeyOf(kind, cells);
    if (seen.has(key) && faults.length === 0) faults.push(twiceOf(kind, cells));
    seen.add(key);
    return { line: at + 1, cells, faults, ...answered?.(row, cells, faults) };
  });
  return { headings, lines };
}

function twiceOf(kind: ColumnedKind, cells: Record<string, string>): RowFault {
  const column = kind === 'organizations' ? 'name' : 'email';
  const written = cells[column] ?? cells.person_id ?? cells.organization_id ?? '';
  return { column, reason: 'twice', value: written.slice(0, 60) };
}

/** Adds to a line the cells under the codes of the form, and what they answer. */
function answerReader(form: InstrumentDefinition, headings: readonly string[]) {
  const written = headings.map((heading) => heading.replace('\ufeff', '').trim().toUpperCase());
  const places = answerColumns(form)
    .map((code) => ({ code, place: written.indexOf(code.toUpperCase()) }))
    .filter(({ place }) => place >= 0);
  if (places.length === 0) return null;
  return (row: readonly string[], cells: Record<string, string>, faults: RowFault[]) => {
    for (const { code, place } of places) {
      const cell = readCell(row[place] ?? '');
      if (cell.trim() !== '') cells[code] = cell;
    }
    const read = readAnswerCells(form, cells);
    for (const { itemCode } of read.faults)
      faults.push({ column: itemCode, reason: 'not-answer', value: cells[itemCode]?.slice(0, 60) ?? '' });
    return { answers: read.answers };
  };
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
