import { constituentGroups } from '@traccia/contracts';
import { frameOf } from './build-surveys.js';
import { trueEffects } from './true-effects.js';
import type { DemoEnrolment, DemoWorld } from './world.js';

/** What really happened to the people of the closed six-month surveys; the product never sees it. */
export interface Truth {
  /** Everybody in the frames of the closed six-month surveys. */
  invited: number;
  applied: number;
  /** 0 to 1. */
  rate: number;
}

const truthOf = (enrolments: readonly DemoEnrolment[]): Truth => {
  const applied = enrolments.filter((enrolment) => enrolment.applied).length;
  return { invited: enrolments.length, applied, rate: applied / enrolments.length };
};

/** Enrolments behind the closed six-month surveys. */
export function followedUp(world: DemoWorld): DemoEnrolment[] {
  const over = new Set(
    world.waves
      .filter(({ plan, state }) => plan.kind === 'ex_post' && state === 'closed')
      .map((wave) => wave.activityId),
  );
  return frameOf(world.enrolments).filter(({ activityId }) => over.has(activityId));
}

export function truth(world: DemoWorld): { all: Truth; byGroup: Record<string, Truth> } {
  const asked = followedUp(world);
  return {
    all: truthOf(asked),
    byGroup: Object.fromEntries(
      constituentGroups.map((group) => [group, truthOf(asked.filter((e) => e.constituentGroup === group))]),
    ),
  };
}

/** Lines for a person: the effects the generator was given, and what they came to in this world. */
export function describeTruth(world: DemoWorld): string[] {
  const { all, byGroup } = truth(world);
  const line = (name: string, { invited, applied, rate }: Truth) =>
    `  ${name.padEnd(28)} ${applied} of ${invited} = ${(100 * rate).toFixed(1)} %`;
  return [
    'What is true in the demo world (invented; the engine only sees the answers).',
    '',
    'Given to the generator:',
    ...JSON.stringify(trueEffects, null, 2).split('\n').slice(1, -1),
    '',
    `Came to, in the closed six-month surveys of a world seeded on ${world.today}:`,
    line('applied, everybody', all),
    ...Object.entries(byGroup).map(([group, part]) => line(group, part)),
  ];
}
