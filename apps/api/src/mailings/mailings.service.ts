import { Injectable } from '@nestjs/common';
import {
  idSchema,
  instantSchema,
  type AnswerOf,
  type BodyOf,
  type Mailing,
  type MailingAudience,
  type mailingsApi,
  type QueryOf,
} from '@traccia/contracts';
import {
  inTransaction,
  MailingAudienceRepository,
  MailingRecipientRepository,
  MailingRepository,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import * as z from 'zod';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { findMailing, lockDraft } from './find-mailing.js';
import { presentEntry, presentRecipient } from './mailing.presenter.js';
import { readableMailings, writableMailings } from './mailings.policy.js';

const nameKey = z.string().max(60);

/** Messages to groups while they are written, and what is seen of them afterwards. */
@Injectable()
export class MailingsService {
  constructor(private readonly db: DataSource) {}

  async list(
    subject: PersonSubject,
    query: QueryOf<typeof mailingsApi.list>,
  ): Promise<AnswerOf<typeof mailingsApi.list>> {
    const key = readPageKey(query.after, [instantSchema, idSchema]);
    const after = key && { createdAt: key[0], id: key[1] };
    const mailings = new MailingRepository(this.db.manager);
    const found = await mailings.list(readableMailings(subject), query, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.createdAt, row.id]);
    return { rows: rows.map(presentEntry), next, total: null };
  }

  get(subject: PersonSubject, id: string): Promise<Mailing> {
    return findMailing(this.db.manager, subject, id);
  }

  create(
    subject: PersonSubject,
    { purpose, audience, locale }: BodyOf<typeof mailingsApi.create>,
    requestId: string,
  ): Promise<Mailing> {
    return inTransaction(this.db, async (tx) => {
      await refuseUnknown(tx, subject, audience);
      const texts = [{ locale, subject: '', body: '' }];
      const id = await new MailingRepository(tx).create(
        { purpose, audience, texts, leftOut: [] },
        subject.personId,
      );
      await recordAct(tx, subject, {
        act: 'mailing.begun',
        subjectType: 'mailing',
        subjectId: id,
        requestId,
      });
      return findMailing(tx, subject, id);
    });
  }

  save(
    subject: PersonSubject,
    id: string,
    { version, ...draft }: BodyOf<typeof mailingsApi.save>,
  ): Promise<Mailing> {
    const locales = draft.texts.map(({ locale }) => locale);
    if (new Set(locales).size < locales.length)
      throw new Problem('request.invalid', {}, [{ field: 'body.texts', key: 'fault.taken' }]);
    return inTransaction(this.db, async (tx) => {
      await lockDraft(tx, subject, id, version);
      await refuseUnknown(tx, subject, draft.audience);
      await new MailingRepository(tx).save(id, draft);
      return findMailing(tx, subject, id);
    });
  }

  async remove(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      await lockDraft(tx, subject, id);
      await new MailingRepository(tx).remove(id);
      await recordAct(tx, subject, {
        act: 'mailing.removed',
        subjectType: 'mailing',
        subjectId: id,
        requestId,
      });
    });
  }

  async recipients(
    subject: PersonSubject,
    id: string,
    query: QueryOf<typeof mailingsApi.recipients>,
  ): Promise<AnswerOf<typeof mailingsApi.recipients>> {
    const tx = this.db.manager;
    if (!(await new MailingRepository(tx).isReachable(readableMailings(subject), id)))
      throw new Problem('request.not-found');
    const key = readPageKey(query.after, [nameKey, idSchema]);
    const after = key && { sortKey: key[0], id: key[1] };
    const recipients = new MailingRecipientRepository(tx);
    const found = await recipients.list(id, query, after, query.limit + 1);
    const { rows, next } = cutPage(found, query.limit, (row) => [row.sortKey, row.id]);
    const counts = after === null ? await recipients.countByState(id, query.search) : null;
    const counted = counts?.filter(({ state }) => !query.state || state === query.state);
    const total = counted?.reduce((sum, { count }) => sum + count, 0) ?? null;
    return { rows: rows.map(presentRecipient), next, total };
  }
}

async function refuseUnknown(
  tx: EntityManager,
  subject: PersonSubject,
  audience: MailingAudience,
): Promise<void> {
  const { scope } = writableMailings(subject);
  const unknown = await new MailingAudienceRepository(tx).findUnknown(scope, audience);
  if (unknown.includes('activityId')) throw new Problem('request.not-found');
  if (unknown.length === 0) return;
  const faults = unknown.map((field) => ({ field: `body.audience.${field}`, key: 'fault.unknown' }));
  throw new Problem('request.invalid', {}, faults);
}
