import type { Chance } from './chance.js';
import { addDays } from './days.js';
import { chanceApplied, trueEffects } from './true-effects.js';
import type { DemoActivity, DemoEnrolment, DemoPerson, DemoSession } from './world.js';

export interface DemoAttendance {
  activitySessionId: string;
  enrolmentId: string;
  state: 'present' | 'absent' | 'excused';
}

function statusOf(chance: Chance, activity: DemoActivity): DemoEnrolment['status'] {
  if (activity.daysSinceEnd < 0) return 'enrolled';
  const draw = chance.next();
  if (draw < 0.04) return 'withdrawn';
  return draw < 0.1 ? 'attended' : 'completed';
}

/** Fills past activities to 80–100 %, coming ones partly; the next one is full and has a waiting list. */
export function buildEnrolments(chance: Chance, activity: DemoActivity, people: readonly DemoPerson[], full: boolean): DemoEnrolment[] {
  const share = activity.daysSinceEnd > 0 ? 0.85 + chance.next() * 0.15 : 0.4 + chance.next() * 0.3;
  const places = full ? activity.capacity : Math.round(activity.capacity * share);
  const drawn = chance.shuffled(people).slice(0, places + (full ? 6 : 0));
  return drawn.map((person, i): DemoEnrolment => {
    const waiting = i >= places;
    return {
      id: chance.id(),
      activityId: activity.id,
      personId: person.id,
      organizationId: person.organizationId,
      constituentGroup: person.constituentGroup,
      status: waiting ? 'waiting' : statusOf(chance, activity),
      waitPosition: waiting ? i - places + 1 : null,
      createdAt: new Date(`${addDays(activity.startsOn, -60 + (i % 50))}T10:00:00Z`),
      applied: chance.happens(chanceApplied(person.constituentGroup, person.sex)),
    };
  });
}

export function buildAttendance(chance: Chance, sessions: readonly DemoSession[], enrolments: readonly DemoEnrolment[], today: string): DemoAttendance[] {
  const held = sessions.filter((session) => session.startsAt.toISOString().slice(0, 10) < today);
  const present = enrolments.filter(({ status }) => status === 'attended' || status === 'completed' || status === 'enrolled');
  return held.flatMap((session) =>
    present.map((enrolment) => ({
      activitySessionId: session.id,
      enrolmentId: enrolment.id,
      state: chance.happens(trueEffects.present) ? ('present' as const) : chance.happens(0.3) ? ('excused' as const) : ('absent' as const),
    })),
  );
}
