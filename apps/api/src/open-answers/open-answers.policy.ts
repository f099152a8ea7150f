import type { Role } from '@traccia/contracts';
import { poolParts } from '@traccia/impact';
import type { ActivityScope, AnsweredWave } from '@traccia/persistence';
import { activityScopeOf } from '../http/activity-scope.js';
import { Problem } from '../http/problem.js';
import type { PersonSubject } from '../http/subject.js';

/** Who teaches or manages an activity reads what was written at its end; others have no part in it. */
const activityReaders: readonly Role[] = ['trainer', 'activity_manager', 'evaluator', 'administrator'];
/** Of sensitive questions ten people at least, as in the figures. */
const sensitiveThreshold = 10;

/** Whose texts somebody reads as an evaluator; working in an activity alone gives none. */
export function readableTexts(subject: PersonSubject): ActivityScope {
  return { ...activityScopeOf(subject, 'answers.read'), staffPersonId: null };
}

/** @throws Problem permission.denied when none of the roles reads answers of an activity at all */
export function activityAnswersScope(subject: PersonSubject): ActivityScope {
  const grants = subject.grants.filter(({ role }) => activityReaders.includes(role));
  if (grants.length === 0) throw new Problem('permission.denied');
  return activityScopeOf({ ...subject, grants }, 'activities.read');
}

export function thresholdFor(sensitive: boolean, threshold: number): number {
  return sensitive ? Math.max(sensitiveThreshold, threshold) : threshold;
}

export type Hidden = 'below_threshold' | 'still_open' | null;

/** Answers to an open wave could be watched coming in, one by one; only where people are named anyway it does not matter. */
export function hiddenOf(wave: AnsweredWave, threshold: number): Hidden {
  if (wave.state !== 'closed' && wave.privacyMode !== 'named') return 'still_open';
  return wave.people < threshold ? 'below_threshold' : null;
}

/** The waves whose texts are read together, or why none are. A small wave never shows as the difference of two views. */
export function wavesToRead(
  waves: readonly AnsweredWave[],
  waveId: string | undefined,
  threshold: number,
): { waveIds: string[]; hidden: Hidden } {
  if (waveId !== undefined) {
    const wave = waves.find((one) => one.waveId === waveId);
    if (!wave) throw new Problem('request.not-found');
    const hidden = hiddenOf(wave, threshold);
    return { waveIds: hidden ? [] : [wave.waveId], hidden };
  }
  // The list has the newest first; what was read together once stays together, whatever comes later.
  const over = waves.filter((wave) => hiddenOf(wave, threshold) !== 'still_open').reverse();
  const may = poolParts(
    over.map(({ people }) => people),
    threshold,
  ).flat();
  const waveIds = over.filter((_, at) => may.includes(at)).map((wave) => wave.waveId);
  if (waveIds.length > 0 || waves.length === 0) return { waveIds, hidden: null };
  return { waveIds, hidden: over.length === 0 ? 'still_open' : 'below_threshold' };
}
