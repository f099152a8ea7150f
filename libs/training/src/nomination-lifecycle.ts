import type { Transitions } from './transitions.js';

export type NominationState =
  'draft' | 'sent' | 'confirmed' | 'corrected' | 'declined' | 'withdrawn' | 'superseded';

/**
 * How a nomination may move; the same table stands in the database (`nomination_transition`).
 * A nomination counts once the nominee has confirmed or corrected it.
 * @example nominationTransitions.draft // ['sent', 'withdrawn']
 */
export const nominationTransitions: Transitions<NominationState> = {
  draft: ['sent', 'withdrawn'],
  sent: ['confirmed', 'corrected', 'declined', 'withdrawn', 'superseded'],
  confirmed: ['declined', 'withdrawn', 'superseded'],
  corrected: ['declined', 'withdrawn', 'superseded'],
  declined: ['superseded'],
  withdrawn: [],
  superseded: [],
};

/**
 * States that use a place of the organization's quota; drafts do not.
 * @example quotaUsing.includes('declined') // false
 */
export const quotaUsing: readonly NominationState[] = ['sent', 'confirmed', 'corrected'];

/**
 * Places of the quota that are left, never below 0.
 * @example quotaLeft(3, 2) // 1
 */
export function quotaLeft(places: number, used: number): number {
  return Math.max(0, places - used);
}
