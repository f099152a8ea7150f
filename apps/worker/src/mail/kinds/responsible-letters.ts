import { localised } from '../catalogue.js';
import type { MailKind } from '../mail-kind.js';

/** One mail for all activities that were handed over together; the note is the sender's own. */
export const activitiesHandedOver: MailKind = {
  kind: 'activities.handed-over',
  stoppable: false,
  words: ({ say, locale, content, links }) => {
    const activities = content.handedActivities ?? [];
    const by = content.broughtBy ?? '';
    return {
      subject: say(activities.length === 1 ? 'handedOver.subjectOne' : 'handedOver.subject', {
        count: activities.length,
      }),
      paragraphs: [
        say('handedOver.intro', { by }),
        ...activities.map(({ code, title }) => `${code} · ${localised(title, locale)}`),
        ...(content.broughtNote ? [say('handedOver.note', { by, note: content.broughtNote })] : []),
        say('handedOver.next'),
      ],
      button: { label: say('handedOver.button'), url: links.plain('/staff/timeline') },
      why: 'why.staff',
    };
  },
};

export const deputyNamed: MailKind = {
  kind: 'deputy.named',
  stoppable: false,
  words: ({ say, content, links, day }) => {
    const person = content.broughtBy ?? '';
    const from = day(content.deputyFrom ?? '');
    const until = day(content.deputyUntil ?? '');
    return {
      subject: say('deputyNamed.subject', { person }),
      paragraphs: [say('deputyNamed.intro', { person, from, until }), say('deputyNamed.next', { person })],
      button: { label: say('deputyNamed.button'), url: links.plain('/home') },
      why: 'why.staff',
    };
  },
};
