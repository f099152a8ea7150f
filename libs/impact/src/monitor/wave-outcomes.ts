import type { Dispositions } from '../rates/response-rates.js';

/** Everybody who was asked, each in exactly one place; persons. */
export interface WaveOutcomes {
  complete: number;
  partial: number;
  /** Sent in with less than half of the required answers. */
  breakOff: number;
  /** Answered, but how far is sealed until the wave closes. */
  sealed: number;
  declined: number;
  /** Began and has not sent in. */
  started: number;
  /** Saw the form and has not begun. */
  opened: number;
  /** No address, bounced, or wants no mail: nobody could ask. */
  unreachable: number;
  /** Was written to, or is going to be, and has not been seen. */
  silent: number;
}

/**
 * The final dispositions of AAPOR from what is known of everybody in a wave.
 *
 * Break-offs are refusals; whoever was never seen is a non-contact, bounced addresses among them; whoever opened the
 * form and left is eligible and did not answer for another reason. Sealed answers of an open anonymous wave count as
 * other until it is known how far they go.
 *
 * @param outcomes whole counts of persons, which add up to the invited
 * @returns counts for `responseRates`, with the same sum
 * @source AAPOR, Standard Definitions, 9th edition (2016), internet surveys of specifically named persons; METHODS §1.7
 * @example 6 complete, 2 partial, 1 break-off, 1 declined, 2 opened, 3 unreachable, 5 silent of 20: refused 2, non-contact 8
 */
export function dispositionsOf(outcomes: WaveOutcomes): Dispositions {
  const { complete, partial, breakOff, sealed, declined, started, opened, unreachable, silent } = outcomes;
  return {
    complete,
    partial,
    refused: declined + breakOff,
    nonContact: unreachable + silent,
    other: started + opened + sealed,
  };
}
