import { Injectable } from '@nestjs/common';
import { roles, scopeTypes, type Role, type ScopeType } from '@traccia/contracts';
import { SubjectRepository, type SubjectRow } from '@traccia/persistence';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { hashSecret, readBearer, readSessionCookie } from './session-cookie.js';
import { anonymous, type Grant, type Subject } from './subject.js';

/** A session that nobody uses ends after this; a used one after its fourteen days. */
export const sessionIdleSeconds = 3 * 86_400;

/** Who asks: one statement a request; ended or idle sessions and disabled people are nobody. */
@Injectable()
export class SessionReader {
  constructor(private readonly db: DataSource) {}

  async subjectOf(request: FastifyRequest): Promise<Subject> {
    if (request.headers.authorization !== undefined) return this.ofApiKey(readBearer(request));
    const secret = readSessionCookie(request);
    if (secret === null) return anonymous;
    const subjects = new SubjectRepository(this.db.manager);
    const row = await subjects.findBySession(hashSecret(secret), sessionIdleSeconds);
    if (!row) return anonymous;
    if (row.stale) await subjects.touchSession(row.id);
    return { ...personIn(row), sessionId: row.id, apiKeyId: null };
  }

  private async ofApiKey(secret: string | null): Promise<Subject> {
    if (secret === null) return anonymous;
    const subjects = new SubjectRepository(this.db.manager);
    const row = await subjects.findByApiKey(hashSecret(secret));
    if (!row) return anonymous;
    if (row.stale) await subjects.touchApiKey(row.id);
    return { ...personIn(row), sessionId: null, apiKeyId: row.id };
  }
}

function personIn(row: SubjectRow): { kind: 'person'; personId: string; grants: Grant[] } {
  const grants = row.grants.filter(
    (grant): grant is Grant => isRole(grant.role) && isScopeType(grant.scopeType),
  );
  return { kind: 'person', personId: row.personId, grants };
}

function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

function isScopeType(text: string): text is ScopeType {
  return scopeTypes.some((type) => type === text);
}
