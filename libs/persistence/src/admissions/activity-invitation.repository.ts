import type { EntityManager } from 'typeorm';

export interface InvitedEntry {
  id: string;
  organizationName: string | null;
  personName: string | null;
  invitedAt: Date;
}

/** Writes table `activity_invitation`: who may apply where only invited people may. */
export class ActivityInvitationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Twice is once. */
  async invite(
    activityId: string,
    guest: { organizationId: string | null; personId: string | null },
    invitedBy: string,
  ): Promise<void> {
    await this.tx.query(
      `INSERT INTO activity_invitation (activity_id, organization_id, person_id, invited_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [activityId, guest.organizationId, guest.personId, invitedBy],
    );
  }

  async listForActivity(activityId: string): Promise<InvitedEntry[]> {
    return this.tx.query(
      `SELECT v.id, o.name AS "organizationName", p.given_name || ' ' || p.family_name AS "personName",
         v.invited_at AS "invitedAt"
       FROM activity_invitation v LEFT JOIN organization o ON o.id = v.organization_id
       LEFT JOIN person p ON p.id = v.person_id
       WHERE v.activity_id = $1 ORDER BY v.invited_at DESC, v.id LIMIT 500`,
      [activityId],
    );
  }
}
