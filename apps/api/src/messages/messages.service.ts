import { Injectable } from '@nestjs/common';
import {
  idSchema,
  instantSchema,
  type AnswerOf,
  type MessageRow,
  type messagesApi,
  type QueryOf,
} from '@traccia/contracts';
import { inTransaction, MessageReadingRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { cutPage, readPageKey } from '../http/page-key.js';
import { Problem } from '../http/problem.js';
import { recordAct } from '../http/record-act.js';
import type { PersonSubject } from '../http/subject.js';
import { presentMessage } from './message.presenter.js';
import { manageableMessages, readableMessages } from './messages.policy.js';

/** The Outbox as staff see it: every mail, its state and why. */
@Injectable()
export class MessagesService {
  constructor(private readonly db: DataSource) {}

  /** The first page counts; later pages carry no counts and no total. */
  async list(
    subject: PersonSubject,
    query: QueryOf<typeof messagesApi.list>,
  ): Promise<AnswerOf<typeof messagesApi.list>> {
    const messages = new MessageReadingRepository(this.db.manager);
    const scope = readableMessages(subject);
    const key = readPageKey(query.after, [instantSchema, idSchema]);
    const after = key && { createdAt: key[0], id: key[1] };
    const [found, counted] = await Promise.all([
      messages.list(scope, query, after, query.limit + 1),
      after === null ? messages.countByState(scope, query) : null,
    ]);
    const { rows, next } = cutPage(found, query.limit, (message) => [message.createdAt, message.id]);
    const counts = Object.fromEntries((counted ?? []).map(({ state, count }) => [state, count]));
    return { rows: rows.map(presentMessage), next, total: counted && totalOf(counts, query.state), counts };
  }

  retry(subject: PersonSubject, id: string, requestId: string): Promise<MessageRow> {
    return this.change(subject, id, requestId, 'message.retried', (messages) => messages.retry(id));
  }

  giveUp(subject: PersonSubject, id: string, requestId: string): Promise<MessageRow> {
    return this.change(subject, id, requestId, 'message.given-up', (messages) => messages.giveUp(id));
  }

  /** The state is checked by the statement that changes it, so that a worker cannot come between. */
  private async change(
    subject: PersonSubject,
    id: string,
    requestId: string,
    act: string,
    work: (messages: MessageReadingRepository) => Promise<boolean>,
  ): Promise<MessageRow> {
    return inTransaction(this.db, async (tx) => {
      const messages = new MessageReadingRepository(tx);
      const scope = manageableMessages(subject);
      const before = await messages.find(scope, id);
      if (!before) throw new Problem('request.not-found');
      if (!(await work(messages))) throw new Problem('message.not-retryable', { state: before.state });
      await recordAct(tx, subject, {
        act,
        subjectType: 'message',
        subjectId: id,
        detail: { from: before.state },
        requestId,
      });
      const after = await messages.find(scope, id);
      if (!after) throw new Problem('request.not-found');
      return presentMessage(after);
    });
  }
}

function totalOf(counts: Record<string, number>, state: string | undefined): number {
  if (state) return counts[state] ?? 0;
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
