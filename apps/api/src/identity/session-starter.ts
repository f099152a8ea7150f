import { Injectable } from '@nestjs/common';
import type { Me } from '@traccia/contracts';
import { PersonRepository, SignInSessionRepository, type SignInMethod } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import { hashSecret, newSessionSecret } from '../http/session-cookie.js';
import type { Subject } from '../http/subject.js';

/** Who knocks: the session the browser already holds, and the request to name in the records. */
export interface Visitor {
  sessionId: string | null;
  requestId: string;
}

export interface SignedIn {
  me: Me;
  /** Goes into the cookie; the database knows its hash only. */
  secret: string;
}

export function visitorOf(asked: { subject: Subject; requestId: string }): Visitor {
  const sessionId = asked.subject.kind === 'person' ? asked.subject.sessionId : null;
  return { sessionId, requestId: asked.requestId };
}

@Injectable()
export class SessionStarter {
  /**
   * Opens a session under a new secret and ends the one the browser came with, whoever's it was: a secret
   * that somebody planted or saw before the sign-in opens nothing after it.
   */
  async start(
    tx: EntityManager,
    personId: string,
    method: SignInMethod,
    presented: string | null,
  ): Promise<string> {
    if (!(await new PersonRepository(tx).holdOpen(personId))) throw new Problem('person.disabled');
    const sessions = new SignInSessionRepository(tx);
    if (presented !== null) await sessions.end(presented, 'rotated');
    const secret = newSessionSecret();
    await sessions.open(personId, hashSecret(secret), method);
    return secret;
  }
}
