import { Injectable } from '@nestjs/common';
import {
  AuditRepository,
  inTransaction,
  MailedTokenRepository,
  PersonRepository,
} from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { MailedLinks } from './mailed-links.js';

const accepted = { accepted: true } as const;

/** Another address: it counts from when its mailbox has answered, and not before. */
@Injectable()
export class EmailChangeService {
  constructor(
    private readonly db: DataSource,
    private readonly links: MailedLinks,
  ) {}

  async request(personId: string, email: string, requestId: string): Promise<typeof accepted> {
    await inTransaction(this.db, async (tx) => {
      const account = await new PersonRepository(tx).findAccount(personId);
      if (!account) throw new Problem('session.required');
      await this.links.plan(tx, 'change_email', account, email, requestId);
    });
    return accepted;
  }

  /** Links that went to the old mailbox stop working. */
  async confirm(token: string, requestId: string): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      const { personId, email } = await this.links.use(tx, 'change_email', token);
      await new PersonRepository(tx).changeEmail(personId, email);
      await new MailedTokenRepository(tx).spendAllOf(personId, [
        'verify_email',
        'sign_in',
        'reset_password',
        'change_email',
      ]);
      await new AuditRepository(tx).record({
        actorType: 'person',
        actorId: personId,
        act: 'person.email-changed',
        subjectType: 'person',
        subjectId: personId,
        requestId,
      });
    });
  }
}
