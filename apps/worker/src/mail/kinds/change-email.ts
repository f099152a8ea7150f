import type { MailKind } from '../mail-kind.js';

export const changeEmail: MailKind = {
  kind: 'person.change-email',
  stoppable: false,
  words: ({ say, centreName, links }) => ({
    subject: say('changeEmail.subject', { centre: centreName }),
    paragraphs: [say('changeEmail.intro', { centre: centreName }), say('changeEmail.ignore')],
    button: { label: say('changeEmail.button'), url: links.withToken('/email') },
    why: 'why.account',
  }),
};
