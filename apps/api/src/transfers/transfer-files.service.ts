import { Injectable } from '@nestjs/common';
import { mostSheetRows } from '@traccia/contracts';
import { readStandardForm, type SheetLine, TransferRepository } from '@traccia/persistence';
import { answerColumns } from '@traccia/survey';
import { sheetColumns, writeCell, writeCsv, type ColumnedKind } from '@traccia/training';
import { writeXlsx } from 'hucre/xlsx';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { readerOf } from './transfers.policy.js';

type Format = 'csv' | 'xlsx';
export interface SheetFile {
  name: string;
  format: Format;
  content: Buffer;
}

/** The sheets that one takes home: templates, lines to correct, lists. */
@Injectable()
export class TransferFilesService {
  constructor(private readonly db: DataSource) {}

  async template(kind: ColumnedKind, format: Format): Promise<SheetFile> {
    const header = sheetColumns[kind]
      .filter(({ outgoing, format: form }) => !outgoing && form !== 'id')
      .map(({ code }) => code);
    const answers = kind === 'applications' ? answerColumns(await readStandardForm(this.db.manager)) : [];
    return { name: `${kind}-template`, format, content: await write([[...header, ...answers]], format) };
  }

  /** Same columns and one more that says why; a column that the import does not know is left alone by it. */
  async failedRows(subject: PersonSubject, id: string, format: Format): Promise<SheetFile> {
    const transfers = new TransferRepository(this.db.manager);
    const held = await transfers.peek(id);
    if (!held || !(await transfers.find(readerOf(subject), id))) throw new Problem('request.not-found');
    const { kind, headings } = held;
    const lines = await transfers.faultyLines(id, undefined, 0, mostSheetRows);
    const columns =
      kind === 'attendance'
        ? headings.map((heading, place) => ({ key: String(place), heading }))
        : codesOf(kind, lines).map((code) => ({ key: code, heading: code }));
    const rows = lines.map(({ cells, faults }) => [
      ...columns.map(({ key }) => cells[key] ?? ''),
      faults.map(({ column, reason }) => `${column}: ${reason}`).join('; '),
    ]);
    const header = [...columns.map(({ heading }) => heading), 'reason'];
    return { name: `${kind}-to-correct`, format, content: await write([header, ...rows], format) };
  }

  async result(subject: PersonSubject, id: string): Promise<SheetFile> {
    const transfers = new TransferRepository(this.db.manager);
    const reader = readerOf(subject);
    const found = await transfers.find(reader, id);
    const content = found && (await transfers.resultOf(reader, id));
    if (!content) throw new Problem('request.not-found');
    const { kind, format, activityCode } = found;
    return { name: activityCode === null ? kind : `${activityCode}-${kind}`, format, content };
  }
}

/** The columns of the kind, and behind them those of the form that the lines hold. */
function codesOf(kind: ColumnedKind, lines: readonly SheetLine[]): string[] {
  const held = lines.flatMap(({ cells }) => Object.keys(cells));
  return [...new Set([...sheetColumns[kind].map(({ code }) => code), ...held])];
}

async function write(rows: string[][], format: Format): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(writeCsv(rows));
  return Buffer.from(
    await writeXlsx({ sheets: [{ name: 'Sheet', rows: rows.map((row) => row.map(writeCell)) }] }),
  );
}
