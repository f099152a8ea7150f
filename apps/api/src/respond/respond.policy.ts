import type { PersonalLink } from '@traccia/persistence';
import type { InstrumentDefinition } from '@traccia/survey';
import { Problem } from '../http/problem.js';

/**
 * What a link still opens. Unknown, expired, revoked, cancelled: one answer for all, so that nobody learns
 * from it whether a link ever was one.
 */
export function requireUsable(link: PersonalLink | null): PersonalLink {
  if (!link?.usable) throw new Problem('link.unusable');
  if (!link.begun) throw new Problem('wave.not-open');
  return link;
}

/** Until the wave closes, where the instrument lets; an anonymous answer is nobody's any more, and a test has one attempt. */
export function mayChange(
  { privacyMode }: PersonalLink,
  { changeable, kind }: InstrumentDefinition,
): boolean {
  return changeable === true && privacyMode !== 'anonymous' && kind !== 'knowledge_test';
}

/** The way that knows who answers is closed where answers belong to nobody. */
export function refuseAnonymous(link: PersonalLink): void {
  if (link.privacyMode === 'anonymous') throw new Problem('wave.anonymous');
}

export function refuseSubmitted(link: PersonalLink): void {
  if (link.answerState === 'submitted') throw new Problem('response.already-submitted');
}
