import type { MailKind } from '../mail-kind.js';
import { enrolmentDates, enrolmentPage } from './enrolment-facts.js';

export const enrolmentWaiting: MailKind = {
  kind: 'enrolment.waiting',
  stoppable: false,
  words: (input) => ({
    subject: input.say('enrolmentWaiting.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('enrolmentWaiting.intro', { activity: input.activityTitle }),
      ...enrolmentDates(input),
      input.say('enrolmentWaiting.next'),
    ],
    button: enrolmentPage(input),
    why: 'why.enrolment',
  }),
};
