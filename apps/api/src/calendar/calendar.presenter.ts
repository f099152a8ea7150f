import type { CalendarEntry } from '@traccia/persistence';
import { atPlace, zoneComponent } from '@traccia/training';
import ical, { ICalEventStatus } from 'ical-generator';

interface Reader {
  publicUrl: string;
  locale: string;
}

/** Entries as iCalendar text; each in the zone of its venue, so that a summer-time change moves nothing. */
export function presentCalendar(entries: readonly CalendarEntry[], { publicUrl, locale }: Reader): string {
  const calendar = ical({ name: 'Traccia', prodId: { company: 'Traccia', product: 'Traccia' }, ttl: 3600 });
  const instants = entries.flatMap(({ startsAt, endsAt }) => (startsAt && endsAt ? [startsAt, endsAt] : []));
  const times = instants.map((instant) => instant.getTime());
  const from = new Date(Math.min(...times));
  const until = new Date(Math.max(...times));
  calendar.timezone({ name: null, generator: (zone) => zoneComponent(zone, from, until) });
  for (const entry of entries) {
    const title = textIn(entry.activityTitle, locale);
    const part = entry.sessionTitle ? textIn(entry.sessionTitle, locale) : '';
    calendar.createEvent({
      id: `${entry.uid}@traccia`,
      sequence: entry.version,
      summary: part && part !== entry.startsOn ? `${title}: ${part}` : title,
      url: `${publicUrl}/activities/${encodeURIComponent(entry.code)}`,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(entry.venue === null ? {} : { location: entry.venue }),
      ...timesOf(entry),
    });
  }
  return calendar.toString();
}

function timesOf({ startsAt, endsAt, startsOn, endsOn, timeZone }: CalendarEntry) {
  if (startsAt && endsAt)
    return { start: atPlace(startsAt, timeZone), end: atPlace(endsAt, timeZone), timezone: timeZone };
  // The last day of whole days is the first one that is free again.
  const after = new Date(Date.parse(`${endsOn}T00:00:00Z`) + 86_400_000);
  return { start: new Date(`${startsOn}T00:00:00Z`), end: after, allDay: true };
}

function textIn(texts: Record<string, string>, locale: string): string {
  return texts[locale] ?? texts.en ?? Object.values(texts)[0] ?? '';
}
