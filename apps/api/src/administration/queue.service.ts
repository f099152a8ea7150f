import { Injectable } from '@nestjs/common';
import type { administrationApi, AnswerOf } from '@traccia/contracts';
import {
  ClockAlarmRepository,
  DeliveryLedgerRepository,
  inTransaction,
  QueueHealthRepository,
  SendLedgerRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';
import { refuseNarrowScope } from './administration.policy.js';
import { presentClockAlarm, presentDeadDelivery, presentWorker } from './administration.presenter.js';
import { recordAct } from '../http/record-act.js';

/** The queue as its rows tell it; the API never talks to the queue itself. */
@Injectable()
export class QueueService {
  constructor(private readonly db: DataSource) {}

  async health(subject: PersonSubject): Promise<AnswerOf<typeof administrationApi.queueHealth>> {
    refuseNarrowScope(subject, 'queue.read');
    const queue = new QueueHealthRepository(this.db.manager);
    const waiting = await queue.countWaiting();
    return {
      workers: (await queue.listWorkers()).map(presentWorker),
      outboxWaiting: waiting.outbox,
      deliveriesWaiting: waiting.deliveries,
      messagesWaiting: waiting.messages,
      oldestDueSeconds: await new SendLedgerRepository(this.db.manager).oldestDueSeconds(),
      dead: (await queue.listDead()).map(presentDeadDelivery),
      clockAlarms: (await new ClockAlarmRepository(this.db.manager).listOpen()).map(presentClockAlarm),
    };
  }

  async retry(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    refuseNarrowScope(subject, 'queue.manage');
    await inTransaction(this.db, async (tx) => {
      if (!(await new DeliveryLedgerRepository(tx).retryDead(id))) {
        const exists = await new QueueHealthRepository(tx).deliveryExists(id);
        throw new Problem(exists ? 'message.not-retryable' : 'request.not-found');
      }
      const act = { act: 'delivery.retried', subjectType: 'delivery', subjectId: id, requestId };
      await recordAct(tx, subject, act);
    });
  }

  /** The running workers see it within seconds. */
  async confirmClock(subject: PersonSubject, id: string, requestId: string): Promise<void> {
    refuseNarrowScope(subject, 'queue.manage');
    await inTransaction(this.db, async (tx) => {
      const alarms = new ClockAlarmRepository(tx);
      if (!(await alarms.confirm(id, subject.personId)))
        throw new Problem((await alarms.exists(id)) ? 'clock.not-confirmable' : 'request.not-found');
      await recordAct(tx, subject, {
        act: 'clock.confirmed',
        subjectType: 'clock_alarm',
        subjectId: id,
        requestId,
      });
    });
  }
}
