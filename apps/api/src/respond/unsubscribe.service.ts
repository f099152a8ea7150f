import { Injectable } from '@nestjs/common';
import { respondApi, type AnswerOf, type BodyOf } from '@traccia/contracts';
import { AuditRepository, ContactStopRepository, inTransaction } from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';

type Choice = BodyOf<typeof respondApi.contact>['choice'];
const acts: Record<Choice, string> = {
  resume: 'contact.resumed',
  'pause-1': 'contact.paused',
  'pause-3': 'contact.paused',
  'pause-6': 'contact.paused',
  stop: 'contact.stopped',
};

async function carryOut(stops: ContactStopRepository, personId: string, choice: Choice): Promise<boolean> {
  if (choice === 'stop') return stops.stopSurveys(personId);
  if (choice === 'resume') return stops.resumeSurveys(personId);
  return stops.pauseSurveys(personId, Number(choice.slice('pause-'.length)));
}

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

  /** Pausing, stopping and taking it back; what staff or a complaint said stays. */
  async choose(
    { token, choice }: BodyOf<typeof respondApi.contact>,
    requestId: string,
  ): Promise<AnswerOf<typeof respondApi.contact>> {
    return inTransaction(this.db, async (tx) => {
      const stops = new ContactStopRepository(tx);
      const personId = await stops.findPersonByLink(hashToken(token));
      if (personId === null) throw new Problem('link.unusable');
      const changed = await carryOut(stops, personId, choice);
      if (changed)
        await new AuditRepository(tx).record({
          actorType: 'link',
          actorId: personId,
          act: acts[choice],
          subjectType: 'person',
          subjectId: personId,
          requestId,
        });
      const stop = await stops.findSurveyStop(personId);
      if (stop === null) return { state: 'asking', until: null };
      return { state: stop.until === null ? 'stopped' : 'paused', until: stop.until };
    });
  }
}
