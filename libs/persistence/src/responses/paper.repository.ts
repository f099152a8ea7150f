import type { PaperRespondent } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import { linkColumns, linkTables, type PersonalLink } from './personal-link.repository.js';
import { promiseFactsSql } from './promise-facts.sql.js';

export type PaperLink = PersonalLink & { name: string };
export interface PaperWave {
  activityId: string;
  activityTitle: Record<string, string>;
  activityCode: string;
  privacyMode: PersonalLink['privacyMode'];
  instrumentVersionId: string;
  promise: PersonalLink['promise'];
}

const respondent = `coalesce(p.given_name || ' ' || p.family_name, o.name, '')`;
const course = `JOIN course c ON c.id = a.course_id LEFT JOIN organization o ON o.id = i.organization_id`;
const waveSql = `SELECT a.id AS "activityId", a.title AS "activityTitle", a.code AS "activityCode",
    w.privacy_mode AS "privacyMode", w.instrument_version_id AS "instrumentVersionId",
    jsonb_build_object(${promiseFactsSql}) AS promise
  FROM wave w JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  WHERE w.id = $7 AND ${activityToManage}`;
const linkSql = `SELECT ${linkColumns}, ${respondent} AS name FROM ${linkTables} ${course}
  WHERE i.id = $7 AND ${activityToManage}`;
const lockSql = `${linkSql} FOR UPDATE OF i`;
const listSql = `SELECT i.id, ${respondent} AS name, i.answer_state AS "answerState", r.source,
    r.submitted_at AS "submittedAt" FROM ${linkTables} ${course}
  LEFT JOIN response r ON r.invitation_id = i.id AND r.state = 'submitted'
  WHERE i.wave_id = $7 AND w.privacy_mode <> 'anonymous' AND ${activityToManage}
    AND ($8::text IS NULL OR ${respondent} ILIKE $8)
    AND ($9::text IS NULL OR (${respondent}, i.id) > ($9, $10::uuid))
  ORDER BY ${respondent}, i.id LIMIT $11`;

type Row = Omit<PaperRespondent, 'submittedAt'> & { submittedAt: Date | null };

/** Invitations as staff see them who type in what came on paper. */
export class PaperRepository {
  constructor(private readonly tx: EntityManager) {}

  async findWave(waveId: string, scope: ActivityScope): Promise<PaperWave | null> {
    const rows: PaperWave[] = await this.tx.query(waveSql, [...scopeValues(scope), waveId]);
    return rows[0] ?? null;
  }

  async find(invitationId: string, scope: ActivityScope): Promise<PaperLink | null> {
    const rows: PaperLink[] = await this.tx.query(linkSql, [...scopeValues(scope), invitationId]);
    return rows[0] ?? null;
  }

  /** Somebody may answer by link at the same moment: they queue here. */
  async lock(invitationId: string, scope: ActivityScope): Promise<PaperLink | null> {
    const rows: PaperLink[] = await this.tx.query(lockSql, [...scopeValues(scope), invitationId]);
    return rows[0] ?? null;
  }

  /** One more than the limit tells that there is a next page. */
  async list(
    waveId: string,
    scope: ActivityScope,
    page: { search?: string | undefined; after: { name: string; id: string } | null; limit: number },
  ): Promise<Row[]> {
    return this.tx.query(listSql, [
      ...scopeValues(scope),
      waveId,
      searchPattern(page.search),
      page.after?.name ?? null,
      page.after?.id ?? null,
      page.limit + 1,
    ]);
  }
}
