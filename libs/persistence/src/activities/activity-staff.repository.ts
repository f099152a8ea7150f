import type { PlanBody } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

/** Writes table `activity_staff`. */
export class ActivityStaffRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Exactly these, and nobody else. */
  async replace(activityId: string, staff: PlanBody['staff']): Promise<void> {
    const values = [activityId, JSON.stringify(staff)];
    await this.tx.query(
      `DELETE FROM activity_staff f WHERE f.activity_id = $1 AND NOT EXISTS (
         SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS n("personId" uuid, "staffRole" text)
         WHERE n."personId" = f.person_id AND n."staffRole" = f.staff_role)`,
      values,
    );
    await this.tx.query(
      `INSERT INTO activity_staff SELECT $1, n."personId", n."staffRole"
       FROM jsonb_to_recordset($2::jsonb) AS n("personId" uuid, "staffRole" text) ON CONFLICT DO NOTHING`,
      values,
    );
  }

  /** From now on this person alone is responsible for the activities. */
  async handOver(activityIds: readonly string[], personId: string): Promise<void> {
    await this.tx.query(
      `DELETE FROM activity_staff WHERE activity_id = ANY($1::uuid[]) AND staff_role = 'manager' AND person_id <> $2`,
      [activityIds, personId],
    );
    await this.tx.query(
      `INSERT INTO activity_staff (activity_id, person_id, staff_role)
       SELECT a.id, $2, 'manager' FROM unnest($1::uuid[]) AS a(id) ON CONFLICT DO NOTHING`,
      [activityIds, personId],
    );
  }
}
