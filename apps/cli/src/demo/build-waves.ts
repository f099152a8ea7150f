import { endOfActivity, exPostParticipant, knowledgeTest } from '@traccia/survey';
import { planFollowUps } from '@traccia/training';
import type { Chance } from './chance.js';
import type { DemoActivity, DemoCourse, DemoWave, DemoWavePlan } from './world.js';

const plans: Omit<DemoWavePlan, 'id' | 'courseId'>[] = [
  {
    code: 'pre_test',
    kind: 'pre_test',
    definition: knowledgeTest,
    anchor: 'start',
    offsetMonths: 0,
    offsetDays: -7,
    sendAtLocal: '09:00',
    windowDays: 8,
    reminderDays: [4],
  },
  {
    code: 'post_test',
    kind: 'post_test',
    definition: knowledgeTest,
    anchor: 'end',
    offsetMonths: 0,
    offsetDays: 0,
    sendAtLocal: '12:00',
    windowDays: 14,
    reminderDays: [3, 7],
  },
  {
    code: 'end_of_activity',
    kind: 'end_of_activity',
    definition: endOfActivity,
    anchor: 'end',
    offsetMonths: 0,
    offsetDays: 0,
    sendAtLocal: '14:00',
    windowDays: 14,
    reminderDays: [3, 7],
  },
  {
    code: 'ex_post_6m',
    kind: 'ex_post',
    definition: exPostParticipant,
    anchor: 'end',
    offsetMonths: 6,
    offsetDays: 0,
    sendAtLocal: '09:00',
    windowDays: 30,
    reminderDays: [7, 14],
  },
];

/** What everybody is asked: a test before and after, a form on the last day, and six months later what changed. */
export function buildWavePlans(chance: Chance, courses: readonly DemoCourse[]): DemoWavePlan[] {
  return courses.flatMap(({ id }) => plans.map((plan) => ({ id: chance.id(), courseId: id, ...plan })));
}

export function buildWaves(
  chance: Chance,
  activity: DemoActivity,
  courses: readonly DemoWavePlan[],
  now: Date,
): DemoWave[] {
  const own = courses.filter(({ courseId }) => courseId === activity.courseId);
  return planFollowUps(activity, own).map(({ opensAt, closesAt }, i) => ({
    id: chance.id(),
    activityId: activity.id,
    plan: own[i] as DemoWavePlan,
    state: closesAt <= now ? 'closed' : opensAt <= now ? 'open' : 'planned',
    opensAt,
    closesAt,
  }));
}
