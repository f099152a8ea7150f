import { peopleApi, type AnswerOf, type Person } from '@traccia/contracts';
import type { DirectoryPerson, DirectoryRow, FormerRecordEntry, RoleGrant } from '@traccia/persistence';

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

export interface FormerPerson {
  addresses: { email: string; verified: boolean }[];
  records: FormerRecordEntry[];
}

export function presentPerson(
  person: DirectoryPerson,
  grants: readonly RoleGrant[],
  former: FormerPerson,
): Person {
  return {
    ...presentPersonRow(person),
    sex: person.sex,
    locale: person.locale,
    timeZone: person.timeZone,
    jobTitle: person.jobTitle,
    organizationId: person.organizationId,
    grants: [...grants],
    mergedInto: person.mergedInto,
    furtherAddresses: former.addresses,
    formerRecords: former.records.map((record) => ({
      ...record,
      mergedAt: record.mergedAt.toISOString(),
      undoneAt: record.undoneAt?.toISOString() ?? null,
    })),
    createdAt: person.createdAt.toISOString(),
    version: person.version,
  };
}
