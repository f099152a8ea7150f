/** How many survey mails one person may get, over all activities together. */
export interface RequestCap {
  letters: number;
  /** In any so many days of 24 hours. */
  days: number;
}
/** Days over which requests to one person are counted; how many they may be is a setting. */
export const requestCapDays = 7;

const dayMs = 86_400_000;

/**
 * From when one more survey mail may reach somebody. A mail due exactly the span after another no longer meets it.
 *
 * @param at      when the mail is due
 * @param written instants at which mails to this person were due, in any order; later ones do not count
 * @param cap     letters ≥ 1 within days ≥ 1
 * @returns `at` where there is room; else the first instant at which there is, if nothing else comes between
 * @example roomFrom(day(9), [day(3), day(5), day(8)], { letters: 3, days: 7 })
 *   // day 10: from then on the mail of day 3 lies seven days back, and only two are left
 */
export function roomFrom(at: Date, written: readonly Date[], { letters, days }: RequestCap): Date {
  const from = at.getTime() - days * dayMs;
  const within = written.map((one) => one.getTime()).filter((time) => time > from && time <= at.getTime());
  if (within.length < letters) return at;
  within.sort((one, other) => other - one);
  return new Date((within[letters - 1] ?? at.getTime()) + days * dayMs);
}
