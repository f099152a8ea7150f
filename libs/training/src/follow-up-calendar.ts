import { TZDate } from '@date-fns/tz';
import { addDays, addMonths } from 'date-fns';

export interface FollowUpPlan {
  code: string;
  anchor: 'start' | 'end';
  /** Calendar months after the anchor day; negative = before. */
  offsetMonths: number;
  /** Days added after the months. */
  offsetDays: number;
  /** Local time of day `HH:mm`, in the zone of the activity. */
  sendAtLocal: string;
  /** Days the wave stays open. */
  windowDays: number;
  /** Days after opening on which those who have not answered are reminded. */
  reminderDays: readonly number[];
}
export interface FollowUp {
  code: string;
  opensAt: Date;
  closesAt: Date;
  reminderAt: Date[];
}
export interface ActivityDates {
  startsOn: string;
  endsOn: string;
  /** IANA zone. */
  timeZone: string;
}

const numbers = (text: string) => text.split(/[-:]/).map(Number);

/**
 * Instant of a local day and time in a zone. A time that the clock skips (spring) becomes the first valid
 * instant after the gap; one that it shows twice (autumn) is the first of the two.
 *
 * @param day  ISO day
 * @param time `HH:mm`
 * @param zone IANA zone
 * @example localInstant('2026-03-29', '02:30', 'Europe/Rome') // 2026-03-29T01:00:00Z: 02:00–03:00 does not exist
 */
export function localInstant(day: string, time: string, zone: string): Date {
  const [year = 0, month = 1, date = 1] = numbers(day);
  const [hour = 0, minute = 0] = numbers(time);
  const wall = Date.UTC(year, month - 1, date, hour, minute);
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((instant) => offsetMinutes(instant, zone));
  const candidates = [...new Set(offsets)].map((offset) => wall - offset * 60_000).sort((a, b) => a - b);
  const valid = candidates.find((instant) => instant + offsetMinutes(instant, zone) * 60_000 === wall);
  return new Date(valid ?? endOfGap(wall, zone, candidates));
}

function offsetMinutes(instant: number, zone: string): number {
  return -new TZDate(instant, zone).getTimezoneOffset();
}

/** Bisects for the instant at which the clock jumps over `wall`. */
function endOfGap(wall: number, zone: string, candidates: readonly number[]): number {
  let before = candidates[0] ?? wall;
  let after = candidates.at(-1) ?? wall;
  const offsetBefore = offsetMinutes(before - 3_600_000, zone);
  before -= 3_600_000;
  after += 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetMinutes(middle, zone) === offsetBefore) before = middle;
    else after = middle;
  }
  return after;
}

/** The ISO day `months` calendar months and then `days` days later; 30 November + 3 months is 28 or 29 February. */
export function shiftDay(day: string, months: number, days: number): string {
  const [year = 0, month = 1, date = 1] = numbers(day);
  const shifted = addDays(addMonths(new TZDate(year, month - 1, date, 12, 'UTC'), months), days);
  return new TZDate(shifted.getTime(), 'UTC').toISOString().slice(0, 10);
}

/**
 * When the waves of an activity open, close and remind.
 *
 * @param activity its first and last day and its zone
 * @param plans    one wave each
 * @returns the same order as `plans`; instants
 * @example planFollowUps({ startsOn: '2025-11-17', endsOn: '2025-11-30', timeZone: 'Europe/Rome' },
 *   [{ code: 'ex_post_3', anchor: 'end', offsetMonths: 3, offsetDays: 0, sendAtLocal: '09:00', windowDays: 30, reminderDays: [7] }])
 *   // opensAt 2026-02-28T08:00:00Z, closesAt 2026-03-30T07:00:00Z (summer time since the 29th)
 */
export function planFollowUps(activity: ActivityDates, plans: readonly FollowUpPlan[]): FollowUp[] {
  return plans.map((plan) => {
    const anchor = plan.anchor === 'start' ? activity.startsOn : activity.endsOn;
    const opensOn = shiftDay(anchor, plan.offsetMonths, plan.offsetDays);
    const at = (days: number) =>
      localInstant(shiftDay(opensOn, 0, days), plan.sendAtLocal, activity.timeZone);
    return {
      code: plan.code,
      opensAt: at(0),
      closesAt: at(plan.windowDays),
      reminderAt: plan.reminderDays.map(at),
    };
  });
}

/** Today's ISO day in a zone. @example dayIn(new Date('2026-05-13T23:00:00Z'), 'Europe/Rome') // '2026-05-14' */
export function dayIn(now: Date, zone: string): string {
  const local = new TZDate(now.getTime(), zone);
  const pad = (value: number, width = 2) => String(value).padStart(width, '0');
  return `${pad(local.getFullYear(), 4)}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`;
}
