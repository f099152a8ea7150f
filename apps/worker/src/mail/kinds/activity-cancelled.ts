import type { MailKind } from '../mail-kind.js';
import { enrolmentDates } from './enrolment-facts.js';

export const activityCancelled: MailKind = {
  kind: 'activity.cancelled',
  stoppable: false,
  words: (input) => {
    const { say, content, links } = input;
    return {
      subject: say('activityCancelled.subject', { activity: input.activityTitle }),
      paragraphs: [
        say('activityCancelled.intro', { activity: input.activityTitle }),
        ...enrolmentDates(input),
        ...(content.cancelReason ? [say('activityCancelled.reason', { reason: content.cancelReason })] : []),
        say('activityCancelled.next'),
      ],
      button: { label: say('activityCancelled.button'), url: links.plain('/catalogue') },
      why: 'why.enrolment',
    };
  },
};
