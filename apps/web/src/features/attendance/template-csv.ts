import type { Activity, Locale, RoomRow } from '@traccia/contracts';
import { attendanceHeadings } from '@traccia/training';

/**
 * The sheet to fill in: one line a person, one empty column a session. The id in the first column finds the person
 * again; the names and the titles are for the reader, in the reader's language.
 */
export function templateRows(
  sessions: Activity['sessions'],
  people: readonly RoomRow[],
  locale: Locale,
  say: (titles: Activity['sessions'][number]['titles']) => string,
): string[][] {
  const { enrolment, name, organization } = attendanceHeadings[locale];
  const header = [
    enrolment,
    name,
    organization,
    ...sessions.map(({ position, titles }) => `S${position} ${say(titles)}`),
  ];
  const lines = people.map((person) => [
    person.enrolmentId,
    `${person.givenName} ${person.familyName}`,
    person.organizationName ?? '',
    ...sessions.map(() => ''),
  ]);
  return [header, ...lines];
}
