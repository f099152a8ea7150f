import { Injectable } from '@nestjs/common';
import {
  type AnswerOf,
  type ExpectedWave,
  idSchema,
  instantSchema,
  type messagesApi,
  mostLedgerRows,
  type QueryOf,
} from '@traccia/contracts';
import {
  ExpectedMailRepository,
  inTransaction,
  type LetterFate,
  type MessageEntry,
  MessageReadingRepository,
  type WaveWithMail,
} from '@traccia/persistence';
import { writeCell, writeCsv } from '@traccia/training';
import { writeXlsx } from 'hucre/xlsx';
import { DataSource, type EntityManager } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { readableMessages } from './messages.policy.js';

type Filter = QueryOf<typeof messagesApi.exportLedger>;
const rowsAtOnce = 1000;

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

/** The ledger taken home, and held against what should have been sent. */
@Injectable()
export class LedgerService {
  constructor(private readonly db: DataSource) {}

  /** Who took it home and under which filters stands in the trail, and not whom they searched for. */
  async exportFile(subject: PersonSubject, filter: Filter, requestId: string): Promise<Buffer> {
    const { format, search: _, ...narrowed } = filter;
    return inTransaction(this.db, async (tx) => {
      const rows = await readAll(tx, subject, filter);
      await recordAct(tx, subject, {
        act: 'message.ledger-exported',
        subjectType: 'person',
        subjectId: subject.personId,
        detail: { ...narrowed, format, rows: rows.length },
        requestId,
      });
      const cells = rows.map((row) => columns.map(([, value]) => String(value(row) ?? '')));
      const sheet = [columns.map(([heading]) => heading), ...cells];
      if (format === 'csv') return Buffer.from(writeCsv(sheet));
      const made = await writeXlsx({
        sheets: [{ name: 'Ledger', rows: sheet.map((row) => row.map(writeCell)) }],
      });
      return Buffer.from(made);
    });
  }

  async expected(
    subject: PersonSubject,
    query: QueryOf<typeof messagesApi.expected>,
  ): Promise<AnswerOf<typeof messagesApi.expected>> {
    const mail = new ExpectedMailRepository(this.db.manager);
    const key = readPageKey(query.after, [instantSchema, idSchema]);
    const after = key && { opensAt: key[0], id: key[1] };
    const found = await mail.listWaves(readableMessages(subject), query, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, ({ opensAt, waveId }) => [opensAt, waveId]);
    const fates = await mail.countFates(rows.map(({ waveId }) => waveId));
    return {
      rows: rows.map((wave) =>
        presentWave(
          wave,
          fates.filter(({ waveId }) => waveId === wave.waveId),
        ),
      ),
      next,
      total: null,
    };
  }
}

/** Page by page, so that no statement holds more than a thousand rows. */
async function readAll(tx: EntityManager, subject: PersonSubject, filter: Filter): Promise<MessageEntry[]> {
  const messages = new MessageReadingRepository(tx);
  const scope = readableMessages(subject);
  const rows: MessageEntry[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last ? { createdAt: last.createdAt, id: last.id } : null;
    const found = await messages.list(
      scope,
      filter,
      after,
      Math.min(rowsAtOnce, mostLedgerRows - rows.length),
    );
    rows.push(...found);
    if (found.length < rowsAtOnce || rows.length >= mostLedgerRows) return rows;
  }
}

function presentWave(wave: WaveWithMail, fates: readonly LetterFate[]): ExpectedWave {
  const stopped = fates.filter(({ fate }) => !['sent', 'waiting', 'missing'].includes(fate));
  const reasons: Record<string, number> = {};
  for (const { fate, count } of stopped) reasons[fate] = (reasons[fate] ?? 0) + count;
  return {
    ...wave,
    invitations: countsOf(fates.filter(({ kind }) => kind === 'invitation')),
    reminders: countsOf(fates.filter(({ kind }) => kind === 'reminder')),
    reasons,
  };
}

function countsOf(fates: readonly LetterFate[]): ExpectedWave['invitations'] {
  const of = (fate: string) => fates.find((one) => one.fate === fate)?.count ?? 0;
  const expected = fates.reduce((sum, { count }) => sum + count, 0);
  const [sent, waiting, missing] = [of('sent'), of('waiting'), of('missing')];
  return { expected, sent, waiting, missing, stopped: expected - sent - waiting - missing };
}
