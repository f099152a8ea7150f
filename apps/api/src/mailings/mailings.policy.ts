import type { MailingReach } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import type { PersonSubject } from '../http/subject.js';

export function readableMailings(subject: PersonSubject): MailingReach {
  return { scope: activityScopeOf(subject, 'messages.read'), personId: subject.personId };
}

/** Also the limit of every audience: nobody writes to people of activities out of reach. */
export function writableMailings(subject: PersonSubject): MailingReach {
  return { scope: activityScopeOf(subject, 'messages.manage'), personId: subject.personId };
}
