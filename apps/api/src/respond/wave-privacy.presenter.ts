import type { WavePrivacy } from '@traccia/contracts';
import { type PromiseChange, promiseOf, type PromisingWave } from '@traccia/persistence';
import {
  allowedModes,
  type InstrumentDefinition,
  promiseInAll,
  type WavePromise,
  type WaveStanding,
} from '@traccia/survey';

const mostMonths = 240;

/** The sentences that respondents would read. */
export function presentPromise(
  { promise }: PromisingWave,
  definition: InstrumentDefinition,
  { mode, linkedMonths }: WavePromise,
): WavePrivacy['promise'] {
  const isTest = definition.kind === 'knowledge_test';
  const changeable = definition.changeable === true && mode !== 'anonymous' && !isTest;
  return promiseInAll({ ...promise, mode, linkedMonths, isTest, changeable });
}

export function presentWavePrivacy(
  wave: PromisingWave,
  standing: WaveStanding,
  definition: InstrumentDefinition,
  history: readonly PromiseChange[],
): WavePrivacy {
  const now = promiseOf(wave);
  const { id, code, kind, state, activityId, activityCode, activityTitle, linksCutAt } = wave;
  return {
    id,
    code,
    kind,
    state,
    activityId,
    activityCode,
    activityTitle,
    ...now,
    answered: standing.answered,
    linksCutAt: linksCutAt?.toISOString() ?? null,
    modes: allowedModes(now, standing),
    mostMonths: standing.answered || state === 'cancelled' ? now.linkedMonths : mostMonths,
    promise: presentPromise(wave, definition, now),
    history: history.map(({ at, by, detail }) => ({
      at: at.toISOString(),
      by,
      from: promiseIn(detail, 'from'),
      to: promiseIn(detail, 'to'),
      answers: Number(detail.answers ?? 0),
    })),
  };
}

function promiseIn(detail: PromiseChange['detail'], name: 'from' | 'to'): WavePromise | null {
  const mode = detail[`${name}Mode`];
  if (mode !== 'named' && mode !== 'confidential' && mode !== 'anonymous') return null;
  return { mode, linkedMonths: Number(detail[`${name}Months`]) };
}
