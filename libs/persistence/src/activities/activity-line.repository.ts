import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityInScope, scopeValues } from './activity-scope.js';
import { activityTables } from './activity.sql.js';

/** An activity as a line under something else. */
export interface ActivityLine {
  id: string;
  code: string;
  title: Record<string, string>;
  status: string;
  startsOn: string;
  endsOn: string;
  countryCode: string | null;
  enrolled: number;
}

const lines = `SELECT a.id, a.code, a.title, a.status, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
    a.country_code AS "countryCode", a.enrolled_count AS enrolled
  FROM ${activityTables} WHERE ${activityInScope}`;
const ofCourseSql = `${lines} AND a.course_id = $7 ORDER BY a.starts_on DESC, a.id LIMIT 50`;
const cascadesSql = `${lines} AND a.cascade_of_id = $7 ORDER BY a.starts_on, a.id LIMIT 50`;
const sourceSql = `${lines} AND a.id = (SELECT x.cascade_of_id FROM activity x WHERE x.id = $7)`;

/** Reads activities as lines, within the reader's scope. */
export class ActivityLineRepository {
  constructor(private readonly tx: EntityManager) {}

  async listForCourse(scope: ActivityScope, courseId: string): Promise<ActivityLine[]> {
    return this.tx.query(ofCourseSql, [...scopeValues(scope), courseId]);
  }

  async cascadesOf(scope: ActivityScope, activityId: string): Promise<ActivityLine[]> {
    return this.tx.query(cascadesSql, [...scopeValues(scope), activityId]);
  }

  async sourceOf(scope: ActivityScope, activityId: string): Promise<ActivityLine | null> {
    const rows: ActivityLine[] = await this.tx.query(sourceSql, [...scopeValues(scope), activityId]);
    return rows[0] ?? null;
  }
}
