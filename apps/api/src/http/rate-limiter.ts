import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Endpoint } from '@traccia/contracts';
import { RateLimitRepository, type RateWindow } from '@traccia/persistence';
import { newestKeyVersion } from '@traccia/runtime';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { HitTally } from './hit-tally.js';
import { Problem } from './problem.js';
import type { Subject } from './subject.js';

type RateLimit = NonNullable<Endpoint['rateLimit']>;
const wideHits = 1000;
const wideWindowSeconds = 60;

/**
 * Counts hits as rows, so that a limit holds over replicas. Only endpoints whose contract says so are counted:
 * public pages are read by whole offices behind one address.
 */
@Injectable()
export class RateLimiter {
  private readonly key: Buffer;
  private readonly tally = new HitTally();

  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) { linkKeys }: ApiSettings,
  ) {
    const key = linkKeys.get(newestKeyVersion(linkKeys));
    if (!key) throw new Error('there is no link key');
    this.key = key;
  }

  /** @throws Problem request.too-many with the seconds until the window ends */
  async count(endpoint: Endpoint, request: FastifyRequest, subject: Subject): Promise<void> {
    const limit = endpoint.rateLimit;
    if (!limit) return;
    const who =
      limit.by === 'subject' && subject.kind === 'person' ? subject.personId : this.addressKey(request.ip);
    const { hits, secondsLeft } = await this.hit(`${endpoint.id}|${who}`, limit);
    if (hits > limit.hits) throw new Problem('request.too-many', { seconds: secondsLeft }, [], secondsLeft);
  }

  /** A hundredth of a wide limit is booked at once, so that most requests under it cost no statement. */
  private async hit(bucket: string, { hits: most, windowSeconds }: RateLimit): Promise<RateWindow> {
    const limits = new RateLimitRepository(this.db.manager);
    if (most < wideHits || windowSeconds > wideWindowSeconds) return limits.hit(bucket, windowSeconds);
    const tally = this.tally.add(bucket, windowSeconds, Date.now());
    if (tally.pending < most / 100) {
      const secondsLeft = Math.ceil((tally.endsAt - Date.now()) / 1000);
      return { hits: tally.booked + tally.pending, secondsLeft };
    }
    const { pending } = tally;
    tally.pending = 0;
    const booked = await limits.hit(bucket, windowSeconds, pending);
    tally.booked = booked.hits;
    tally.endsAt = Date.now() + booked.secondsLeft * 1000;
    return booked;
  }

  /** No address is kept, only a keyed digest; an IPv6 customer holds a whole /64. */
  private addressKey(address: string): string {
    return createHmac('sha256', this.key)
      .update(`address|${networkOf(address)}`)
      .digest('base64url')
      .slice(0, 27);
  }
}

/** @example networkOf('2001:db8:1:2:3::4') // '2001:db8:1:2' */
export function networkOf(address: string): string {
  if (address.startsWith('::ffff:') || !isIPv6(address)) return address.replace('::ffff:', '');
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
