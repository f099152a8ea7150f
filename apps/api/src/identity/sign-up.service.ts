import { Injectable } from '@nestjs/common';
import { identityApi, type BodyOf } from '@traccia/contracts';
import { inTransaction, PersonRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { answerEvenly } from './even-answer.js';
import { MailedLinks } from './mailed-links.js';
import { PasswordHashing } from './password-hashing.js';
import { refuseWeak } from './refuse-weak.js';
import { ProfileService } from './profile.service.js';
import { SessionStarter, type SignedIn, type Visitor } from './session-starter.js';

const accepted = { accepted: true } as const;

/** Opening an account. Whether the address is known already is told to its mailbox, never to the asker. */
@Injectable()
export class SignUpService {
  constructor(
    private readonly db: DataSource,
    private readonly passwords: PasswordHashing,
    private readonly links: MailedLinks,
    private readonly sessions: SessionStarter,
    private readonly profiles: ProfileService,
  ) {}

  async signUp(body: BodyOf<typeof identityApi.signUp>, requestId: string): Promise<typeof accepted> {
    refuseWeak(body.password, body.email);
    await answerEvenly(async () => {
      const passwordHash = await this.passwords.hash(body.password);
      await this.open({ ...body, passwordHash }, requestId);
    });
    return accepted;
  }

  async verifyEmail(token: string, visitor: Visitor): Promise<SignedIn> {
    return inTransaction(this.db, async (tx) => {
      const { personId } = await this.links.use(tx, 'verify_email', token);
      await new PersonRepository(tx).verifyEmail(personId);
      const secret = await this.sessions.start(tx, personId, 'sign_up', visitor.sessionId);
      return { secret, me: await this.profiles.read(personId, tx) };
    });
  }

  private async open(
    body: BodyOf<typeof identityApi.signUp> & { passwordHash: string },
    requestId: string,
  ): Promise<void> {
    const { givenName, familyName, email, locale, passwordHash } = body;
    await inTransaction(this.db, async (tx) => {
      const people = new PersonRepository(tx);
      await people.lockMailbox(email);
      const known = await people.findByMailbox(email);
      for (const account of known) await this.links.planAlreadySignedUp(tx, account, requestId);
      if (known.length > 0) return;
      const id = await people.insert({
        givenName,
        familyName,
        email,
        emailVerified: false,
        sex: 'undisclosed',
        locale,
        organizationId: null,
        jobTitle: null,
        passwordHash,
      });
      await this.links.plan(tx, 'verify_email', { id, locale }, email, requestId);
    });
  }
}
