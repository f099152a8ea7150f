import { unpacksWithin } from '@traccia/runtime';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';

export type Reading = { rows: string[][] } | { fault: 'unreadable' | 'too-large' };

/** Bytes of a workbook once it is unpacked; what is larger would take the worker's memory. */
const mostUnpacked = 60_000_000;

/** A CSV in UTF-8 or the first sheet of a workbook, as lines of text; the content decides which it is. */
export async function readSheet(content: Buffer): Promise<Reading> {
  try {
    if (content[0] !== 0x50 || content[1] !== 0x4b) return readCsv(content);
    const fits = unpacksWithin(content, mostUnpacked);
    if (fits === null) return { fault: 'unreadable' };
    if (!fits) return { fault: 'too-large' };
    const { sheets } = await readXlsx(content);
    return { rows: (sheets[0]?.rows ?? []).map((row) => row.map(textOf)) };
  } catch {
    return { fault: 'unreadable' };
  }
}

function readCsv(content: Buffer): Reading {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separatorOf(text) });
  return errors.some(({ type }) => type === 'Quotes') ? { fault: 'unreadable' } : { rows: data };
}

/** By the headings, which hold none of these signs; a value might. */
function separatorOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A day of a workbook has no zone: it is read as it was written. */
function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
