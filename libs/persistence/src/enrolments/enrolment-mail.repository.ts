import type { EntityManager } from 'typeorm';

export interface EnrolmentForMail {
  status: string;
  personId: string;
  locale: string;
}

/** What the worker needs to know to tell a person where an enrolment stands. */
export class EnrolmentMailRepository {
  constructor(private readonly tx: EntityManager) {}

  async findForMail(enrolmentId: string): Promise<EnrolmentForMail | null> {
    const rows: EnrolmentForMail[] = await this.tx.query(
      `SELECT e.status, p.id AS "personId", p.locale FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.id = $1`,
      [enrolmentId],
    );
    return rows[0] ?? null;
  }
}
