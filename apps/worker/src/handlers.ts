import type { LinkKeys } from '@traccia/runtime';
import type { DataSource } from 'typeorm';
import { tellCancelledJob } from './activities/tell-cancelled.job.js';
import { returnAssignmentJob } from './assignments/return-assignment.job.js';
import type { CertificateIssuer } from './certificates/certificate-issuer.js';
import { issueCertificatesJob } from './certificates/issue-certificates.job.js';
import { confirmApplicationJob } from './applications/confirm-application.job.js';
import { inviteToApplyJob } from './applications/invite-to-apply.job.js';
import { inviteNomineeJob } from './applications/invite-nominee.job.js';
import { fetchReturnedJob } from './mail/returned/fetch-returned.job.js';
import type { ReturnMailbox } from './mail/returned/return-mailbox.js';
import { readReturnedJob } from './mail/returned/read-returned.job.js';
import { confirmEnrolmentJob } from './enrolments/confirm-enrolment.job.js';
import { confirmEnrolmentsJob } from './enrolments/confirm-enrolments.job.js';
import { checkFiguresJob } from './impact/check-figures.job.js';
import { computeImpactJob } from './impact/compute-impact.job.js';
import { markStaleJob } from './impact/mark-stale.job.js';
import type { FiguresCheck } from './impact/figures-check.js';
import type { StaleRounds } from './impact/stale-rounds.js';
import { findDueInvitationsJob } from './invitations/find-due-invitations.job.js';
import type { Log } from './log.js';
import type { MailSender } from './mail/mail-sender.js';
import { sendDueJob } from './mail/send-due.job.js';
import { bindHandler, checkHandlers, type BoundHandler } from './queue/job-handler.js';
import { plainReason } from './plain-reason.js';
import { erasePersonJob } from './privacy/erase-person.job.js';
import { exportPersonJob } from './privacy/export-person.job.js';
import { tellDeputyJob } from './responsible/tell-deputy.job.js';
import { tellHandOverJob } from './responsible/tell-hand-over.job.js';
import { deleteLogisticsJob } from './selection/delete-logistics.job.js';
import { findDueOffersJob } from './selection/find-due-offers.job.js';
import { tellSelectionJob } from './selection/tell-selection.job.js';
import { closeOverTestsJob } from './tests/close-over-tests.job.js';
import { runTransferJob } from './transfers/run-transfer.job.js';
import { sweepJob } from './upkeep/sweep.job.js';
import { findDueMailingsJob } from './mailings/find-due-mailings.job.js';
import { countAnswersJob } from './waves/count-answers.job.js';
import { cutLinksJob } from './waves/cut-links.job.js';
import { findDueWavesJob } from './waves/find-due-waves.job.js';
import { markAnsweredJob } from './waves/mark-answered.job.js';

export interface HandlerParts {
  db: DataSource;
  keys: LinkKeys;
  sender: MailSender;
  log: Log;
  rounds: StaleRounds;
  check: FiguresCheck;
  issuer: CertificateIssuer;
  /** Null: none is configured. */
  returnMailbox: ReturnMailbox | null;
}

/** Every job of the contract with its one handler; what one finds wakes the next, so nothing waits for a timer. */
export function collectHandlers(parts: HandlerParts): Map<string, BoundHandler> {
  const { db, keys, sender, log, rounds, check, issuer, returnMailbox } = parts;
  const sendSoon = () => sender.nudge();
  const invitations = findDueInvitationsJob(db, keys, sendSoon);
  const inviteSoon = () => {
    invitations
      .handle({}, { finish: async () => undefined })
      .catch((error: unknown) =>
        log.warn({ reason: plainReason(error) }, 'inviting after a wave opened failed'),
      );
  };
  return checkHandlers([
    bindHandler(sendDueJob(sender)),
    bindHandler(confirmApplicationJob(db, sendSoon)),
    bindHandler(inviteToApplyJob(db, sendSoon)),
    bindHandler(inviteNomineeJob(db, sendSoon)),
    bindHandler(fetchReturnedJob(returnMailbox)),
    bindHandler(readReturnedJob(db)),
    bindHandler(confirmEnrolmentJob(db, sendSoon)),
    bindHandler(confirmEnrolmentsJob(db, sendSoon)),
    bindHandler(tellSelectionJob(db, sendSoon)),
    bindHandler(findDueOffersJob(db, log)),
    bindHandler(deleteLogisticsJob(db, log)),
    bindHandler(tellCancelledJob(db, sendSoon)),
    bindHandler(returnAssignmentJob(db, sendSoon)),
    bindHandler(tellHandOverJob(db, sendSoon)),
    bindHandler(tellDeputyJob(db, sendSoon)),
    bindHandler(findDueWavesJob(db, keys, log, inviteSoon)),
    bindHandler(markAnsweredJob(db, log)),
    bindHandler(countAnswersJob(db, log)),
    bindHandler(cutLinksJob(db, log)),
    bindHandler(closeOverTestsJob(db, log)),
    bindHandler(invitations),
    bindHandler(markStaleJob(db, rounds)),
    bindHandler(computeImpactJob(db, rounds)),
    bindHandler(checkFiguresJob(check)),
    bindHandler(exportPersonJob(db)),
    bindHandler(erasePersonJob(db)),
    bindHandler(issueCertificatesJob(db, issuer)),
    bindHandler(findDueMailingsJob(db, log, sendSoon)),
    bindHandler(runTransferJob(db)),
    bindHandler(sweepJob(db, log, sendSoon)),
  ]);
}
