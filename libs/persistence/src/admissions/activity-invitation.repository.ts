import type { MyInvitation, OrganizationInvitation } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import type { RowScope } from '../row-scope.js';
import {
  declineSql,
  inviteSql,
  listSql,
  mineSql,
  ofOrganizationsSql,
  reconsiderSql,
} from './activity-invitation.sql.js';
import { organizationValues } from './nomination.repository.js';

export interface InvitedEntry {
  id: string;
  organizationName: string | null;
  personName: string | null;
  address: string | null;
  personOrganizationName: string | null;
  invitedAt: Date;
  invitedByName: string | null;
  declinedAt: Date | null;
  resent: number;
  /** How many mails the newest sending planned, and what became of them. */
  mails: number;
  sent: number;
  waiting: number;
  failure: string | null;
  applicants: number;
}
export interface Guests {
  organizationIds: readonly string[];
  personIds: readonly string[];
  addresses: readonly string[];
  /** Of mail to addresses that are nobody's yet. */
  locale: string;
}

/** Writes table `activity_invitation`: who may apply where only invited people may. */
export class ActivityInvitationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Twice is once; answers those who are invited anew. */
  async invite(activityId: string, guests: Guests, invitedBy: string): Promise<string[]> {
    const { organizationIds, personIds, addresses, locale } = guests;
    const rows: { id: string }[] = await this.tx.query(inviteSql, [
      activityId,
      organizationIds,
      personIds,
      addresses,
      locale,
      invitedBy,
    ]);
    return rows.map(({ id }) => id);
  }

  /** Those that hold. */
  async count(activityId: string): Promise<number> {
    const rows: { n: number }[] = await this.tx.query(
      'SELECT count(*)::int AS n FROM activity_invitation WHERE activity_id = $1 AND withdrawn_at IS NULL',
      [activityId],
    );
    return rows[0]?.n ?? 0;
  }

  /** Newest first; those taken back are not there. */
  async listForActivity(activityId: string, limit: number): Promise<InvitedEntry[]> {
    return this.tx.query(listSql, [activityId, limit]);
  }

  /**
   * Plans one more mail, unless the newest has still to leave: two clicks are one mail. False when the invitation is
   * not one of this activity, or was taken back. The caller holds the activity's lock.
   */
  async sendAgain(activityId: string, id: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE activity_invitation v SET resent = v.resent + (SELECT coalesce(bool_and(
           m.state NOT IN ('planned', 'sending')), false)::int FROM message m
         WHERE m.subject_type = 'activity_invitation' AND m.subject_id = v.id AND m.ordinal = v.resent),
         invited_at = clock_timestamp(), declined_at = NULL
       WHERE v.id = $2 AND v.activity_id = $1 AND v.withdrawn_at IS NULL RETURNING v.id`,
      [activityId, id],
    );
    return rows.length > 0;
  }

  /** Twice is once; false when there is no such invitation here. */
  async withdraw(activityId: string, id: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE activity_invitation SET withdrawn_at = coalesce(withdrawn_at, clock_timestamp())
       WHERE id = $2 AND activity_id = $1 RETURNING id`,
      [activityId, id],
    );
    return rows.length > 0;
  }

  /** False when it is not the person's own, or was taken back. */
  async decline(id: string, personId: string): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(declineSql, [id, personId]);
    return rows.length > 0;
  }

  async reconsider(activityId: string, personId: string): Promise<void> {
    await this.tx.query(reconsiderSql, [activityId, personId]);
  }

  /** What organizations in scope are invited to, soonest first. */
  async listOfOrganizations(scope: RowScope): Promise<OrganizationInvitation[]> {
    return this.tx.query(ofOrganizationsSql, organizationValues(scope));
  }

  /** Soonest first. */
  async listOwn(personId: string): Promise<MyInvitation[]> {
    return this.tx.query(mineSql, [personId]);
  }
}
