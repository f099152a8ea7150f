import type { MailKind } from '../mail-kind.js';
import { enrolmentDates } from './enrolment-facts.js';

export const nominationConfirm: MailKind = {
  kind: 'nomination.confirm',
  stoppable: false,
  words: (input) => {
    const { say, content } = input;
    const about = { activity: input.activityTitle, organization: content.nominatedBy ?? '' };
    const until = content.nominationExpiresAt;
    return {
      subject: say('nominationConfirm.subject', about),
      paragraphs: [
        say('nominationConfirm.intro', about),
        ...enrolmentDates(input),
        say('nominationConfirm.ask'),
        ...(until ? [say('nominationConfirm.until', { day: input.day(until) })] : []),
      ],
      button: { label: say('nominationConfirm.button'), url: input.links.withToken('/nominated') },
      why: 'why.nomination',
    };
  },
};
