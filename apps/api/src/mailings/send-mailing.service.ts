import { Injectable } from '@nestjs/common';
import type { AnswerOf, BodyOf, Mailing, mailingsApi, ProblemFault, QueryOf } from '@traccia/contracts';
import {
  inTransaction,
  MailingAudienceRepository,
  MailingRepository,
  publish,
  SendLedgerRepository,
  SettingRepository,
  writtenLocales,
  type MailingDetail,
} from '@traccia/persistence';
import { unknownPlaceholders } from '@traccia/training';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { findMailing, lockDraft } from './find-mailing.js';
import { presentAudience, presentPreviews, presentSample } from './mailing.presenter.js';
import { writableMailings } from './mailings.policy.js';

/** Looked at and tried first, then let go; taken back until its time has come, stopped while it leaves. */
@Injectable()
export class SendMailingService {
  constructor(private readonly db: DataSource) {}

  async preview(
    subject: PersonSubject,
    id: string,
    { personId, search }: QueryOf<typeof mailingsApi.preview>,
  ): Promise<AnswerOf<typeof mailingsApi.preview>> {
    const tx = this.db.manager;
    const reach = writableMailings(subject);
    const mailing = await new MailingRepository(tx).find(reach, id);
    if (!mailing) throw new Problem('request.not-found');
    const audiences = new MailingAudienceRepository(tx);
    const question = questionOf(mailing);
    const [counts, samples, wished, leftOut, settings] = await Promise.all([
      audiences.count(reach.scope, question),
      audiences.samples(reach.scope, question, { search }),
      personId === undefined ? [] : audiences.samples(reach.scope, question, { personId }),
      mailing.leftOut.length === 0 ? [] : audiences.samples(reach.scope, question, { search, leftOut: true }),
      new SettingRepository(tx).read(),
    ]);
    const sample = wished[0] ?? samples[0] ?? null;
    return {
      ...presentAudience(counts),
      samples: samples.map(presentSample),
      leftOut: leftOut.map(presentSample),
      sample: sample && presentSample(sample),
      previews: sample === null ? [] : presentPreviews(mailing, sample, settings.centreName),
    };
  }

  /** One row of the ledger like any other mail; its words are kept as they are now. */
  test(
    subject: PersonSubject,
    id: string,
    { locale, personId }: BodyOf<typeof mailingsApi.test>,
    requestId: string,
  ): Promise<{ messageId: string }> {
    return inTransaction(this.db, async (tx) => {
      const mailing = await lockDraft(tx, subject, id);
      const text = mailing.texts.find((written) => written.locale === locale);
      if (!text) throw new Problem('request.invalid', {}, [{ field: 'body.locale', key: 'fault.unknown' }]);
      const { scope } = writableMailings(subject);
      const audiences = new MailingAudienceRepository(tx);
      const [sample] = await audiences.samples(scope, questionOf(mailing), { personId });
      if (!sample) throw new Problem('request.not-found');
      const testId = await new MailingRepository(tx).addTest({
        mailingId: id,
        askedBy: subject.personId,
        samplePersonId: sample.personId,
        activityId: sample.activityId,
        relation: sample.relation,
        text,
      });
      const messageId = await new SendLedgerRepository(tx).planAnew({
        kind: 'mailing.test',
        subjectType: 'mailing_test',
        subjectId: testId,
        ordinal: 0,
        recipientPersonId: subject.personId,
        locale,
      });
      if (messageId === null) throw new Error('the trial copy was not planned');
      await publish(tx, 'person.mail-asked', { messageId }, requestId);
      await recordAct(tx, subject, {
        act: 'mailing.tried',
        subjectType: 'mailing',
        subjectId: id,
        detail: { locale, personId },
        requestId,
      });
      return { messageId };
    });
  }

  send(
    subject: PersonSubject,
    id: string,
    { at, version }: BodyOf<typeof mailingsApi.send>,
    requestId: string,
  ): Promise<Mailing> {
    return inTransaction(this.db, async (tx) => {
      const mailing = await lockDraft(tx, subject, id, version);
      refuseUnfinished(mailing);
      const counts = await new MailingAudienceRepository(tx).count(
        writableMailings(subject).scope,
        questionOf(mailing),
      );
      const { gets } = presentAudience(counts);
      if (at === null && gets === 0) throw new Problem('mailing.nobody');
      if (!(await new MailingRepository(tx).schedule(id, at, subject.personId)))
        throw new Problem('request.invalid', {}, [{ field: 'body.at', key: 'fault.past' }]);
      await publish(tx, 'mailing.scheduled', { mailingId: id }, requestId);
      await recordAct(tx, subject, {
        act: at === null ? 'mailing.sent' : 'mailing.scheduled',
        subjectType: 'mailing',
        subjectId: id,
        detail: { at, people: gets },
        requestId,
      });
      return findMailing(tx, subject, id);
    });
  }

  unschedule(subject: PersonSubject, id: string, requestId: string): Promise<Mailing> {
    return inTransaction(this.db, async (tx) => {
      const mailings = new MailingRepository(tx);
      const mailing = await mailings.lock(writableMailings(subject), id);
      if (!mailing) throw new Problem('request.not-found');
      if (mailing.state !== 'scheduled') throw new Problem('mailing.left');
      await mailings.unschedule(id);
      await recordAct(tx, subject, {
        act: 'mailing.unscheduled',
        subjectType: 'mailing',
        subjectId: id,
        requestId,
      });
      return findMailing(tx, subject, id);
    });
  }

  /** Under the lock that a batch is planned under, so that nothing is planned any more once it is stopped. */
  stop(subject: PersonSubject, id: string, requestId: string): Promise<Mailing> {
    return inTransaction(this.db, async (tx) => {
      const mailings = new MailingRepository(tx);
      const mailing = await mailings.lock(writableMailings(subject), id);
      if (!mailing) throw new Problem('request.not-found');
      if (!['leaving', 'sent'].includes(mailing.state)) throw new Problem('mailing.not-leaving');
      const stopped = await new SendLedgerRepository(tx).stopMailing(id);
      // Every mail is planned and has begun to leave: nothing is left to stop.
      if (stopped === 0 && mailing.state === 'sent') throw new Problem('mailing.left');
      await mailings.stop(id, subject.personId);
      await recordAct(tx, subject, {
        act: 'mailing.stopped',
        subjectType: 'mailing',
        subjectId: id,
        requestId,
      });
      return findMailing(tx, subject, id);
    });
  }
}

function questionOf({ audience, purpose, texts, leftOut }: MailingDetail) {
  return { audience, purpose, locales: writtenLocales(texts), leftOut };
}

/** Every language that is begun is finished, and names nothing that nobody fills in. */
function refuseUnfinished({ texts }: MailingDetail): void {
  const faults = texts.flatMap(({ locale, subject, body }): ProblemFault[] =>
    Object.entries({ subject, body }).flatMap(([part, text]): ProblemFault[] => {
      const field = `texts.${locale}.${part}`;
      if (text.trim() === '') return [{ field, key: 'fault.required' }];
      return unknownPlaceholders(text).map((name) => ({ field, key: 'fault.placeholder', params: { name } }));
    }),
  );
  if (faults.length > 0) throw new Problem('mailing.unfinished', {}, faults);
}
