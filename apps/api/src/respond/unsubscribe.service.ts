import { Injectable } from '@nestjs/common';
import { respondApi, type AnswerOf } from '@traccia/contracts';
import { AuditRepository, ContactStopRepository, inTransaction } from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';

/** No further survey mail, by one click and without a sign-in; asked again it changes nothing. */
@Injectable()
export class UnsubscribeService {
  constructor(private readonly db: DataSource) {}

  async unsubscribe(token: string, requestId: string): Promise<AnswerOf<typeof respondApi.unsubscribe>> {
    await inTransaction(this.db, async (tx) => {
      const stops = new ContactStopRepository(tx);
      const personId = await stops.findPersonByLink(hashToken(token));
      if (personId === null) throw new Problem('link.unusable');
      if (!(await stops.stopSurveys(personId))) return;
      await new AuditRepository(tx).record({
        actorType: 'link',
        actorId: personId,
        act: 'contact.stopped',
        subjectType: 'person',
        subjectId: personId,
        requestId,
      });
    });
    return { stopped: true };
  }
}
