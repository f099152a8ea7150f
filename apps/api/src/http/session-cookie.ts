import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const maxAgeSeconds = 14 * 86_400;

/** `__Host-` binds the cookie to this host and path; browsers take it only over https. */
export function cookieSettings(publicUrl: string): { name: string; secure: boolean } {
  const secure = publicUrl.startsWith('https:');
  return { name: secure ? '__Host-traccia' : 'traccia', secure };
}

/** 32 random bytes; the database keeps only `hashSecret` of it. */
export function newSessionSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function setSessionCookie(reply: FastifyReply, secret: string): void {
  const { name, secure } = reply.server.sessionCookie;
  void reply.setCookie(name, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: maxAgeSeconds,
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  const { name, secure } = reply.server.sessionCookie;
  void reply.setCookie(name, '', { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 0 });
}

export function readSessionCookie(request: FastifyRequest): string | null {
  const secret = request.cookies[request.server.sessionCookie.name];
  return secret && secret.length <= 100 ? secret : null;
}

/** The secret of `Authorization: Bearer …`, or null when there is no such header. */
export function readBearer(request: FastifyRequest): string | null {
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
