import type { ProblemFault } from '@traccia/contracts';
import { ActivityRepository } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

interface ActivityFields {
  title: Record<string, string>;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  enrolmentClosesOn: string | null;
  applicationClosesOn?: string | null | undefined;
}

/** A name like `Europe/Rome`; offsets such as `+02` mean opposite things to different programs. */
const zoneName = /^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/;

/** Years in which training is planned or has been recorded; a typing error is not a date. */
const years = { first: '1950', last: '2150' };

/** What one field cannot say alone, and a zone that the calendar and the database both know. */
export async function requireSoundActivity(db: EntityManager, activity: ActivityFields): Promise<void> {
  const faults: ProblemFault[] = [];
  if (!Object.values(activity.title).some((text) => text.trim()))
    faults.push({ field: 'body.title', key: 'fault.required' });
  for (const field of ['startsOn', 'endsOn'] as const)
    if (activity[field] < years.first || activity[field] > years.last)
      faults.push({ field: `body.${field}`, key: 'fault.invalid' });
  if (activity.endsOn < activity.startsOn) faults.push({ field: 'body.endsOn', key: 'fault.before-start' });
  for (const field of ['enrolmentClosesOn', 'applicationClosesOn'] as const)
    if ((activity[field] ?? '') > activity.endsOn)
      faults.push({ field: `body.${field}`, key: 'fault.after-end' });
  if (!(await isZone(db, activity.timeZone)))
    faults.push({ field: 'body.timeZone', key: 'fault.unknown-time-zone' });
  if (faults.length > 0) throw new Problem('request.invalid', {}, faults);
}

/** A zone that the calendar and the database both know. */
export async function isZone(db: EntityManager, zone: string): Promise<boolean> {
  if (!zoneName.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  return new ActivityRepository(db).knowsZone(zone);
}
