import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, messagesApi } from '@traccia/contracts';
import { inTransaction, publish, ReturnedMailRepository } from '@traccia/persistence';
import { DataSource } from 'typeorm';
import { apiSettings, type ApiSettings } from '../env.js';
import { Problem } from '../http/problem.js';

/** A signature is good for as long as a slow line needs; a copy of it later opens nothing, for a mail is taken once. */
const signedForSeconds = 300;

/** Mail that came back to the centre's address, handed in by the mail server or its provider. */
@Injectable()
export class ReturnedMailService {
  constructor(
    private readonly db: DataSource,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {}

  /** Keeps the bytes and says so; a job reads them. */
  async take(
    signature: string,
    bytes: () => Promise<Buffer>,
    requestId: string,
  ): Promise<AnswerOf<typeof messagesApi.takeReturned>> {
    const secret = this.settings.mailReturnSecret;
    if (secret === null) throw new Problem('request.not-found');
    const raw = await bytes();
    if (!isSignedBy(secret, signature, raw, Date.now() / 1000)) throw new Problem('permission.denied');
    if (raw.length === 0) throw new Problem('file.empty');
    return inTransaction(this.db, async (tx) => {
      const id = await new ReturnedMailRepository(tx).take(raw);
      if (id !== null) await publish(tx, 'mail.returned', { returnedMailId: id }, requestId);
      return { taken: id !== null };
    });
  }
}

/** `t=<seconds>,v1=<hex>`, the way payment and mail providers sign what they hand in. */
function isSignedBy(secret: string, signature: string, raw: Buffer, now: number): boolean {
  const [, seconds = '', hex = ''] = /^t=([0-9]{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (hex === '' || Math.abs(now - Number(seconds)) > signedForSeconds) return false;
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(raw).digest();
  return timingSafeEqual(expected, Buffer.from(hex, 'hex'));
}
