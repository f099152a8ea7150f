import { Injectable } from '@nestjs/common';
import type { AnswerOf, Instrument, instrumentsApi, QueryOf } from '@traccia/contracts';
import { InstrumentListRepository } from '@traccia/persistence';
import { diffInstruments, mendDefinition } from '@traccia/survey';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { findInstrument } from './find-instrument.js';
import { presentBankItem, presentEntry } from './instrument.presenter.js';
import { mayChangeInstruments } from './instruments.policy.js';

const codeKey = z.string().max(80);

/** Instruments as they are read: the list, one with its versions, the questions to copy from. */
@Injectable()
export class InstrumentsService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof instrumentsApi.list>,
  ): Promise<AnswerOf<typeof instrumentsApi.list>> {
    const instruments = new InstrumentListRepository(this.db.manager);
    const withDrafts = mayChangeInstruments(subject);
    const after = readPageKey(query.after, [codeKey])?.[0] ?? null;
    const [found, total] = await Promise.all([
      instruments.list(query, withDrafts, after, query.limit + 1),
      after === null ? instruments.count(query, withDrafts) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.code]);
    return { rows: rows.map((row) => presentEntry(row, withDrafts)), next, total };
  }

  get(subject: PersonSubject, id: string): Promise<Instrument> {
    return findInstrument(this.db.manager, subject, id);
  }

  async version(id: string, number: number): Promise<AnswerOf<typeof instrumentsApi.version>> {
    const found = await new InstrumentListRepository(this.db.manager).findVersion(id, number);
    if (!found) throw new Problem('request.not-found');
    return found;
  }

  async difference(
    id: string,
    { from, to }: QueryOf<typeof instrumentsApi.difference>,
  ): Promise<AnswerOf<typeof instrumentsApi.difference>> {
    const [before, after] = await Promise.all([this.version(id, from), this.version(id, to)]);
    return { changes: diffInstruments(mendDefinition(before.definition), mendDefinition(after.definition)) };
  }

  async bank(query: QueryOf<typeof instrumentsApi.bank>): Promise<AnswerOf<typeof instrumentsApi.bank>> {
    const key = readPageKey(query.after, [codeKey, z.string().regex(/^\d{1,9}$/)]);
    const after = key && { code: key[0], place: Number(key[1]) };
    const found = await new InstrumentListRepository(this.db.manager).listItems(
      query,
      after,
      query.limit + 1,
    );
    const { rows, next } = cutPage(found, query.limit, (row) => [row.instrumentCode, String(row.place)]);
    return { rows: rows.map(presentBankItem), next, total: null };
  }
}
