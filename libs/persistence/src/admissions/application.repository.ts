import type { ApplicationState } from '@traccia/training';
import type { AnswerMap } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

export interface LockedApplication {
  id: string;
  activityId: string;
  personId: string;
  organizationId: string | null;
  constituentGroup: string;
  nominationId: string | null;
  instrumentVersionId: string | null;
  state: ApplicationState;
  answers: AnswerMap;
  consents: Record<string, boolean>;
  formComplete: boolean;
  version: number;
}
export interface NewApplication {
  activityId: string;
  personId: string;
  instrumentVersionId: string;
}
export interface ApplicationDraft {
  answers: AnswerMap;
  consents: Record<string, boolean>;
  organizationId: string | null;
}

const lockSql = `SELECT id, activity_id AS "activityId", person_id AS "personId", organization_id AS "organizationId",
  constituent_group AS "constituentGroup", nomination_id AS "nominationId",
  instrument_version_id AS "instrumentVersionId", state, answers, consents, form_complete AS "formComplete", version
  FROM application`;

/** Writes table `application`; every change of state is held against `application_transition` by the database. */
export class ApplicationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** The draft there is, or a new one; of many at once, one is written and all get it. */
  async begin({
    activityId,
    personId,
    instrumentVersionId,
  }: NewApplication): Promise<{ id: string; state: string; isNew: boolean }> {
    const made: { id: string }[] = await this.tx.query(
      `INSERT INTO application (activity_id, person_id, organization_id, constituent_group, instrument_version_id)
       SELECT $1, p.id, o.id, coalesce(o.constituent_group, 'other'), $3
       FROM person p LEFT JOIN organization o ON o.id = p.organization_id WHERE p.id = $2
       ON CONFLICT (activity_id, person_id) WHERE state NOT IN ('withdrawn', 'offer_refused') DO NOTHING RETURNING id`,
      [activityId, personId, instrumentVersionId],
    );
    const rows: { id: string; state: string }[] = await this.tx.query(
      `SELECT id, state FROM application
       WHERE activity_id = $1 AND person_id = $2 AND state NOT IN ('withdrawn', 'offer_refused')`,
      [activityId, personId],
    );
    if (!rows[0]) throw new Error('the application was not written');
    return { ...rows[0], isNew: made.length > 0 };
  }

  /** A confirmed nomination counts as sent; a draft of one's own goes on under it. */
  async takeNomination(
    nominationId: string,
    state: 'submitted' | 'needs_approval',
    instrumentVersionId: string,
  ): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO application (activity_id, person_id, organization_id, constituent_group, nomination_id,
         instrument_version_id, state, submitted_at)
       SELECT n.activity_id, n.nominee_person_id, n.organization_id, o.constituent_group, n.id, $3, $2, business_now()
       FROM nomination n JOIN organization o ON o.id = n.organization_id WHERE n.id = $1
       ON CONFLICT (activity_id, person_id) WHERE state NOT IN ('withdrawn', 'offer_refused') DO UPDATE
         SET nomination_id = EXCLUDED.nomination_id, organization_id = EXCLUDED.organization_id,
           constituent_group = EXCLUDED.constituent_group,
           state = CASE WHEN application.state = 'draft' THEN EXCLUDED.state ELSE application.state END,
           submitted_at = coalesce(application.submitted_at, EXCLUDED.submitted_at), version = application.version + 1
       RETURNING id`,
      [nominationId, state, instrumentVersionId],
    );
    if (!rows[0]) throw new Error('the application was not written');
    return rows[0].id;
  }

  /** For whoever has to lock the activity before the application. */
  async findActivityId(id: string): Promise<string | null> {
    const rows: { activityId: string }[] = await this.tx.query(
      'SELECT activity_id AS "activityId" FROM application WHERE id = $1',
      [id],
    );
    return rows[0]?.activityId ?? null;
  }

  async lock(id: string): Promise<LockedApplication | null> {
    const rows: LockedApplication[] = await this.tx.query(lockSql + ' WHERE id = $1 FOR UPDATE', [id]);
    return rows[0] ?? null;
  }

  /** In one order for everybody, so that two bulk acts cannot hold each other up. */
  async lockMany(activityId: string, ids: readonly string[]): Promise<LockedApplication[]> {
    return this.tx.query(
      lockSql + ' WHERE activity_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
      [activityId, ids],
    );
  }

  /** The organization decides the group, unless the organization of a nomination does. */
  async save(id: string, draft: ApplicationDraft): Promise<number> {
    const [rows]: [{ version: number }[], number] = await this.tx.query(
      `UPDATE application a SET answers = $2::jsonb, consents = $3::jsonb, version = version + 1,
         organization_id = CASE WHEN nomination_id IS NULL THEN $4 ELSE organization_id END,
         constituent_group = CASE WHEN nomination_id IS NULL
           THEN coalesce((SELECT o.constituent_group FROM organization o WHERE o.id = $4), 'other')
           ELSE constituent_group END
       WHERE a.id = $1 RETURNING version`,
      [id, JSON.stringify(draft.answers), JSON.stringify(draft.consents), draft.organizationId],
    );
    return rows[0]?.version ?? 0;
  }

  /** null keeps the state: the form of a nominee comes after the confirmation has counted. */
  async submit(id: string, state: 'submitted' | 'needs_approval' | null): Promise<void> {
    await this.tx.query(
      `UPDATE application SET state = coalesce($2, state), submitted_at = coalesce(submitted_at, business_now()), 
         form_complete = true, version = version + 1
       WHERE id = $1`,
      [id, state],
    );
  }

  /** The applicant has not been told of the new state yet. */
  async setState(ids: readonly string[], state: ApplicationState): Promise<void> {
    await this.tx.query(
      `UPDATE application SET state = $2, told_at = NULL, version = version + 1 WHERE id = ANY($1::uuid[])`,
      [ids, state],
    );
  }

  /** From now on the applicant reads the present state. */
  async markTold(ids: readonly string[]): Promise<void> {
    await this.tx.query(
      'UPDATE application SET told_at = clock_timestamp() WHERE id = ANY($1::uuid[]) AND told_at IS NULL',
      [ids],
    );
  }

  /** Nobody decides on them any more: the activity does not take place. */
  async endAll(activityId: string): Promise<void> {
    await this.tx.query(
      `UPDATE application SET state = 'withdrawn', version = version + 1
       WHERE activity_id = $1 AND state NOT IN ('withdrawn', 'offer_refused')`,
      [activityId],
    );
  }

  /** The place that came of it was given back. */
  async withdrawEnrolled(activityId: string, personId: string): Promise<void> {
    await this.tx.query(
      `UPDATE application SET state = 'withdrawn', version = version + 1
       WHERE activity_id = $1 AND person_id = $2 AND state = 'enrolled'`,
      [activityId, personId],
    );
  }
}
