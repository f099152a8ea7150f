import type { ProblemFault } from '@traccia/contracts';
import { ActivityRepository } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

interface Dates {
  startsOn: string;
  endsOn: string;
  timeZone: string;
  enrolmentClosesOn: string | null;
}

/** A name like `Europe/Rome`; offsets such as `+02` mean opposite things to different programs. */
const zoneName = /^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/;

/** What fields say about each other, and a zone that the calendar and the database both know. */
export async function requireSoundDates(db: EntityManager, dates: Dates): Promise<void> {
  const faults: ProblemFault[] = [];
  if (dates.endsOn < dates.startsOn) faults.push({ field: 'body.endsOn', key: 'fault.before-start' });
  if (dates.enrolmentClosesOn !== null && dates.enrolmentClosesOn > dates.endsOn)
    faults.push({ field: 'body.enrolmentClosesOn', key: 'fault.after-end' });
  if (!(await isZone(db, dates.timeZone))) faults.push({ field: 'body.timeZone', key: 'fault.unknown' });
  if (faults.length > 0) throw new Problem('request.invalid', {}, faults);
}

async function isZone(db: EntityManager, zone: string): Promise<boolean> {
  if (!zoneName.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  return new ActivityRepository(db).knowsZone(zone);
}

/** Whole days from one ISO day to another. @example daysBetween('2026-02-27', '2026-03-01') // 2 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
