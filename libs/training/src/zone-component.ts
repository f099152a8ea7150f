import { tzOffset, tzScan } from '@date-fns/tz';

const minuteMs = 60_000;

interface Observance {
  /** The instant from which it holds; null: it held long before. */
  at: number | null;
  fromMinutes: number;
  toMinutes: number;
  summer: boolean;
}

/**
 * The VTIMEZONE of a zone, so that a calendar program which does not know the zone reads local times right. The rules
 * stand there as dates, one a change, not as a recurrence: some zones follow the moon (Casablanca), some skip a year.
 *
 * @param zone  IANA zone
 * @param from  the first instant that must be readable; the year before is described too
 * @param until the last instant that must be readable; the year after is described too
 * @returns lines joined by line feeds, without the last one; offsets in whole minutes
 * @throws RangeError when the zone is unknown
 * @source RFC 5545 (2009), section 3.6.5
 * @example zoneComponent('Australia/Lord_Howe', new Date('2032-01-01'), new Date('2032-02-01'))
 *   // 'BEGIN:VTIMEZONE\nTZID:Australia/Lord_Howe\nBEGIN:DAYLIGHT\nDTSTART:19700101T000000\nTZOFFSETFROM:+1100…'
 */
export function zoneComponent(zone: string, from: Date, until: Date): string {
  const start = Date.UTC(from.getUTCFullYear() - 1, 0, 1);
  const end = Date.UTC(until.getUTCFullYear() + 2, 0, 1);
  const first = tzOffset(zone, new Date(start));
  if (Number.isNaN(first)) throw new RangeError(`unknown zone ${zone}`);
  const changes = tzScan(zone, { start: new Date(start), end: new Date(end) });
  const before: Observance = {
    at: null,
    fromMinutes: first,
    toMinutes: first,
    // Where the clocks go back first, it was summer.
    summer: (changes[0]?.change ?? 0) < 0,
  };
  const observances = changes.map(({ date, change, offset }) => ({
    at: changeBefore(zone, date.getTime(), offset),
    fromMinutes: offset - change,
    toMinutes: offset,
    summer: change > 0,
  }));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...[before, ...observances].flatMap(linesOf),
    'END:VTIMEZONE',
  ].join('\n');
}

/** The scan steps by whole hours; some clocks change at half past (Lord Howe). */
function changeBefore(zone: string, found: number, offset: number): number {
  let at = found;
  for (let step = 1; step < 60; step += 1)
    if (tzOffset(zone, new Date(found - step * minuteMs)) === offset) at = found - step * minuteMs;
    else break;
  return at;
}

function linesOf({ at, fromMinutes, toMinutes, summer }: Observance): string[] {
  const kind = summer ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${at === null ? '19700101T000000' : wallTime(at + fromMinutes * minuteMs)}`,
    `TZOFFSETFROM:${offsetText(fromMinutes)}`,
    `TZOFFSETTO:${offsetText(toMinutes)}`,
    `END:${kind}`,
  ];
}

/** As the clock on the wall shows it just before the change. */
function wallTime(local: number): string {
  return new Date(local).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${pad(size % 60)}`;
}
