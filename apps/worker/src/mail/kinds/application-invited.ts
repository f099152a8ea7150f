import type { MailKind } from '../mail-kind.js';
import { enrolmentDates, townOf } from './enrolment-facts.js';

/** To a guest, or to the focal points of an invited organization, who pass it on. */
export const applicationInvited: MailKind = {
  kind: 'application.invited',
  stoppable: false,
  words: (input) => {
    const { say, content, activityTitle: activity, centreName: centre } = input;
    const organization = content.invitedOrganization;
    const day = input.day(content.applicationClosesOn ?? '');
    return {
      subject: organization
        ? say('applicationInvited.subjectOrganization', { activity, organization })
        : say('applicationInvited.subject', { activity }),
      paragraphs: [
        organization
          ? say('applicationInvited.introOrganization', { activity, centre, organization })
          : say('applicationInvited.intro', { activity, centre }),
        ...enrolmentDates(input),
        say('applicationInvited.until', { day, place: townOf(content.timeZone) }),
        organization ? say('applicationInvited.passOn', { organization }) : say('applicationInvited.next'),
        ...(content.givenName === null ? [say('applicationInvited.account')] : []),
      ],
      button: {
        label: say('applicationInvited.button'),
        url: input.links.plain(`/activities/${encodeURIComponent(content.activityCode ?? '')}`),
      },
      why: 'why.invited',
    };
  },
};
