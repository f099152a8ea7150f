import type { SeededRow } from './bulk-insert.js';
import type { Chance } from './chance.js';
import type { DemoWorld } from './world.js';

export interface NewActivity extends SeededRow {
  id: string;
  starts_on: string;
  ends_on: string;
}

/** An activity of the course, in Turin unless `shape` says otherwise. */
export function newActivity(
  chance: Chance,
  world: DemoWorld,
  courseCode: string,
  shape: SeededRow & { starts_on: string; ends_on: string },
): NewActivity {
  return {
    id: chance.id(),
    course_id: world.courses.find(({ code }) => code === courseCode)?.id,
    modality: 'face_to_face',
    status: 'open',
    time_zone: 'Europe/Rome',
    venue: 'Turin',
    country_code: 'IT',
    languages: ['en', 'fr'],
    next_wait_position: 1,
    created_at: new Date(Date.parse(`${world.today}T08:00:00Z`) - 60 * 86_400_000),
    ...shape,
  };
}
