import type { EntityManager } from 'typeorm';

export interface AdmissionMail {
  state: string;
  personId: string;
  locale: string;
}
export interface ApplicationMail extends AdmissionMail {
  /** Whether the form is filled in; else it waits for the applicant. */
  formComplete: boolean;
  /** Whether an organization nominated the applicant; else the centre's sheet or the applicant sent it in. */
  nominated: boolean;
}

/** What the worker needs to know to write to an applicant or a nominee. */
export class AdmissionMailRepository {
  constructor(private readonly tx: EntityManager) {}

  async findApplication(id: string): Promise<ApplicationMail | null> {
    const rows: ApplicationMail[] = await this.tx.query(
      `SELECT ap.state, p.id AS "personId", p.locale, ap.form_complete AS "formComplete",
         ap.nomination_id IS NOT NULL AS nominated
       FROM application ap JOIN person p ON p.id = ap.person_id WHERE ap.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** In the language that the organization named; nobody knows a new person better. */
  async findNomination(id: string): Promise<AdmissionMail | null> {
    const rows: AdmissionMail[] = await this.tx.query(
      `SELECT n.state, p.id AS "personId", n.locale
       FROM nomination n JOIN person p ON p.id = n.nominee_person_id WHERE n.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }
}
