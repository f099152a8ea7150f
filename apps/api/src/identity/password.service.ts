import { Injectable } from '@nestjs/common';
import { identityApi, type BodyOf } from '@traccia/contracts';
import {
  AuditRepository,
  inTransaction,
  MailedTokenRepository,
  PersonRepository,
  SignInSessionRepository,
  type Account,
} from '@traccia/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { answerEvenly } from './even-answer.js';
import { MailedLinks } from './mailed-links.js';
import { PasswordHashing } from './password-hashing.js';
import { ProfileService } from './profile.service.js';
import { refuseWeak } from './refuse-weak.js';
import { SessionStarter, type SignedIn, type Visitor } from './session-starter.js';

const accepted = { accepted: true } as const;

/** A new password, asked for by mail or from within; either way the sessions elsewhere end. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly db: DataSource,
    private readonly passwords: PasswordHashing,
    private readonly links: MailedLinks,
    private readonly sessions: SessionStarter,
    private readonly profiles: ProfileService,
  ) {}

  async requestReset(email: string, requestId: string): Promise<typeof accepted> {
    await answerEvenly(() =>
      inTransaction(this.db, async (tx) => {
        for (const account of await new PersonRepository(tx).findByMailbox(email))
          if (!account.disabled) await this.links.plan(tx, 'reset_password', account, email, requestId);
      }),
    );
    return accepted;
  }

  /** The hash is made before the token is spent, so that no row is locked meanwhile. */
  async reset(token: string, password: string, visitor: Visitor): Promise<SignedIn> {
    const { email } = await this.links.look(this.db.manager, 'reset_password', token);
    refuseWeak(password, email);
    const passwordHash = await this.passwords.hash(password);
    return inTransaction(this.db, async (tx) => {
      const { personId } = await this.links.use(tx, 'reset_password', token);
      await new PersonRepository(tx).verifyEmail(personId);
      await replacePassword(
        tx,
        { personId, passwordHash, keep: null, act: 'person.password-reset' },
        visitor,
      );
      const secret = await this.sessions.start(tx, personId, 'link', visitor.sessionId);
      return { secret, me: await this.profiles.read(personId, tx) };
    });
  }

  /** Whoever has no password yet may choose one; everybody else shows the old one first. */
  async change(
    personId: string,
    { currentPassword, password }: BodyOf<typeof identityApi.changePassword>,
    visitor: Visitor,
  ): Promise<void> {
    const account = await this.accountOf(personId);
    if (
      account.passwordHash !== null &&
      !(await this.passwords.matches(account.passwordHash, currentPassword ?? ''))
    )
      throw new Problem('session.wrong-credentials', {}, [
        { field: 'body.currentPassword', key: 'fault.wrong-password' },
      ]);
    refuseWeak(password, account.email);
    const passwordHash = await this.passwords.hash(password);
    await inTransaction(this.db, (tx) =>
      replacePassword(
        tx,
        { personId, passwordHash, keep: visitor.sessionId, act: 'person.password-changed' },
        visitor,
      ),
    );
  }

  private async accountOf(personId: string): Promise<Account> {
    const account = await new PersonRepository(this.db.manager).findAccount(personId);
    if (!account) throw new Problem('session.required');
    return account;
  }
}

async function replacePassword(
  tx: EntityManager,
  {
    personId,
    passwordHash,
    keep,
    act,
  }: { personId: string; passwordHash: string; keep: string | null; act: string },
  { requestId }: Visitor,
): Promise<void> {
  await new PersonRepository(tx).setPassword(personId, passwordHash);
  await new SignInSessionRepository(tx).endAllOf(personId, 'password-changed', keep);
  await new MailedTokenRepository(tx).spendAllOf(personId, ['reset_password', 'sign_in', 'change_email']);
  await new AuditRepository(tx).record({
    actorType: 'person',
    actorId: personId,
    act,
    subjectType: 'person',
    subjectId: personId,
    requestId,
  });
}
