import { Injectable } from '@nestjs/common';
import type { admissionPlanApi, AnswerOf, BodyOf } from '@traccia/contracts';
import {
  ActivityInvitationRepository,
  ActivityRepository,
  inTransaction,
  NominationQuotaRepository,
  sqlStateOf,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { applicationScopeOf } from './applications.policy.js';

/** Quotas for nominating organizations and invitations to apply, as staff of the activity give them out. */
@Injectable()
export class AdmissionPlanService {
  constructor(private readonly db: DataSource) {}

  async get(subject: PersonSubject, activityId: string): Promise<AnswerOf<typeof admissionPlanApi.get>> {
    const tx = this.db.manager;
    if (!(await new ActivityRepository(tx).isInScope(applicationScopeOf(subject), activityId)))
      throw new Problem('request.not-found');
    const [quotas, invitations] = await Promise.all([
      new NominationQuotaRepository(tx).listForActivity(activityId),
      new ActivityInvitationRepository(tx).listForActivity(activityId),
    ]);
    return {
      quotas,
      invitations: invitations.map((entry) => ({ ...entry, invitedAt: entry.invitedAt.toISOString() })),
    };
  }

  async setQuota(
    subject: PersonSubject,
    params: { id: string; organizationId: string },
    places: number,
    requestId: string,
  ): Promise<undefined> {
    const { id, organizationId } = params;
    await this.change(subject, id, 'admission.quota-set', { organizationId, places, requestId }, (tx) =>
      new NominationQuotaRepository(tx).set(id, organizationId, places),
    );
  }

  async invite(
    subject: PersonSubject,
    id: string,
    guest: BodyOf<typeof admissionPlanApi.invite>,
    requestId: string,
  ): Promise<undefined> {
    await this.change(subject, id, 'admission.invited', { ...guest, requestId }, (tx) =>
      new ActivityInvitationRepository(tx).invite(id, guest, subject.personId),
    );
  }

  private async change(
    subject: PersonSubject,
    activityId: string,
    act: string,
    { requestId, ...detail }: { requestId: string } & Record<string, string | number | null>,
    work: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    const scope = activityScopeOf(subject, 'admissions.manage');
    await inTransaction(this.db, async (tx) => {
      if (!(await new ActivityRepository(tx).lockToManage(scope, activityId)))
        throw new Problem('request.not-found');
      await work(tx);
      await recordAct(tx, subject, {
        act,
        subjectType: 'activity',
        subjectId: activityId,
        detail,
        requestId,
      });
    }).catch((error: unknown) => {
      // The organization or person is not there.
      if (sqlStateOf(error) === '23503') throw new Problem('request.not-found');
      throw error;
    });
  }
}
