import type { administrationApi, AnswerOf } from '@traccia/contracts';

export type QueueHealth = AnswerOf<typeof administrationApi.queueHealth>;
export type Verdict = 'ok' | 'clock' | 'no_worker' | 'no_queue' | 'late' | 'dead';

/** Fifteen minutes: past that somebody should look. */
const lateAfterSeconds = 900;

/** What is wrong, worst first; `ok` alone when nothing is. */
export function verdictsOf(health: QueueHealth): Verdict[] {
  const alive = health.workers.filter((worker) => worker.alive);
  const found: Verdict[] = [];
  if (health.clockAlarms.some(isConfirmable)) found.push('clock');
  if (alive.length === 0) found.push('no_worker');
  else if (alive.some((worker) => !worker.queueReachable)) found.push('no_queue');
  if ((health.oldestDueSeconds ?? 0) > lateAfterSeconds) found.push('late');
  if (health.dead.length > 0) found.push('dead');
  return found.length > 0 ? found : ['ok'];
}

/** What a person may say to be right; the clock of one machine has to be set there. */
export const isConfirmable = ({ kind }: QueueHealth['clockAlarms'][number]) => kind !== 'differs';

export type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'days';
/** An age in the unit that keeps the number small, e.g. 5400 → 2 hours (rounded). */
export function ageOf(seconds: number): { count: number; unit: AgeUnit } {
  if (seconds < 90) return { count: Math.round(seconds), unit: 'seconds' };
  if (seconds < 5400) return { count: Math.round(seconds / 60), unit: 'minutes' };
  return seconds < 172_800
    ? { count: Math.round(seconds / 3600), unit: 'hours' }
    : { count: Math.round(seconds / 86_400), unit: 'days' };
}
