import { Injectable } from '@nestjs/common';
import { inTransaction, MailedTokenRepository, PersonRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { answerEvenly } from './even-answer.js';
import { MailedLinks } from './mailed-links.js';
import { ProfileService } from './profile.service.js';
import { SessionStarter, type SignedIn, type Visitor } from './session-starter.js';

const accepted = { accepted: true } as const;

/** Signing in by a mailed link, also where several people share a mailbox: each gets a link of their own. */
@Injectable()
export class SignInLinkService {
  constructor(
    private readonly db: DataSource,
    private readonly links: MailedLinks,
    private readonly sessions: SessionStarter,
    private readonly profiles: ProfileService,
  ) {}

  async request(email: string, requestId: string): Promise<typeof accepted> {
    await answerEvenly(() =>
      inTransaction(this.db, async (tx) => {
        for (const account of await new PersonRepository(tx).findByMailbox(email))
          if (!account.disabled) await this.links.plan(tx, 'sign_in', account, email, requestId);
      }),
    );
    return accepted;
  }

  async signIn(token: string, visitor: Visitor): Promise<SignedIn> {
    return inTransaction(this.db, async (tx) => {
      const { personId } = await this.links.use(tx, 'sign_in', token);
      await new PersonRepository(tx).verifyEmailOfStranger(personId);
      await new MailedTokenRepository(tx).spendAllOf(personId, ['sign_in', 'verify_email']);
      const secret = await this.sessions.start(tx, personId, 'link', visitor.sessionId);
      return { secret, me: await this.profiles.read(personId, tx) };
    });
  }
}
