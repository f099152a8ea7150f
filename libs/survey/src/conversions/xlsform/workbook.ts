import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { FileRefused } from '../conversion.js';
import { conversionLimits } from '../limits.js';
import { type SheetTable, toTable } from './sheet-table.js';

export interface FormSheets {
  survey: SheetTable;
  choices: SheetTable;
  settings: SheetTable;
  /** Names of sheets that are no part of a form. */
  others: string[];
}

const zip = [0x50, 0x4b, 3, 4];
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, sign: readonly number[]) => sign.every((byte, i) => bytes[i] === byte);

export const isWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, zip);
export const isOldWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, oldOffice);

const wanted = ['survey', 'choices', 'settings'] as const;

/** A formula counts by what it last gave; a day is read as it is written. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

/**
 * The sheets of a form. Whoever calls has made sure that the folder unpacks to no more than the limit.
 *
 * @throws FileRefused for a file that is no workbook, holds no form, or has more rows than a form
 */
export async function readFormSheets(bytes: Uint8Array): Promise<FormSheets> {
  if (isOldWorkbook(bytes)) throw new FileRefused('old-workbook');
  if (!isWorkbook(bytes)) throw new FileRefused('unreadable');
  const names: string[] = [];
  const workbook = await readXlsx(bytes, {
    maxRows: conversionLimits.rows + 2,
    sheets: ({ name }) => {
      names.push(name);
      return (wanted as readonly string[]).includes(name.trim().toLowerCase());
    },
  });
  const table = (wish: string): SheetTable => {
    const sheet = workbook.sheets.find(({ name }) => name.trim().toLowerCase() === wish);
    const lines = sheet?.rows ?? [];
    if (lines.length > conversionLimits.rows + 1) throw new FileRefused('too-many-rows');
    return toTable(lines.map((line) => Array.from(line, textOf)));
  };
  const others = names.filter((name) => !(wanted as readonly string[]).includes(name.trim().toLowerCase()));
  const sheets = { survey: table('survey'), choices: table('choices'), settings: table('settings'), others };
  if (!sheets.survey.headings.includes('type')) throw new FileRefused('unknown-format');
  return sheets;
}

export type SheetLines = { name: string; lines: Record<string, string>[]; headings: string[] };

/** Every cell a text, so that nothing is taken for a number, a day or a formula. */
export async function writeFormSheets(sheets: readonly SheetLines[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, headings, lines }) => ({
      name,
      rows: [headings, ...lines.map((line) => headings.map((heading) => line[heading] ?? null))],
    })),
  });
}
