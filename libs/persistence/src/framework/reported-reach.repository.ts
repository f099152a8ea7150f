import type { ReportedReach } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

const listSql = `SELECT programme_id AS "programmeId", starts_on::text AS "startsOn", ends_on::text AS "endsOn", source,
    sum(people)::int AS total,
    jsonb_agg(jsonb_build_object('groupCode', group_code, 'people', people) ORDER BY array_position(
      ARRAY['employers_org','workers_org','government_labour_ministry','government_other','other','not_stated'], group_code)) AS groups
  FROM reported_reach WHERE $1::uuid IS NULL OR programme_id = $1
  GROUP BY programme_id, starts_on, ends_on, source ORDER BY starts_on DESC, source LIMIT 50`;

/** Reads counts that were published elsewhere. */
export class ReportedReachRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Of one programme, or of the whole centre and every programme. */
  async list(programmeId: string | null): Promise<ReportedReach[]> {
    return this.tx.query(listSql, [programmeId]);
  }
}
