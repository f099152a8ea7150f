import { type ColumnedKind, type SheetColumn, sheetColumns } from './sheet-columns.js';
import { readCell } from './safe-cell.js';

export type SheetReason =
  | 'required'
  | 'too-long'
  | 'not-email'
  | 'not-choice'
  | 'not-country'
  | 'not-day'
  | 'not-id'
  | 'control-sign'
  | 'twice'
  | 'unknown'
  | 'ambiguous'
  | 'needs-name'
  | 'mismatch'
  | 'by-application'
  | 'list-full'
  | 'not-answer'
  | 'own-words'
  | 'nobody'
  | 'no-mark';

/** One thing that is wrong with one cell. */
export interface RowFault {
  column: string;
  reason: SheetReason;
  /** What stood there, cut to 60 characters. */
  value: string;
}

/**
 * Which column of the sheet holds what.
 *
 * @param kind   what the sheet holds
 * @param header the headings as written; case and spaces do not count, unknown ones are left alone
 * @returns position of each column by its code, and the required codes that are missing
 * @example placeColumns('organizations', ['Name', 'Constituent group']).missing // []
 */
export function placeColumns(
  kind: ColumnedKind,
  header: readonly string[],
): { places: Map<string, number>; missing: string[] } {
  const codes = header.map((heading) =>
    heading
      .replace('\ufeff', '')
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const places = new Map<string, number>();
  for (const { code } of sheetColumns[kind]) if (codes.includes(code)) places.set(code, codes.indexOf(code));
  const missing = sheetColumns[kind].filter(({ code, required }) => required && !places.has(code));
  const keyless = kind !== 'organizations' && !places.has('email') && !places.has('person_id');
  return { places, missing: [...(keyless ? ['email'] : []), ...missing.map(({ code }) => code)] };
}

/**
 * Reads one line of a sheet: trims, undoes the guard against formulas and checks each cell by its column.
 *
 * @param kind   what the sheet holds
 * @param row    cells as text, in the order of the sheet
 * @param places position of each column by its code (`placeColumns`)
 * @returns the filled cells by code, and what is wrong with them
 * @example readSheetRow('organizations', ['Union', 'workers_org'], new Map([['name', 0], ['constituent_group', 1]])).faults // []
 */
export function readSheetRow(
  kind: ColumnedKind,
  row: readonly string[],
  places: ReadonlyMap<string, number>,
): { cells: Record<string, string>; faults: RowFault[] } {
  const cells: Record<string, string> = {};
  const faults: RowFault[] = [];
  for (const column of sheetColumns[kind]) {
    const place = places.get(column.code);
    const written = place === undefined ? '' : readCell(row[place] ?? '').trim();
    const value = inForm(column, written);
    if (value !== '') cells[column.code] = value;
    const reason = faultOf(column, value);
    if (reason) faults.push({ column: column.code, reason, value: value.slice(0, 60) });
  }
  if (kind !== 'organizations' && cells.email === undefined && cells.person_id === undefined)
    faults.unshift({ column: 'email', reason: 'required', value: '' });
  return { cells, faults };
}

/**
 * What makes two lines the same row: the id where there is one, else the mailbox, or name and country.
 *
 * @example sheetKeyOf('people', { email: 'A@b.org' }) // 'a@b.org'
 */
export function sheetKeyOf(kind: ColumnedKind, cells: Readonly<Record<string, string>>): string {
  if (kind !== 'organizations') return cells.person_id ?? (cells.email ?? '').toLowerCase();
  return cells.organization_id ?? `${(cells.name ?? '').toLowerCase()}|${cells.country ?? ''}`;
}

function inForm({ format }: SheetColumn, value: string): string {
  if (format === 'country') return value.toUpperCase();
  return format === 'choice' || format === 'id' ? value.toLowerCase() : value;
}

const emailForm = /^[^\s@"'(),:;<>[\\\]]+@[^\s@"'(),:;<>[\\\]]+\.[^\s@"'(),:;<>[\\\]]+$/;

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function faultOf(column: SheetColumn, value: string): SheetReason | null {
  if (value === '') return column.required ? 'required' : null;
  if (/\p{Cc}/u.test(value)) return 'control-sign';
  if (value.length > column.longest) return 'too-long';
  return inWrongForm(column, value);
}

function inWrongForm({ format, choices }: SheetColumn, value: string): SheetReason | null {
  if (format === 'email') return emailForm.test(value) ? null : 'not-email';
  if (format === 'country') return /^[A-Z]{2}$/.test(value) ? null : 'not-country';
  if (format === 'choice') return choices?.includes(value) ? null : 'not-choice';
  if (format === 'id') return idForm.test(value) ? null : 'not-id';
  return format === 'day' && !isDay(value) ? 'not-day' : null;
}

/** ISO 8601 only: 03/04/2026 is two days, depending on who reads it. */
function isDay(value: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
