import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';

/** Argon2id with 19 MiB, two passes, one lane: the least that OWASP advises. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each one under way holds 19 MiB; the rest is told to come back. */
const mostWaiting = 64;

/** Turns passwords into hashes and tries them; never more than a bounded number at once. */
@Injectable()
export class PasswordHashing {
  private waiting = 0;
  private readonly decoy = hash(randomBytes(16), cost);

  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(plain(password), cost));
  }

  /** Against nothing it works as long as against a hash, and fails. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    const right = await this.inTurn(async () => verify(passwordHash ?? (await this.decoy), plain(password)));
    return right && passwordHash !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting >= mostWaiting) throw new Problem('server.busy', {}, [], 2);
    this.waiting += 1;
    try {
      return await work();
    } finally {
      this.waiting -= 1;
    }
  }
}

/** The same letters typed on another keyboard give the same bytes. */
function plain(password: string): string {
  return password.normalize('NFKC');
}
