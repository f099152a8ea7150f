import { isDatabaseAway, SendLedgerRepository, type ClaimedMessage } from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import type { Breaker } from './breaker.js';
import type { ComposeMail } from './compose-mail.js';
import type { DomainPacer } from './domain-pacer.js';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.js';
import type { MailRate } from './mail-rate.js';
import { recordOutcome } from './record-outcome.js';
import { SharedLedger } from './shared-ledger.js';

/** Longer than any restart of a database; a worker that is told to stop does not wait for it. */
const insistMs = 10 * 60_000;

/** A mail that is with the relay for longer than this is no longer being rendered, and the row says so. */
const renderedMs = 250;

export interface MailSenderParts {
  db: DataSource;
  mailer: Mailer;
  compose: ComposeMail;
  breaker: Breaker;
  rate: MailRate;
  pacer: DomainPacer;
  workerId: string;
  leaseSeconds: number;
  lanes: number;
  log: Log;
  mayWork: () => boolean;
  /** Tests put a broken ledger here to see the checkers fail. */
  ledger?: (tx: EntityManager) => SendLedgerRepository;
}

/** Empties the send ledger: claim one, commit, render, send, fenced mark; several lanes side by side. */
export class MailSender {
  private readonly underWay = new Set<string>();
  private draining: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private readonly ledger: (tx: EntityManager) => SendLedgerRepository;
  private readonly shared: SharedLedger;
  private alone: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: MailSenderParts) {
    this.ledger = parts.ledger ?? ((tx) => new SendLedgerRepository(tx));
    this.shared = new SharedLedger({ ...parts, ledger: this.ledger });
  }

  /** Returns when nothing is left that may be sent now. */
  async drain(): Promise<void> {
    this.again = true;
    this.draining ??= this.runLanes().finally(() => {
      this.draining = null;
    });
    return this.draining;
  }

  nudge(): void {
    this.drain().catch((error: unknown) =>
      this.parts.log.warn({ reason: plainReason(error) }, 'sending paused'),
    );
  }

  /** Keeps the leases of mails that are truly under way in this process. */
  async renewLeases(): Promise<void> {
    const { db, workerId, leaseSeconds } = this.parts;
    await this.ledger(db.manager).renewLeases(workerId, [...this.underWay], leaseSeconds);
  }

  /** Takes no further mail and waits for those under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.draining?.catch(() => undefined);
    this.parts.mailer.close();
  }

  private async runLanes(): Promise<void> {
    do {
      this.again = false;
      const results = await Promise.allSettled(
        Array.from({ length: this.parts.lanes }, async () => this.runLane()),
      );
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    } while (this.again && !this.stopped);
  }

  private async runLane(): Promise<void> {
    const { rate, breaker } = this.parts;
    while (!this.stopped && this.parts.mayWork()) {
      const waitMs = rate.take();
      if (waitMs > 0) {
        await pause(Math.min(waitMs, 500));
        continue;
      }
      if (!breaker.tryPass()) {
        rate.giveBack();
        return;
      }
      let taken = false;
      try {
        taken = await this.sendNext();
      } finally {
        breaker.release();
        if (!taken) rate.giveBack();
      }
      if (!taken) return;
    }
  }

  /** False when no mail was waiting. */
  async sendNext(): Promise<boolean> {
    const { log } = this.parts;
    const message = await this.shared.claimNext();
    if (message === null) return false;
    if (message.state !== 'sending') {
      log.info({ messageId: message.id, state: message.state, reason: message.reason }, 'mail not sent');
      return true;
    }
    const waitMs = this.parts.pacer.take(message.address ?? '');
    if (waitMs > 0) {
      await this.stepBack(message, waitMs);
      return true;
    }
    this.underWay.add(message.id);
    try {
      const outcome = await this.deliver(message);
      await this.insist(async () =>
        recordOutcome({ ...this.parts, ledger: this.ledger, shared: this.shared }, message, outcome),
      );
    } finally {
      this.underWay.delete(message.id);
    }
    return true;
  }

  /** Not insisted upon: a row that is not given back now is swept when its lease ends. */
  private async stepBack(message: ClaimedMessage, waitMs: number): Promise<void> {
    const { db, workerId, rate } = this.parts;
    rate.giveBack();
    await this.ledger(db.manager).stepBack(workerId, message, waitMs / 1000);
  }

  private async deliver(message: ClaimedMessage): Promise<SendOutcome> {
    let mail: OutgoingMail;
    try {
      mail = await this.render(message);
    } catch (error) {
      return { kind: isDatabaseAway(error) ? 'not-tried' : 'unsendable', error: plainReason(error) };
    }
    // The dot says all that a quick mail has to say; the row of a slow one must not look as if it were being rendered.
    const slow = setTimeout(() => {
      this.shared.markRendered(message).catch(() => undefined);
    }, renderedMs);
    try {
      return await this.parts.mailer.send(mail, async () => this.shared.markAtTheDot(message));
    } catch (error) {
      // Mailers answer for the relay themselves; what they throw is the database.
      return { kind: 'not-tried', error: plainReason(error) };
    } finally {
      clearTimeout(slow);
    }
  }

  /** A row under suspicion is rendered while no other one under suspicion is, so that a crash names the one to blame. */
  private async render(message: ClaimedMessage): Promise<OutgoingMail> {
    const { compose, db } = this.parts;
    if (message.reason !== 'waiting-alone') return compose(message);
    const ledger = this.ledger(db.manager);
    const turn = this.alone.then(async () => {
      await ledger.markRendering(message);
      const mail = await compose(message);
      await ledger.markRendered([message]);
      return mail;
    });
    this.alone = turn.catch(() => undefined);
    return turn;
  }

  /** What left the house must be written down, also when the database restarts just now. */
  private async insist(act: () => Promise<void>): Promise<void> {
    const end = performance.now() + insistMs;
    for (let tries = 1; ; tries += 1) {
      try {
        await act();
        return;
      } catch (error) {
        if (this.stopped || performance.now() > end) throw error;
        await pause(Math.min(100 * tries, 2000));
      }
    }
  }
}

async function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
