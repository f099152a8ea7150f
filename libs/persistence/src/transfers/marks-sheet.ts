import { readAttendanceSheet, type SheetMark } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { AttendanceOverviewRepository } from '../attendance/attendance-overview.repository.js';
import { AttendanceRepository, type NewMark } from '../attendance/attendance.repository.js';
import { marksToChange } from '../attendance/marks-to-change.js';
import { EnrolmentRepository } from '../enrolments/enrolment.repository.js';
import { everyRow } from '../row-scope.js';
import { partValues, type SheetPart, inPart } from './sheet-part.js';
import type { BatchOutcome, Foreseen, HeldTransfer } from './transfer.repository.js';

const cellsSql = `SELECT s.cells FROM transfer_row s WHERE ${inPart} ORDER BY s.line`;

interface PartOfMarks {
  lines: number;
  marks: SheetMark[];
  changes: NewMark[];
}

/** A line counts as new when nothing stood there in any of its sessions. */
export async function foreseeMarksSheet(
  tx: EntityManager,
  transfer: HeldTransfer,
  part: SheetPart,
  activityId: string,
): Promise<Foreseen> {
  return countLines(await readPart(tx, transfer, part, activityId));
}

/** The same reader and the same writing as in the activity's own page of marks. */
export async function applyMarksSheet(
  tx: EntityManager,
  transfer: HeldTransfer,
  part: SheetPart,
  activityId: string,
): Promise<BatchOutcome> {
  const read = await readPart(tx, transfer, part, activityId);
  const origin = { recordedBy: transfer.askedBy, source: 'sheet', reason: null, batchId: null } as const;
  await new AttendanceRepository(tx).record(read.changes, origin);
  const people = [...new Set(read.changes.map(({ enrolmentId }) => enrolmentId))];
  await new EnrolmentRepository(tx).followAttendance(people);
  return { done: read.lines, ...countLines(read) };
}

async function readPart(
  tx: EntityManager,
  { headings }: HeldTransfer,
  part: SheetPart,
  activityId: string,
): Promise<PartOfMarks> {
  const rows: { cells: Record<string, string> }[] = await tx.query(cellsSql, partValues(part));
  const overview = new AttendanceOverviewRepository(tx);
  const facts = await overview.facts({ ...everyRow(), staffPersonId: null }, activityId);
  const sessions = facts?.sessions ?? [];
  const lines = rows.map(({ cells }) => headings.map((_, at) => cells[String(at)] ?? ''));
  const positions = sessions.map(({ position }) => position);
  const { marks } = readAttendanceSheet(
    [headings, ...lines],
    positions,
    await overview.sheetPeople(activityId),
  );
  return { lines: rows.length, marks, changes: await marksToChange(tx, activityId, marks, sessions) };
}

function countLines({ marks, changes }: PartOfMarks): Foreseen {
  const touched = new Set(changes.map(({ enrolmentId }) => enrolmentId));
  const standing = new Map<string, number>();
  for (const { enrolmentId } of marks) standing.set(enrolmentId, (standing.get(enrolmentId) ?? 0) + 1);
  for (const { enrolmentId, from } of changes)
    if (from === null) standing.set(enrolmentId, (standing.get(enrolmentId) ?? 0) - 1);
  const added = [...touched].filter((id) => standing.get(id) === 0).length;
  return { added, changed: touched.size - added };
}
