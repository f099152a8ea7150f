import { attendanceVerdict } from '@traccia/training';
import type { Chance } from './chance.js';
import { addDays } from './days.js';
import { chanceApplied, trueEffects } from './true-effects.js';
import type { DemoActivity, DemoAttendance, DemoEnrolment, DemoPerson, DemoSession } from './world.js';

function statusOf(chance: Chance, activity: DemoActivity): DemoEnrolment['status'] {
  if (activity.daysSinceEnd < 0) return 'enrolled';
  const draw = chance.next();
  if (draw < 0.04) return 'withdrawn';
  return draw < 0.1 ? 'attended' : 'completed';
}

export interface EnrolmentWish {
  activity: DemoActivity;
  today: string;
  /** People who take part whatever chance says: the demo sign-ins and nominees. */
  named: readonly DemoPerson[];
  /** Full, with a waiting list. */
  full: boolean;
}

/** Fills past activities to 80–100 %, coming ones partly. */
export function buildEnrolments(
  chance: Chance,
  people: readonly DemoPerson[],
  { activity, today, named, full }: EnrolmentWish,
): DemoEnrolment[] {
  const share = activity.daysSinceEnd > 0 ? 0.85 + chance.next() * 0.15 : 0.4 + chance.next() * 0.3;
  const places = full ? activity.capacity : Math.round(activity.capacity * share);
  const others = chance.shuffled(people).filter((person) => !named.includes(person));
  const drawn = [...named, ...others].slice(0, places + (full ? 6 : 0));
  const lastDay =
    addDays(activity.startsOn, -5) < today ? addDays(activity.startsOn, -5) : addDays(today, -1);
  return drawn.map((person, i): DemoEnrolment => {
    const waiting = i >= places;
    const status = statusOf(chance, activity);
    return {
      id: chance.id(),
      activityId: activity.id,
      personId: person.id,
      organizationId: person.organizationId,
      constituentGroup: person.constituentGroup,
      status: waiting ? 'waiting' : named.includes(person) && status === 'withdrawn' ? 'completed' : status,
      waitPosition: waiting ? i - places + 1 : null,
      createdAt: new Date(
        `${addDays(lastDay, -50 + Math.min(i, 49))}T10:${String(i % 60).padStart(2, '0')}:00Z`,
      ),
      applied: chance.happens(chanceApplied(person.constituentGroup, person.sex)),
    };
  });
}

/** Every session held has its list, but the last one of a course that runs: the trainer has something to do. */
export function buildAttendance(
  chance: Chance,
  activity: DemoActivity,
  sessions: readonly DemoSession[],
  enrolments: readonly DemoEnrolment[],
  today: string,
): DemoAttendance[] {
  const held = sessions.filter((session) => session.startsAt.toISOString().slice(0, 10) < today);
  if (activity.status === 'running') held.pop();
  const present = enrolments.filter(({ status }) => ['attended', 'completed', 'enrolled'].includes(status));
  return held.flatMap((session) =>
    present.map((enrolment) => ({
      activitySessionId: session.id,
      enrolmentId: enrolment.id,
      state: chance.happens(trueEffects.present)
        ? ('present' as const)
        : chance.happens(0.3)
          ? ('excused' as const)
          : ('absent' as const),
    })),
  );
}

/** As the activity asks unless somebody changes it. */
const percentAsked = 80;

/**
 * As the product would have left them: whoever was seen once has attended, and of a closed activity whoever was there
 * often enough has completed it.
 */
export function settleEnrolments(
  activities: readonly DemoActivity[],
  enrolments: readonly DemoEnrolment[],
  attendance: readonly DemoAttendance[],
): DemoEnrolment[] {
  const closed = new Set(activities.filter(({ status }) => status === 'closed').map(({ id }) => id));
  const marksOf = new Map<string, DemoAttendance['state'][]>();
  for (const { enrolmentId, state } of attendance)
    marksOf.set(enrolmentId, [...(marksOf.get(enrolmentId) ?? []), state]);
  return enrolments.map((enrolment): DemoEnrolment => {
    if (!['enrolled', 'attended', 'completed'].includes(enrolment.status)) return enrolment;
    const marks = marksOf.get(enrolment.id) ?? [];
    if (!marks.includes('present')) return { ...enrolment, status: 'enrolled' };
    const done = closed.has(enrolment.activityId) && attendanceVerdict(marks, percentAsked, true) === 'met';
    return { ...enrolment, status: done ? 'completed' : 'attended' };
  });
}
