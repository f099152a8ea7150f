import type { BoardHead, BoardRow, SelectionDetail } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';
import { boardColumns, boardTables, panelOfActivity } from './selection-board.sql.js';

export interface BoardFilter {
  search?: string | undefined;
  group?: string | undefined;
  country?: string | undefined;
  state?: string | undefined;
  minScore?: number | undefined;
}
export interface BoardKey {
  sortKey: string;
  id: string;
}
export type BoardEntry = BoardRow & { sortKey: string };
export type BoardDetail = Omit<SelectionDetail, keyof BoardRow>;

const onBoard = `ap.state NOT IN ('draft', 'withdrawn')`;
const headSql = `SELECT a.id AS "activityId", a.code, a.title, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
    a.time_zone AS "timeZone", a.capacity, a.enrolled_count AS enrolled, a.offers_open AS "offersOpen",
    a.reserve_places AS "reservePlaces", a.offer_days AS "offerDays",
    (SELECT count(*)::int FROM selection_decision d WHERE d.activity_id = a.id AND d.replaced_at IS NULL
      AND d.letter_sent_at IS NULL) AS "lettersWaiting",
    coalesce((SELECT jsonb_agg(jsonb_build_object('places', t.places, 'code', t.key,
        'dimension', CASE t.dimension WHEN 'constituent_group' THEN 'group' ELSE t.dimension END) ORDER BY t.dimension, t.key)
      FROM activity_target t WHERE t.activity_id = a.id), '[]') AS targets,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'title', k.title, 'weight', k.weight) ORDER BY k.position)
      FROM selection_criterion k WHERE k.activity_id = a.id), '[]') AS criteria,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', ap.id, 'group', ap.constituent_group, 'sex', pe.sex,
        'region', y.region, 'country', pe.country_code, 'state', ap.state))
      FROM application ap JOIN person pe ON pe.id = ap.person_id LEFT JOIN country y ON y.code = pe.country_code
      WHERE ap.activity_id = a.id AND ${onBoard}), '[]') AS facts
  FROM activity a JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND a.id = $7`;

const matching = `${activityToManage} AND a.id = $7 AND ${onBoard}
  AND ($9::text IS NULL OR pe.given_name || ' ' || pe.family_name ILIKE $9 OR org.name ILIKE $9)
  AND ($10::text IS NULL OR ap.constituent_group = $10) AND ($11::text IS NULL OR pe.country_code = $11::bpchar)
  AND ($12::text IS NULL OR ap.state = $12) AND ($13::float8 IS NULL OR pn.mean >= $13)`;
const pageSql = `WITH panel AS (${panelOfActivity})
  SELECT board.* FROM (SELECT ${boardColumns} FROM ${boardTables} WHERE ${matching}) board
  WHERE $14::text IS NULL OR ("sortKey", id) > ($14::text, $15::uuid) ORDER BY "sortKey", id LIMIT $16`;
const countSql = `WITH panel AS (${panelOfActivity}) SELECT count(*)::int AS total FROM ${boardTables}
  WHERE $8::uuid IS NOT NULL AND ${matching}`;
const oneSql = `WITH panel AS (${panelOfActivity}) SELECT ${boardColumns} FROM ${boardTables}
  WHERE ${activityToManage} AND a.id = $7 AND ${onBoard} AND ap.id = $9`;
const activityOfSql = `SELECT a.id FROM application ap JOIN activity a ON a.id = ap.activity_id
  JOIN course c ON c.id = a.course_id WHERE ${activityToManage} AND ap.id = $7 AND ${onBoard}`;

const name = (alias: 'm' | 'w' | 'd') => `${alias}.given_name || ' ' || ${alias}.family_name`;
const detailSql = `SELECT pe.job_title AS "jobTitle", nullif(n.capacity_gap, '') AS "capacityGap",
    nullif(n.expected_use, '') AS "expectedUse", ap.answers,
    coalesce((SELECT jsonb_agg(jsonb_build_object('criterionId', s.criterion_id, 'memberId', m.id, 'memberName', ${name('m')},
        'score', s.score) ORDER BY m.family_name, m.id, k.position)
      FROM selection_score s JOIN person m ON m.id = s.person_id JOIN selection_criterion k ON k.id = s.criterion_id
      WHERE s.application_id = ap.id), '[]') AS scores,
    coalesce((SELECT jsonb_object_agg(s.criterion_id, s.score) FROM selection_score s
      WHERE s.application_id = ap.id AND s.person_id = $2), '{}') AS "ownScores",
    coalesce((SELECT jsonb_agg(t.note) FROM (SELECT jsonb_build_object('id', o.id, 'authorName', ${name('w')}, 'text', o.text,
        'createdAt', ${sqlInstant('o.created_at')}) AS note
      FROM selection_note o JOIN person w ON w.id = o.author_id WHERE o.application_id = ap.id
      ORDER BY o.created_at DESC, o.id LIMIT 200) t), '[]') AS "noteList",
    coalesce((SELECT jsonb_agg(jsonb_build_object('memberName', ${name('m')}, 'reason', f.reason,
        'declaredAt', ${sqlInstant('f.declared_at')}) ORDER BY f.declared_at)
      FROM selection_conflict f JOIN person m ON m.id = f.person_id WHERE f.application_id = ap.id), '[]') AS "conflictList",
    coalesce((SELECT jsonb_agg(t.line) FROM (SELECT jsonb_build_object('decision', x.decision, 'reason', x.reason,
        'deciderName', ${name('d')}, 'decidedAt', ${sqlInstant('x.decided_at')}, 'letterSentAt', ${sqlInstant('x.letter_sent_at')},
        'offerState', o.state, 'offerExpiresAt', ${sqlInstant('o.expires_at')}) AS line
      FROM selection_decision x LEFT JOIN person d ON d.id = x.decided_by LEFT JOIN offer o ON o.decision_id = x.id
      WHERE x.application_id = ap.id ORDER BY x.decided_at DESC, x.id LIMIT 100) t), '[]') AS history
  FROM application ap JOIN person pe ON pe.id = ap.person_id LEFT JOIN nomination n ON n.id = ap.nomination_id
  WHERE ap.id = $1`;

/** Reads what the selection board shows; the head in one statement, each page in one. */
export class SelectionBoardRepository {
  constructor(private readonly tx: EntityManager) {}

  async head(scope: ActivityScope, activityId: string): Promise<BoardHead | null> {
    const rows: BoardHead[] = await this.tx.query(headSql, [...scopeValues(scope), activityId]);
    return rows[0] ?? null;
  }

  /** Best score first, then by name; without a score last. */
  async page(
    scope: ActivityScope,
    about: { activityId: string; readerId: string },
    filter: BoardFilter,
    after: BoardKey | null,
    limit: number,
  ): Promise<BoardEntry[]> {
    const key = [after?.sortKey ?? null, after?.id ?? null];
    return this.tx.query(pageSql, [...boardValues(scope, about, filter), ...key, limit]);
  }

  async count(
    scope: ActivityScope,
    about: { activityId: string; readerId: string },
    filter: BoardFilter,
  ): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, boardValues(scope, about, filter));
    return rows[0]?.total ?? 0;
  }

  /** The activity of an applicant on a board in scope. */
  async findActivity(scope: ActivityScope, applicationId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(activityOfSql, [...scopeValues(scope), applicationId]);
    return rows[0]?.id ?? null;
  }

  async find(
    scope: ActivityScope,
    about: { activityId: string; readerId: string },
    applicationId: string,
  ): Promise<(BoardEntry & BoardDetail) | null> {
    const values = [...scopeValues(scope), about.activityId, about.readerId, applicationId];
    const rows: BoardEntry[] = await this.tx.query(oneSql, values);
    const details: BoardDetail[] = await this.tx.query(detailSql, [applicationId, about.readerId]);
    return rows[0] && details[0] ? { ...rows[0], ...details[0] } : null;
  }
}

function boardValues(
  scope: ActivityScope,
  about: { activityId: string; readerId: string },
  filter: BoardFilter,
): unknown[] {
  return [
    ...scopeValues(scope),
    about.activityId,
    about.readerId,
    searchPattern(filter.search),
    filter.group ?? null,
    filter.country ?? null,
    filter.state ?? null,
    filter.minScore ?? null,
  ];
}
