import type { KindInput, MailKind } from '../mail-kind.js';
import { enrolmentDates } from './enrolment-facts.js';

/** Who pays stands by itself: it need be neither the nominating organization nor the nominee. */
function payer({ say, content }: KindInput): string[] {
  const { payerName, costCover } = content;
  if (payerName !== null) return [say('nominationConfirm.payer', { payer: payerName })];
  return costCover === null
    ? []
    : [say('nominationConfirm.payer', { payer: say(`nominationConfirm.cover.${costCover}`) })];
}

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
        ...(content.nominatorName
          ? [say('nominationConfirm.nominator', { nominator: content.nominatorName })]
          : []),
        ...payer(input),
        say('nominationConfirm.ask'),
        ...(until ? [say('nominationConfirm.until', { day: input.day(until) })] : []),
      ],
      button: { label: say('nominationConfirm.button'), url: input.links.withToken('/nominated') },
      why: 'why.nomination',
    };
  },
};
