import type { EntityManager } from 'typeorm';
import { activityToManage, type ActivityScope, scopeValues } from '../activities/activity-scope.js';
import { managedBy } from './managing-role.js';

export interface ActivityToHandOver {
  id: string;
  code: string;
  title: Record<string, string>;
  /** Who is responsible now. */
  managerIds: string[];
  /** The new one may manage it already. */
  managed: boolean;
}

const lockManySql = `SELECT a.id, a.code, a.title, ${managedBy('$8')} AS managed,
         ARRAY(SELECT s.person_id FROM activity_staff s WHERE s.activity_id = a.id AND s.staff_role = 'manager'
           ORDER BY s.person_id) AS "managerIds"
       FROM activity a JOIN course c ON c.id = a.course_id
       WHERE ${activityToManage} AND a.id = ANY($7::uuid[]) ORDER BY a.id FOR UPDATE OF a`;
const inScopeSql = `SELECT a.id FROM activity a JOIN course c ON c.id = a.course_id
       WHERE ${activityToManage} AND a.id = ANY($7::uuid[])`;

/** Writes tables `hand_over` and `hand_over_activity`. */
export class HandOverRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Those of the activities that are in scope, locked in the order of their ids. */
  async lockMany(
    scope: ActivityScope,
    activityIds: readonly string[],
    toPersonId: string,
  ): Promise<ActivityToHandOver[]> {
    return this.tx.query(lockManySql, [...scopeValues(scope), activityIds, toPersonId]);
  }

  async listInScope(scope: ActivityScope, activityIds: readonly string[]): Promise<string[]> {
    const rows: { id: string }[] = await this.tx.query(inScopeSql, [...scopeValues(scope), activityIds]);
    return rows.map(({ id }) => id);
  }

  async insert(
    handOver: { toPersonId: string; handedBy: string; note: string | null },
    activities: readonly ActivityToHandOver[],
  ): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO hand_over (to_person_id, handed_by, note) VALUES ($1, $2, $3) RETURNING id`,
      [handOver.toPersonId, handOver.handedBy, handOver.note],
    );
    const id = rows[0]?.id ?? '';
    await this.tx.query(
      `INSERT INTO hand_over_activity (hand_over_id, activity_id, from_person_id)
       SELECT $1, n.id, n.manager FROM unnest($2::uuid[], $3::uuid[]) AS n(id, manager)`,
      [
        id,
        activities.map((activity) => activity.id),
        activities.map(({ managerIds }) => managerIds[0] ?? null),
      ],
    );
    return id;
  }

  /** Whom to tell: who is responsible now, and who was until then. */
  async listForMail(id: string): Promise<{ personId: string; locale: string }[]> {
    return this.tx.query(
      `SELECT p.id AS "personId", p.locale FROM person p WHERE p.id IN (
         SELECT to_person_id FROM hand_over WHERE id = $1
         UNION SELECT from_person_id FROM hand_over_activity WHERE hand_over_id = $1)
       ORDER BY p.id`,
      [id],
    );
  }
}
