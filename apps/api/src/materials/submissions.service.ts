import { Injectable } from '@nestjs/common';
import { assignmentsApi, type AnswerOf, type BodyOf, type Locale } from '@traccia/contracts';
import { inTransaction, type OwnWork, SubmissionRepository } from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { readMarkdown } from './markdown-tree.js';
import { refuseClosed } from './materials.policy.js';

type Work = BodyOf<typeof assignmentsApi.save>;

/** What participants write and hand in. */
@Injectable()
export class SubmissionsService {
  constructor(private readonly db: DataSource) {}

  async find(
    subject: PersonSubject,
    assignmentId: string,
    locale: Locale,
  ): Promise<AnswerOf<typeof assignmentsApi.mine>> {
    const { instructions, ...own } = await this.own(this.db.manager, subject, assignmentId);
    const text = instructions[locale] ?? instructions.en ?? Object.values(instructions)[0] ?? '';
    return { ...own, blocks: readMarkdown(text).blocks };
  }

  async save(
    subject: PersonSubject,
    assignmentId: string,
    work: Work,
  ): Promise<AnswerOf<typeof assignmentsApi.save>> {
    return inTransaction(this.db, async (tx) => {
      const own = await this.own(tx, subject, assignmentId);
      const { version } = await this.keep(tx, subject, own, work);
      return { version };
    });
  }

  async submit(
    subject: PersonSubject,
    assignmentId: string,
    work: Work,
    requestId: string,
  ): Promise<AnswerOf<typeof assignmentsApi.submit>> {
    if (work.body.trim() === '' && work.fileIds.length === 0) throw new Problem('assignment.empty');
    return inTransaction(this.db, async (tx) => {
      const own = await this.own(tx, subject, assignmentId);
      const { id, version } = await this.keep(tx, subject, own, work);
      const submissions = new SubmissionRepository(tx);
      await submissions.submit(id, own.overdue);
      await submissions.recordEvent({
        submissionId: id,
        kind: 'submitted',
        late: own.overdue,
        body: work.body,
        personId: subject.personId,
      });
      await recordAct(tx, subject, {
        act: 'assignment.submitted',
        subjectType: 'submission',
        subjectId: id,
        detail: { late: own.overdue },
        requestId,
      });
      return { version, late: own.overdue };
    });
  }

  private async own(tx: EntityManager, { personId }: PersonSubject, id: string): Promise<OwnWork> {
    const own = await new SubmissionRepository(tx).findOwn(id, personId);
    if (!own) throw new Problem('request.not-found');
    refuseClosed(own.access);
    return own;
  }

  /** What is passed stays as it was marked; what is not yet good is written on. */
  private async keep(
    tx: EntityManager,
    { personId }: PersonSubject,
    own: OwnWork,
    { body, fileIds, version }: Work,
  ): Promise<{ id: string; version: number }> {
    const submissions = new SubmissionRepository(tx);
    const row = await submissions.lockOwn(own.id, own.enrolmentId);
    if (row.state === 'passed') throw new Problem('assignment.marked-already');
    if (row.version !== version) throw new Problem('request.version-stale');
    const ids = [...new Set(fileIds)];
    if ((await submissions.countFiles(row.id, personId, ids)) !== ids.length)
      throw new Problem('request.invalid', {}, [{ field: 'body.fileIds', key: 'fault.unknown' }]);
    return { id: row.id, version: await submissions.save(row.id, { body, fileIds: ids }) };
  }
}
