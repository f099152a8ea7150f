import { Injectable } from '@nestjs/common';
import type { BodyOf, Codebook, openAnswersApi } from '@traccia/contracts';
import { CodebookRepository, inTransaction } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';

/** What readers have agreed to look for. */
@Injectable()
export class CodebooksService {
  constructor(private readonly db: DataSource) {}

  async list(): Promise<{ rows: Codebook[] }> {
    return { rows: await new CodebookRepository(this.db.manager).list() };
  }

  async create(subject: PersonSubject, title: string, requestId: string): Promise<Codebook> {
    return inTransaction(this.db, async (tx) => {
      const book = await new CodebookRepository(tx).create(title, subject.personId);
      if (!book) throw new Problem('codebook.title-taken');
      await recordAct(tx, subject, {
        act: 'codebook.created',
        subjectType: 'codebook',
        subjectId: book.id,
        requestId,
      });
      return book;
    });
  }

  async saveCodes(
    subject: PersonSubject,
    id: string,
    { codes }: BodyOf<typeof openAnswersApi.saveCodes>,
    requestId: string,
  ): Promise<Codebook> {
    return inTransaction(this.db, async (tx) => {
      const books = new CodebookRepository(tx);
      if (!(await books.lock(id))) throw new Problem('request.not-found');
      await books.saveCodes(id, codes);
      await recordAct(tx, subject, {
        act: 'codebook.codes-saved',
        subjectType: 'codebook',
        subjectId: id,
        detail: { codes: codes.length },
        requestId,
      });
      const book = await books.find(id);
      if (!book) throw new Error('a codebook was lost while it was saved');
      return book;
    });
  }
}
