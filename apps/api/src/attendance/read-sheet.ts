import { unpacksWithin } from '@traccia/runtime';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { Problem } from '../http/problem.js';

const mostLines = 20_000;
/** Bytes of a workbook once it is unpacked. */
const mostUnpacked = 30_000_000;
const zip = Buffer.from('PK\u0003\u0004', 'latin1');

/** The first sheet of a workbook, or a CSV, as lines of text; what it is decides its content, not its name. */
export async function readSheet(content: Buffer): Promise<string[][]> {
  const rows = content.subarray(0, 4).equals(zip) ? await readWorkbook(content) : readCsv(content);
  if (rows.length < 2 || rows.length > mostLines) throw new Problem('attendance.unreadable-sheet');
  return rows.map((row) => row.map(textOf));
}

async function readWorkbook(content: Buffer): Promise<unknown[][]> {
  if (!unpacksWithin(content, mostUnpacked)) throw new Problem('attendance.unreadable-sheet');
  try {
    return (await readXlsx(content)).sheets[0]?.rows ?? [];
  } catch {
    throw new Problem('attendance.unreadable-sheet');
  }
}

function readCsv(content: Buffer): unknown[][] {
  try {
    return parseCsv(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    throw new Problem('attendance.unreadable-sheet');
  }
}

function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
