import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { CommandFault } from '../command.js';

export interface TableRow {
  /** Line in the file as a spreadsheet shows it; the header is line 1. */
  line: number;
  /** Column name → cell as typed; a cell that is absent is an empty string. */
  cells: Record<string, string>;
  /** What is wrong with the row as a whole, e.g. a cell too many; null when nothing is. */
  fault: string | null;
}
export interface Table {
  file: string;
  header: string[];
  rows: TableRow[];
}

/** What a file may hold at most; beyond it the memory of a laptop does not do. */
export interface TableLimits {
  rows: number;
  cells: number;
}
const importLimits: TableLimits = { rows: 200_000, cells: 20_000_000 };

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // Not instanceof: the reader may come from another realm.
  if (Object.prototype.toString.call(cell) === '[object Date]')
    return (cell as Date).toISOString().slice(0, 10);
  return String(cell).trim();
}

/** A spreadsheet leaves out empty cells at the end of a row; a CSV file never does. */
type Width = 'exact' | 'at-most';

function widthFault(cells: readonly unknown[], expected: number, width: Width): string | null {
  const given = width === 'exact' ? cells.length : cells.findLastIndex((cell) => toText(cell) !== '') + 1;
  const fits = width === 'exact' ? given === expected : given <= expected;
  return fits ? null : `has ${given} cells where the header names ${expected}`;
}

function fromGrid(file: string, grid: readonly unknown[][], width: Width, limits: TableLimits): Table {
  const header = (grid[0] ?? []).map(toText);
  while (header.at(-1) === '') header.pop();
  if (header.length === 0) throw new CommandFault(`${file}: the first line names no columns`);
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) !== i);
  if (twice) throw new CommandFault(`${file}: column "${twice}" stands twice`);
  const filled = grid
    .map((cells, i) => ({ cells, line: i + 1 }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => toText(cell) !== ''));
  if (filled.length > limits.rows)
    throw new CommandFault(`${file}: more than ${limits.rows} rows; split the file`);
  const rows = filled.map(({ cells, line }) => ({
    line,
    cells: Object.fromEntries(header.map((name, c) => [name, toText(cells[c])])),
    fault: widthFault(cells, header.length, width),
  }));
  return { file, header, rows };
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new CommandFault(`${path}: ${reason}`);
  }
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandFault(`${file}: is not UTF-8 text; save it as "CSV UTF-8"`);
  }
}

async function readWorkbook(file: string, bytes: Buffer, limits: TableLimits): Promise<Table> {
  const workbook = await readXlsx(new Uint8Array(bytes)).catch(() => {
    throw new CommandFault(`${file}: is not an XLSX workbook`);
  });
  const [sheet] = workbook.sheets;
  if (!sheet) throw new CommandFault(`${file}: the workbook has no sheet`);
  return fromGrid(file, sheet.rows, 'at-most', limits);
}

/** Lines times columns of the first one, before anything is taken apart. */
function cellsAbout(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  const first = text.slice(0, text.indexOf('\n') + 1);
  return lines * Math.max(...[',', ';', '\t', '|'].map((mark) => first.split(mark).length));
}

/** Reads one CSV (UTF-8, with or without a mark) or the first sheet of one XLSX file. */
export async function readTable(path: string, limits = importLimits): Promise<Table> {
  const file = basename(path);
  const bytes = await readBytes(path);
  if (/\.xlsx$/i.test(path)) return readWorkbook(file, bytes, limits);
  const text = decode(file, bytes);
  if (cellsAbout(text) > limits.cells)
    throw new CommandFault(
      `${file}: more than ${limits.cells} cells; leave out columns that nothing asks for, or split the file`,
    );
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: false });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken) throw new CommandFault(`${file}: line ${(broken.row ?? 0) + 1}: ${broken.message}`);
  return fromGrid(file, parsed.data, 'exact', limits);
}

/** Says which columns of a mapping the file does not have; nothing can be read without them. */
export function requireColumns(table: Table, columns: readonly (string | undefined)[]): void {
  const missing = columns.filter((name) => name !== undefined && !table.header.includes(name));
  if (missing.length > 0)
    throw new CommandFault(`${table.file}: has no column ${missing.map((name) => `"${name}"`).join(', ')}`);
}
