import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { deriveToken, newestKeyVersion, newNonce } from '@traccia/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiSettings, type ApiSettings } from '../env.js';

const rememberedSeconds = 180 * 24 * 3600;

/** What stands for a mailbox where the address itself must not stand. */
export function mailboxDigest(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('base64url').slice(0, 24);
}

/**
 * Knows the browsers in which an account was opened before, by a cookie that says nothing about whose it was:
 * `keyVersion.nonce.mac`. It opens nothing; it only keeps the owner's tries apart from everybody else's.
 */
@Injectable()
export class KnownBrowser {
  private readonly secure: boolean;
  private readonly cookie: string;

  constructor(@Inject(apiSettings) private readonly settings: ApiSettings) {
    this.secure = settings.publicUrl.startsWith('https:');
    this.cookie = this.secure ? '__Host-traccia-browser' : 'traccia-browser';
  }

  remember(reply: FastifyReply, email: string): void {
    const version = newestKeyVersion(this.settings.linkKeys);
    const nonce = newNonce();
    const value = `${version}.${nonce.toString('base64url')}.${this.sign(email, nonce, version)}`;
    reply.setCookie(this.cookie, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.secure,
      maxAge: rememberedSeconds,
    });
  }

  /** A name for this browser when it knows the mailbox, else null. */
  recognise(request: FastifyRequest, email: string): string | null {
    const [, version, nonce, mac] =
      /^(\d{1,6})\.([\w-]{22})\.([\w-]{43})$/.exec(request.cookies[this.cookie] ?? '') ?? [];
    if (version === undefined || nonce === undefined || mac === undefined) return null;
    if (!this.settings.linkKeys.has(Number(version))) return null;
    const expected = this.sign(email, Buffer.from(nonce, 'base64url'), Number(version));
    return timingSafeEqual(Buffer.from(mac), Buffer.from(expected)) ? nonce : null;
  }

  private sign(email: string, nonce: Buffer, keyVersion: number): string {
    return deriveToken(this.settings.linkKeys, 'browser', mailboxDigest(email), nonce, keyVersion);
  }
}
