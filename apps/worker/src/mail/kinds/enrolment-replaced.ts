import type { MailKind } from '../mail-kind.js';
import { enrolmentDates, enrolmentPage } from './enrolment-facts.js';

/** To whoever had the place that the organization gave to another nominee. */
export const enrolmentReplaced: MailKind = {
  kind: 'enrolment.replaced',
  stoppable: false,
  words: (input) => ({
    subject: input.say('enrolmentReplaced.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('enrolmentReplaced.intro', { activity: input.activityTitle }),
      ...enrolmentDates(input),
      input.say('enrolmentReplaced.next'),
    ],
    button: enrolmentPage(input),
    why: 'why.enrolment',
  }),
};
