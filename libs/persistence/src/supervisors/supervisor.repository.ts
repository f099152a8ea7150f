import type { Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

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

export type SupervisorEnd =
  'changed_supervisor' | 'changed_employer' | 'not_the_supervisor' | 'agreement_withdrawn' | 'left';

/** Writes tables `supervisor` and `supervisor_proposal`. The caller holds the enrolment's lock. */
export class SupervisorRepository {
  constructor(private readonly tx: EntityManager) {}

  /** The one before must have ended: of each enrolment one row is live. */
  async name(named: NamedSupervisor): Promise<string> {
    const [row]: { id: string }[] = await this.tx.query(
      `INSERT INTO supervisor (enrolment_id, person_id, organization_id, given_name, family_name, email, locale, named_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
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
    if (!row) throw new Error('a supervisor was not named');
    return row.id;
  }

  /** Answers whether there was a live one to end. */
  async end(enrolmentId: string, reason: SupervisorEnd): Promise<boolean> {
    const [rows]: [unknown[], number] = await this.tx.query(
      `UPDATE supervisor SET ended_at = business_now(), ended_reason = $2
       WHERE enrolment_id = $1 AND ended_at IS NULL RETURNING id`,
      [enrolmentId, reason],
    );
    return rows.length > 0;
  }
}
