import { Injectable } from '@nestjs/common';
import {
  logisticsApi,
  logisticsMusts,
  type AnswerOf,
  type BodyOf,
  type LogisticsDetails,
  type MyLogistics,
} from '@traccia/contracts';
import { inTransaction, LogisticsFormRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { logisticsScopeOf } from './selection.policy.js';

/** Travel forms: written by who travels, read by who arranges it. */
@Injectable()
export class LogisticsService {
  constructor(private readonly db: DataSource) {}

  async mine({ personId }: PersonSubject, activityId: string): Promise<MyLogistics> {
    const own = await new LogisticsFormRepository(this.db.manager).findOwn(personId, activityId);
    if (!own) throw new Problem('request.not-found');
    return own;
  }

  /** A sent form may still be put right; what must be there must stay there. */
  async save(
    { personId }: PersonSubject,
    activityId: string,
    { details, send, version }: BodyOf<typeof logisticsApi.save>,
  ): Promise<MyLogistics> {
    return inTransaction(this.db, async (tx) => {
      const forms = new LogisticsFormRepository(tx);
      const own = await forms.findOwn(personId, activityId);
      if (!own) throw new Problem('request.not-found');
      if (send || own.state === 'sent') refuseGaps(details);
      if (!(await forms.save(own.enrolmentId, details, send, version)))
        throw new Problem('request.version-stale');
      const after = await forms.findOwn(personId, activityId);
      if (!after) throw new Problem('request.not-found');
      return after;
    });
  }

  /** Reading where people sleep and what they need is written down. */
  async list(
    subject: PersonSubject,
    activityId: string,
    search: string | undefined,
    requestId: string,
  ): Promise<AnswerOf<typeof logisticsApi.list>> {
    return inTransaction(this.db, async (tx) => {
      const list = await new LogisticsFormRepository(tx).list(logisticsScopeOf(subject), activityId, search);
      if (!list) throw new Problem('request.not-found');
      await recordAct(tx, subject, {
        act: 'logistics.read',
        subjectType: 'activity',
        subjectId: activityId,
        detail: { forms: list.rows.length },
        requestId,
      });
      return list;
    });
  }
}

function refuseGaps(details: LogisticsDetails): void {
  const gaps = logisticsMusts.filter((field) => !details[field]);
  if (gaps.length === 0) return;
  const faults = gaps.map((field) => ({ field: `body.details.${field}`, key: 'fault.required' }));
  throw new Problem('request.invalid', {}, faults);
}
