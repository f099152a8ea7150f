import type { AttendanceState } from './attendance.js';

export interface SheetFault {
  /** Line of the sheet as a spreadsheet counts, the header being 1. */
  line: number;
  /** Heading of the column, as it was written. */
  column: string;
  reason: 'nobody' | 'twice' | 'no-mark' | 'no-key' | 'no-session' | 'no-session-column';
  /** What stood there, cut to 60 characters. */
  value: string;
}
export interface SheetMark {
  position: number;
  enrolmentId: string;
  state: AttendanceState;
}
export interface SheetPerson {
  enrolmentId: string;
  email: string | null;
}
export interface SheetReading {
  marks: SheetMark[];
  faults: SheetFault[];
  /** Lines that name somebody and hold no fault. */
  soundLines: number;
}

/**
 * Headings of a sheet of marks before its columns of sessions, by language of whoever reads it. A sheet is read in any
 * of them.
 * @example attendanceHeadings.es.enrolment // 'Id de inscripción'
 */
export const attendanceHeadings = {
  en: { enrolment: 'Enrolment id', email: 'E-mail', name: 'Name', organization: 'Organization' },
  fr: { enrolment: 'Id d’inscription', email: 'Courriel', name: 'Nom', organization: 'Organisation' },
  es: {
    enrolment: 'Id de inscripción',
    email: 'Correo electrónico',
    name: 'Nombre',
    organization: 'Organización',
  },
  ar: { enrolment: 'معرّف التسجيل', email: 'البريد الإلكتروني', name: 'الاسم', organization: 'المنظمة' },
} as const;

const keyColumns = new Map<string, 'enrolment' | 'email'>([
  ['enrolment', 'enrolment'],
  ['email', 'email'],
  ...Object.values(attendanceHeadings).flatMap((words): [string, 'enrolment' | 'email'][] => [
    [headingOf(words.enrolment), 'enrolment'],
    [headingOf(words.email), 'email'],
  ]),
]);
const states: Record<string, AttendanceState> = {
  p: 'present',
  present: 'present',
  '1': 'present',
  h: 'partial',
  partial: 'partial',
  '0.5': 'partial',
  '½': 'partial',
  a: 'absent',
  absent: 'absent',
  '0': 'absent',
  e: 'excused',
  excused: 'excused',
};
const sessionColumn = /^(?:s|session\s*)?(\d{1,3})(?:\D.*)?$/i;

/**
 * Reads a sheet of marks: who in the column "Enrolment id" or "E-mail" (in any language), one column a session ("S1", "Session 2",
 * "3 Opening"). An empty cell says nothing. A line with a fault gives no mark at all; all other lines do.
 *
 * @param rows      header first; cells as text
 * @param positions positions of the sessions of the activity
 * @param people    who takes part; two people who share a mailbox are told apart by the enrolment id only
 * @returns marks in the order of the lines, and every fault with its line, column and reason
 * @example readAttendanceSheet([['E-mail', 'S1'], ['a@b.org', 'p']], [1], [{ enrolmentId: 'x', email: 'a@b.org' }]).marks
 *   // [{ position: 1, enrolmentId: 'x', state: 'present' }]
 */
export function readAttendanceSheet(
  rows: readonly (readonly string[])[],
  positions: readonly number[],
  people: readonly SheetPerson[],
): SheetReading {
  const header = rows[0] ?? [];
  const keys = header.map((heading) => keyColumns.get(headingOf(heading)) ?? null);
  const columns = readColumns(header, keys, positions);
  const faults: SheetFault[] = [...columns.faults];
  if (!keys.some((key) => key !== null))
    faults.push({ line: 1, column: header[0] ?? '', reason: 'no-key', value: '' });
  if (columns.sessions.length === 0)
    faults.push({ line: 1, column: header.at(-1) ?? '', reason: 'no-session-column', value: '' });
  const marks: SheetMark[] = [];
  let soundLines = 0;
  if (faults.some(({ reason }) => reason === 'no-key' || reason === 'no-session-column'))
    return { marks, faults, soundLines };
  const seen = new Set<string>();
  const find = finder(people);
  rows.slice(1).forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const line = readLine(row, index + 2, { header, keys, sessions: columns.sessions, find, seen });
    faults.push(...line.faults);
    if (line.faults.length > 0) return;
    soundLines += 1;
    marks.push(...line.marks);
  });
  return { marks, faults, soundLines };
}

/** Programs put their own apostrophes and marks into what was written. */
function headingOf(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll(/[\u064b-\u0652\ufeff]/gu, '')
    .trim()
    .toLowerCase();
}

interface SessionColumn {
  index: number;
  position: number;
}

/** Columns that are neither key nor session (names, organization) are left alone. */
function readColumns(header: readonly string[], keys: readonly unknown[], positions: readonly number[]) {
  const sessions: SessionColumn[] = [];
  const faults: SheetFault[] = [];
  header.forEach((heading, index) => {
    const [, digits] = keys[index] ? [] : (sessionColumn.exec(heading.trim()) ?? []);
    if (digits === undefined) return;
    const position = Number(digits);
    const fault = (reason: SheetFault['reason']) =>
      faults.push({ line: 1, column: heading, reason, value: heading.slice(0, 60) });
    if (!positions.includes(position)) fault('no-session');
    else if (sessions.some((one) => one.position === position)) fault('twice');
    else sessions.push({ index, position });
  });
  return { sessions, faults };
}

type Find = (key: 'enrolment' | 'email', value: string) => string | null;

function finder(people: readonly SheetPerson[]): Find {
  const ids = new Set(people.map(({ enrolmentId }) => enrolmentId));
  const mailboxes = new Map<string, string | null>();
  for (const { enrolmentId, email } of people) {
    const mailbox = email?.toLowerCase();
    if (mailbox) mailboxes.set(mailbox, mailboxes.has(mailbox) ? null : enrolmentId);
  }
  return (key, value) => {
    const wanted = value.toLowerCase();
    if (key === 'enrolment') return ids.has(wanted) ? wanted : null;
    return mailboxes.get(wanted) ?? null;
  };
}

interface Sheet {
  header: readonly string[];
  keys: readonly ('enrolment' | 'email' | null)[];
  sessions: readonly SessionColumn[];
  find: Find;
  seen: Set<string>;
}

/** The enrolment id decides when both columns are filled. */
function readLine(row: readonly string[], line: number, sheet: Sheet) {
  const faults: SheetFault[] = [];
  const marks: SheetMark[] = [];
  const cell = (index: number) => (row[index] ?? '').trim();
  const keyOrder = (['enrolment', 'email'] as const).map((key) => sheet.keys.indexOf(key));
  const keyIndex = keyOrder.find((index) => index >= 0 && cell(index) !== '') ?? Math.max(...keyOrder);
  const fault = (index: number, reason: SheetFault['reason']) =>
    faults.push({ line, column: sheet.header[index] ?? '', reason, value: cell(index).slice(0, 60) });
  const enrolmentId = sheet.find(sheet.keys[keyIndex] ?? 'email', cell(keyIndex));
  if (enrolmentId === null) fault(keyIndex, 'nobody');
  else if (sheet.seen.has(enrolmentId)) fault(keyIndex, 'twice');
  else sheet.seen.add(enrolmentId);
  for (const { index, position } of sheet.sessions) {
    const written = cell(index).toLowerCase().replace(',', '.');
    if (written === '') continue;
    const state = Object.hasOwn(states, written) ? states[written] : undefined;
    if (!state) fault(index, 'no-mark');
    else if (enrolmentId !== null) marks.push({ position, enrolmentId, state });
  }
  return { faults, marks };
}
