import type { MailKind } from '../mail-kind.js';

export const alreadySignedUp: MailKind = {
  kind: 'person.already-signed-up',
  stoppable: false,
  words: ({ say, centreName, links }) => ({
    subject: say('alreadySignedUp.subject', { centre: centreName }),
    paragraphs: [say('alreadySignedUp.intro', { centre: centreName }), say('alreadySignedUp.ignore')],
    button: { label: say('alreadySignedUp.button'), url: links.plain('/sign-in') },
    why: 'why.signUp',
  }),
};
