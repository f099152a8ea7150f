import type { ActivityMapping } from './mapping.js';
import { RowFaults, type RowFault } from './row-fault.js';
import type { TableRow } from './read-table.js';

export interface ImportedActivity {
  code: string;
  title: string;
  startsOn: string;
  endsOn: string;
  courseCode: string;
  online: boolean;
  countryCode: string | null;
  host: string | null;
  /** People counted by the host; a reported number, never enrolments. */
  reportedAttendance: number | null;
}

function readDay(column: string, value: string, faults: RowFaults): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
    return faults.at(column, value, 'is not a date of the form YYYY-MM-DD');
  const day = new Date(`${value}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
  return exists ? value : faults.at(column, value, 'is not a day of the calendar');
}

function readAttendance(column: string | undefined, value: string, faults: RowFaults): number | null {
  if (!column || value === '') return null;
  if (!/^\d{1,7}$/.test(value)) return faults.at(column, value, 'is not a whole number of people');
  return Number(value);
}

function readCourse(mapping: ActivityMapping, value: string, faults: RowFaults): string | null {
  const words = value.split(mapping.courses.separator).map((word) => word.trim());
  const rule = mapping.courses.rules.find(
    (candidate) => candidate.word === '*' || words.includes(candidate.word),
  );
  return rule ? rule.code : faults.at(mapping.courses.column, value, 'names no course of the mapping');
}

function readCountry(mapping: ActivityMapping, value: string, known: ReadonlySet<string>, faults: RowFaults) {
  const column = mapping.columns.country;
  if (!column || value === '') return { online: false, countryCode: null };
  if (mapping.onlineCountries.includes(value)) return { online: true, countryCode: null };
  if (!known.has(value)) faults.at(column, value, 'is not an ISO 3166-1 country code');
  return { online: false, countryCode: value };
}

function readDays(mapping: ActivityMapping, row: TableRow, faults: RowFaults) {
  const { columns } = mapping;
  const startsOn = readDay(columns.startsOn, row.cells[columns.startsOn] ?? '', faults);
  const endColumn = columns.endsOn ?? columns.startsOn;
  const endsOn = columns.endsOn ? readDay(endColumn, row.cells[endColumn] ?? '', faults) : startsOn;
  if (startsOn && endsOn && endsOn < startsOn) faults.at(endColumn, endsOn, 'lies before the start');
  return { startsOn, endsOn };
}

function readHost(column: string | undefined, value: string, faults: RowFaults): string | null {
  if (value.length > 300) return faults.at(column ?? '', value, 'is longer than 300 characters');
  return value || null;
}

/** Turns one row of a register into an activity, or says for each cell why not. */
export function readActivityRow(
  mapping: ActivityMapping,
  file: string,
  row: TableRow,
  knownCountries: ReadonlySet<string>,
): { activity: ImportedActivity | null; faults: RowFault[] } {
  const faults = new RowFaults(file, row.line);
  // Its cells stand in the wrong columns, so nothing more can be said of them.
  if (row.fault) return { activity: faults.at('(row)', '', row.fault), faults: faults.list };
  const { columns } = mapping;
  const cell = (column: string | undefined) => (column ? (row.cells[column] ?? '') : '');
  const code = cell(columns.code);
  if (!/^[A-Za-z0-9._-]{1,80}$/.test(code))
    faults.at(columns.code, code, 'is not a code of 1 to 80 letters, digits, dots, dashes');
  const { startsOn, endsOn } = readDays(mapping, row, faults);
  const courseCode = readCourse(mapping, cell(mapping.courses.column), faults);
  const country = readCountry(mapping, cell(columns.country), knownCountries, faults);
  const reportedAttendance = readAttendance(columns.attendance, cell(columns.attendance), faults);
  const host = readHost(columns.host, cell(columns.host), faults);
  if (faults.list.length > 0 || !startsOn || !endsOn || !courseCode)
    return { activity: null, faults: faults.list };
  const title = cell(columns.title) || host || code;
  return {
    activity: { code, title, startsOn, endsOn, courseCode, ...country, host, reportedAttendance },
    faults: [],
  };
}
