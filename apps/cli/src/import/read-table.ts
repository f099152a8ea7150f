import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';

export interface TableRow {
  /** Line in the file as a spreadsheet shows it; the header is line 1. */
  line: number;
  /** Column name → cell as typed; a cell that is absent is an empty string. */
  cells: Record<string, string>;
}
export interface Table {
  file: string;
  header: string[];
  rows: TableRow[];
}

const maxRows = 200_000;

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

function fromGrid(file: string, grid: unknown[][]): Table {
  const header = (grid[0] ?? []).map(toText);
  if (header.length === 0 || header.every((name) => name === ''))
    throw new Error(`${file}: the first line names no columns`);
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) !== i);
  if (twice) throw new Error(`${file}: column "${twice}" stands twice`);
  if (grid.length - 1 > maxRows) throw new Error(`${file}: more than ${maxRows} rows; split the file`);
  const rows = grid
    .slice(1)
    .map((row, i) => ({
      line: i + 2,
      cells: Object.fromEntries(header.map((name, c) => [name, toText(row[c])])),
    }))
    .filter((row) => Object.values(row.cells).some((cell) => cell !== ''));
  return { file, header, rows };
}

/** Reads one CSV (UTF-8, with or without a mark) or the first sheet of one XLSX file. */
export async function readTable(path: string): Promise<Table> {
  const file = basename(path);
  const bytes = await readFile(path);
  if (/\.xlsx$/i.test(path)) {
    const sheet = (await readXlsx(new Uint8Array(bytes))).sheets[0];
    if (!sheet) throw new Error(`${file}: the workbook has no sheet`);
    return fromGrid(file, sheet.rows);
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: false });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken) throw new Error(`${file}: line ${(broken.row ?? 0) + 1}: ${broken.message}`);
  return fromGrid(file, parsed.data);
}
