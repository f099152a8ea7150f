import type { MailKind } from '../mail-kind.js';
import { enrolmentDates, enrolmentPage } from './enrolment-facts.js';

export const enrolmentConfirmed: MailKind = {
  kind: 'enrolment.confirmed',
  stoppable: false,
  words: (input) => ({
    subject: input.say('enrolmentConfirmed.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('enrolmentConfirmed.intro', { activity: input.activityTitle }),
      ...enrolmentDates(input),
      input.say('enrolmentConfirmed.withdraw'),
    ],
    button: enrolmentPage(input),
    why: 'why.enrolment',
  }),
};
