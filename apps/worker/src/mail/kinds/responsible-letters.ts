import { localised } from '../catalogue.js';
import type { MailKind } from '../mail-kind.js';

/** One mail to each side for all activities that were handed over together; the note is the sender's own. */
export const activitiesHandedOver: MailKind = {
  kind: 'activities.handed-over',
  stoppable: false,
  words: ({ say, locale, content, links }) => {
    const activities = content.handedActivities ?? [];
    const by = content.broughtBy ?? '';
    const to = content.passedTo;
    const names = { by, to: to ?? '', count: activities.length };
    const one = activities.length === 1;
    const words =
      to === null
        ? ([
            one ? 'handedOver.subjectOne' : 'handedOver.subject',
            'handedOver.intro',
            'handedOver.next',
          ] as const)
        : ([
            one ? 'handedAway.subjectOne' : 'handedAway.subject',
            'handedAway.intro',
            'handedAway.next',
          ] as const);
    const [subject, intro, next] = words;
    return {
      subject: say(subject, names),
      paragraphs: [
        say(intro, names),
        ...activities.map(({ code, title }) => `${code} · ${localised(title, locale)}`),
        ...(content.broughtNote ? [say('handedOver.note', { by, note: content.broughtNote })] : []),
        say(next, names),
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
    const deputy = content.passedTo;
    if (deputy !== null)
      return {
        subject: say('deputyGiven.subject', { deputy }),
        paragraphs: [say('deputyGiven.intro', { deputy, from, until }), say('deputyGiven.next')],
        button: { label: say('deputyGiven.button'), url: links.plain('/staff/deputies') },
        why: 'why.staff',
      };
    return {
      subject: say('deputyNamed.subject', { person }),
      paragraphs: [say('deputyNamed.intro', { person, from, until }), say('deputyNamed.next', { person })],
      button: { label: say('deputyNamed.button'), url: links.plain('/home') },
      why: 'why.staff',
    };
  },
};
