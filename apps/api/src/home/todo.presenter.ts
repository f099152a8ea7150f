import type { Todo } from '@traccia/contracts';
import type { HouseEntry, TodoEntry } from '@traccia/persistence';
import { dayIn } from '@traccia/training';

type Way = (activityId: string, code: string, facts: TodoEntry['facts']) => string;
const toStaff: Way = (id) => `/staff/activities/${id}`;
const toPublic: Way = (_id, code) => `/activities/${encodeURIComponent(code)}`;
const toAttendance: Way = (id, _code, { number }) =>
  `/staff/activities/${id}?tab=sessions&session=${number ?? 1}`;
const toSelection: Way = (id) => `/staff/activities/${id}/selection`;
const toMyApplications: Way = () => '/my-applications';
const toNominations: Way = () => '/nominations';

/** Where one does it; what is not named here is done on the public page of the activity. */
const ways: Partial<Record<Todo['kind'], Way>> = {
  'attendance.record': toAttendance,
  'session.today': toAttendance,
  'walk-in.decide': toAttendance,
  'assignment.mark': (id) => `/staff/activities/${id}?tab=materials`,
  'activity.open-places': toStaff,
  'activity.decide-status': toStaff,
  'wave.opens': toStaff,
  'wave.closes': toStaff,
  'wave.low-response': toStaff,
  'nominee.starts': toStaff,
  'logistics.missing': toStaff,
  'logistics.arrivals': toStaff,
  'application.invited': toMyApplications,
  'application.finish': toMyApplications,
  'offer.answer': toMyApplications,
  'application.approve': () => '/approvals',
  'nomination.send': toNominations,
  'nomination.unanswered': toNominations,
  'nomination.declined': toNominations,
  'organization.invited': toNominations,
  'application.decide': toSelection,
  'impact.new-figures': (id) => `/impact/activity/${id}`,
  'logistics.send': (id) => `/my-logistics/${id}`,
};

/** Here the hour counts, so that the venue's is shown beside the reader's. */
const byTheHour = new Set<Todo['kind']>([
  'offer.answer',
  'session.today',
  'attendance.record',
  'survey.answer',
  'wave.closes',
]);

export function presentTodo({ kind, at, late, activityId, code, title, zone, facts }: TodoEntry): Todo {
  const hourCounts = byTheHour.has(kind);
  return {
    kind,
    at: at?.toISOString() ?? null,
    // The ninth in Rome is still the eighth in Lima; what begins on the ninth begins on the ninth for everybody.
    day: !hourCounts && at !== null && zone !== null ? dayIn(at, zone) : null,
    late,
    timeZone: hourCounts ? zone : null,
    link: linkOf(kind, activityId, code, facts),
    params: { ...facts, ...(title && { activity: title }), ...(code && { code }) },
  };
}

function linkOf(
  kind: Todo['kind'],
  activityId: string | null,
  code: string | null,
  facts: TodoEntry['facts'],
) {
  if (kind === 'activity.no-plan') return '/staff/activities?unplanned=yes';
  return activityId === null || code === null
    ? '/account'
    : (ways[kind] ?? toPublic)(activityId, code, facts);
}

/** What concerns the whole house: counts, each with the door that has to be open. */
export function presentHouseTodos(
  house: HouseEntry & { unaccounted: number },
  doors: { messages: boolean; queue: boolean; people: boolean; privacy: boolean },
): Todo[] {
  const since = (at: Date | null) => at?.toISOString() ?? null;
  const lines: [open: boolean, count: number | null, Omit<Todo, 'params' | 'timeZone' | 'day'>][] = [
    [
      doors.messages,
      house.inReview,
      { kind: 'message.in-review', at: null, late: true, link: '/staff/outbox' },
    ],
    [
      doors.messages,
      house.overdue,
      { kind: 'message.overdue', at: since(house.overdueSince), late: true, link: '/staff/outbox' },
    ],
    [
      doors.messages,
      house.unaccounted,
      { kind: 'message.unaccounted', at: null, late: true, link: '/staff/outbox/expected' },
    ],
    [
      doors.queue && !house.queueReachable,
      null,
      {
        kind: 'queue.unreachable',
        at: since(house.queueSeenAt),
        late: true,
        link: '/staff/administration/queue',
      },
    ],
    [
      doors.privacy,
      house.erasures,
      { kind: 'privacy.erasure-asked', at: null, late: true, link: '/staff/administration/privacy' },
    ],
    [
      doors.people,
      house.withoutRole,
      { kind: 'person.no-role', at: null, late: false, link: '/staff/people' },
    ],
  ];
  return lines
    .filter(([open, count]) => open && count !== 0)
    .map(([, count, line]) => ({ ...line, timeZone: null, day: null, params: countOf(count) }));
}

function countOf(count: number | null): Todo['params'] {
  return count === null ? {} : { count };
}
