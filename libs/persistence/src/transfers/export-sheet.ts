import type { Locale } from '@traccia/contracts';
import { answerColumns } from '@traccia/survey';
import { attendanceHeadings, sheetColumns } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import type { ActivityScope } from '../activities/activity-scope.js';
import { ApplicationListRepository } from '../admissions/application-list.repository.js';
import { readStandardForm } from '../admissions/standard-form.js';
import { AttendanceOverviewRepository } from '../attendance/attendance-overview.repository.js';
import { RosterRepository } from '../enrolments/roster.repository.js';
import { OrganizationRepository } from '../organizations/organization.repository.js';
import { PersonDirectoryRepository } from '../people/person-directory.repository.js';
import { everyRow, noRows } from '../row-scope.js';
import type { HeldTransfer } from './transfer.repository.js';

type Found = Record<string, string | null>[];
/** The asker was held against the activity when asking. */
const wholeActivity: ActivityScope = { ...everyRow(), staffPersonId: null };

/** The rows of a list under its filter, header first, with the columns that an import of them reads; at most `limit`. */
export async function readForExport(
  tx: EntityManager,
  transfer: HeldTransfer,
  limit: number,
): Promise<string[][]> {
  const { kind, activityId } = transfer;
  if (kind === 'attendance') return activityId === null ? [] : readMarks(tx, activityId, transfer, limit);
  const answers = kind === 'applications' ? answerColumns(await readStandardForm(tx)) : [];
  const codes = [...sheetColumns[kind].map(({ code }) => code), ...answers];
  const found = await readRows(tx, transfer, limit);
  return [codes, ...found.map((row) => codes.map((code) => row[code] ?? ''))];
}

async function readRows(tx: EntityManager, transfer: HeldTransfer, limit: number): Promise<Found> {
  const { kind, activityId, filter, scope } = transfer;
  const { search = null, role = null, organizationId = null, country = null } = filter;
  const rows = scope ?? noRows();
  if (kind === 'people')
    return new PersonDirectoryRepository(tx).sheetRows(rows, { search, role, organizationId }, limit);
  const verified = filter.verified === undefined ? null : filter.verified === 'yes';
  if (kind === 'organizations') {
    const question = { search, constituentGroup: filter.group ?? null, countryCode: country, verified };
    return new OrganizationRepository(tx).sheetRows(rows, question, limit);
  }
  if (activityId === null) throw new Error('a transfer without its activity');
  if (kind === 'applications')
    return new ApplicationListRepository(tx).sheetRows(wholeActivity, activityId, filter, limit);
  return new RosterRepository(tx).sheetRows(wholeActivity, activityId, filter, limit);
}

/** One line a person and one column a session, in the asker's language; the id finds the person again. */
async function readMarks(
  tx: EntityManager,
  activityId: string,
  { filter, askedBy }: HeldTransfer,
  limit: number,
): Promise<string[][]> {
  const [asker]: { locale: Locale }[] = await tx.query('SELECT locale FROM person WHERE id = $1', [askedBy]);
  const locale = asker?.locale ?? 'en';
  const words = attendanceHeadings[locale];
  const overview = new AttendanceOverviewRepository(tx);
  const facts = await overview.facts(wholeActivity, activityId);
  const sessions = facts?.sessions ?? [];
  const mailboxes = new Map(
    (await overview.sheetPeople(activityId)).map(({ enrolmentId, email }) => [enrolmentId, email]),
  );
  const people = await overview.list(wholeActivity, activityId, filter.search, null, limit);
  return [
    [
      words.enrolment,
      words.email,
      words.name,
      words.organization,
      ...sessions.map(({ position, title, titles }) => `S${position} ${titles[locale] ?? title}`),
    ],
    ...people.map((person) => [
      person.enrolmentId,
      mailboxes.get(person.enrolmentId) ?? '',
      `${person.givenName} ${person.familyName}`,
      person.organizationName ?? '',
      ...[...person.letters].map((letter) => (letter === '-' ? '' : letter)),
    ]),
  ];
}
