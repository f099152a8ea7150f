import type { Activity } from '@traccia/contracts';
import type { Formats } from '../../lib/format';
import type { Say } from '../../lib/words';

type Places = Pick<Activity, 'frameKind' | 'enrolled' | 'capacity' | 'reportedAttendance'>;

/** "18 of 25"; for an activity imported without people, the attendance that was reported. */
export function placesText(t: Say<'activities'>, format: Formats, activity: Places): string {
  const { frameKind, enrolled, capacity, reportedAttendance } = activity;
  if (frameKind === 'none')
    return reportedAttendance === null
      ? '–'
      : t('places.reported', { count: format.number(reportedAttendance) });
  return capacity === null
    ? t('places.unlimited', { enrolled: format.number(enrolled) })
    : t('places.of', { enrolled: format.number(enrolled), capacity: format.number(capacity) });
}
