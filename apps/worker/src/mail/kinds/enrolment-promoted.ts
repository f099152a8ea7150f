import type { MailKind } from '../mail-kind.js';
import { enrolmentDates, enrolmentPage } from './enrolment-facts.js';

export const enrolmentPromoted: MailKind = {
  kind: 'enrolment.promoted',
  stoppable: false,
  words: (input) => ({
    subject: input.say('enrolmentPromoted.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('enrolmentPromoted.intro', { activity: input.activityTitle }),
      ...enrolmentDates(input),
      input.say('enrolmentConfirmed.withdraw'),
    ],
    button: enrolmentPage(input),
    why: 'why.enrolment',
  }),
};
