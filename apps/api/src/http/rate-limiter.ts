import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Endpoint } from '@traccia/contracts';
import { RateLimitRepository } from '@traccia/persistence';
import { newestKeyVersion } from '@traccia/runtime';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from './problem.js';
import type { Subject } from './subject.js';

/**
 * Counts hits as rows, so that a limit holds over replicas. Only endpoints whose contract says so are counted:
 * public pages are read by whole offices behind one address.
 */
@Injectable()
export class RateLimiter {
  private readonly key: Buffer;

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
    const limits = new RateLimitRepository(this.db.manager);
    const { hits, secondsLeft } = await limits.hit(`${endpoint.id}|${who}`, limit.windowSeconds);
    if (hits > limit.hits) throw new Problem('request.too-many', { seconds: secondsLeft }, [], secondsLeft);
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
