import { mailedKinds } from '@traccia/contracts';
import { activityCancelled, applicationEnded, nominationEnded } from './kinds/activity-cancelled.js';
import { alreadySignedUp } from './kinds/already-signed-up.js';
import { assignmentReturned } from './kinds/assignment-returned.js';
import { certificateIssued } from './kinds/certificate-issued.js';
import { applicationEntered } from './kinds/application-entered.js';
import { applicationReceived } from './kinds/application-received.js';
import { applicationInvited } from './kinds/application-invited.js';
import { changeEmail } from './kinds/change-email.js';
import { enrolmentConfirmed } from './kinds/enrolment-confirmed.js';
import { enrolmentPromoted } from './kinds/enrolment-promoted.js';
import { enrolmentReplaced } from './kinds/enrolment-replaced.js';
import { enrolmentWaiting } from './kinds/enrolment-waiting.js';
import { mailingLetterKind, mailingTest } from './kinds/mailing-letter.js';
import { nominationConfirm } from './kinds/nomination-confirm.js';
import { nominationConfirmed } from './kinds/nomination-confirmed.js';
import { activitiesHandedOver, deputyNamed } from './kinds/responsible-letters.js';
import { resetPassword } from './kinds/reset-password.js';
import {
  selectionDeclined,
  selectionNomineeTold,
  selectionOffer,
  selectionReserve,
} from './kinds/selection-letters.js';
import { signInLink } from './kinds/sign-in-link.js';
import { surveyInvitation, surveyLetterTest, surveyReminder } from './kinds/survey-letter.js';
import { verifyEmail } from './kinds/verify-email.js';
import type { MailKind } from './mail-kind.js';

const kinds: readonly MailKind[] = [
  verifyEmail,
  alreadySignedUp,
  signInLink,
  resetPassword,
  changeEmail,
  applicationInvited,
  applicationReceived,
  applicationEntered,
  nominationConfirm,
  nominationConfirmed,
  enrolmentConfirmed,
  enrolmentWaiting,
  enrolmentPromoted,
  enrolmentReplaced,
  selectionOffer,
  selectionReserve,
  selectionDeclined,
  selectionNomineeTold,
  activityCancelled,
  applicationEnded,
  nominationEnded,
  surveyInvitation,
  surveyReminder,
  surveyLetterTest,
  assignmentReturned,
  certificateIssued,
  activitiesHandedOver,
  deputyNamed,
  mailingLetterKind,
  mailingTest,
];

/** By name; the worker does not start when a kind of the contract has no words. */
export function collectMailKinds(): ReadonlyMap<string, MailKind> {
  const byName = new Map<string, MailKind>(kinds.map((kind) => [kind.kind, kind]));
  const missing = mailedKinds.filter((name) => !byName.has(name));
  if (missing.length > 0) throw new Error(`kinds of mail without words: ${missing.join(', ')}`);
  return byName;
}
