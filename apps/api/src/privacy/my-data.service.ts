import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, ConsentPurpose, MyData, privacyApi } from '@traccia/contracts';
import {
  ConsentRepository,
  ContactStopRepository,
  inTransaction,
  PrivacyRequestRepository,
  publish,
  SupervisorRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentMyData } from './my-data.presenter.js';

const mostConsents = 50;
const mostRequests = 20;

/** What a person does with the data held about them. */
@Injectable()
export class MyDataService {
  constructor(private readonly db: DataSource) {}

  async read({ personId }: PersonSubject, tx: EntityManager = this.db.manager): Promise<MyData> {
    const consents = new ConsentRepository(tx);
    return presentMyData(
      await consents.listTexts(),
      await consents.listOf(personId, mostConsents),
      await new PrivacyRequestRepository(tx).listOf(personId, mostRequests),
    );
  }

  /** Only to the words that are asked today: what somebody read yesterday may have changed. */
  async giveConsent(
    subject: PersonSubject,
    body: BodyOf<typeof privacyApi.giveConsent>,
    requestId: string,
  ): Promise<MyData> {
    return inTransaction(this.db, async (tx) => {
      const consents = new ConsentRepository(tx);
      const text = (await consents.listTexts()).find(({ purpose }) => purpose === body.purpose);
      if (text?.version !== body.textVersion) throw new Problem('privacy.text-changed');
      const { personId } = subject;
      const isNew = await consents.give({ ...body, personId, source: 'my_data', requestId });
      if (body.purpose === 'follow_up') await new ContactStopRepository(tx).resumeSurveys(personId);
      if (body.purpose === 'supervisor_contact')
        await new SupervisorRepository(tx).inviteLate({ participantId: personId });
      if (isNew) await this.record(tx, subject, 'consent.given', { ...body }, requestId);
      return this.read(subject, tx);
    });
  }

  /** The stop of the survey mail stands in the same transaction; the claim of every mail reads it. */
  async withdrawConsent(subject: PersonSubject, purpose: ConsentPurpose, requestId: string): Promise<MyData> {
    return inTransaction(this.db, async (tx) => {
      const { personId } = subject;
      const withdrawn = await new ConsentRepository(tx).withdraw(personId, purpose);
      const stopped = purpose === 'follow_up' && (await new ContactStopRepository(tx).stopSurveys(personId));
      if (purpose === 'supervisor_contact') await new SupervisorRepository(tx).endAllOf(personId);
      if (withdrawn || stopped) await this.record(tx, subject, 'consent.withdrawn', { purpose }, requestId);
      return this.read(subject, tx);
    });
  }

  async askExport(subject: PersonSubject, requestId: string): Promise<MyData> {
    return inTransaction(this.db, async (tx) => {
      const id = await new PrivacyRequestRepository(tx).ask(subject.personId, 'export', 'confirmed', null);
      if (id === null) throw new Problem('privacy.already-asked');
      await publish(tx, 'privacy.export-asked', { requestId: id }, requestId);
      await this.record(tx, subject, 'privacy.export-asked', { privacyRequestId: id }, requestId);
      return this.read(subject, tx);
    });
  }

  async download({ personId }: PersonSubject, id: string): Promise<AnswerOf<typeof privacyApi.download>> {
    const found = await new PrivacyRequestRepository(this.db.manager).findExport(personId, id);
    if (!found) throw new Problem('request.not-found');
    return { madeAt: found.madeAt, tables: found.content };
  }

  async askErasure(subject: PersonSubject, note: string | null, requestId: string): Promise<MyData> {
    return inTransaction(this.db, async (tx) => {
      const id = await new PrivacyRequestRepository(tx).ask(
        subject.personId,
        'erasure',
        'asked',
        note || null,
      );
      if (id === null) throw new Problem('privacy.already-asked');
      await this.record(tx, subject, 'privacy.erasure-asked', { privacyRequestId: id }, requestId);
      return this.read(subject, tx);
    });
  }

  async cancelErasure(subject: PersonSubject, requestId: string): Promise<MyData> {
    return inTransaction(this.db, async (tx) => {
      const id = await new PrivacyRequestRepository(tx).cancelErasure(subject.personId);
      if (id === null) throw new Problem('privacy.not-open');
      await this.record(tx, subject, 'privacy.erasure-cancelled', { privacyRequestId: id }, requestId);
      return this.read(subject, tx);
    });
  }

  private async record(
    tx: EntityManager,
    subject: PersonSubject,
    act: string,
    detail: Record<string, string | number>,
    requestId: string,
  ): Promise<void> {
    await recordAct(tx, subject, {
      act,
      subjectType: 'person',
      subjectId: subject.personId,
      detail,
      requestId,
    });
  }
}
