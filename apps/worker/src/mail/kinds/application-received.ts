import type { MailKind } from '../mail-kind.js';
import { enrolmentDates } from './enrolment-facts.js';

export const applicationReceived: MailKind = {
  kind: 'application.received',
  stoppable: false,
  words: (input) => ({
    subject: input.say('applicationReceived.subject', { activity: input.activityTitle }),
    paragraphs: [
      input.say('applicationReceived.intro', { activity: input.activityTitle }),
      ...enrolmentDates(input),
      input.say('applicationReceived.next'),
    ],
    button: { label: input.say('applicationReceived.button'), url: input.links.plain('/my-applications') },
    why: 'why.application',
  }),
};
