import { Injectable } from '@nestjs/common';
import { identityApi, type AnswerOf } from '@traccia/contracts';
import { SignInSessionRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { sessionIdleSeconds } from '../http/session-reader.js';

/** Where somebody is signed in, and ending it. */
@Injectable()
export class SessionsService {
  constructor(private readonly db: DataSource) {}

  async list(personId: string, current: string | null): Promise<AnswerOf<typeof identityApi.listSessions>> {
    const rows = await new SignInSessionRepository(this.db.manager).listOpen(personId, sessionIdleSeconds);
    return {
      rows: rows.map(({ id, method, createdAt, seenAt }) => ({
        id,
        method,
        createdAt: createdAt.toISOString(),
        seenAt: seenAt.toISOString(),
        current: id === current,
      })),
    };
  }

  async end(personId: string, id: string): Promise<void> {
    const ended = await new SignInSessionRepository(this.db.manager).endOneOf(personId, id, 'ended-by-owner');
    if (!ended) throw new Problem('request.not-found');
  }

  async signOut(personId: string, current: string | null): Promise<void> {
    if (current !== null)
      await new SignInSessionRepository(this.db.manager).endOneOf(personId, current, 'signed-out');
  }
}
