import { inTransaction, SendLedgerRepository, type ClaimedMessage } from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import type { Log } from '../log.js';
import { plainReason } from '../plain-reason.js';
import type { Breaker } from './breaker.js';
import type { ComposeMail } from './compose-mail.js';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.js';
import type { MailRate } from './mail-rate.js';

const maxRenderTries = 5;

export interface MailSenderParts {
  db: DataSource;
  mailer: Mailer;
  compose: ComposeMail;
  breaker: Breaker;
  rate: MailRate;
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

  constructor(private readonly parts: MailSenderParts) {
    this.ledger = parts.ledger ?? ((tx) => new SendLedgerRepository(tx));
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
    this.drain().catch((error: unknown) => this.parts.log.warn({ reason: plainReason(error) }, 'sending paused'));
  }

  /** Keeps the leases of mails that are truly under way in this process. */
  async renewLeases(): Promise<void> {
    await this.ledger(this.parts.db.manager).renewLeases(
      this.parts.workerId,
      [...this.underWay],
      this.parts.leaseSeconds,
    );
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.draining?.catch(() => undefined);
  }

  private async runLanes(): Promise<void> {
    do {
      this.again = false;
      const results = await Promise.allSettled(Array.from({ length: this.parts.lanes }, async () => this.runLane()));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    } while (this.again && !this.stopped);
  }

  private async runLane(): Promise<void> {
    const { rate, breaker } = this.parts;
    while (!this.stopped && this.parts.mayWork()) {
      const waitMs = rate.take();
      if (waitMs > 0) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(waitMs, 500)));
        continue;
      }
      if (!breaker.tryPass()) {
        rate.giveBack();
        return;
      }
      if (!(await this.sendNext())) {
        breaker.release();
        rate.giveBack();
        return;
      }
    }
  }

  /** False when no mail was waiting. */
  async sendNext(): Promise<boolean> {
    const { db, workerId, leaseSeconds, log, breaker } = this.parts;
    const message = await inTransaction(db, (tx) => this.ledger(tx).claimNext(workerId, leaseSeconds));
    if (message === null) return false;
    if (message.state !== 'sending') {
      breaker.release();
      log.info({ messageId: message.id, state: message.state, reason: message.reason }, 'mail not sent');
      return true;
    }
    this.underWay.add(message.id);
    try {
      await this.deliver(message);
    } finally {
      this.underWay.delete(message.id);
      breaker.release();
    }
    return true;
  }

  private async deliver(message: ClaimedMessage): Promise<void> {
    const { compose, mailer, leaseSeconds, db, log } = this.parts;
    const ledger = this.ledger(db.manager);
    let mail: OutgoingMail;
    try {
      mail = await compose(message);
    } catch (error) {
      const reason = plainReason(error);
      log.error({ messageId: message.id, kind: message.kind, attempt: message.attempt, reason }, 'mail not rendered');
      if (message.attempt >= maxRenderTries) await ledger.conclude(message, 'dead', 'cannot-be-rendered', reason);
      else await ledger.postpone(message, reason);
      return;
    }
    if (!(await ledger.markRendered(message))) return;
    const outcome = await mailer.send(mail, async () => ledger.markAtTheDot(message, leaseSeconds));
    await this.record(message, outcome);
  }

  private async record(message: ClaimedMessage, outcome: SendOutcome): Promise<void> {
    const { breaker, log, db } = this.parts;
    const ledger = this.ledger(db.manager);
    const about = { messageId: message.id, kind: message.kind, attempt: message.attempt, outcome: outcome.kind };
    if (outcome.kind === 'relay-away') breaker.reportAway();
    else if (outcome.kind !== 'lost-claim') breaker.reportThere();
    switch (outcome.kind) {
      case 'accepted':
        await insist(async () => ledger.markSent(message));
        return log.info(about, 'mail sent');
      case 'lost-claim':
        return log.warn(about, 'mail stopped before the dot');
      case 'in-doubt':
        await ledger.leaveInDoubt(message, outcome.error);
        return log.warn({ ...about, reason: outcome.error }, 'mail in doubt');
      case 'relay-away':
        await ledger.postpone(message, outcome.error);
        return log.warn({ ...about, reason: outcome.error }, 'relay away');
      case 'refused':
        await this.recordRefusal(message, outcome);
        return log.warn({ ...about, reason: outcome.error }, 'mail refused');
    }
  }

  private async recordRefusal(
    message: ClaimedMessage,
    refusal: Extract<SendOutcome, { kind: 'refused' }>,
  ): Promise<void> {
    await inTransaction(this.parts.db, async (tx) => {
      const ledger = this.ledger(tx);
      if (!refusal.permanent) await ledger.postpone(message, refusal.error);
      else if (!refusal.userUnknown) await ledger.conclude(message, 'review', 'refused-by-relay', refusal.error);
      else if (await ledger.conclude(message, 'bounced', 'user-unknown', refusal.error)) {
        if (message.recipientPersonId) await ledger.stopContact(message.recipientPersonId, 'all', 'bounced');
      }
    });
  }
}

/** What left the house must be written down, also when the database restarts just now. */
async function insist(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (tries >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(100 * tries, 2000)));
    }
  }
}
