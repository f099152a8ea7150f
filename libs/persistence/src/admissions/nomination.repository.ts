import type { NominationFields, NominationRow } from '@traccia/contracts';
import { type NominationState, quotaUsing } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import type { RowScope } from '../row-scope.js';
import { searchPattern } from '../search-pattern.js';

export type NominationEntry = Omit<NominationRow, 'stateAt'> & {
  stateAt: Date;
  startsOn: string;
  endsOn: string;
  createdKey: string;
  nomineePersonId: string | null;
  replacesId: string | null;
  /** Who is replaced was a nominee too, and the place waits for their answer. */
  replacedKeepsPlace: boolean;
};
export interface NominationFilter {
  search?: string | undefined;
  activityId?: string | undefined;
  state?: string | undefined;
}
export interface NewNomination {
  activityId: string;
  organizationId: string;
  nominatorId: string;
  replacesId: string | null;
  fields: NominationFields;
}
export interface NominationLink {
  nonce: Buffer;
  keyVersion: number;
  hash: Buffer;
}

/** An application that came of the nomination, and the place that came of it. */
const placeOf = (nominationId: string) => `application ap JOIN enrolment e ON e.activity_id = ap.activity_id
    AND e.person_id = ap.person_id AND e.status IN ('enrolled', 'attended', 'completed')
  WHERE ap.nomination_id = ${nominationId} AND ap.state = 'enrolled'`;
const holdsPlace = (nominationId: string) => `EXISTS (SELECT 1 FROM ${placeOf(nominationId)})`;
/** The place that somebody in the chain of replaced nominees has given back, the latest of them. */
const givenUpSql = `WITH RECURSIVE chain AS (
    SELECT id, replaces_id FROM nomination WHERE id = $1
    UNION ALL SELECT n.id, n.replaces_id FROM nomination n JOIN chain c ON n.id = c.replaces_id)
  SELECT e.id AS "enrolmentId", ap.id AS "applicationId" FROM chain c JOIN application ap ON ap.nomination_id = c.id
  JOIN enrolment e ON e.activity_id = ap.activity_id AND e.person_id = ap.person_id AND e.status = 'withdrawn'
  WHERE ap.state = 'withdrawn' ORDER BY e.created_at DESC, e.id LIMIT 1`;
/** The live nomination behind an applicant, and who was asked to take over. */
const ofApplicantSql = `SELECT n.id, (SELECT r.id FROM nomination r WHERE r.replaces_id = n.id AND r.state = 'sent'
    ORDER BY r.created_at DESC, r.id LIMIT 1) AS "substituteId"
  FROM application ap JOIN nomination n ON n.id = ap.nomination_id
  WHERE ap.activity_id = $1 AND ap.person_id = $2 AND ap.state NOT IN ('withdrawn', 'offer_refused')
    AND n.state IN ('confirmed', 'corrected') FOR UPDATE OF n`;
/** Two of whom one is to take over from the other use one place of the quota between them. */
export const usesQuota = `n.state IN ('sent', 'confirmed', 'corrected')
  AND NOT EXISTS (SELECT 1 FROM nomination r WHERE r.replaces_id = n.id AND r.state = 'sent')`;
const countUsedSql = `SELECT count(*)::int AS used FROM nomination n
  WHERE n.activity_id = $1 AND n.organization_id = $2 AND ${usesQuota} AND n.id IS DISTINCT FROM $3::uuid`;
const heldPlaceSql = `SELECT e.id AS "enrolmentId", ap.id AS "applicationId" FROM ${placeOf('$1')}`;

const columns = `n.id, n.activity_id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
  a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",   n.organization_id AS "organizationId", o.name AS "organizationName",
  np.given_name || ' ' || np.family_name AS "nominatorName", n.given_name AS "givenName", n.family_name AS "familyName",
  n.email, n.sex, n.job_title AS "jobTitle", n.locale, n.capacity_gap AS "capacityGap", n.expected_use AS "expectedUse",
  n.release_confirmed AS "releaseConfirmed", n.cost_cover AS "costCover",
  n.payer_organization_id AS "payerOrganizationId", pay.name AS "payerOrganizationName",
  CASE WHEN pay.id IS NOT NULL THEN jsonb_build_object('id', pay.id, 'name', pay.name,
    'constituentGroup', pay.constituent_group) END AS "payerOrganization",
  n.letter_file_id AS "letterFileId", CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
    'sizeBytes', f.size_bytes) END AS letter, n.state, n.corrections, n.decline_reason AS "declineReason",
  (SELECT r.given_name || ' ' || r.family_name FROM nomination r WHERE r.id = n.replaces_id) AS "replacesName",
  n.state_at AS "stateAt", n.version, n.created_at::text AS "createdKey", n.nominee_person_id AS "nomineePersonId",
  n.replaces_id AS "replacesId", ${holdsPlace('n.id')} AS "holdsPlace",
  ${holdsPlace('n.replaces_id')} AS "replacedHoldsPlace", n.keeps_place AS "keepsPlace",
  EXISTS (SELECT 1 FROM nomination k WHERE k.id = n.replaces_id AND k.keeps_place) AS "replacedKeepsPlace"`;
const tables = `nomination n JOIN activity a ON a.id = n.activity_id JOIN organization o ON o.id = n.organization_id
  JOIN person np ON np.id = n.nominator_id LEFT JOIN organization pay ON pay.id = n.payer_organization_id
  LEFT JOIN stored_file f ON f.id = n.letter_file_id`;
/** A focal point sees what the own organizations, or those of the own country, have nominated. */
export const organizationInScope = `($1::boolean OR o.id = ANY($2::uuid[]) OR o.country_code = ANY($3::bpchar[]))`;
/** Parameters 1 to 3 of it. */
export const organizationValues = ({ everything, organizations, countries }: RowScope): unknown[] => [
  everything,
  organizations,
  countries,
];
const matching = `${organizationInScope}
  AND ($4::text IS NULL OR n.given_name || ' ' || n.family_name ILIKE $4 OR n.email ILIKE $4)
  AND ($5::uuid IS NULL OR n.activity_id = $5) AND ($6::text IS NULL OR n.state = $6)`;
const pageSql = ` AND ($7::timestamptz IS NULL OR (n.created_at, n.id) < ($7::timestamptz, $8::uuid))
  ORDER BY n.created_at DESC, n.id DESC LIMIT $9`;
const listSql = `SELECT ${columns} FROM ${tables} WHERE ${matching} ${pageSql}`;
const countSql = `SELECT count(*)::int AS total FROM ${tables} WHERE ${matching}`;
const findSql = `SELECT ${columns} FROM ${tables} WHERE ${organizationInScope} AND n.id = $4`;
const lockSql = `${findSql} FOR UPDATE OF n`;
const byLinkSql = `SELECT ${columns} FROM ${tables}
  WHERE n.link_hash = $1 AND n.link_expires_at > clock_timestamp() FOR UPDATE OF n`;

/** Writes table `nomination`; every change of state is held against `nomination_transition` by the database. */
export class NominationRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: RowScope,
    filter: NominationFilter,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<NominationEntry[]> {
    const key = [after?.[0] ?? null, after?.[1] ?? null, limit];
    return this.tx.query(listSql, [...valuesOf(scope, filter), ...key]);
  }

  async count(scope: RowScope, filter: NominationFilter): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, valuesOf(scope, filter));
    return rows[0]?.total ?? 0;
  }

  async find(scope: RowScope, id: string): Promise<NominationEntry | null> {
    const rows: NominationEntry[] = await this.tx.query(findSql, [...organizationValues(scope), id]);
    return rows[0] ?? null;
  }

  async lock(scope: RowScope, id: string): Promise<NominationEntry | null> {
    const rows: NominationEntry[] = await this.tx.query(lockSql, [...organizationValues(scope), id]);
    return rows[0] ?? null;
  }

  /** Who holds the link; the row is locked until the answer is written. */
  async lockByLink(hash: Buffer): Promise<NominationEntry | null> {
    const rows: NominationEntry[] = await this.tx.query(byLinkSql, [hash]);
    return rows[0] ?? null;
  }

  /** Before anything is locked: the activity of a link that may take over a place comes first. */
  async findSubstitutedActivity(hash: Buffer): Promise<string | null> {
    const rows: { activityId: string }[] = await this.tx.query(
      'SELECT activity_id AS "activityId" FROM nomination WHERE link_hash = $1 AND replaces_id IS NOT NULL',
      [hash],
    );
    return rows[0]?.activityId ?? null;
  }

  async findHeldPlace(id: string): Promise<{ enrolmentId: string; applicationId: string } | null> {
    const rows: { enrolmentId: string; applicationId: string }[] = await this.tx.query(heldPlaceSql, [id]);
    return rows[0] ?? null;
  }

  async findGivenUpPlace(id: string): Promise<{ enrolmentId: string; applicationId: string } | null> {
    const rows: { enrolmentId: string; applicationId: string }[] = await this.tx.query(givenUpSql, [id]);
    return rows[0] ?? null;
  }

  async lockOfApplicant(
    activityId: string,
    personId: string,
  ): Promise<{ id: string; substituteId: string | null } | null> {
    const rows: { id: string; substituteId: string | null }[] = await this.tx.query(ofApplicantSql, [
      activityId,
      personId,
    ]);
    return rows[0] ?? null;
  }

  /** The place waits for the nominee's answer; any other state of the nomination lets it go. */
  async keepPlace(id: string): Promise<void> {
    await this.tx.query(`UPDATE nomination SET keeps_place = true WHERE id = $1 AND state = 'sent'`, [id]);
  }

  async insert(nomination: NewNomination): Promise<string> {
    const { activityId, organizationId, nominatorId, replacesId, fields } = nomination;
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO nomination (activity_id, organization_id, nominator_id, replaces_id, given_name, family_name, email,
         sex, job_title, locale, capacity_gap, expected_use, release_confirmed, cost_cover, payer_organization_id,
         letter_file_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`,
      [activityId, organizationId, nominatorId, replacesId, ...fieldsOf(fields)],
    );
    return rows[0]?.id ?? '';
  }

  async update(id: string, fields: NominationFields): Promise<void> {
    await this.tx.query(
      `UPDATE nomination SET given_name = $2, family_name = $3, email = $4, sex = $5, job_title = $6, locale = $7,
         capacity_gap = $8, expected_use = $9, release_confirmed = $10, cost_cover = $11, payer_organization_id = $12,
         letter_file_id = $13, version = version + 1 WHERE id = $1`,
      [id, ...fieldsOf(fields)],
    );
  }

  async send(id: string, personId: string, link: NominationLink): Promise<void> {
    await this.tx.query(
      `UPDATE nomination SET state = 'sent', nominee_person_id = $2, link_nonce = $3, link_key_version = $4,
         link_hash = $5, link_expires_at = clock_timestamp() + interval '60 days', version = version + 1 WHERE id = $1`,
      [id, personId, link.nonce, link.keyVersion, link.hash],
    );
  }

  async answer(
    id: string,
    state: 'confirmed' | 'corrected' | 'declined',
    said: { corrections: Record<string, string> | null; reason: string | null },
  ): Promise<void> {
    await this.tx.query(
      `UPDATE nomination SET state = $2, corrections = $3::jsonb, decline_reason = $4, version = version + 1 WHERE id = $1`,
      [id, state, said.corrections && JSON.stringify(said.corrections), said.reason],
    );
  }

  async setState(id: string, state: NominationState): Promise<void> {
    await this.tx.query('UPDATE nomination SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
  }

  /** The activity does not take place. */
  async endAll(activityId: string): Promise<void> {
    await this.tx.query(
      `UPDATE nomination SET state = 'withdrawn', version = version + 1
       WHERE activity_id = $1 AND state IN ('draft', 'sent', 'confirmed', 'corrected')`,
      [activityId],
    );
  }

  /** Places of the quota in use but for that of `replacesId`; the caller holds the lock of the quota. */
  async countUsed(activityId: string, organizationId: string, replacesId: string | null): Promise<number> {
    const rows: { used: number }[] = await this.tx.query(countUsedSql, [
      activityId,
      organizationId,
      replacesId,
    ]);
    return rows[0]?.used ?? 0;
  }

  async isNominated(activityId: string, email: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT 1 FROM nomination WHERE activity_id = $1 AND lower(email) = lower($2) AND state = ANY($3::text[])`,
      [activityId, email, quotaUsing],
    );
    return rows.length > 0;
  }

  /** The nominating organization decides in which group the nominee is counted. */
  async groupOf(id: string): Promise<string> {
    const rows: { group: string }[] = await this.tx.query(
      'SELECT o.constituent_group AS "group" FROM nomination n JOIN organization o ON o.id = n.organization_id WHERE n.id = $1',
      [id],
    );
    return rows[0]?.group ?? 'other';
  }

  /** Applications that came from the nomination and can still be stepped back from. */
  async applicationOf(id: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM application WHERE nomination_id = $1 AND state NOT IN ('withdrawn', 'offer_refused') LIMIT 1`,
      [id],
    );
    return rows[0]?.id ?? null;
  }
}

function valuesOf(scope: RowScope, filter: NominationFilter): unknown[] {
  return [
    ...organizationValues(scope),
    searchPattern(filter.search),
    filter.activityId ?? null,
    filter.state ?? null,
  ];
}

function fieldsOf(fields: NominationFields): unknown[] {
  return [
    fields.givenName,
    fields.familyName,
    fields.email,
    fields.sex,
    fields.jobTitle,
    fields.locale,
    fields.capacityGap,
    fields.expectedUse,
    fields.releaseConfirmed,
    fields.costCover,
    fields.payerOrganizationId,
    fields.letterFileId,
  ];
}
