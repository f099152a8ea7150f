import type { TimelineRow } from '@traccia/contracts';
import { shiftDay } from '@traccia/training';

/** What an activity has in one month: days of it, and what falls due then. */
export interface MonthCell {
  /** The days held in this month, both ends; null where none. */
  held: { from: string; to: string; begins: boolean; ends: boolean } | null;
  milestones: TimelineRow['milestones'];
}

/**
 * So many months, as `YYYY-MM`, from one on.
 * @example monthsFrom('2026-11', 3) // ['2026-11', '2026-12', '2027-01']
 */
export function monthsFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => shiftDay(`${first}-01`, n, 0).slice(0, 7));
}

/** The last day of a month, ISO 8601. */
export function lastDayOf(month: string): string {
  return shiftDay(shiftDay(`${month}-01`, 1, 0), 0, -1);
}

/**
 * What stands in the cell of an activity and a month.
 *
 * @param row   days are ISO, at the venue
 * @param month `YYYY-MM`
 */
export function cellOf(
  row: Pick<TimelineRow, 'startsOn' | 'endsOn' | 'milestones'>,
  month: string,
): MonthCell {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const milestones = row.milestones.filter(({ on }) => on >= first && on <= last);
  if (row.startsOn > last || row.endsOn < first) return { held: null, milestones };
  const begins = row.startsOn >= first;
  const ends = row.endsOn <= last;
  return {
    held: { from: begins ? row.startsOn : first, to: ends ? row.endsOn : last, begins, ends },
    milestones,
  };
}
