import type { EntityManager } from 'typeorm';
import {
  type ActivityFacts,
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
import { catalogueColumns, catalogueSql, type CatalogueFilter, valuesOf } from './catalogue.sql.js';

export interface CatalogueKey {
  startsOn: string;
  id: string;
}
export interface CatalogueFacts extends ActivityFacts {
  waitingListFull: boolean;
}
export interface CataloguePage {
  rows: CatalogueFacts[];
  total: number;
  /** The words searched for, mistyped ones mended; null without a search or a find. */
  searchedFor: string | null;
  /** One of them is not what was typed. */
  mended: boolean;
}
export interface FacetEntry {
  facet: 'language' | 'modality' | 'country' | 'programme' | 'type';
  value: string;
  title: Record<string, string> | null;
  count: number;
}
export interface CatalogueEntry extends CatalogueFacts, PlanningFacts, PlanFacts {
  summary: Record<string, string>;
  myEnrolment: { id: string; status: string; waitPosition: number | null } | null;
}

/** Once public, an activity stays readable after it began; drafts and cancelled ones are not there. */
const findSql = `SELECT ${catalogueColumns}, ${planningColumns},
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
  async list(filter: CatalogueFilter, after: CatalogueKey | null, limit: number): Promise<CataloguePage> {
    const values = valuesOf(filter);
    const sql = values[0] === null ? catalogueSql.list.plain : catalogueSql.list.searching;
    const rows: (CatalogueFacts & Omit<CataloguePage, 'rows'>)[] = await this.tx.query(sql, [
      ...values,
      after?.startsOn ?? null,
      after?.id ?? null,
      limit,
    ]);
    const [first] = rows;
    const { total = 0, searchedFor = null, mended = false } = first ?? {};
    return { rows, total, searchedFor, mended };
  }

  async listFacets(filter: CatalogueFilter): Promise<FacetEntry[]> {
    const values = valuesOf(filter);
    return this.tx.query(
      values[0] === null ? catalogueSql.facets.plain : catalogueSql.facets.searching,
      values,
    );
  }

  /** Codes of everything announced, the next first. */
  async listCodes(): Promise<string[]> {
    const rows: { code: string }[] = await this.tx.query(
      `SELECT a.code FROM activity a WHERE a.status IN ('open', 'confirmed')
         AND a.ends_on >= ((SELECT business_now()) AT TIME ZONE a.time_zone)::date
       ORDER BY a.starts_on, a.id LIMIT 5000`,
    );
    return rows.map(({ code }) => code);
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
