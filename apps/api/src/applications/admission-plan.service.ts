import { Injectable } from '@nestjs/common';
import { type admissionPlanApi, type AnswerOf, type BodyOf, mostInvitations } from '@traccia/contracts';
import {
  ActivityInvitationRepository,
  ActivityRepository,
  AdmissionWindowRepository,
  inTransaction,
  NominationQuotaRepository,
  publish,
  sqlStateOf,
} from '@traccia/persistence';
import { mayApply } from '@traccia/training';
import { DataSource, type EntityManager } from 'typeorm';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentGuest } from './application.presenter.js';
import { applicationScopeOf, refuse } from './applications.policy.js';

type Guests = BodyOf<typeof admissionPlanApi.invite>;
interface Change {
  act: string;
  detail: Record<string, string | number>;
  requestId: string;
}

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
      new ActivityInvitationRepository(tx).listForActivity(activityId, mostInvitations),
    ]);
    return { quotas, invitations: invitations.map(presentGuest) };
  }

  async setQuota(
    subject: PersonSubject,
    params: { id: string; organizationId: string },
    places: number,
    requestId: string,
  ): Promise<undefined> {
    const { id, organizationId } = params;
    const change = { act: 'admission.quota-set', detail: { organizationId, places }, requestId };
    await this.change(subject, id, change, (tx) =>
      new NominationQuotaRepository(tx).set(id, organizationId, places),
    );
  }

  /** Under the activity's lock, so that the bound holds; nobody is invited to what they could not apply for. */
  async invite(
    subject: PersonSubject,
    id: string,
    guests: Guests,
    requestId: string,
  ): Promise<AnswerOf<typeof admissionPlanApi.invite>> {
    const { organizationIds, personIds, addresses } = guests;
    const named = organizationIds.length + personIds.length + addresses.length;
    const change = { act: 'admission.invited', detail: { guests: named }, requestId };
    return this.change(subject, id, change, async (tx) => {
      await requireOpen(tx, id);
      const invitations = new ActivityInvitationRepository(tx);
      const invitationIds = await invitations.invite(id, guests, subject.personId);
      if ((await invitations.count(id)) > mostInvitations)
        throw new Problem('admission.too-many-guests', { most: mostInvitations });
      if (invitationIds.length > 0) await publish(tx, 'application.invited', { invitationIds }, requestId);
      return { invited: invitationIds.length, already: named - invitationIds.length };
    });
  }

  async inviteAgain(
    subject: PersonSubject,
    params: { id: string; invitationId: string },
    requestId: string,
  ): Promise<undefined> {
    const { id, invitationId } = params;
    const change = { act: 'admission.invited-again', detail: { invitationId }, requestId };
    await this.change(subject, id, change, async (tx) => {
      await requireOpen(tx, id);
      if (!(await new ActivityInvitationRepository(tx).sendAgain(id, invitationId)))
        throw new Problem('request.not-found');
      await publish(tx, 'application.invited', { invitationIds: [invitationId] }, requestId);
    });
  }

  async uninvite(
    subject: PersonSubject,
    params: { id: string; invitationId: string },
    requestId: string,
  ): Promise<undefined> {
    const { id, invitationId } = params;
    const change = { act: 'admission.uninvited', detail: { invitationId }, requestId };
    await this.change(subject, id, change, async (tx) => {
      if (!(await new ActivityInvitationRepository(tx).withdraw(id, invitationId)))
        throw new Problem('request.not-found');
    });
  }

  private async change<T>(
    subject: PersonSubject,
    activityId: string,
    { act, detail, requestId }: Change,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    const scope = activityScopeOf(subject, 'admissions.manage');
    return inTransaction(this.db, async (tx) => {
      if (!(await new ActivityRepository(tx).lockToManage(scope, activityId)))
        throw new Problem('request.not-found');
      const done = await work(tx);
      await recordAct(tx, subject, {
        act,
        subjectType: 'activity',
        subjectId: activityId,
        detail,
        requestId,
      });
      return done;
    }).catch((error: unknown) => {
      // The organization or person is not there.
      if (sqlStateOf(error) === '23503') throw new Problem('request.not-found');
      throw error;
    });
  }
}

async function requireOpen(tx: EntityManager, activityId: string): Promise<void> {
  const window = await new AdmissionWindowRepository(tx).find(activityId, null);
  if (!window) throw new Problem('request.not-found');
  if (window.admissionMode === 'nomination') throw new Problem('application.by-another-way');
  // Also where anybody may come: an invitation there only tells of it.
  refuse(mayApply({ ...window, admissionMode: 'invitation' }, 'form', true, window.today));
}
