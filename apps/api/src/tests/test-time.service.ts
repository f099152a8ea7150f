import { Injectable } from '@nestjs/common';
import type { AnswerOf, knowledgeTestsApi } from '@traccia/contracts';
import { inTransaction, TestAccommodationRepository, TestSittingRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { timeScopeOf } from './tests.policy.js';

/** More time for one person in the tests of an activity. Why, is neither asked nor kept. */
@Injectable()
export class TestTimeService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    activityId: string,
  ): Promise<AnswerOf<typeof knowledgeTestsApi.accommodations>> {
    const accommodations = new TestAccommodationRepository(this.db.manager);
    if (!(await accommodations.activityInScope(timeScopeOf(subject), activityId)))
      throw new Problem('request.not-found');
    const rows = await accommodations.list(activityId);
    return { rows: rows.map((row) => ({ ...row, setAt: row.setAt.toISOString() })) };
  }

  async set(subject: PersonSubject, enrolmentId: string, factor: number, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const accommodations = new TestAccommodationRepository(tx);
      if (!(await accommodations.lockEnrolment(timeScopeOf(subject), enrolmentId)))
        throw new Problem('request.not-found');
      await accommodations.set(enrolmentId, factor, subject.personId);
      await new TestSittingRepository(tx).followAccommodation(enrolmentId, factor);
      await recordAct(tx, subject, {
        act: 'test.time-set',
        subjectType: 'enrolment',
        subjectId: enrolmentId,
        detail: { factor },
        requestId,
      });
    });
  }
}
