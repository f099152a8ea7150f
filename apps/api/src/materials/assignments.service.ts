import { Injectable } from '@nestjs/common';
import { assignmentsApi, idSchema, type AnswerOf, type BodyOf, type QueryOf } from '@traccia/contracts';
import {
  ActivityRepository,
  AssignmentRepository,
  inTransaction,
  publish,
  SubmissionRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { filled } from './material.presenter.js';
import { authorScopeOf } from './materials.policy.js';

interface Named {
  id: string;
  requestId: string;
}

/** What trainers set and mark. */
@Injectable()
export class AssignmentsService {
  constructor(private readonly db: DataSource) {}

  async list(subject: PersonSubject, activityId: string): Promise<AnswerOf<typeof assignmentsApi.list>> {
    await refuseForeign(this.db.manager, subject, activityId);
    return { rows: await new AssignmentRepository(this.db.manager).list(activityId) };
  }

  async create(
    subject: PersonSubject,
    { id, requestId }: Named,
    body: BodyOf<typeof assignmentsApi.create>,
  ): Promise<{ id: string }> {
    return inTransaction(this.db, async (tx) => {
      await refuseForeign(tx, subject, id);
      const assignmentId = await new AssignmentRepository(tx).insert(id, cleaned(body));
      await record(tx, subject, 'assignment.created', { id: assignmentId, requestId });
      return { id: assignmentId };
    });
  }

  async update(
    subject: PersonSubject,
    { id, requestId }: Named,
    { version, ...body }: BodyOf<typeof assignmentsApi.update>,
  ): Promise<{ version: number }> {
    return inTransaction(this.db, async (tx) => {
      const assignments = new AssignmentRepository(tx);
      const found = await assignments.lock(authorScopeOf(subject), id);
      if (!found) throw new Problem('request.not-found');
      if (found.version !== version) throw new Problem('request.version-stale');
      await assignments.update(id, cleaned(body));
      await record(tx, subject, 'assignment.changed', { id, requestId });
      return { version: version + 1 };
    });
  }

  async remove(subject: PersonSubject, { id, requestId }: Named, deleted: boolean): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const assignments = new AssignmentRepository(tx);
      if (!(await assignments.lock(authorScopeOf(subject), id))) throw new Problem('request.not-found');
      await assignments.setDeleted(id, deleted);
      const act = deleted ? 'assignment.taken-away' : 'assignment.brought-back';
      await record(tx, subject, act, { id, requestId });
    });
  }

  async submissions(
    subject: PersonSubject,
    assignmentId: string,
    { state, after, limit }: QueryOf<typeof assignmentsApi.submissions>,
  ): Promise<AnswerOf<typeof assignmentsApi.submissions>> {
    const scope = authorScopeOf(subject);
    const key = readPageKey(after, [z.string().max(40), idSchema]);
    const submissions = new SubmissionRepository(this.db.manager);
    if (!(await submissions.isKnown(scope, assignmentId))) throw new Problem('request.not-found');
    const from = key && { sortKey: key[0], id: key[1] };
    const [found, total] = await Promise.all([
      submissions.list(scope, assignmentId, state, from, limit + 1),
      from === null ? submissions.count(scope, assignmentId, state) : null,
    ]);
    const { rows, next } = cutPage(found, limit, (row) => [row.sortKey, row.id]);
    return { rows: rows.map(({ sortKey: _, ...row }) => row), next, total };
  }

  /** One mark a version: two trainers side by side do not overwrite each other. */
  async mark(
    subject: PersonSubject,
    { id, requestId }: Named,
    { result, comment, version }: BodyOf<typeof assignmentsApi.mark>,
  ): Promise<{ version: number }> {
    return inTransaction(this.db, async (tx) => {
      const submissions = new SubmissionRepository(tx);
      const found = await submissions.lockToMark(authorScopeOf(subject), id);
      if (!found) throw new Problem('request.not-found');
      if (found.state !== 'submitted') throw new Problem('assignment.marked-already');
      if (found.version !== version) throw new Problem('request.version-stale');
      const marked = await submissions.mark(id, result);
      const event = {
        submissionId: id,
        kind: result,
        late: false,
        body: comment,
        personId: subject.personId,
      };
      const markId = await submissions.recordEvent(event);
      await publish(tx, 'assignment.marked', { submissionId: id, markId }, requestId);
      await recordAct(tx, subject, {
        act: 'assignment.marked',
        subjectType: 'submission',
        subjectId: id,
        detail: { result },
        requestId,
      });
      return { version: marked };
    });
  }
}

function cleaned({ title, instructions, ...rest }: BodyOf<typeof assignmentsApi.create>) {
  const kept = filled(title);
  if (Object.keys(kept).length === 0)
    throw new Problem('request.invalid', {}, [{ field: 'body.title', key: 'fault.required' }]);
  return { ...rest, title: kept, instructions: filled(instructions) };
}

async function record(tx: EntityManager, subject: PersonSubject, act: string, { id, requestId }: Named) {
  await recordAct(tx, subject, { act, subjectType: 'assignment', subjectId: id, requestId });
}

async function refuseForeign(tx: EntityManager, subject: PersonSubject, activityId: string): Promise<void> {
  if (!(await new ActivityRepository(tx).isInScope(authorScopeOf(subject), activityId)))
    throw new Problem('request.not-found');
}
