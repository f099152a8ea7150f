import {
  inTransaction,
  type LetterDecision,
  SelectionLetterRepository,
  SendLedgerRepository,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';

const kindOf = {
  offer: 'selection.offer',
  reserve: 'selection.reserve',
  decline: 'selection.declined',
} as const;

/** Plans one letter a decision, and one a nominator and round; the ledger's key makes a second run harmless. */
export function tellSelectionJob(db: DataSource, sendSoon: () => void): JobHandler<'selection.tell'> {
  return {
    job: 'selection.tell',
    handle: async ({ decisionIds }, run) => {
      await inTransaction(db, async (tx) => {
        const letters = new SelectionLetterRepository(tx);
        const ledger = new SendLedgerRepository(tx);
        for (const decision of await letters.listTold(decisionIds)) await ledger.plan(ownLetter(decision));
        for (const decision of await letters.firstOfNominators(decisionIds)) {
          const { nominatorId, nominatorLocale } = decision;
          if (nominatorId === null) continue;
          await ledger.plan({
            ...ownLetter(decision),
            kind: 'selection.nominee-told',
            recipientPersonId: nominatorId,
            locale: nominatorLocale ?? 'en',
          });
        }
        await run.finish(tx);
      });
      sendSoon();
    },
  };
}

function ownLetter({ decisionId, decision, personId, locale }: LetterDecision) {
  return {
    kind: kindOf[decision],
    subjectType: 'selection_decision',
    subjectId: decisionId,
    ordinal: 0,
    recipientPersonId: personId,
    locale,
  };
}
