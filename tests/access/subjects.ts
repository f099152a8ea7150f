import type { Role, ScopeType } from '@traccia/contracts';
import type { DataSource } from 'typeorm';
import { type Client, type TestApi } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { grantRole, makePerson, makeStaff } from '../support/factories.js';
import type { Side } from './sides.js';

/** Who asks. A bare role reaches over the whole centre; `role@scope` is bound to what is mine. */
export const subjectNames = [
  'anonymous',
  'disabled administrator',
  'administrator of an ended session',
  'participant',
  'trainer',
  'trainer@activity',
  'activity_manager',
  'activity_manager@programme',
  'activity_manager@activity',
  'activity_manager@organization',
  'activity_manager@country',
  'evaluator',
  'evaluator@programme',
  'administrator',
  'focal_point@organization',
  'focal_point@country',
  'observer',
  'observer@programme',
  'group_secretary@constituent_group',
  'travel_officer',
  'travel_officer@programme',
] as const;
export type SubjectName = (typeof subjectNames)[number];

export const nobodies: readonly SubjectName[] = [
  'anonymous',
  'disabled administrator',
  'administrator of an ended session',
];

export function roleOf(name: SubjectName): Role | null {
  if (nobodies.includes(name)) return null;
  return name.split('@')[0] as Role;
}

export type Subjects = Record<SubjectName, { client(): Promise<Client> }>;

/** A fresh session for every request, because some requests end it. */
export async function makeSubjects(api: TestApi, database: TestDatabase, mine: Side): Promise<Subjects> {
  const { owner } = database;
  const scopeIds: Record<string, string> = {
    programme: mine.programmeId,
    activity: mine.activityId,
    organization: mine.organizationId,
    country: mine.countryCode,
    constituent_group: 'workers_org',
  };
  const entries = await Promise.all(
    subjectNames.map(async (name): Promise<[SubjectName, { client(): Promise<Client> }]> => {
      const personId = await personOfName(owner, name, mine, scopeIds);
      return [name, { client: async () => clientOf(api, database, name, personId) }];
    }),
  );
  return Object.fromEntries(entries) as Subjects;
}

async function personOfName(
  owner: DataSource,
  name: SubjectName,
  mine: Side,
  scopeIds: Record<string, string>,
): Promise<string> {
  if (name === 'participant') return mine.personId;
  if (name === 'anonymous') return '';
  if (nobodies.includes(name)) {
    const personId = await makeStaff(owner, 'administrator');
    if (name === 'disabled administrator')
      await owner.query('UPDATE person SET disabled_at = now() WHERE id = $1', [personId]);
    return personId;
  }
  const [role, scope] = name.split('@') as [Role, ScopeType | undefined];
  const personId = await makePerson(owner);
  await grantRole(owner, personId, role, scope ?? 'centre', scope ? (scopeIds[scope] ?? '') : null);
  // A trainer of the whole centre is bound to the activities in which the person teaches.
  if (name === 'trainer')
    await owner.query(
      `INSERT INTO activity_staff (activity_id, person_id, staff_role) VALUES ($1, $2, 'lead_trainer')`,
      [mine.activityId, personId],
    );
  return personId;
}

async function clientOf(
  api: TestApi,
  database: TestDatabase,
  name: SubjectName,
  personId: string,
): Promise<Client> {
  if (name === 'anonymous') return api.anonymous();
  const client = await api.signedIn(personId);
  if (name === 'administrator of an ended session')
    await database.owner.query(
      'UPDATE sign_in_session SET ended_at = now() WHERE person_id = $1 AND ended_at IS NULL',
      [personId],
    );
  return client;
}
