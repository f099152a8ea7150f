import { Injectable } from '@nestjs/common';
import type { AnswerOf, InstrumentImport, instrumentConversionsApi, QueryOf } from '@traccia/contracts';
import { InstrumentListRepository, inTransaction } from '@traccia/persistence';
import {
  exportJson,
  exportXlsform,
  type InstrumentDefinition,
  mendDefinition,
  storedItemsOf,
} from '@traccia/survey';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { convertInThread } from './convert-in-thread.js';
import { DraftInstrumentsService } from './draft-instruments.service.js';
import { isShipped } from './instruments.policy.js';

type Wish = QueryOf<typeof instrumentConversionsApi.import>;

export interface InstrumentFile {
  name: string;
  type: 'xlsx' | 'json';
  content: Buffer;
}

/** Questionnaires that come from other programs and go there. */
@Injectable()
export class ConversionsService {
  constructor(
    private readonly db: DataSource,
    private readonly drafts: DraftInstrumentsService,
  ) {}

  /** Looking stores nothing and is open to who may begin a draft anywhere; taking puts one on the centre's shelf. */
  async import(
    subject: PersonSubject,
    wish: Wish,
    bytes: Buffer,
    requestId: string,
  ): Promise<AnswerOf<typeof instrumentConversionsApi.import>> {
    const read = await convertInThread({ bytes: Uint8Array.from(bytes), language: wish.language });
    const { conversion } = read;
    if ('fault' in conversion) {
      if (wish.take === 'yes') throw new Problem('instrument.unreadable-file', { fault: conversion.fault });
      return { ...nothing, format: read.format, fault: conversion.fault };
    }
    const definition = { ...conversion.definition, code: wish.code ?? conversion.definition.code };
    if (wish.take === 'no') return this.present(read.format, definition, conversion.report, null);
    const begun = await inTransaction(this.db, (tx) =>
      this.drafts.beginWith(tx, subject, definition, { copiedFromId: null, requestId }),
    );
    return this.present(read.format, definition, conversion.report, begun.id);
  }

  async export(
    id: string,
    { format, number }: QueryOf<typeof instrumentConversionsApi.export>,
  ): Promise<InstrumentFile> {
    const instruments = new InstrumentListRepository(this.db.manager);
    const found =
      number === undefined ? await instruments.findNewest(id) : await instruments.findVersion(id, number);
    if (!found) throw new Problem('request.not-found');
    const definition = mendDefinition(found.definition);
    const type = format === 'xlsform' ? 'xlsx' : 'json';
    const content = type === 'xlsx' ? await exportXlsform(definition) : exportJson(definition);
    return { name: `${definition.code}-${found.number}.${type}`, type, content: Buffer.from(content) };
  }

  private async present(
    format: InstrumentImport['format'],
    definition: InstrumentDefinition,
    report: InstrumentImport['report'],
    instrumentId: string | null,
  ): Promise<InstrumentImport> {
    const { code, title, languages } = definition;
    const count = (action: string) => report.filter((line) => line.action === action).length;
    const isTaken =
      instrumentId === null &&
      (isShipped(code) || (await new InstrumentListRepository(this.db.manager).hasCode(code)));
    return {
      format,
      fault: null,
      code,
      codeTaken: isTaken,
      title,
      languages,
      questions: storedItemsOf(definition).length,
      counts: { converted: count('converted'), changed: count('changed'), leftOut: count('left_out') },
      report,
      instrumentId,
    };
  }
}

const nothing = {
  code: '',
  codeTaken: false,
  title: {},
  languages: [],
  questions: 0,
  counts: { converted: 0, changed: 0, leftOut: 0 },
  report: [],
  instrumentId: null,
};
