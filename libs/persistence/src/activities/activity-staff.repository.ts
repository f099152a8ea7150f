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
}
