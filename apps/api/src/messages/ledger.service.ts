import { Injectable } from '@nestjs/common';
import {
  type AnswerOf,
  type ExpectedWave,
  idSchema,
  instantSchema,
  type messagesApi,
  type QueryOf,
} from '@traccia/contracts';
import { ExpectedMailRepository, type LetterFate, type WaveWithMail } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import type { PersonSubject } from '../http/subject.js';
import { readableMessages } from './messages.policy.js';

/** The ledger held against what should have been sent. */
@Injectable()
export class LedgerService {
  constructor(private readonly db: DataSource) {}

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
