import type { Locale, LocalisedText } from '@traccia/contracts';
import { localInstant, shiftDay } from '@traccia/training';
import { demoProgrammes } from './catalogue.js';
import type { Chance } from './chance.js';
import { addDays, daysBetween } from './days.js';
import type { DemoActivity, DemoCourse, DemoProgramme, DemoSession } from './world.js';

export function buildCatalogue(chance: Chance): { programmes: DemoProgramme[]; courses: DemoCourse[] } {
  const programmes = demoProgrammes.map(({ code, title }) => ({ id: chance.id(), code, title }));
  const courses = demoProgrammes.flatMap((programme, i) =>
    programme.courses.map((course) => ({ id: chance.id(), programmeId: programmes[i]?.id ?? '', ...course })),
  );
  return { programmes, courses };
}

const venues: {
  venue: string | null;
  countryCode: string | null;
  timeZone: string;
  modality: DemoActivity['modality'];
}[] = [
  { venue: 'Turin Campus', countryCode: 'IT', timeZone: 'Europe/Rome', modality: 'face_to_face' },
  { venue: 'Turin Campus', countryCode: 'IT', timeZone: 'Europe/Rome', modality: 'blended' },
  { venue: null, countryCode: null, timeZone: 'Europe/Rome', modality: 'online_tutored' },
  { venue: 'Antananarivo', countryCode: 'MG', timeZone: 'Indian/Antananarivo', modality: 'face_to_face' },
  { venue: 'Nairobi', countryCode: 'KE', timeZone: 'Africa/Nairobi', modality: 'face_to_face' },
  { venue: 'Lima', countryCode: 'PE', timeZone: 'America/Lima', modality: 'face_to_face' },
  { venue: 'Amman', countryCode: 'JO', timeZone: 'Asia/Amman', modality: 'blended' },
];
const languageSets: Locale[][] = [['en'], ['en', 'fr'], ['fr'], ['es'], ['ar', 'en'], ['en', 'es']];

/** Every 28 days over three years; their six-month survey is over. */
const longOver = Array.from({ length: 27 }, (_, i) => 1000 - i * 28);
/** Its six-month survey is open now. */
export const surveyOpenDays = 195;
/** Ended lately; the first of them falls due when the demo clock moves by a month. */
const lately = [150, 115, 80, 40];
/** One runs today, the rest are still to come. */
const running = -2;
const toCome = [-26, -54, -82, -120, -160, -200];

/**
 * Last day of the activity whose six-month survey opens in two days. Where no day of the calendar gives
 * exactly that (31 August has no partner in February), the next one does.
 *
 * @example soonDueEnd('2026-11-25') // '2026-05-27'
 */
export function soonDueEnd(today: string): string {
  for (let days = 2; ; days += 1) {
    const opensOn = addDays(today, days);
    const endsOn = shiftDay(opensOn, -6, 0);
    if (shiftDay(endsOn, 6, 0) === opensOn) return endsOn;
  }
}

function statusOf(days: number): DemoActivity['status'] {
  if (days > 230) return 'closed';
  if (days > 0) return 'ended';
  return days === running ? 'running' : 'open';
}

/** Forty activities, oldest first, their days counted from today. */
export function buildActivities(
  chance: Chance,
  courses: readonly DemoCourse[],
  today: string,
): DemoActivity[] {
  const soonDue = daysBetween(soonDueEnd(today), today);
  return [...longOver, surveyOpenDays, soonDue, ...lately, running, ...toCome].map(
    (since, i): DemoActivity => {
      const course = courses[i % courses.length] as DemoCourse;
      const place = venues[i % venues.length] as (typeof venues)[number];
      const endsOn = addDays(today, -since);
      const startsOn = addDays(endsOn, -(since === running ? 4 : chance.pick([4, 4, 11])));
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
    },
  );
}

const sessionTitles: LocalisedText[] = [
  {
    en: 'Opening and mapping of needs',
    fr: 'Ouverture et recensement des besoins',
    es: 'Apertura y mapa de necesidades',
    ar: 'الافتتاح وحصر الاحتياجات',
  },
  { en: 'Concepts and law', fr: 'Notions et droit', es: 'Conceptos y derecho', ar: 'المفاهيم والقانون' },
  {
    en: 'Practice and cases',
    fr: 'Pratique et études de cas',
    es: 'Práctica y casos',
    ar: 'التطبيق ودراسة الحالات',
  },
  {
    en: 'Working on your own plan',
    fr: 'Travail sur votre propre plan',
    es: 'Trabajo en su propio plan',
    ar: 'العمل على خطتكم الخاصة',
  },
  {
    en: 'Action plans and closing',
    fr: 'Plans d’action et clôture',
    es: 'Planes de acción y clausura',
    ar: 'خطط العمل والاختتام',
  },
];

/** One session on each of the first five days, enough to take attendance on. */
export function buildSessions(chance: Chance, activity: DemoActivity): DemoSession[] {
  return sessionTitles.map((titles, i) => {
    const day = addDays(activity.startsOn, i);
    return {
      id: chance.id(),
      activityId: activity.id,
      position: i + 1,
      title: titles.en ?? '',
      titles,
      startsAt: localInstant(day, '09:00', activity.timeZone),
      endsAt: localInstant(day, '12:30', activity.timeZone),
    };
  });
}
