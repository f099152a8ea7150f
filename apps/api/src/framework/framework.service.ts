import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, FrameworkEntry, frameworkApi, QueryOf } from '@traccia/contracts';
import { FrameworkRepository, inTransaction, ReportedReachRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { nameTheField, requireSoundEntry } from './sound-entry.js';

/** The reference tables; they are the same for the whole centre. */
@Injectable()
export class FrameworkService {
  constructor(private readonly db: DataSource) {}

  async list(query: QueryOf<typeof frameworkApi.list>): Promise<AnswerOf<typeof frameworkApi.list>> {
    const framework = new FrameworkRepository(this.db.manager);
    const key = readPageKey(query.after, [z.string().max(60), z.string().max(60)]);
    const after = key && { code: key[0], edition: key[1] };
    const [found, size] = await Promise.all([
      framework.list(query, after, query.limit + 1),
      after === null ? framework.size(query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, ({ code, edition }) => [code, edition ?? '']);
    return { rows, next, total: size?.total ?? null, editions: size?.editions ?? [] };
  }

  async reach(query: QueryOf<typeof frameworkApi.reach>): Promise<AnswerOf<typeof frameworkApi.reach>> {
    return { rows: await new ReportedReachRepository(this.db.manager).list(query.programme ?? null) };
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof frameworkApi.create>,
    requestId: string,
  ): Promise<FrameworkEntry> {
    requireSoundEntry(body);
    return inTransaction(this.db, async (tx) => {
      const framework = new FrameworkRepository(tx);
      const id = await framework.insert(body).catch(nameTheField);
      const detail = { family: body.family, code: body.code, edition: body.edition };
      await recordAct(tx, subject, { act: 'framework.added', ...about(id), requestId, detail });
      return found(await framework.find(id));
    });
  }

  async update(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof frameworkApi.update>,
    requestId: string,
  ): Promise<FrameworkEntry> {
    requireSoundEntry(body);
    return inTransaction(this.db, async (tx) => {
      const framework = new FrameworkRepository(tx);
      if (await framework.hasEnded(id)) throw new Problem('framework.edition-ended');
      if (!(await framework.update(id, body).catch(nameTheField))) throw new Problem('request.not-found');
      const detail = { family: body.family };
      await recordAct(tx, subject, { act: 'framework.corrected', ...about(id), requestId, detail });
      return found(await framework.find(id));
    });
  }
}

const about = (id: string) => ({ subjectType: 'framework_entry', subjectId: id });

function found(entry: FrameworkEntry | null): FrameworkEntry {
  if (!entry) throw new Problem('request.not-found');
  return entry;
}
