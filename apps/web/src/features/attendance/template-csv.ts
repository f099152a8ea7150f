import type { Activity, RoomRow } from '@traccia/contracts';

/**
 * The sheet to fill in: one line a person, one empty column a session. The id in the first column finds the person
 * again; the names are for the reader.
 */
export function templateRows(
  sessions: Activity['sessions'],
  people: readonly RoomRow[],
  headings: { name: string; organization: string },
): string[][] {
  const header = [
    'Enrolment id',
    headings.name,
    headings.organization,
    ...sessions.map(({ position, title }) => `S${position} ${title}`),
  ];
  const lines = people.map((person) => [
    person.enrolmentId,
    `${person.givenName} ${person.familyName}`,
    person.organizationName ?? '',
    ...sessions.map(() => ''),
  ]);
  return [header, ...lines];
}
