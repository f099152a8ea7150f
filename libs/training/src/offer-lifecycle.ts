import type { Transitions } from './transitions.js';

export type OfferState = 'open' | 'accepted' | 'refused' | 'lapsed' | 'withdrawn';

/** An offer is answered once; another chance is another offer. */
export const offerTransitions: Transitions<OfferState> = {
  open: ['accepted', 'refused', 'lapsed', 'withdrawn'],
  accepted: [],
  refused: [],
  lapsed: [],
  withdrawn: [],
};

export interface SeatCount {
  /** Places; null = without limit. */
  capacity: number | null;
  /** People who hold a place. */
  enrolled: number;
  /** Offers that nobody has answered and that have not lapsed: each holds a place. */
  openOffers: number;
}

/**
 * Places that may still be offered, never below 0; null without limit.
 * @example seatsToOffer({ capacity: 25, enrolled: 20, openOffers: 3 }) // 2
 */
export function seatsToOffer({ capacity, enrolled, openOffers }: SeatCount): number | null {
  return capacity === null ? null : Math.max(0, capacity - enrolled - openOffers);
}

/**
 * Who of the reserve list is offered a place now: the lowest positions, as many as there are free places.
 *
 * @param reserve everybody on the list, in any order; positions are unique
 * @param seats   what `seatsToOffer` says; null = everybody
 * @returns ids by position
 * @example nextInReserve([{ id: 'b', position: 2 }, { id: 'a', position: 1 }], 1) // ['a']
 */
export function nextInReserve(
  reserve: readonly { id: string; position: number }[],
  seats: number | null,
): string[] {
  return reserve
    .toSorted((a, b) => a.position - b.position)
    .slice(0, seats ?? reserve.length)
    .map(({ id }) => id);
}

/**
 * Whether an offer can still be accepted or refused.
 *
 * @param expiresAt the offer holds until just before this instant
 * @example isOfferOpen('open', new Date('2026-05-01T00:00:00Z'), new Date('2026-05-01T00:00:00Z')) // false
 */
export function isOfferOpen(state: OfferState, expiresAt: Date, now: Date): boolean {
  return state === 'open' && now < expiresAt;
}
