import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, Programme, programmesApi, QueryOf } from '@traccia/contracts';
import {
  FrameworkRepository,
  inTransaction,
  ProgrammeRepository,
  ReportedReachRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import { rowScopeOf } from '../http/row-scope.js';
import type { PersonSubject } from '../http/subject.js';
import { readableCourses } from './framework.policy.js';
import { nameTheField, requireTitle } from './sound-entry.js';

/** Programmes with their results chains. */
@Injectable()
export class ProgrammesService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof programmesApi.list>,
  ): Promise<AnswerOf<typeof programmesApi.list>> {
    const programmes = new ProgrammeRepository(this.db.manager);
    const scope = readableCourses(subject);
    const after = readPageKey(query.after, [z.string().max(60)])?.[0] ?? null;
    const [found, total] = await Promise.all([
      programmes.list(scope, query.search, after, query.limit + 1),
      after === null ? programmes.count(scope, query.search) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.code]);
    return { rows, next, total };
  }

  async get(subject: PersonSubject, id: string): Promise<Programme> {
    const programme = await new ProgrammeRepository(this.db.manager).find(readableCourses(subject), id);
    if (!programme) throw new Problem('request.not-found');
    const [chain, reach] = await Promise.all([
      new FrameworkRepository(this.db.manager).indicatorsOfProgramme(id),
      new ReportedReachRepository(this.db.manager).list(id),
    ]);
    return { ...programme, chain, reach };
  }

  async create(
    subject: PersonSubject,
    body: BodyOf<typeof programmesApi.create>,
    requestId: string,
  ): Promise<Programme> {
    requireTitle(body.title);
    const id = await inTransaction(this.db, async (tx) => {
      const programmeId = await new ProgrammeRepository(tx).insert(body.code, body).catch(nameTheField);
      await recordAct(tx, subject, { act: 'programme.created', ...about(programmeId), requestId });
      return programmeId;
    });
    return this.get(subject, id);
  }

  async update(
    subject: PersonSubject,
    id: string,
    body: BodyOf<typeof programmesApi.update>,
    requestId: string,
  ): Promise<Programme> {
    requireTitle(body.title);
    await inTransaction(this.db, async (tx) => {
      const programmes = new ProgrammeRepository(tx);
      const before = await programmes.lockToManage(rowScopeOf(subject, 'framework.manage'), id);
      if (!before) throw new Problem('request.not-found');
      if (before.version !== body.version)
        throw new Problem('request.version-stale', { version: before.version });
      await programmes.update(id, body);
      await recordAct(tx, subject, { act: 'programme.updated', ...about(id), requestId });
    });
    return this.get(subject, id);
  }
}

const about = (programmeId: string) => ({ subjectType: 'programme', subjectId: programmeId });
