import { atOnce, type ClaimedMessage, type Fence, type SendLedgerRepository } from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { Combined } from './combined.js';

export interface SharedLedgerParts {
  db: DataSource;
  ledger: (tx: EntityManager) => SendLedgerRepository;
  workerId: string;
  leaseSeconds: number;
  lanes: number;
}

/** Some milliseconds in which lanes that are about to be free join; a lane that is alone hardly notices. */
const gather = (lanes: number) => ({ ms: 4, upTo: lanes });

/**
 * The three statements of every mail, shared by the lanes: a claim gives each asking lane one row, a mark
 * keeps each row's own fence, and no lane goes on before its own mark is committed. Mails between the dot and
 * the mark are therefore never more than there are lanes, as if each lane had asked alone.
 */
export class SharedLedger {
  private readonly claims: Combined<null, ClaimedMessage | null>;
  private readonly renders: Combined<Fence, null>;
  private readonly dots: Combined<Fence, boolean>;
  private readonly marks: Combined<Fence, boolean>;

  constructor({ db, ledger, workerId, leaseSeconds, lanes }: SharedLedgerParts) {
    this.claims = new Combined(async (hands) => {
      const { served, messages } = await atOnce(db, async (tx) =>
        ledger(tx).claim(workerId, leaseSeconds, hands.length),
      );
      return Array.from({ length: served }, (_, index) => messages[index] ?? null);
    }, gather(lanes));
    this.dots = new Combined(async (fences) => {
      const ours = await atOnce(db, async (tx) => ledger(tx).markAtTheDot(fences, leaseSeconds));
      return fences.map(({ id }) => ours.has(id));
    }, gather(lanes));
    this.renders = new Combined(async (fences) => {
      await atOnce(db, async (tx) => ledger(tx).markRendered(fences));
      return fences.map(() => null);
    });
    this.marks = new Combined(async (fences) => {
      const ours = await atOnce(db, async (tx) => ledger(tx).markSent(fences));
      return fences.map(({ id }) => ours.has(id));
    }, gather(lanes));
  }

  async claimNext(): Promise<ClaimedMessage | null> {
    return this.claims.ask(null);
  }

  async markRendered({ id, attempt }: Fence): Promise<void> {
    await this.renders.ask({ id, attempt });
  }

  async markAtTheDot({ id, attempt }: Fence): Promise<boolean> {
    return this.dots.ask({ id, attempt });
  }

  async markSent({ id, attempt }: Fence): Promise<boolean> {
    return this.marks.ask({ id, attempt });
  }
}
