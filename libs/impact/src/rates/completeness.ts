import type { CompletenessState } from '../figures/activity-input.js';

/**
 * Whether a response is complete, partial or a break-off.
 *
 * @param answeredRequired required items with an answer; "not applicable" and "I do not know" are answers
 * @param shownRequired    required items that were shown to this person
 * @returns complete from 80 %, partial from 50 %, else break-off; break-off too when nothing was shown
 * @throws RangeError unless 0 ≤ answered ≤ shown, both whole
 * @source METHODS, binding definitions, within AAPOR Standard Definitions (2016)
 * @example completeness(8, 10) // 'complete'
 */
export function completeness(answeredRequired: number, shownRequired: number): CompletenessState {
  const whole = Number.isInteger(answeredRequired) && Number.isInteger(shownRequired);
  if (!whole || answeredRequired < 0 || answeredRequired > shownRequired) {
    throw new RangeError(`${answeredRequired} answered of ${shownRequired} shown`);
  }
  if (shownRequired === 0) return 'break_off';
  // Whole-number comparison: 0.8 has no exact binary form.
  if (answeredRequired * 10 >= shownRequired * 8) return 'complete';
  return answeredRequired * 2 >= shownRequired ? 'partial' : 'break_off';
}
