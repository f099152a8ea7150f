import type { Locale, LocalisedText, OwnSupervisor } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import {
  factsSql,
  freeInvitationsSql,
  inviteLateSql,
  lockFactsSql,
  staffFactsSql,
} from './supervisor-change.sql.js';

export interface NamedSupervisor {
  enrolmentId: string;
  personId: string;
  organizationId: string | null;
  givenName: string;
  familyName: string;
  email: string;
  locale: Locale;
  namedBy: 'participant' | 'supervisor' | 'staff';
}

export type SupervisorEnd = OwnSupervisor['former'][number]['endedReason'];

/** The participant of an enrolment, and whether anybody may be asked about them. */
export interface SupervisedEnrolment {
  enrolmentId: string;
  participantId: string;
  /** Who sent them. */
  organizationId: string | null;
  /** Where they work now. */
  employerId: string | null;
  givenName: string;
  familyName: string;
  mayName: boolean;
  activityId: string;
  activityCode: string;
  activityTitle: LocalisedText;
  endsOn: string;
  agreed: boolean;
}

export type LiveSupervisor = Omit<NamedSupervisor, 'enrolmentId'> & { namedAt: Date };
export interface SupervisorProposal {
  id: string;
  name: string | null;
  email: string | null;
}
export interface FormerSupervisor {
  name: string;
  endedAt: Date;
  endedReason: SupervisorEnd;
}

const staffSql = staffFactsSql(activityToManage);

/** Writes tables `supervisor` and `supervisor_proposal`. Whoever changes them holds the enrolment's lock. */
export class SupervisorRepository {
  constructor(private readonly tx: EntityManager) {}

  async findEnrolment(id: string, participantId: string): Promise<SupervisedEnrolment | null> {
    const rows: SupervisedEnrolment[] = await this.tx.query(factsSql, [id]);
    return rows.find((row) => row.participantId === participantId) ?? null;
  }

  /** Two changes at once follow one another. */
  async lockEnrolment(id: string, participantId: string | null): Promise<SupervisedEnrolment | null> {
    const rows: SupervisedEnrolment[] = await this.tx.query(lockFactsSql, [id]);
    return rows.find((row) => participantId === null || row.participantId === participantId) ?? null;
  }

  async findInScope(id: string, scope: ActivityScope): Promise<SupervisedEnrolment | null> {
    const rows: SupervisedEnrolment[] = await this.tx.query(staffSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }

  async findLive(enrolmentId: string): Promise<LiveSupervisor | null> {
    const rows: LiveSupervisor[] = await this.tx.query(
      `SELECT person_id AS "personId", organization_id AS "organizationId", given_name AS "givenName",
         family_name AS "familyName", email, locale, named_by AS "namedBy", named_at AS "namedAt"
       FROM supervisor WHERE enrolment_id = $1 AND ended_at IS NULL`,
      [enrolmentId],
    );
    return rows[0] ?? null;
  }

  /** Newest first; who has been erased is not there. */
  async listFormer(enrolmentId: string, limit: number): Promise<FormerSupervisor[]> {
    return this.tx.query(
      `SELECT given_name || ' ' || family_name AS name, ended_at AS "endedAt", ended_reason AS "endedReason"
       FROM supervisor WHERE enrolment_id = $1 AND ended_at IS NOT NULL AND given_name IS NOT NULL
       ORDER BY ended_at DESC, id LIMIT $2`,
      [enrolmentId, limit],
    );
  }

  async findProposal(enrolmentId: string): Promise<SupervisorProposal | null> {
    const rows: SupervisorProposal[] = await this.tx.query(
      'SELECT id, name, email FROM supervisor_proposal WHERE enrolment_id = $1 AND decided_at IS NULL',
      [enrolmentId],
    );
    return rows[0] ?? null;
  }

  /** The one before must have ended: of each enrolment one row is live. */
  async name(named: NamedSupervisor): Promise<void> {
    await this.tx.query(
      `INSERT INTO supervisor (enrolment_id, person_id, organization_id, given_name, family_name, email, locale, named_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        named.enrolmentId,
        named.personId,
        named.organizationId,
        named.givenName,
        named.familyName,
        named.email,
        named.locale,
        named.namedBy,
      ],
    );
  }

  /** The same supervisor, spelled better. */
  async correct(
    enrolmentId: string,
    typed: Omit<NamedSupervisor, 'enrolmentId' | 'personId' | 'organizationId'>,
  ) {
    await this.tx.query(
      `UPDATE supervisor SET given_name = $2, family_name = $3, email = $4, locale = $5, named_by = $6
       WHERE enrolment_id = $1 AND ended_at IS NULL`,
      [enrolmentId, typed.givenName, typed.familyName, typed.email, typed.locale, typed.namedBy],
    );
  }

  /** Answers whether there was a live one to end. What they have not answered is taken from them at once. */
  async end(enrolmentId: string, reason: SupervisorEnd): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE supervisor SET ended_at = business_now(), ended_reason = $2
       WHERE enrolment_id = $1 AND ended_at IS NULL RETURNING id`,
      [enrolmentId, reason],
    );
    await this.tx.query(freeInvitationsSql, [[enrolmentId]]);
    return rows.length > 0;
  }

  /**
   * Says so, who was asked: the refusal of their invitation stands, until the participant names another. Whom they name
   * waits for the participant's word.
   */
  async disown(enrolmentId: string, successor: Omit<SupervisorProposal, 'id'> | null): Promise<void> {
    await this.tx.query(
      `UPDATE supervisor SET ended_at = business_now(), ended_reason = 'not_the_supervisor'
       WHERE enrolment_id = $1 AND ended_at IS NULL`,
      [enrolmentId],
    );
    if (successor !== null && (successor.name !== null || successor.email !== null))
      await this.propose(enrolmentId, successor);
  }

  /** The participant agrees no longer: nobody is asked about any of the activities. */
  async endAllOf(participantId: string): Promise<void> {
    const [rows]: [{ id: string }[], number] = await this.tx.query(
      `UPDATE supervisor s SET ended_at = business_now(), ended_reason = 'agreement_withdrawn'
       FROM enrolment e WHERE e.id = s.enrolment_id AND e.person_id = $1 AND s.ended_at IS NULL
       RETURNING e.id`,
      [participantId],
    );
    await this.tx.query(freeInvitationsSql, [rows.map(({ id }) => id)]);
  }

  /** What is open meanwhile is asked of the supervisor of this enrolment, or of all of a participant. */
  async inviteLate(of: { enrolmentId: string } | { participantId: string }): Promise<void> {
    const values = 'enrolmentId' in of ? [of.enrolmentId, null] : [null, of.participantId];
    await this.tx.query(inviteLateSql, values);
  }

  /** The newest counts; a name that was not decided about gives way to it. */
  private async propose(enrolmentId: string, { name, email }: Omit<SupervisorProposal, 'id'>): Promise<void> {
    await this.tx.query(
      `INSERT INTO supervisor_proposal (enrolment_id, name, email) VALUES ($1, $2, $3)
       ON CONFLICT (enrolment_id) WHERE decided_at IS NULL
       DO UPDATE SET name = EXCLUDED.name, email = EXCLUDED.email, proposed_at = EXCLUDED.proposed_at`,
      [enrolmentId, name, email],
    );
  }

  /** Whoever is named decides about whom the one before named; answers whether there was anything to decide. */
  async decideProposal(enrolmentId: string, takenEmail: string | null): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE supervisor_proposal SET decided_at = business_now(),
         decision = CASE WHEN lower(email) = lower($2) THEN 'taken' ELSE 'declined' END
       WHERE enrolment_id = $1 AND decided_at IS NULL RETURNING id`,
      [enrolmentId, takenEmail],
    );
    return rows.length > 0;
  }
}
