import type { EntityManager } from 'typeorm';
import { searchPattern } from '../search-pattern.js';

export interface AskedWalkIn {
  id: string;
  position: number;
  givenName: string;
  familyName: string;
  organizationName: string | null;
  askedAt: Date;
  /** Exact text of `askedAt`, for paging. */
  askedKey: string;
}
export interface WalkInCandidate {
  personId: string;
  givenName: string;
  familyName: string;
  organizationName: string | null;
}
export interface NewWalkIn {
  sessionId: string;
  personId: string;
  enrolmentId: string;
  typedOrganization: string | null;
  decidedBy: string;
}

/** Who may be offered: people of the organizations that send people here, and who was on the list before. */
const candidatesSql = `SELECT p.id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName",
    o.name AS "organizationName"
  FROM person p LEFT JOIN organization o ON o.id = p.organization_id
  WHERE p.disabled_at IS NULL AND p.given_name || ' ' || p.family_name ILIKE $2
    AND (p.organization_id IN (SELECT n.organization_id FROM enrolment n WHERE n.activity_id = $1)
      OR p.id IN (SELECT n.person_id FROM enrolment n WHERE n.activity_id = $1))
    AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.activity_id = $1 AND e.person_id = p.id
      AND e.status IN ('enrolled', 'attended', 'completed'))
  ORDER BY lower(p.family_name), lower(p.given_name), p.id LIMIT 10`;
const askedSql = `SELECT w.id, s.position, p.given_name AS "givenName", p.family_name AS "familyName",
    o.name AS "organizationName", w.created_at AS "askedAt", w.created_at::text AS "askedKey"
  FROM walk_in w JOIN activity_session s ON s.id = w.activity_session_id JOIN person p ON p.id = w.person_id
  LEFT JOIN organization o ON o.id = p.organization_id
  WHERE s.activity_id = $1 AND w.state = 'asked' AND ($2::timestamptz IS NULL OR (w.created_at, w.id) > ($2::timestamptz, $3::uuid))
  ORDER BY w.created_at, w.id LIMIT $4`;

/** Writes table `walk_in`. */
export class WalkInRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Somebody scanned the code and is not on the list; asking twice is asking once. */
  async ask(sessionId: string, personId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO walk_in (activity_session_id, person_id) VALUES ($1, $2)
       ON CONFLICT (activity_session_id, person_id) WHERE state = 'asked' DO NOTHING`,
      [sessionId, personId],
    );
  }

  async listAsked(
    activityId: string,
    after: { askedKey: string; id: string } | null,
    limit: number,
  ): Promise<AskedWalkIn[]> {
    return this.tx.query(askedSql, [activityId, after?.askedKey ?? null, after?.id ?? null, limit]);
  }

  async countAsked(activityId: string): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(
      `SELECT count(*)::int AS total FROM walk_in w JOIN activity_session s ON s.id = w.activity_session_id
       WHERE s.activity_id = $1 AND w.state = 'asked'`,
      [activityId],
    );
    return rows[0]?.total ?? 0;
  }

  async lock(
    activityId: string,
    id: string,
  ): Promise<{ sessionId: string; personId: string; state: string } | null> {
    const rows: { sessionId: string; personId: string; state: string }[] = await this.tx.query(
      `SELECT w.activity_session_id AS "sessionId", w.person_id AS "personId", w.state FROM walk_in w
       JOIN activity_session s ON s.id = w.activity_session_id WHERE w.id = $2 AND s.activity_id = $1 FOR UPDATE OF w`,
      [activityId, id],
    );
    return rows[0] ?? null;
  }

  async decide(id: string, enrolmentId: string | null, decidedBy: string): Promise<void> {
    await this.tx.query(
      `UPDATE walk_in SET state = CASE WHEN $2::uuid IS NULL THEN 'refused' ELSE 'enrolled' END, enrolment_id = $2,
         decided_by = $3, decided_at = clock_timestamp() WHERE id = $1`,
      [id, enrolmentId, decidedBy],
    );
  }

  /** Added by the trainer; what the person had asked for meanwhile is answered with it. */
  async insertEnrolled(walkIn: NewWalkIn): Promise<void> {
    await this.tx.query(
      `DELETE FROM walk_in WHERE activity_session_id = $1 AND person_id = $2 AND state = 'asked'`,
      [walkIn.sessionId, walkIn.personId],
    );
    await this.tx.query(
      `INSERT INTO walk_in (activity_session_id, person_id, state, enrolment_id, typed_organization, decided_by, decided_at)
       VALUES ($1, $2, 'enrolled', $3, $4, $5, clock_timestamp())`,
      [walkIn.sessionId, walkIn.personId, walkIn.enrolmentId, walkIn.typedOrganization, walkIn.decidedBy],
    );
  }

  async candidates(activityId: string, search: string): Promise<WalkInCandidate[]> {
    return this.tx.query(candidatesSql, [activityId, searchPattern(search)]);
  }

  /** Whether the trainer may name this person by id: only whom the search offers. */
  async isCandidate(activityId: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `SELECT 1 FROM person p WHERE p.id = $2 AND p.disabled_at IS NULL
         AND (p.organization_id IN (SELECT n.organization_id FROM enrolment n WHERE n.activity_id = $1)
           OR p.id IN (SELECT n.person_id FROM enrolment n WHERE n.activity_id = $1))`,
      [activityId, personId],
    );
    return rows.length > 0;
  }

  /** The person of a mailbox with exactly this name: two may share a mailbox. */
  async findByMailboxAndName(email: string, givenName: string, familyName: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM person WHERE lower(email) = lower($1) AND lower(given_name) = lower($2)
         AND lower(family_name) = lower($3) AND disabled_at IS NULL ORDER BY created_at, id LIMIT 1`,
      [email, givenName, familyName],
    );
    return rows[0]?.id ?? null;
  }

  /** The organization of this name, when there is exactly one. */
  async findOrganization(name: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      'SELECT id FROM organization WHERE lower(name) = lower($1) ORDER BY id LIMIT 2',
      [name],
    );
    return rows.length === 1 ? (rows[0]?.id ?? null) : null;
  }
}
