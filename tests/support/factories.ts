import { randomUUID } from 'node:crypto';
import type { Role, ScopeType } from '@traccia/contracts';
import { InstrumentRepository, inTransaction, type PublishedVersion } from '@traccia/persistence';
import { deriveToken, hashToken, newNonce, parseLinkKeys } from '@traccia/runtime';
import { bankInstruments, type InstrumentDefinition } from '@traccia/survey';
import type { DataSource } from 'typeorm';
import { testLinkKeys } from './api.js';

/** Rows by plain SQL, with defaults that fit together; each factory answers the new row's id. */
type Values = Record<string, unknown>;

const jsonColumns = new Set(['title', 'summary', 'detail', 'payload', 'definition', 'draft']);

function mark(): string {
  return randomUUID().slice(0, 8);
}

/** Table and column names come from the factories below, never from a test's input. */
async function insert(db: DataSource, table: string, values: Values): Promise<string> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const columns = given.map(([name]) => name).join(', ');
  const places = given.map((_, i) => `$${i + 1}`).join(', ');
  const sql = `INSERT INTO ${table} (${columns}) VALUES (${places}) RETURNING id`;
  const rows: { id: string }[] = await db.query(
    sql,
    given.map(([name, value]) => (jsonColumns.has(name) ? JSON.stringify(value) : value)),
  );
  if (!rows[0]) throw new Error(`nothing was inserted into ${table}`);
  return rows[0].id;
}

export interface PersonShape {
  givenName?: string;
  familyName?: string;
  email?: string | null;
  verified?: boolean;
  sex?: 'woman' | 'man' | 'other' | 'undisclosed';
  locale?: 'en' | 'fr' | 'es' | 'ar';
  countryCode?: string | null;
  organizationId?: string | null;
  passwordHash?: string | null;
  disabled?: boolean;
}
export async function makePerson(owner: DataSource, shape: PersonShape = {}): Promise<string> {
  const now = new Date();
  return insert(owner, 'person', {
    given_name: shape.givenName ?? 'Amina',
    family_name: shape.familyName ?? `Diallo ${mark()}`,
    email: shape.email === undefined ? `person-${mark()}@people.test` : shape.email,
    email_verified_at: shape.verified === false ? null : now,
    sex: shape.sex ?? 'woman',
    locale: shape.locale ?? 'en',
    country_code: shape.countryCode ?? null,
    organization_id: shape.organizationId ?? null,
    password_hash: shape.passwordHash ?? null,
    disabled_at: shape.disabled ? now : null,
  });
}

export async function grantRole(
  owner: DataSource,
  personId: string,
  role: Role,
  scopeType: ScopeType = 'centre',
  scopeId: string | null = null,
): Promise<string> {
  return insert(owner, 'role_assignment', {
    person_id: personId,
    role,
    scope_type: scopeType,
    scope_id: scopeId,
  });
}

/** A person who bears one role. */
export async function makeStaff(
  owner: DataSource,
  role: Role,
  scopeType: ScopeType = 'centre',
  scopeId: string | null = null,
): Promise<string> {
  const personId = await makePerson(owner);
  await grantRole(owner, personId, role, scopeType, scopeId);
  return personId;
}

export async function makeOrganization(
  owner: DataSource,
  shape: { name?: string; constituentGroup?: string; countryCode?: string | null } = {},
): Promise<string> {
  return insert(owner, 'organization', {
    name: shape.name ?? `Union of ${mark()}`,
    constituent_group: shape.constituentGroup ?? 'workers_org',
    country_code: shape.countryCode ?? null,
  });
}

export async function makeProgramme(
  owner: DataSource,
  shape: { code?: string; title?: Values } = {},
): Promise<string> {
  return insert(owner, 'programme', {
    code: shape.code ?? `P-${mark()}`,
    title: shape.title ?? { en: 'Decent work' },
  });
}

export async function makeCourse(
  owner: DataSource,
  shape: { programmeId?: string; code?: string; title?: Values } = {},
): Promise<string> {
  return insert(owner, 'course', {
    programme_id: shape.programmeId ?? (await makeProgramme(owner)),
    code: shape.code ?? `C-${mark()}`,
    title: shape.title ?? { en: 'Safety and health at work', fr: 'Sécurité et santé au travail' },
  });
}

export interface ActivityShape {
  courseId?: string;
  code?: string;
  title?: Values;
  status?: string;
  startsOn?: string;
  endsOn?: string;
  timeZone?: string;
  capacity?: number | null;
  countryCode?: string | null;
  hostOrganizationId?: string | null;
  languages?: string[];
  enrolmentClosesOn?: string | null;
  frameKind?: 'roster' | 'none';
}
const usualActivity = {
  title: { en: 'Safety at work', fr: 'Sécurité au travail' },
  status: 'open',
  startsOn: '2031-03-03',
  endsOn: '2031-03-07',
  timeZone: 'Europe/Rome',
  languages: ['en'],
  frameKind: 'roster',
} as const;
/** Open, far in the future, without a limit of places. */
export async function makeActivity(owner: DataSource, shape: ActivityShape = {}): Promise<string> {
  const activity = { ...usualActivity, ...shape };
  return insert(owner, 'activity', {
    course_id: activity.courseId ?? (await makeCourse(owner)),
    code: activity.code ?? `A-${mark()}`,
    title: activity.title,
    status: activity.status,
    starts_on: activity.startsOn,
    ends_on: activity.endsOn,
    time_zone: activity.timeZone,
    capacity: activity.capacity,
    country_code: activity.countryCode,
    host_organization_id: activity.hostOrganizationId,
    languages: activity.languages,
    enrolment_closes_on: activity.enrolmentClosesOn,
    frame_kind: activity.frameKind,
  });
}

export async function makeActivitySession(
  owner: DataSource,
  activityId: string,
  shape: { position?: number; title?: string; startsAt?: string; endsAt?: string } = {},
): Promise<string> {
  const position = shape.position ?? 1;
  const rows: { id: string }[] = await owner.query(
    `INSERT INTO activity_session (activity_id, position, title, starts_at, ends_at)
     VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [
      activityId,
      position,
      shape.title ?? `Day ${position}`,
      shape.startsAt ?? '2031-03-03T08:00:00Z',
      shape.endsAt ?? '2031-03-03T16:00:00Z',
    ],
  );
  return rows[0]?.id ?? '';
}

export async function makeEnrolment(
  owner: DataSource,
  shape: {
    activityId?: string;
    personId?: string;
    organizationId?: string | null;
    constituentGroup?: string;
    status?: string;
    waitPosition?: number | null;
  } = {},
): Promise<string> {
  const status = shape.status ?? 'enrolled';
  return insert(owner, 'enrolment', {
    activity_id: shape.activityId ?? (await makeActivity(owner)),
    person_id: shape.personId ?? (await makePerson(owner)),
    organization_id: shape.organizationId ?? null,
    constituent_group: shape.constituentGroup ?? 'workers_org',
    status,
    wait_position: shape.waitPosition ?? (status === 'waiting' ? 1 : null),
  });
}

export async function makeInstrument(
  owner: DataSource,
  definition: InstrumentDefinition,
): Promise<PublishedVersion> {
  return inTransaction(owner, async (tx) => new InstrumentRepository(tx).publish(definition));
}

/** Publishes every shipped instrument; code → instrument and version. */
export async function publishShipped(owner: DataSource): Promise<Map<string, PublishedVersion>> {
  const published = new Map<string, PublishedVersion>();
  for (const definition of bankInstruments)
    published.set(definition.code, await makeInstrument(owner, definition));
  return published;
}

export interface WaveShape {
  activityId: string;
  versionId: string;
  code?: string;
  kind?: 'needs' | 'pre_test' | 'post_test' | 'end_of_activity' | 'ex_post';
  state?: 'planned' | 'open' | 'closed' | 'cancelled';
  /** Days from the bare now. */
  opensInDays?: number;
  closesInDays?: number;
}
/** Open since yesterday, for a month; to the millisecond, as the product plans: in office hours a wave is due as it opens. */
export async function makeWave(owner: DataSource, shape: WaveShape): Promise<string> {
  const state = shape.state ?? 'open';
  const rows: { id: string }[] = await owner.query(
    `INSERT INTO wave (activity_id, code, kind, instrument_version_id, state, opens_at, closes_at, frozen_at)
     VALUES ($1, $2, $3, $4, $5::text, date_trunc('milliseconds', clock_timestamp()) + make_interval(days => $6),
       clock_timestamp() + make_interval(days => $7), CASE WHEN $5::text IN ('open','closed') THEN clock_timestamp() END)
     RETURNING id`,
    [
      shape.activityId,
      shape.code ?? `w-${mark()}`,
      shape.kind ?? 'ex_post',
      shape.versionId,
      state,
      shape.opensInDays ?? -1,
      shape.closesInDays ?? 30,
    ],
  );
  return rows[0]?.id ?? '';
}

export interface MadeInvitation {
  id: string;
  /** What the mail would carry behind `/f#`. */
  token: string;
}
/** Invited, with a link that the test keys derive. */
export async function makeInvitation(
  owner: DataSource,
  shape: { waveId: string; enrolmentId: string; answerState?: string; expiresInDays?: number },
): Promise<MadeInvitation> {
  const id = randomUUID();
  const nonce = newNonce();
  const token = deriveToken(parseLinkKeys(testLinkKeys), 'link', id, nonce, 1);
  await owner.query(
    `INSERT INTO invitation (id, wave_id, enrolment_id, due_at, expires_at, link_nonce, link_key_version, link_hash, answer_state)
     VALUES ($1, $2, $3, clock_timestamp() - interval '1 day', clock_timestamp() + make_interval(days => $4), $5, 1, $6, $7)`,
    [
      id,
      shape.waveId,
      shape.enrolmentId,
      shape.expiresInDays ?? 30,
      nonce,
      hashToken(token),
      shape.answerState ?? 'invited',
    ],
  );
  return { id, token };
}

export async function makeMessage(
  owner: DataSource,
  shape: {
    kind?: string;
    subjectType?: string;
    subjectId: string;
    personId?: string | null;
    recipient?: string;
    state?: string;
    ordinal?: number;
    locale?: string;
  },
): Promise<string> {
  return insert(owner, 'message', {
    locale: shape.locale ?? 'en',
    kind: shape.kind ?? 'enrolment.confirmed',
    subject_type: shape.subjectType ?? 'enrolment',
    subject_id: shape.subjectId,
    ordinal: shape.ordinal ?? 0,
    recipient: shape.recipient ?? shape.personId ?? mark(),
    recipient_person_id: shape.personId ?? null,
    state: shape.state ?? 'planned',
  });
}
