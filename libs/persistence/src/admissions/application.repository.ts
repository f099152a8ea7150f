import type { ApplicationState } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export interface LockedApplication {
  id: string;
  activityId: string;
  personId: string;
  organizationId: string | null;
  constituentGroup: string;
  nominationId: string | null;
  state: ApplicationState;
  version: number;
}

const lockSql = `SELECT id, activity_id AS "activityId", person_id AS "personId", organization_id AS "organizationId",
  constituent_group AS "constituentGroup", nomination_id AS "nominationId", state, version FROM application`;

/** Writes table `application`; every change of state is held against `application_transition` by the database. */
export class ApplicationRepository {
  constructor(private readonly tx: EntityManager) {}

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

  /** The place that came of it was given back. */
  async withdrawEnrolled(activityId: string, personId: string): Promise<void> {
    await this.tx.query(
      `UPDATE application SET state = 'withdrawn', version = version + 1
       WHERE activity_id = $1 AND person_id = $2 AND state = 'enrolled'`,
      [activityId, personId],
    );
  }
}
