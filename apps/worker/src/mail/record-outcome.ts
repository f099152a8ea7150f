import { inTransaction, type ClaimedMessage, type SendLedgerRepository } from '@traccia/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import type { Log } from '../log.js';
import type { Breaker } from './breaker.js';
import type { SendOutcome } from './mailer.js';
import type { SharedLedger } from './shared-ledger.js';

const maxRenderTries = 5;

export interface OutcomeParts {
  db: DataSource;
  ledger: (tx: EntityManager) => SendLedgerRepository;
  shared: SharedLedger;
  breaker: Breaker;
  log: Log;
}

/** Writes down, under the fence, what became of one mail. */
export async function recordOutcome(
  parts: OutcomeParts,
  message: ClaimedMessage,
  outcome: SendOutcome,
): Promise<void> {
  tellBreaker(parts.breaker, outcome);
  const { id: messageId, kind, attempt } = message;
  const about = { messageId, kind, attempt, outcome: outcome.kind };
  if (outcome.kind === 'accepted') await parts.shared.markSent(message);
  else if (outcome.kind !== 'lost-claim')
    await inTransaction(parts.db, async (tx) => writeDown(parts.ledger(tx), message, outcome));
  if (outcome.kind === 'accepted') parts.log.info(about, 'mail sent');
  else parts.log.warn('error' in outcome ? { ...about, reason: outcome.error } : about, 'mail not sent');
}

async function writeDown(
  ledger: SendLedgerRepository,
  message: ClaimedMessage,
  outcome: Exclude<SendOutcome, { kind: 'lost-claim' | 'accepted' }>,
): Promise<void> {
  switch (outcome.kind) {
    case 'in-doubt':
      await ledger.leaveInDoubt(message, outcome.error);
      return;
    case 'relay-away':
    case 'not-tried':
      await ledger.postpone(message, outcome.error);
      return;
    case 'unsendable':
      if (message.attempt < maxRenderTries) await ledger.postpone(message, outcome.error);
      else await ledger.conclude(message, 'dead', 'cannot-be-rendered', outcome.error);
      return;
    case 'refused':
      if (!outcome.permanent) await ledger.postpone(message, outcome.error);
      else if (!outcome.userUnknown)
        await ledger.conclude(message, 'review', 'refused-by-relay', outcome.error);
      else if (await ledger.conclude(message, 'bounced', 'user-unknown', outcome.error))
        await ledger.stopBounced(message);
  }
}

function tellBreaker(breaker: Breaker, outcome: SendOutcome): void {
  switch (outcome.kind) {
    case 'relay-away':
      return outcome.greeted ? breaker.reportBroken() : breaker.reportAway();
    case 'accepted':
    case 'refused':
    case 'in-doubt':
      return breaker.reportThere();
  }
}
