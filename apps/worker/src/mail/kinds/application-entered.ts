import type { MailKind } from '../mail-kind.js';
import { enrolmentDates } from './enrolment-facts.js';

/** The centre has entered an application that came on paper or from elsewhere; only the applicant can consent. */
export const applicationEntered: MailKind = {
  kind: 'application.entered',
  stoppable: false,
  words: (input) => ({
    subject: input.say('applicationEntered.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('applicationEntered.intro', { activity: input.activityTitle }),
      ...enrolmentDates(input),
      input.say('applicationEntered.ask'),
      input.say('applicationReceived.next'),
    ],
    button: { label: input.say('applicationEntered.button'), url: input.links.plain('/my-applications') },
    why: 'why.application',
  }),
};
