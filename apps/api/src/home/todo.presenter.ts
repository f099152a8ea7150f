import type { Todo } from '@traccia/contracts';
import type { HouseEntry, TodoEntry } from '@traccia/persistence';

/** For these one goes to the staff's page of the activity; for the rest to the public one. */
const ofStaff = new Set<Todo['kind']>([
  'attendance.record',
  'activity.open-places',
  'activity.decide-status',
  'wave.opens',
  'wave.closes',
  'wave.low-response',
  'nominee.starts',
]);

export function presentTodo({ kind, at, late, activityId, code, title, facts }: TodoEntry): Todo {
  return {
    kind,
    at: at?.toISOString() ?? null,
    late,
    link: linkOf(kind, activityId, code),
    params: { ...facts, ...(title && { activity: title }), ...(code && { code }) },
  };
}

function linkOf(kind: Todo['kind'], activityId: string | null, code: string | null): string {
  if (activityId === null || code === null) return '/account';
  if (kind === 'impact.new-figures') return `/impact/activity/${activityId}`;
  return ofStaff.has(kind) ? `/staff/activities/${activityId}` : `/activities/${encodeURIComponent(code)}`;
}

const atOnce = { late: true, params: {} };

export function presentHouseTodos(
  house: HouseEntry,
  doors: { messages: boolean; queue: boolean; people: boolean },
): Todo[] {
  const todos: Todo[] = [];
  const since = (at: Date | null) => at?.toISOString() ?? null;
  if (doors.messages && house.inReview > 0)
    todos.push({
      kind: 'message.in-review',
      at: null,
      link: '/staff/outbox',
      late: true,
      params: { count: house.inReview },
    });
  if (doors.messages && house.overdue > 0)
    todos.push({
      kind: 'message.overdue',
      at: since(house.overdueSince),
      late: true,
      link: '/staff/outbox',
      params: { count: house.overdue },
    });
  if (doors.queue && !house.queueReachable)
    todos.push({
      ...atOnce,
      kind: 'queue.unreachable',
      at: since(house.queueSeenAt),
      link: '/staff/administration/queue',
    });
  if (doors.people && house.withoutRole > 0)
    todos.push({
      kind: 'person.no-role',
      at: null,
      late: false,
      link: '/staff/people',
      params: { count: house.withoutRole },
    });
  return todos;
}
