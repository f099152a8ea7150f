import type { EntityManager } from 'typeorm';
import { searchPattern } from '../search-pattern.js';
import {
  type ActivityFacts,
  activityColumns,
  activityTables,
  objectivesOfActivity,
  phasesOfActivity,
  type PlanFacts,
  planningColumns,
  type PlanningFacts,
  pricesOfActivity,
  sessionsOfActivity,
  venuesOfActivity,
} from './activity.sql.js';

export interface CatalogueFilter {
  search?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  language?: string | undefined;
  modality?: string | undefined;
  country?: string | undefined;
  programme?: string | undefined;
}
export interface CatalogueKey {
  startsOn: string;
  id: string;
}
export interface CatalogueEntry extends ActivityFacts, PlanningFacts, PlanFacts {
  summary: Record<string, string>;
  myEnrolment: { id: string; status: string; waitPosition: number | null } | null;
}

const matching = `a.status IN ('open', 'confirmed')
  AND a.ends_on >= ((SELECT business_now()) AT TIME ZONE a.time_zone)::date
  AND ($1::text IS NULL OR a.code ILIKE $1 OR c.code ILIKE $1 OR a.venue ILIKE $1
    OR EXISTS (SELECT 1 FROM jsonb_each_text(a.title) t WHERE t.value ILIKE $1)
    OR EXISTS (SELECT 1 FROM jsonb_each_text(c.title) t WHERE t.value ILIKE $1))
  AND ($2::date IS NULL OR a.ends_on >= $2) AND ($3::date IS NULL OR a.starts_on <= $3)
  AND ($4::text IS NULL OR $4 = ANY(a.languages)) AND ($5::text IS NULL OR a.modality = $5)
  AND ($6::text IS NULL OR a.country_code = $6::bpchar) AND ($7::text IS NULL OR p.code = $7)`;

const listSql = `SELECT ${activityColumns} FROM ${activityTables}
  WHERE ${matching} AND ($8::date IS NULL OR (a.starts_on, a.id) > ($8::date, $9::uuid))
  ORDER BY a.starts_on, a.id LIMIT $10`;

const countSql = `SELECT count(*)::int AS total FROM ${activityTables} WHERE ${matching}`;

/** Once public, an activity stays readable after it began; drafts and cancelled ones are not there. */
const findSql = `SELECT ${activityColumns}, ${planningColumns},
    CASE WHEN a.summary = '{}' THEN c.summary ELSE a.summary END AS summary, ${venuesOfActivity} AS venues,
    ${phasesOfActivity} AS phases, ${sessionsOfActivity} AS sessions, ${pricesOfActivity} AS prices,
    ${objectivesOfActivity} AS objectives,
    (SELECT jsonb_build_object('id', e.id, 'status', e.status, 'waitPosition', CASE WHEN e.status = 'waiting' THEN (
        SELECT count(*) FROM enrolment before
        WHERE before.activity_id = e.activity_id AND before.status = 'waiting' AND before.wait_position <= e.wait_position) END)
      FROM enrolment e WHERE e.activity_id = a.id AND e.person_id = $3
        AND e.status IN ('waiting', 'enrolled', 'attended', 'completed')) AS "myEnrolment"
  FROM ${activityTables}
  WHERE (a.code = $1 OR a.id = $2::uuid) AND a.status IN ('open', 'confirmed', 'running', 'ended', 'closed')
  ORDER BY a.code = $1 DESC LIMIT 1`;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the public sees: activities that are announced and not over. */
export class CatalogueRepository {
  constructor(private readonly tx: EntityManager) {}

  /** By start, then id; `after` is the last row of the page before. */
  async list(filter: CatalogueFilter, after: CatalogueKey | null, limit: number): Promise<ActivityFacts[]> {
    return this.tx.query(listSql, [...valuesOf(filter), after?.startsOn ?? null, after?.id ?? null, limit]);
  }

  async count(filter: CatalogueFilter): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, valuesOf(filter));
    return rows[0]?.total ?? 0;
  }

  /** By code, or by id, because mails link to the id. */
  async find(codeOrId: string, personId: string | null): Promise<CatalogueEntry | null> {
    const rows: CatalogueEntry[] = await this.tx.query(findSql, [
      codeOrId,
      uuid.test(codeOrId) ? codeOrId : null,
      personId,
    ]);
    return rows[0] ?? null;
  }
}

function valuesOf(filter: CatalogueFilter): (string | null)[] {
  return [
    searchPattern(filter.search),
    filter.from ?? null,
    filter.to ?? null,
    filter.language ?? null,
    filter.modality ?? null,
    filter.country ?? null,
    filter.programme ?? null,
  ];
}
