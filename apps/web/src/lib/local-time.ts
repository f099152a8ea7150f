import { localInstant } from '@traccia/training';
import type { Formats } from './format';

/** For a field of day and time, e.g. "2026-05-14T09:00". */
export function localText(format: Formats, instant: string, zone: string): string {
  return `${format.dayOf(instant, zone)}T${format.time(instant, zone)}`;
}

/** From such a field; null while it is not complete. */
export function instantOfText(text: string, zone: string): string | null {
  const [day, time] = text.split('T');
  return day && time ? localInstant(day, time, zone).toISOString() : null;
}
