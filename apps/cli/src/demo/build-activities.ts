import type { Locale } from '@traccia/contracts';
import { demoProgrammes } from './catalogue.js';
import type { Chance } from './chance.js';
import { addDays } from './days.js';
import type { DemoActivity, DemoCourse, DemoProgramme, DemoSession } from './world.js';

export function buildCatalogue(chance: Chance): { programmes: DemoProgramme[]; courses: DemoCourse[] } {
  const programmes = demoProgrammes.map(({ code, title }) => ({ id: chance.id(), code, title }));
  const courses = demoProgrammes.flatMap((programme, i) =>
    programme.courses.map((course) => ({ id: chance.id(), programmeId: programmes[i]?.id ?? '', ...course })),
  );
  return { programmes, courses };
}

const venues: { venue: string | null; countryCode: string | null; timeZone: string; modality: DemoActivity['modality'] }[] = [
  { venue: 'Turin Campus', countryCode: 'IT', timeZone: 'Europe/Rome', modality: 'face_to_face' },
  { venue: 'Turin Campus', countryCode: 'IT', timeZone: 'Europe/Rome', modality: 'blended' },
  { venue: null, countryCode: null, timeZone: 'Europe/Rome', modality: 'online_tutored' },
  { venue: 'Antananarivo', countryCode: 'MG', timeZone: 'Indian/Antananarivo', modality: 'face_to_face' },
  { venue: 'Nairobi', countryCode: 'KE', timeZone: 'Africa/Nairobi', modality: 'face_to_face' },
  { venue: 'Lima', countryCode: 'PE', timeZone: 'America/Lima', modality: 'face_to_face' },
  { venue: 'Amman', countryCode: 'JO', timeZone: 'Asia/Amman', modality: 'blended' },
];
const languageSets: Locale[][] = [['en'], ['en', 'fr'], ['fr'], ['es'], ['ar', 'en'], ['en', 'es']];

/**
 * Last days counted back from today. Thirty ended at least seven months ago (their six-month survey is over),
 * four ended 1 to 5 months ago (it falls due when the demo clock moves), one ended six months ago less two days,
 * one runs today, the rest are still to come.
 */
const daysSinceEnd = [
  ...Array.from({ length: 28 }, (_, i) => 1000 - i * 28),
  178, 150, 115, 80, 40, -2, -26, -54, -82, -120, -160, -200,
];

function statusOf(days: number): DemoActivity['status'] {
  if (days > 230) return 'closed';
  if (days > 0) return 'ended';
  return days > -5 ? 'running' : 'open';
}

export function buildActivities(chance: Chance, courses: readonly DemoCourse[], today: string): DemoActivity[] {
  return daysSinceEnd.map((since, i): DemoActivity => {
    const course = courses[i % courses.length] as DemoCourse;
    const place = venues[i % venues.length] as (typeof venues)[number];
    const endsOn = addDays(today, -since);
    const startsOn = addDays(endsOn, -chance.pick([4, 4, 11]));
    return {
      id: chance.id(),
      courseId: course.id,
      code: `A${(9_010_400 + i).toString()}`,
      title: course.title,
      status: statusOf(since),
      startsOn,
      endsOn,
      languages: chance.pick(languageSets),
      capacity: place.modality === 'online_tutored' ? 60 : chance.pick([30, 40, 45]),
      enrolmentClosesOn: addDays(startsOn, -3),
      daysSinceEnd: since,
      ...place,
    };
  });
}

/** One session each working day, 09:00–12:30 UTC+1 in the demo, enough to take attendance on. */
export function buildSessions(chance: Chance, activity: DemoActivity): DemoSession[] {
  const titles = ['Opening and mapping of needs', 'Concepts and law', 'Practice and cases', 'Working on your own plan', 'Action plans and closing'];
  return titles.map((title, i) => {
    const day = addDays(activity.startsOn, i);
    return { id: chance.id(), activityId: activity.id, position: i + 1, title, startsAt: new Date(`${day}T08:00:00Z`), endsAt: new Date(`${day}T11:30:00Z`) };
  });
}
