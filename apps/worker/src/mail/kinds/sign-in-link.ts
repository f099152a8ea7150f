import type { MailKind } from '../mail-kind.js';

export const signInLink: MailKind = {
  kind: 'person.sign-in-link',
  stoppable: false,
  words: ({ say, centreName, links }) => ({
    subject: say('signInLink.subject', { centre: centreName }),
    paragraphs: [say('signInLink.intro', { centre: centreName }), say('signInLink.ignore')],
    button: { label: say('signInLink.button'), url: links.withToken('/sign-in/link') },
    why: 'why.account',
  }),
};
