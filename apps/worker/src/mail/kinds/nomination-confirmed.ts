import type { MailKind } from '../mail-kind.js';
import { enrolmentDates } from './enrolment-facts.js';

/** The nominee stands by the nomination; it is judged only with the form, which nobody else can fill in. */
export const nominationConfirmed: MailKind = {
  kind: 'nomination.confirmed',
  stoppable: false,
  words: (input) => {
    const { say, content, day } = input;
    const about = { activity: input.activityTitle };
    const until = content.applicationClosesOn;
    return {
      subject: say('nominationConfirmed.subject', about),
      paragraphs: [
        say('nominationConfirmed.intro', { ...about, organization: content.nominatedBy ?? '' }),
        ...enrolmentDates(input),
        say('nominationConfirmed.ask'),
        ...(until ? [say('nominationConfirmed.until', { day: day(until) })] : []),
      ],
      button: { label: say('nominationConfirmed.button'), url: input.links.plain('/my-applications') },
      why: 'why.application',
    };
  },
};
