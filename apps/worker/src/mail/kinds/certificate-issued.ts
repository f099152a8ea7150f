import type { MailKind } from '../mail-kind.js';

export const certificateIssued: MailKind = {
  kind: 'certificate.issued',
  stoppable: false,
  words: ({ say, activityTitle, content, links }) => ({
    subject: say('certificateIssued.subject', { activity: activityTitle }),
    paragraphs: [
      say('certificateIssued.intro', { activity: activityTitle }),
      say('certificateIssued.verify', { url: links.plain(`/verify/${content.certificateSerial ?? ''}`) }),
    ],
    button: { label: say('certificateIssued.button'), url: links.plain('/my-certificates') },
    why: 'why.certificate',
  }),
};
