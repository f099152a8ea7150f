import type { RespondForm } from '@traccia/contracts';
import {
  type PersonalLink,
  testGraceSeconds,
  type TestTime,
  TestSittingRepository,
} from '@traccia/persistence';
import type { InstrumentDefinition } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

/** Just before the end the page hands in by itself: what is missing then is not demanded any more. */
const lastSeconds = 3;

type Pace = 'no hurry' | 'running' | 'up';

/** Minutes of a test against the clock; null where there is no hurry. */
export function minutesOf(definition: InstrumentDefinition): number | null {
  return definition.test?.minutes ?? null;
}

/** How the clock stands for the holder of the link; null for forms without one. */
export async function readTestTime(
  tx: EntityManager,
  link: PersonalLink,
  definition: InstrumentDefinition,
): Promise<TestTime | null> {
  return minutesOf(definition) === null ? null : new TestSittingRepository(tx).timeOf(link.invitationId);
}

/**
 * Refuses what comes before the start or after the end; a short grace is for what was on its way.
 * @returns whether the time is up: then what was answered is taken as it is
 */
export function requireRunning(time: TestTime | null): Pace {
  if (time === null) return 'no hurry';
  if (time.startedAt === null || time.deadlineAt === null) throw new Problem('test.not-started');
  const secondsLeft = (time.deadlineAt.getTime() - time.now.getTime()) / 1000;
  if (time.closedAt !== null || secondsLeft < -testGraceSeconds) throw new Problem('test.time-over');
  return secondsLeft <= lastSeconds ? 'up' : 'running';
}

/** On paper the time was kept in the room; only who has also sat down before the page is held to its clock. */
export function requirePaperInTime(time: TestTime | null): Pace {
  return requireRunning(time?.startedAt ? time : null);
}

export function presentTestTime(
  definition: InstrumentDefinition,
  time: TestTime | null,
): RespondForm['test'] {
  const minutes = minutesOf(definition);
  if (minutes === null || time === null) return null;
  return {
    minutes,
    factor: time.factor,
    startedAt: time.startedAt?.toISOString() ?? null,
    deadlineAt: time.deadlineAt?.toISOString() ?? null,
    now: time.now.toISOString(),
  };
}

/** Nobody reads the questions before the clock runs. */
export function withoutQuestions(definition: InstrumentDefinition): InstrumentDefinition {
  return { ...definition, answerLists: {}, pages: [] };
}

/** What may be known of the result: a test before the course reveals nothing unless its settings say so. */
export function mayRevealScore(definition: InstrumentDefinition, waveKind: string): boolean {
  const { reveal = waveKind === 'pre_test' ? 'nothing' : 'score' } = definition.test ?? {};
  return reveal !== 'nothing';
}
