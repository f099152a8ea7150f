import type { EntityManager } from 'typeorm';
import { type PlannedMessage, SendLedgerRepository } from './send-ledger.repository.js';

/** Why a letter stands in the ledger that was never to leave; null: it leaves. */
export type Letter = PlannedMessage & { withheld: string | null };

/** A way in which letters reach people; each letter has one row of the ledger, whichever it is, however often it is taken. */
export interface Channel {
  readonly name: 'email' | 'sheet';
  /** The same key again changes nothing. */
  take(letters: readonly Letter[]): Promise<void>;
}

/** By mail: the worker claims what is planned, and decides under lock whether it may still leave. */
export class EmailChannel implements Channel {
  readonly name = 'email';
  constructor(private readonly tx: EntityManager) {}

  async take(letters: readonly Letter[]): Promise<void> {
    await new SendLedgerRepository(this.tx).planMany(letters, this.name);
  }
}

/**
 * By the hands of whoever reads a sheet of links: it has left when it is taken, so the taker must hold the locks under which
 * it is right. Nothing can be withheld any more.
 */
export class SheetChannel implements Channel {
  readonly name = 'sheet';
  constructor(private readonly tx: EntityManager) {}

  async take(letters: readonly Letter[]): Promise<void> {
    await new SendLedgerRepository(this.tx).planMany(
      letters.filter(({ withheld }) => withheld === null),
      this.name,
    );
  }
}
