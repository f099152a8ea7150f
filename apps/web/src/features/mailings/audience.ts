import type { MailingAudience } from '@traccia/contracts';

/** Who has a place in an activity, else whoever the other marks name. */
export function emptyAudience(change: Partial<MailingAudience> = {}): MailingAudience {
  return {
    activityId: null,
    programmeId: null,
    courseId: null,
    runsFrom: null,
    runsUntil: null,
    enrolmentStatuses: ['enrolled', 'attended', 'completed'],
    applicationStates: [],
    nominators: false,
    trainers: false,
    constituentGroups: [],
    countryCodes: [],
    locales: [],
    ...change,
  };
}

export const reaches = ['activity', 'course', 'programme', 'all'] as const;
export type Reach = (typeof reaches)[number];

/** Of which activities the people are. */
export function reachOf({ activityId, courseId, programmeId }: MailingAudience): Reach {
  if (activityId) return 'activity';
  if (courseId) return 'course';
  return programmeId ? 'programme' : 'all';
}

/** Of applications: what an applicant can be in when somebody writes. */
export const openApplicationStates = [
  'submitted',
  'needs_approval',
  'eligible',
  'ineligible',
  'selected',
  'reserve',
  'declined',
  'offered',
  'offer_lapsed',
  'offer_refused',
  'withdrawn',
] as const;
