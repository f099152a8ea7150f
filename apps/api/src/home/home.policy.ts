import type { Role } from '@traccia/contracts';
import { noRows, type ActivityScope } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { may, type PersonSubject } from '../http/subject.js';

const recorders: readonly Role[] = ['trainer', 'activity_manager'];

/** Whose attendance one is expected to take: an administrator may, but is not asked to. */
export function attendanceDuties(subject: PersonSubject): ActivityScope | null {
  const grants = subject.grants.filter(({ role }) => recorders.includes(role));
  return grants.length === 0 ? null : activityScopeOf({ ...subject, grants }, 'enrolments.read');
}

export function managingDuties(subject: PersonSubject): ActivityScope | null {
  if (!may(subject, 'activities.manage')) return null;
  return { ...activityScopeOf(subject, 'activities.manage'), staffPersonId: null };
}

export function surveyDuties(subject: PersonSubject): ActivityScope | null {
  if (!may(subject, 'surveys.read')) return null;
  return { ...activityScopeOf(subject, 'surveys.read'), staffPersonId: null };
}

export function readingOfFigures(subject: PersonSubject): ActivityScope | null {
  if (!may(subject, 'impact.read')) return null;
  return { ...activityScopeOf(subject, 'impact.read'), staffPersonId: null };
}

/** Organizations whose people one looks after. */
export function nominatingOrganizations(subject: PersonSubject): string[] {
  return subject.grants.flatMap(({ role, scopeType, scopeId }) =>
    role === 'focal_point' && scopeType === 'organization' && scopeId !== null ? [scopeId] : [],
  );
}

/** Constituent groups whose secretary one is. */
export function approvingGroups(subject: PersonSubject): string[] {
  return subject.grants.flatMap(({ role, scopeType, scopeId }) =>
    role === 'group_secretary' && scopeType === 'constituent_group' && scopeId !== null ? [scopeId] : [],
  );
}

/** Whose arrivals one prepares: an administrator may look, but is not asked to. */
export function travelDuties(subject: PersonSubject): ActivityScope | null {
  const grants = subject.grants.filter(({ role }) => role === 'travel_officer');
  return grants.length === 0 ? null : activityScopeOf({ ...subject, grants }, 'logistics.manage');
}

/** A deputy keeps things going; what lasts longer than the absence is for who manages by a role of their own. */
const inOwnName = (subject: PersonSubject): PersonSubject => ({
  ...subject,
  grants: subject.grants.filter(({ deputy }) => !deputy),
});

export function managesInOwnName(subject: PersonSubject): boolean {
  return may(inOwnName(subject), 'activities.manage');
}

export function activitiesToHandOver(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(inOwnName(subject), 'activities.manage'), staffPersonId: null };
}

export function onlyThese(activities: string[]): ActivityScope {
  return { ...noRows(), activities, staffPersonId: null };
}

/** Whose groups one prepares for: a trainer's own activities. */
export function teachingDuties(subject: PersonSubject): ActivityScope | null {
  const grants = subject.grants.filter(({ role }) => role === 'trainer');
  return grants.length === 0 ? null : activityScopeOf({ ...subject, grants }, 'enrolments.read');
}

/** Waves and results that wait are the evaluator's; others may look under Impact. */
export function evaluates(subject: PersonSubject): ActivityScope | null {
  const grants = subject.grants.filter(({ role }) => role === 'evaluator');
  if (grants.length === 0) return null;
  return { ...activityScopeOf({ ...subject, grants }, 'surveys.read'), staffPersonId: null };
}

export function readsPublished(subject: PersonSubject): ActivityScope | null {
  const grants = subject.grants.filter(({ role }) => role === 'observer' || role === 'evaluator');
  if (grants.length === 0) return null;
  return { ...activityScopeOf({ ...subject, grants }, 'impact.read'), staffPersonId: null };
}
