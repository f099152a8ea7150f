import type { MailKind } from '../mail-kind.js';

export const verifyEmail: MailKind = {
  kind: 'person.verify-email',
  stoppable: false,
  words: ({ say, centreName, links }) => ({
    subject: say('verifyEmail.subject', { centre: centreName }),
    paragraphs: [say('verifyEmail.intro', { centre: centreName }), say('verifyEmail.ignore')],
    button: { label: say('verifyEmail.button'), url: links.withToken('/verify') },
    why: 'why.signUp',
  }),
};
