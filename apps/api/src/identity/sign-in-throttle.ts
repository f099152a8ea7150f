import { Inject, Injectable } from '@nestjs/common';
import { RateLimitRepository } from '@traccia/persistence';
import { deriveToken, newestKeyVersion } from '@traccia/runtime';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';
import { networkOf } from '../http/rate-limiter.js';
import { mailboxDigest } from './known-browser.js';

export interface Client {
  address: string;
  /** Name of a browser in which the mailbox has signed in before, else null. */
  browser: string | null;
}

const windowSeconds = 900;
const triesOfOne = 10;
/** So many tries from strangers together mean an attack from many places; each of them then gets few. */
const triesOfStrangers = 100;
const triesOfOneUnderAttack = 2;

/**
 * Slows guessing at one account without locking its owner out: tries are counted for mailbox and client
 * address together, so somebody else's tries elsewhere do not count against the owner, and a browser that
 * signed in before has an account of its own even behind the attacker's address. Unknown mailboxes are
 * counted alike. The try is counted before the password is read, so that many at once gain nothing.
 */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  async admit(email: string, client: Client): Promise<void> {
    const limits = new RateLimitRepository(this.db.manager);
    const own = await limits.hit(this.bucketOf(email, client), windowSeconds);
    const allowed =
      client.browser === null && (await this.underAttack(email)) ? triesOfOneUnderAttack : triesOfOne;
    if (own.hits > allowed)
      throw new Problem('request.too-many', { seconds: own.secondsLeft }, [], own.secondsLeft);
  }

  /** A right password clears the client's own count; what strangers tried stays counted. */
  async forgive(email: string, client: Client): Promise<void> {
    await new RateLimitRepository(this.db.manager).forget(this.bucketOf(email, client));
  }

  private async underAttack(email: string): Promise<boolean> {
    const bucket = this.bucket(email, 'strangers');
    const { hits } = await new RateLimitRepository(this.db.manager).hit(bucket, windowSeconds);
    return hits > triesOfStrangers;
  }

  private bucketOf(email: string, { address, browser }: Client): string {
    return this.bucket(email, browser === null ? `at:${networkOf(address)}` : `browser:${browser}`);
  }

  /** Keyed, so that the table tells nobody who tried what from where. */
  private bucket(email: string, who: string): string {
    const { linkKeys } = this.settings;
    const name = `${mailboxDigest(email)}|${who}`;
    return `sign-in|${deriveToken(linkKeys, 'sign-in', name, Buffer.alloc(0), newestKeyVersion(linkKeys))}`;
  }
}
