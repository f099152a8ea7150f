import type { ActivityStatus, AdmissionMode } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import type { RowScope } from '../row-scope.js';
import { organizationInScope, organizationValues, usesQuota } from './nomination.repository.js';

export interface NominatingEntry {
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  status: ActivityStatus;
  admissionMode: AdmissionMode;
  startsOn: string;
  endsOn: string;
  applicationClosesOn: string | null;
  timeZone: string;
  today: string;
  organizationId: string;
  organizationName: string;
  places: number;
  used: number;
}

const used = `(SELECT count(*)::int FROM nomination n WHERE n.activity_id = q.activity_id
  AND n.organization_id = q.organization_id AND ${usesQuota})`;
const nominatingSql = `SELECT a.id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle", a.status,
    a.admission_mode AS "admissionMode", a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
    a.application_closes_on::text AS "applicationClosesOn", a.time_zone AS "timeZone",
    ((SELECT business_now()) AT TIME ZONE a.time_zone)::date::text AS today, o.id AS "organizationId",
    o.name AS "organizationName", q.places, ${used} AS used
  FROM nomination_quota q JOIN activity a ON a.id = q.activity_id JOIN organization o ON o.id = q.organization_id
  WHERE ${organizationInScope} AND a.status IN ('open', 'confirmed', 'running')
  ORDER BY a.starts_on, a.id, o.name LIMIT 100`;
const isGivenSql = `SELECT 1 FROM nomination_quota q JOIN organization o ON o.id = q.organization_id
       WHERE ${organizationInScope} AND q.activity_id = $4 AND o.id = $5`;
const ofActivitySql = `SELECT q.organization_id AS "organizationId", o.name AS "organizationName", q.places, ${used} AS used
       FROM nomination_quota q JOIN organization o ON o.id = q.organization_id
       WHERE q.activity_id = $1 ORDER BY o.name, o.id LIMIT 500`;

/** Writes table `nomination_quota`. */
export class NominationQuotaRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Soonest first. */
  async listNominating(scope: RowScope): Promise<NominatingEntry[]> {
    return this.tx.query(nominatingSql, organizationValues(scope));
  }

  /** Places under a lock, so that of two nominations for the last place one is refused; null without a quota. */
  async lock(activityId: string, organizationId: string): Promise<number | null> {
    const rows: { places: number }[] = await this.tx.query(
      'SELECT places FROM nomination_quota WHERE activity_id = $1 AND organization_id = $2 FOR UPDATE',
      [activityId, organizationId],
    );
    return rows[0]?.places ?? null;
  }

  /** Whether the organization is in scope and has places to nominate for. */
  async isGiven(scope: RowScope, activityId: string, organizationId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(isGivenSql, [
      ...organizationValues(scope),
      activityId,
      organizationId,
    ]);
    return rows.length > 0;
  }

  async set(activityId: string, organizationId: string, places: number): Promise<void> {
    await this.tx.query(
      `INSERT INTO nomination_quota (activity_id, organization_id, places) VALUES ($1, $2, $3)
       ON CONFLICT (activity_id, organization_id) DO UPDATE SET places = EXCLUDED.places`,
      [activityId, organizationId, places],
    );
  }

  async listForActivity(
    activityId: string,
  ): Promise<{ organizationId: string; organizationName: string; places: number; used: number }[]> {
    return this.tx.query(ofActivitySql, [activityId]);
  }
}
