import type { EntityManager } from 'typeorm';

export interface DueInvitation {
  id: string;
  hasLink: boolean;
  recipients: { personId: string; locale: string }[];
}

export interface DueReminder {
  invitationId: string;
  personId: string;
  locale: string;
  ordinal: number;
}

/** Who is to be asked now, and who to be reminded. Whether it is still right, the claim of the mail decides. */
export class DueInvitationRepository {
  constructor(private readonly tx: EntityManager) {}

  async lockDue(limit: number): Promise<DueInvitation[]> {
    const ids: { id: string }[] = await this.tx.query(
      `SELECT i.id FROM invitation i JOIN wave w ON w.id = i.wave_id
       WHERE i.answer_state = 'planned' AND i.due_at <= business_now() AND w.state = 'open'
         AND (w.closes_at IS NULL OR w.closes_at > business_now())
         AND (i.enrolment_id IS NULL OR EXISTS (
           SELECT 1 FROM frame_member f WHERE f.wave_id = i.wave_id AND f.enrolment_id = i.enrolment_id))
       ORDER BY i.due_at, i.id FOR UPDATE OF i SKIP LOCKED LIMIT $1`,
      [limit],
    );
    return this.tx.query(
      `SELECT i.id, i.link_hash IS NOT NULL AS "hasLink",
         coalesce((
           SELECT jsonb_agg(DISTINCT jsonb_build_object('personId', p.id, 'locale', p.locale)) FROM person p
           WHERE p.id = (SELECT e.person_id FROM enrolment e WHERE e.id = i.enrolment_id)
             OR p.id = i.trainer_person_id
             OR p.id IN (SELECT r.person_id FROM role_assignment r WHERE i.organization_id IS NOT NULL
               AND r.role = 'focal_point' AND r.scope_type = 'organization' AND r.ended_at IS NULL
               AND r.scope_id = i.organization_id::text)
         ), '[]') AS recipients
       FROM invitation i WHERE i.id = ANY($1::uuid[]) ORDER BY i.due_at, i.id`,
      [ids.map((row) => row.id)],
    );
  }

  async giveLink(id: string, link: { nonce: Buffer; keyVersion: number; hash: Buffer }): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET link_nonce = $2, link_key_version = $3, link_hash = $4 WHERE id = $1 AND link_hash IS NULL`,
      [id, link.nonce, link.keyVersion, link.hash],
    );
  }

  async markInvited(ids: readonly string[]): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET answer_state = 'invited' WHERE id = ANY($1::uuid[]) AND answer_state = 'planned'`,
      [ids],
    );
  }

  /**
   * One row an invitation: only the latest reminder that is due, counted from the day the invitation was handed out,
   * so that a clock that jumps never sends two at once.
   */
  async findDueReminders(limit: number): Promise<DueReminder[]> {
    return this.tx.query(
      `SELECT i.id AS "invitationId", m.recipient_person_id AS "personId", m.locale, due.ordinal
       FROM wave w
       JOIN invitation i ON i.wave_id = w.id AND i.answer_state IN ('invited', 'opened', 'started')
       JOIN message m ON m.kind = 'survey.invitation' AND m.subject_type = 'invitation' AND m.subject_id = i.id
         AND m.state = 'sent' AND m.recipient_person_id IS NOT NULL
       CROSS JOIN LATERAL (
         SELECT max(d.ordinal)::int AS ordinal FROM unnest(w.reminder_days) WITH ORDINALITY AS d(days, ordinal)
         WHERE m.due_at + make_interval(days => d.days) <= business_now()
       ) due
       WHERE w.state = 'open' AND due.ordinal IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM anonymous_wave n WHERE n.wave_id = w.id AND n.issued ? i.id::text) AND (w.closes_at IS NULL OR w.closes_at > business_now())
         AND NOT EXISTS (SELECT 1 FROM message r WHERE r.kind = 'survey.reminder' AND r.subject_type = 'invitation'
           AND r.subject_id = i.id AND r.recipient = m.recipient AND r.ordinal >= due.ordinal)
       ORDER BY i.id LIMIT $1`,
      [limit],
    );
  }
}
