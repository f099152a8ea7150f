import { Injectable } from '@nestjs/common';
import type { ContactChange, ContactChoices } from '@traccia/contracts';
import {
  AuditRepository,
  ContactStopRepository,
  inTransaction,
  PersonRepository,
  type StandingStop,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

const defaultMonths = 3;

/** Whether and in which language somebody is asked: the person decides, with a stop link or signed in. */
@Injectable()
export class ContactChoicesService {
  constructor(private readonly db: DataSource) {}

  async readByLink(token: string): Promise<ContactChoices> {
    return inTransaction(this.db, async (tx) => standing(tx, await holderOf(tx, token)));
  }

  async changeByLink(
    { token, ...change }: ContactChange & { token: string },
    requestId: string,
  ): Promise<ContactChoices> {
    const personId = await holderOf(this.db.manager, token);
    return this.change('link', personId, change, requestId);
  }

  async read(personId: string): Promise<ContactChoices> {
    return standing(this.db.manager, personId);
  }

  /** What a bounce, a complaint or staff ended stays ended: the answer says so. */
  async change(
    actorType: 'person' | 'link',
    personId: string,
    change: ContactChange,
    requestId: string,
  ): Promise<ContactChoices> {
    return inTransaction(this.db, async (tx) => {
      const changed = await apply(new ContactStopRepository(tx), personId, change);
      if (change.locale) await new PersonRepository(tx).changeProfile(personId, { locale: change.locale });
      if (changed)
        await new AuditRepository(tx).record({
          actorType,
          actorId: personId,
          act: change.surveys === 'on' ? 'contact.resumed' : 'contact.stopped',
          subjectType: 'person',
          subjectId: personId,
          requestId,
        });
      return standing(tx, personId);
    });
  }
}

async function apply(
  stops: ContactStopRepository,
  personId: string,
  change: ContactChange,
): Promise<boolean> {
  switch (change.surveys) {
    case 'on':
      return stops.resumeSurveys(personId);
    case 'paused':
      return stops.pauseSurveys(personId, change.months ?? defaultMonths);
    case 'stopped':
      return stops.stopSurveys(personId);
    default:
      return false;
  }
}

async function holderOf(tx: EntityManager, token: string): Promise<string> {
  const personId = await new ContactStopRepository(tx).findPersonByLink(hashToken(token));
  if (personId === null) throw new Problem('link.unusable');
  return personId;
}

async function standing(tx: EntityManager, personId: string): Promise<ContactChoices> {
  const stop = await new ContactStopRepository(tx).findStanding(personId);
  if (!stop) throw new Problem('link.unusable');
  return present(stop);
}

function present({ reason, until, locale }: StandingStop): ContactChoices {
  return {
    surveys: reason === null ? 'on' : reason === 'paused' ? 'paused' : 'stopped',
    until: until?.toISOString() ?? null,
    mayResume: reason === null || reason === 'paused' || reason === 'unsubscribed',
    locale,
  };
}
