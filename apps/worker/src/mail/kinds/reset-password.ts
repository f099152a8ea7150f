import type { MailKind } from '../mail-kind.js';

export const resetPassword: MailKind = {
  kind: 'person.reset-password',
  stoppable: false,
  words: ({ say, centreName, links }) => ({
    subject: say('resetPassword.subject', { centre: centreName }),
    paragraphs: [say('resetPassword.intro', { centre: centreName }), say('resetPassword.ignore')],
    button: { label: say('resetPassword.button'), url: links.withToken('/reset') },
    why: 'why.account',
  }),
};
