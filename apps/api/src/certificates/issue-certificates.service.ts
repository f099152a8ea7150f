import { Injectable } from '@nestjs/common';
import { certificatesApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import {
  ActivityRepository,
  CertificateBatchRepository,
  CertificateRepository,
  inTransaction,
  publish,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { judgeAll } from './candidates.service.js';
import { isDue, presentBatch } from './certificate.presenter.js';
import { issuableActivities } from './certificates.policy.js';

type Batch = AnswerOf<typeof certificatesApi.issue>;

/** Asks the worker to make certificates, and takes them back. */
@Injectable()
export class IssueCertificatesService {
  constructor(private readonly db: DataSource) {}

  /** Under the activity's lock, so that of two who press the button at once the second finds nobody left. */
  async issue(
    subject: PersonSubject,
    activityId: string,
    { kind, locale }: BodyOf<typeof certificatesApi.issue>,
    requestId: string,
  ): Promise<Batch> {
    return inTransaction(this.db, async (tx) => {
      if (!(await new ActivityRepository(tx).lockToManage(issuableActivities(subject), activityId)))
        throw new Problem('request.not-found');
      const { byKind } = await judgeAll(tx, subject, activityId, [kind]);
      const enrolmentIds = (byKind.get(kind) ?? []).filter(isDue).map(({ facts }) => facts.enrolmentId);
      if (enrolmentIds.length === 0) throw new Problem('certificate.nobody');
      const batch = { activityId, kind, locale, askedBy: subject.personId, enrolmentIds, replacesId: null };
      const id = await startBatch(tx, batch, requestId);
      await recordAct(tx, subject, {
        act: 'certificates.asked',
        subjectType: 'activity',
        subjectId: activityId,
        detail: { kind, people: enrolmentIds.length, batchId: id },
        requestId,
      });
      return findBatch(tx, id);
    });
  }

  async cancel(subject: PersonSubject, id: string, requestId: string): Promise<Batch> {
    return inTransaction(this.db, async (tx) => {
      const batches = new CertificateBatchRepository(tx);
      const scope = issuableActivities(subject);
      const activityId = await batches.cancel(scope, id);
      if (activityId === null)
        throw new Problem(
          (await batches.isInScope(scope, id)) ? 'certificate.batch-over' : 'request.not-found',
        );
      await recordAct(tx, subject, {
        act: 'certificates.cancelled',
        subjectType: 'activity',
        subjectId: activityId,
        detail: { batchId: id },
        requestId,
      });
      return findBatch(tx, id);
    });
  }

  async revoke(
    subject: PersonSubject,
    id: string,
    { reason, note }: BodyOf<typeof certificatesApi.revoke>,
    requestId: string,
  ): Promise<AnswerOf<typeof certificatesApi.revoke>> {
    return inTransaction(this.db, async (tx) => {
      const certificates = new CertificateRepository(tx);
      const { serial } = await lockLive(tx, subject, id);
      await certificates.revoke(id, { reason, note, revokedBy: subject.personId });
      await recordAct(tx, subject, {
        act: 'certificate.revoked',
        subjectType: 'certificate',
        subjectId: id,
        detail: { serial, reason },
        requestId,
      });
      return { serial, state: 'revoked' };
    });
  }

  /** A batch of one; the worker revokes the old one in the transaction that writes the new one. */
  async reissue(
    subject: PersonSubject,
    id: string,
    { locale }: BodyOf<typeof certificatesApi.reissue>,
    requestId: string,
  ): Promise<Batch> {
    return inTransaction(this.db, async (tx) => {
      const { activityId, enrolmentId, kind, serial } = await lockLive(tx, subject, id);
      const batch = { activityId, kind, locale, askedBy: subject.personId, enrolmentIds: [enrolmentId] };
      const batchId = await startBatch(tx, { ...batch, replacesId: id }, requestId);
      await recordAct(tx, subject, {
        act: 'certificate.reissue-asked',
        subjectType: 'certificate',
        subjectId: id,
        detail: { serial, batchId },
        requestId,
      });
      return findBatch(tx, batchId);
    });
  }
}

async function lockLive(tx: EntityManager, subject: PersonSubject, id: string) {
  const found = await new CertificateRepository(tx).lockToManage(issuableActivities(subject), id);
  if (!found) throw new Problem('request.not-found');
  if (found.forgotten) throw new Problem('certificate.forgotten');
  if (found.state !== 'issued') throw new Problem('certificate.not-live');
  return found;
}

async function startBatch(
  tx: EntityManager,
  batch: Parameters<CertificateBatchRepository['create']>[0],
  requestId: string,
): Promise<string> {
  const batchId = await new CertificateBatchRepository(tx).create(batch);
  await publish(tx, 'certificates.asked', { batchId }, requestId);
  return batchId;
}

async function findBatch(tx: EntityManager, id: string): Promise<Batch> {
  const batch = await new CertificateBatchRepository(tx).find(id);
  if (!batch) throw new Problem('request.not-found');
  return presentBatch(batch);
}
