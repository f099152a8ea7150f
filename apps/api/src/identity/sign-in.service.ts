import { Injectable } from '@nestjs/common';
import { inTransaction, PersonRepository, type Account } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { evenOut } from './even-answer.js';
import { MailedLinks } from './mailed-links.js';
import { PasswordHashing } from './password-hashing.js';
import { ProfileService } from './profile.service.js';
import { SessionStarter, type SignedIn, type Visitor } from './session-starter.js';
import { SignInThrottle, type Client } from './sign-in-throttle.js';

/** Signing in by address and password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: DataSource,
    private readonly passwords: PasswordHashing,
    private readonly throttle: SignInThrottle,
    private readonly links: MailedLinks,
    private readonly sessions: SessionStarter,
    private readonly profiles: ProfileService,
  ) {}

  async signIn(
    { email, password }: { email: string; password: string },
    client: Client,
    visitor: Visitor,
  ): Promise<SignedIn> {
    await this.throttle.admit(email, client);
    const start = performance.now();
    const account = await this.findByPassword(email, password);
    if (!account) {
      await evenOut(start);
      throw new Problem('session.wrong-credentials');
    }
    await this.throttle.forgive(email, client);
    if (!account.emailVerified) return this.askToVerify(account, email, visitor);
    return this.open(account, visitor);
  }

  /** One password may open one account only; several people of one mailbox are told apart by it. */
  private async findByPassword(email: string, password: string): Promise<Account | null> {
    const accounts = await new PersonRepository(this.db.manager).findByMailbox(email);
    if (accounts.length === 0) await this.passwords.matches(null, password);
    const fitting: Account[] = [];
    for (const account of accounts)
      if (await this.passwords.matches(account.passwordHash, password)) fitting.push(account);
    const open = fitting.filter(({ disabled }) => !disabled);
    if (open.length > 1) throw new Problem('session.ambiguous-mailbox');
    if (open.length === 0 && fitting.length > 0) throw new Problem('person.disabled');
    return open[0] ?? null;
  }

  private async open(account: Account, visitor: Visitor): Promise<SignedIn> {
    return inTransaction(this.db, async (tx) => {
      const secret = await this.sessions.start(tx, account.id, 'password', visitor.sessionId);
      const held = await new PersonRepository(tx).holdOpen(account.id);
      if (held?.passwordHash !== account.passwordHash) throw new Problem('session.wrong-credentials');
      return { secret, me: await this.profiles.read(account.id, tx) };
    });
  }

  private async askToVerify(account: Account, email: string, visitor: Visitor): Promise<never> {
    await inTransaction(this.db, (tx) =>
      this.links.plan(tx, 'verify_email', account, email, visitor.requestId),
    );
    throw new Problem('person.unverified');
  }
}
