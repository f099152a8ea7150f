import { peopleApi, type AnswerOf, type Person } from '@traccia/contracts';
import type { DirectoryPerson, DirectoryRow, RoleGrant } from '@traccia/persistence';

type PersonRow = AnswerOf<typeof peopleApi.list>['rows'][number];

export function presentPersonRow(row: DirectoryRow): PersonRow {
  return {
    id: row.id,
    givenName: row.givenName,
    familyName: row.familyName,
    email: row.email,
    organizationName: row.organizationName,
    countryCode: row.countryCode,
    roles: row.roles,
    disabled: row.disabled,
  };
}

export function presentPerson(person: DirectoryPerson, grants: readonly RoleGrant[]): Person {
  return {
    ...presentPersonRow(person),
    sex: person.sex,
    locale: person.locale,
    timeZone: person.timeZone,
    jobTitle: person.jobTitle,
    organizationId: person.organizationId,
    grants: [...grants],
    createdAt: person.createdAt.toISOString(),
    version: person.version,
  };
}
