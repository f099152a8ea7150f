import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { messagesApi, QueryOf } from '@traccia/contracts';
import {
  inTransaction,
  type MessageEntry,
  MessageReadingRepository,
  type RowScope,
} from '@traccia/persistence';
import { streamWorkbook, type WorkbookSheet } from '@traccia/runtime';
import { byteOrderMark, csvLineWriter, writeCell } from '@traccia/training';
import { DataSource } from 'typeorm';
import { linesAsBytes } from '../http/lines-as-bytes.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { readableMessages } from './messages.policy.js';

type Filter = QueryOf<typeof messagesApi.exportLedger>;
type Line = string[];
const rowsAtOnce = 1000;
const writtenAtOnce = 64 * 1024;
/** A sheet of a workbook ends at 1,048,576 rows; what was written while it was read has room too. */
const rowsOnSheet = 1_000_000;

/** Headings are the same in every language, so that a sheet travels. */
const columns: readonly [heading: string, value: (row: MessageEntry) => string | number | null][] = [
  ['kind', (row) => row.kind],
  ['activity', (row) => row.activityCode],
  ['wave', (row) => row.waveCode],
  ['subject_type', (row) => row.subjectType],
  ['subject_id', (row) => row.subjectId],
  ['recipient', (row) => row.recipientName],
  ['address', (row) => row.recipientAddress],
  ['language', (row) => row.locale],
  ['ordinal', (row) => row.ordinal],
  ['state', (row) => row.state],
  ['reason', (row) => row.reason],
  ['attempts', (row) => row.attempt],
  ['planned_at', (row) => row.createdAt],
  ['due_at', (row) => row.dueAt],
  ['sent_at', (row) => row.sentAt],
  ['answer_state', (row) => row.answerState],
  ['message_id', (row) => row.id],
  ['channel', (row) => row.channel],
];
const headings = columns.map(([heading]) => heading);
const widths = columns.map(([heading]) => (/_(id|at)$|^(recipient|address)$/.test(heading) ? 28 : 16));

/** The ledger taken home, read batch by batch while it is written. */
@Injectable()
export class LedgerFileService {
  constructor(private readonly db: DataSource) {}

  /** Who took it home and under which filters stands in the trail, and not whom they searched for. */
  async export(subject: PersonSubject, filter: Filter, requestId: string): Promise<Readable> {
    const { format, search: _, ...narrowed } = filter;
    const scope = readableMessages(subject);
    const rows = await inTransaction(this.db, async (tx) => {
      const counts = await new MessageReadingRepository(tx).countByState(scope, filter);
      const wanted = counts.filter(({ state }) => filter.state === undefined || state === filter.state);
      const rows = wanted.reduce((sum, { count }) => sum + count, 0);
      await recordAct(tx, subject, {
        act: 'message.ledger-exported',
        subjectType: 'person',
        subjectId: subject.personId,
        detail: { ...narrowed, format, rows },
        requestId,
      });
      return rows;
    });
    const lines = this.lines(scope, filter);
    return format === 'csv' ? linesAsBytes(csvOf(lines)) : streamWorkbook(sheetsOf(lines, rows));
  }

  /** By the key of the last row, so that what is written meanwhile moves nothing. */
  private async *lines(scope: RowScope, filter: Filter): AsyncGenerator<Line> {
    const messages = new MessageReadingRepository(this.db.manager);
    let after: { createdAt: string; id: string } | null = null;
    for (;;) {
      const found: MessageEntry[] = await messages.list(scope, filter, after, rowsAtOnce);
      for (const row of found) yield columns.map(([, value]) => String(value(row) ?? ''));
      const last = found.at(-1);
      if (last === undefined || found.length < rowsAtOnce) return;
      after = { createdAt: last.createdAt, id: last.id };
    }
  }
}

async function* csvOf(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  const lineOf = csvLineWriter();
  let waiting = byteOrderMark + lineOf(headings);
  for await (const line of lines) {
    waiting += lineOf(line);
    if (waiting.length < writtenAtOnce) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}

/** Each sheet goes on where the one before it ended. */
function sheetsOf(lines: AsyncGenerator<Line>, rows: number): WorkbookSheet[] {
  const sheets = Math.max(1, Math.ceil(rows / rowsOnSheet));
  return Array.from({ length: sheets }, (_, index) => ({
    name: index === 0 ? 'Ledger' : `Ledger ${index + 1}`,
    widths,
    rows: sheetRows(lines, index === sheets - 1 ? Infinity : rowsOnSheet),
  }));
}

async function* sheetRows(lines: AsyncGenerator<Line>, most: number): AsyncGenerator<Line> {
  yield headings;
  for (let row = 0; row < most; row += 1) {
    const { done, value } = await lines.next();
    if (done) return;
    yield value.map(writeCell);
  }
}
