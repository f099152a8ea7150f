import { fewestAnonymous } from '../anonymous/hide-small-classes.js';
import type { PrivacyMode } from '../definition.js';

/** What a wave promises to those who answer it. */
export interface WavePromise {
  mode: PrivacyMode;
  /** Months after the closing during which an answer leads to whoever gave it. */
  linkedMonths: number;
}
/** What stands in the rows of a wave when its promise is to be changed. */
export interface WaveStanding {
  state: 'planned' | 'open' | 'closed' | 'cancelled';
  /** Somebody has answered, or has begun to, under the promise as it is. */
  answered: boolean;
  /** The form asks for nothing that names the person. */
  mayBeAnonymous: boolean;
  /** Sent answers that lead to whoever gave them. */
  linked: number;
  drafts: number;
  files: number;
  /** Texts that were coded, translated, redacted or chosen as a quotation. */
  readTexts: number;
  /** Months since the closing, rounded down; null while the wave is not closed. */
  monthsClosed: number | null;
}
export type PromiseField = 'mode' | 'linkedMonths';
export type PromiseRefusal = 'only-stricter' | 'names-in-anonymous';

export type PromiseEffectCode =
  | 'free'
  | 'name-hidden'
  | 'links-cut'
  | 'stand-unpaired'
  | 'drafts-deleted'
  | 'files-deleted'
  | 'readings-deleted'
  | 'moments-deleted'
  | 'small-groups'
  | 'too-few-deleted'
  | 'few-at-close'
  | 'backups-link'
  | 'cut-at-once'
  | 'cut-later';
/** One thing that the change does; how many rows it is about. */
export interface PromiseEffect {
  code: PromiseEffectCode;
  count: number;
}

const modes: readonly PrivacyMode[] = ['named', 'confidential', 'anonymous'];
const rank = (mode: PrivacyMode): number => modes.indexOf(mode);

/**
 * The modes that a wave may be given: all before the first answer, after it none that is looser; anonymous only where
 * the form asks for nothing that names the person.
 *
 * @example allowedModes({ mode: 'confidential', … }, { answered: true, mayBeAnonymous: true, … }) // confidential, anonymous
 */
export function allowedModes(now: WavePromise, standing: WaveStanding): PrivacyMode[] {
  if (standing.state === 'cancelled') return [now.mode];
  return modes.filter((mode) => refusalOf(now, { ...now, mode }, standing) === null);
}

/** Why a wave cannot promise this, and which part of it; null when it can. */
export function refusalOf(
  now: WavePromise,
  next: WavePromise,
  { answered, mayBeAnonymous }: WaveStanding,
): { field: PromiseField; reason: PromiseRefusal } | null {
  if (answered && rank(next.mode) < rank(now.mode)) return { field: 'mode', reason: 'only-stricter' };
  if (next.mode === 'anonymous' && now.mode !== 'anonymous' && !mayBeAnonymous)
    return { field: 'mode', reason: 'names-in-anonymous' };
  if (answered && next.linkedMonths > now.linkedMonths)
    return { field: 'linkedMonths', reason: 'only-stricter' };
  return null;
}

/**
 * What a change does to the rows that are there, in the order in which it is told. Answers that were given before lead
 * to people in every backup that was made before: that is said, since no change can mend it.
 *
 * @param now      the promise as it is
 * @param next     the promise as it is to be; one that `refusalOf` lets pass
 * @param standing rows of the wave, counted
 * @returns `free` alone where nothing was answered; an effect about no rows is left out
 * @example promiseEffects(confidential, anonymous, twelve linked answers of an open wave) // links-cut 12, stand-unpaired 12, …
 */
export function promiseEffects(now: WavePromise, next: WavePromise, standing: WaveStanding): PromiseEffect[] {
  if (!standing.answered) return [{ code: 'free', count: 0 }];
  const becomesAnonymous = next.mode === 'anonymous' && now.mode !== 'anonymous';
  const effects = becomesAnonymous
    ? anonymousEffects(standing)
    : next.mode !== now.mode
      ? [effect('name-hidden', standing.linked)]
      : [];
  return [...effects, ...monthEffects(now, next, standing)].filter(({ count }) => count > 0);
}

const effect = (code: PromiseEffectCode, count: number): PromiseEffect => ({ code, count });

function anonymousEffects({ state, linked, drafts, files, readTexts }: WaveStanding): PromiseEffect[] {
  const closed = state === 'closed';
  const lost = closed && linked < fewestAnonymous;
  return [
    effect('drafts-deleted', drafts),
    effect('files-deleted', files),
    ...(lost
      ? [effect('too-few-deleted', linked)]
      : [effect('links-cut', linked), effect('stand-unpaired', linked), effect('small-groups', linked)]),
    effect('moments-deleted', linked + drafts),
    // While it is open, answers go through the sealed box, and what readers wrote beside them does not.
    effect('readings-deleted', lost || !closed ? readTexts : 0),
    effect('few-at-close', closed ? 0 : linked),
    effect('backups-link', linked),
  ];
}

function monthEffects(now: WavePromise, next: WavePromise, standing: WaveStanding): PromiseEffect[] {
  if (next.mode === 'anonymous' || next.linkedMonths === now.linkedMonths) return [];
  const { linked, monthsClosed } = standing;
  const over = monthsClosed !== null && monthsClosed >= next.linkedMonths;
  return [effect(over ? 'cut-at-once' : 'cut-later', linked)];
}
