import type { Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { letterLocale } from '../follow-ups/asked.sql.js';

export interface LinkReader {
  invitationId: string;
  personId: string;
  name: string;
  organizationName: string | null;
  about: string | null;
  telephone: string | null;
  address: string | null;
  locale: Locale;
  /** Why this person is not handed anything; null: is. */
  leftOut: string | null;
  /** The key of a link that is there; null where one must be given first. */
  nonce: Buffer | null;
  keyVersion: number | null;
}

export interface LinkSheetPage {
  readers: 'unreached' | 'silent';
  after: { name: string; invitationId: string; personId: string } | null;
  limit: number;
}

/**
 * Everybody who is asked and, as far as was told, has not answered; where answers are named, as it is now. A mailbox that is
 * known to be dead is no wish to be left alone, all other stops are.
 */
const readersSql = `WITH reader AS (
  SELECT i.id AS invitation_id, coalesce(s.person_id, e.person_id, i.trainer_person_id) AS person_id
  FROM invitation i JOIN wave w ON w.id = i.wave_id LEFT JOIN enrolment e ON e.id = i.enrolment_id
  LEFT JOIN supervisor s ON s.enrolment_id = i.enrolment_id AND s.ended_at IS NULL AND w.respondent_kind = 'supervisor'
  WHERE i.wave_id = $1 AND i.organization_id IS NULL AND (w.respondent_kind <> 'supervisor' OR s.id IS NOT NULL)
  UNION
  SELECT i.id, r.person_id FROM invitation i JOIN role_assignment r ON r.role = 'focal_point'
    AND r.scope_type = 'organization' AND r.ended_at IS NULL AND r.scope_id = i.organization_id::text
  WHERE i.wave_id = $1
), standing AS (
  SELECT i.id AS "invitationId", p.id AS "personId", concat_ws(' ', p.given_name, p.family_name) AS name,
    o.name AS "organizationName", p.telephone, p.email AS address, ${letterLocale('p', 'w.language_rule')} AS locale,
    CASE WHEN i.organization_id IS NOT NULL THEN o.name WHEN w.respondent_kind = 'supervisor'
      THEN concat_ws(' ', q.given_name, q.family_name) END AS about,
    CASE WHEN p.disabled_at IS NOT NULL THEN 'person-disabled'
      WHEN stop.reason IS NOT NULL THEN stop.reason
      WHEN w.respondent_kind = 'supervisor' AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.person_id = q.id
        AND k.purpose = 'supervisor_contact' AND k.withdrawn_at IS NULL) THEN 'agreement-withdrawn'
      WHEN e.status IN ('waiting', 'withdrawn', 'cancelled') THEN 'enrolment-changed' END AS "leftOut",
    i.link_nonce AS nonce, i.link_key_version AS "keyVersion",
    NOT EXISTS (SELECT 1 FROM message m WHERE m.subject_type = 'invitation' AND m.subject_id = i.id
        AND m.recipient_person_id = p.id AND m.kind IN ('survey.invitation', 'survey.handed_over')
        AND m.state IN ('planned', 'sending', 'sent', 'review'))
      OR EXISTS (SELECT 1 FROM contact_stop b WHERE b.person_id = p.id AND b.reason = 'bounced' AND stop_holds(b.until))
      AS unreached
  FROM reader x JOIN invitation i ON i.id = x.invitation_id JOIN wave w ON w.id = i.wave_id
  JOIN activity a ON a.id = w.activity_id JOIN person p ON p.id = x.person_id
  LEFT JOIN enrolment e ON e.id = i.enrolment_id LEFT JOIN person q ON q.id = e.person_id
  LEFT JOIN organization o ON o.id = coalesce(i.organization_id, e.organization_id)
  LEFT JOIN LATERAL (SELECT min(c.reason) AS reason FROM contact_stop c WHERE c.person_id = p.id AND c.reason <> 'bounced'
    AND stop_holds(c.until)) stop ON true
  WHERE i.answer_state IN ('invited', 'opened', 'started', 'submitted') AND i.told_state IS DISTINCT FROM 'answered'
    AND i.told_state IS DISTINCT FROM 'declined' AND (w.privacy_mode <> 'named' OR i.answer_state <> 'submitted')
)`;
const pageSql = `${readersSql} SELECT "invitationId", "personId", name FROM standing
  WHERE ($2 = 'silent' OR unreached)
    AND ($3::text IS NULL OR (name, "invitationId", "personId") > ($3, $4::uuid, $5::uuid))
  ORDER BY name, "invitationId", "personId" LIMIT $6`;
const countSql = `${readersSql} SELECT count(*) FILTER (WHERE unreached)::int AS unreached, count(*)::int AS silent
  FROM standing WHERE "leftOut" IS NULL`;
const standingSql = `${readersSql} SELECT "invitationId", "personId", name, "organizationName", about, telephone, address, locale,
    "leftOut", nonce, "keyVersion"
  FROM standing JOIN unnest($2::uuid[], $3::uuid[]) AS k(invitation_id, person_id)
    ON k.invitation_id = standing."invitationId" AND k.person_id = standing."personId"
  ORDER BY name, "invitationId", "personId"`;

const lockInvitationsSql = 'SELECT id FROM invitation WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE';
const lockPeopleSql = 'SELECT id FROM person WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE';

/** Reads to whom a personal link can be handed; what was handed over stands in the ledger. */
export class LinkSheetRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Of those who may be asked. */
  async count(waveId: string): Promise<{ unreached: number; silent: number }> {
    const rows: { unreached: number; silent: number }[] = await this.tx.query(countSql, [waveId]);
    return rows[0] ?? { unreached: 0, silent: 0 };
  }

  async listPage(
    waveId: string,
    { readers, after, limit }: LinkSheetPage,
  ): Promise<Pick<LinkReader, 'invitationId' | 'personId' | 'name'>[]> {
    return this.tx.query(pageSql, [
      waveId,
      readers,
      after?.name ?? null,
      after?.invitationId ?? null,
      after?.personId ?? null,
      limit,
    ]);
  }

  /**
   * Locks these people, so that a wish to be left alone comes wholly before or wholly after, and says how they stand then;
   * who has answered, refused or left meanwhile is not among them.
   */
  async lockStanding(
    waveId: string,
    readers: readonly Pick<LinkReader, 'invitationId' | 'personId'>[],
  ): Promise<LinkReader[]> {
    const invitationIds = readers.map(({ invitationId }) => invitationId);
    const personIds = readers.map(({ personId }) => personId);
    // Invitations before people, as the worker does that hands out mails: two who meet never wait for each other in a ring.
    await this.tx.query(lockInvitationsSql, [invitationIds]);
    await this.tx.query(lockPeopleSql, [personIds]);
    return this.tx.query(standingSql, [waveId, invitationIds, personIds]);
  }

  /** Today where the activity is, and how many days after the opening that is: the number of a sheet. */
  async today(waveId: string): Promise<{ day: string; number: number }> {
    const rows: { day: string; number: number }[] = await this.tx.query(
      `SELECT d.today::text AS day, greatest(0, d.today - (w.opens_at AT TIME ZONE a.time_zone)::date)::int AS number
       FROM wave w JOIN activity a ON a.id = w.activity_id,
         LATERAL (SELECT (business_now() AT TIME ZONE a.time_zone)::date AS today) d WHERE w.id = $1`,
      [waveId],
    );
    const [row] = rows;
    if (!row) throw new Error(`wave ${waveId} is gone`);
    return row;
  }

  /** Rows of the ledger that say who was handed what on this sheet. */
  async listHandedOver(
    invitationIds: readonly string[],
    ordinal: number,
  ): Promise<{ id: string; invitationId: string; personId: string }[]> {
    return this.tx.query(
      `SELECT id, subject_id AS "invitationId", recipient_person_id AS "personId" FROM message
       WHERE kind = 'survey.handed_over' AND subject_type = 'invitation' AND subject_id = ANY($1::uuid[]) AND ordinal = $2`,
      [invitationIds, ordinal],
    );
  }
}
