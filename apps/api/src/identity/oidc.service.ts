import { Inject, Injectable } from '@nestjs/common';
import { emailSchema } from '@traccia/contracts';
import {
  AuditRepository,
  inTransaction,
  OidcRepository,
  PersonRepository,
  type OidcAttempt,
} from '@traccia/persistence';
import { hashToken } from '@traccia/runtime';
import { timingSafeEqual } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { IdentityProvider, type Vouched } from './identity-provider.js';
import { SessionStarter, type Visitor } from './session-starter.js';

/** How long somebody may take at the provider. */
export const oidcSeconds = 600;

export interface OidcBegun {
  url: string;
  /** Kept in a cookie of the browser that begins: nobody else's browser can end what it began. */
  state: string;
}

export interface OidcSignedIn {
  secret: string;
  returnTo: string;
}

/** Sign-in at the OpenID provider: authorization code with PKCE, state and nonce. */
@Injectable()
export class OidcService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStarter,
  ) {}

  async begin(returnTo: string): Promise<OidcBegun> {
    const { url, state, nonce, codeVerifier } = await this.provider.begin();
    await new OidcRepository(this.db.manager).addAttempt(
      hashToken(state),
      { nonce, codeVerifier, returnTo },
      oidcSeconds,
    );
    return { url, state };
  }

  async finish(
    query: Record<string, string | undefined>,
    cookieState: string | null,
    visitor: Visitor,
  ): Promise<OidcSignedIn> {
    const attempt = await this.takeAttempt(query.state, cookieState);
    const vouched = await this.provider.finish(query, { state: query.state ?? '', ...attempt });
    return inTransaction(this.db, async (tx) => {
      const personId = await this.personFor(tx, vouched, visitor);
      const secret = await this.sessions.start(tx, personId, 'oidc', visitor.sessionId);
      return { secret, returnTo: this.within(attempt.returnTo) };
    });
  }

  private async takeAttempt(state: string | undefined, cookieState: string | null): Promise<OidcAttempt> {
    if (!state || !cookieState || !timingSafeEqual(hashToken(state), hashToken(cookieState)))
      throw new Problem('session.oidc-failed');
    const attempt = await new OidcRepository(this.db.manager).takeAttempt(hashToken(state));
    if (!attempt) throw new Problem('session.oidc-failed');
    return attempt;
  }

  /**
   * The person of this identity; at the first visit the one person whose mailbox the provider has verified;
   * else a new participant. A mailbox of several people says nothing about who of them it is.
   */
  private async personFor(tx: EntityManager, vouched: Vouched, visitor: Visitor): Promise<string> {
    const identities = new OidcRepository(tx);
    await identities.lockIdentity(vouched.issuer, vouched.subject);
    const known = await identities.findPerson(vouched.issuer, vouched.subject);
    if (known?.disabled) throw new Problem('person.disabled');
    if (known) return known.personId;
    const email = emailSchema.safeParse(vouched.email).data ?? null;
    const personId = (await findOnlyOwner(tx, email)) ?? (await addParticipant(tx, vouched, email));
    await identities.link(vouched.issuer, vouched.subject, personId);
    await new AuditRepository(tx).record({
      actorType: 'person',
      actorId: personId,
      act: 'person.oidc-linked',
      subjectType: 'person',
      subjectId: personId,
      requestId: visitor.requestId,
    });
    return personId;
  }

  private within(path: string): string {
    const { origin } = new URL(this.settings.publicUrl);
    const target = URL.canParse(path, origin) ? new URL(path, origin) : null;
    return target?.origin === origin ? target.href : origin;
  }
}

async function findOnlyOwner(tx: EntityManager, email: string | null): Promise<string | null> {
  if (email === null) return null;
  const people = new PersonRepository(tx);
  await people.lockMailbox(email);
  const [owner, ...others] = await people.findByMailbox(email);
  if (!owner || others.length > 0) return null;
  if (owner.disabled) throw new Problem('person.disabled');
  await people.verifyEmailOfStranger(owner.id);
  return owner.id;
}

async function addParticipant(tx: EntityManager, vouched: Vouched, email: string | null): Promise<string> {
  return new PersonRepository(tx).insert({
    givenName: vouched.givenName ?? '–',
    familyName: vouched.familyName ?? '–',
    email,
    emailVerified: email !== null,
    sex: 'undisclosed',
    locale: 'en',
    organizationId: null,
    jobTitle: null,
    passwordHash: null,
  });
}
