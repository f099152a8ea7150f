import type { ApplicationRow, StoredFile } from '@traccia/contracts';
import { type AnswerMap, writeAnswerCells } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';

export type ApplicationEntry = Omit<ApplicationRow, 'submittedAt'> & {
  submittedAt: Date | null;
  /** What the list is sorted by. */
  sortKey: string;
};
export interface ApplicationDetailEntry extends ApplicationEntry {
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  instrumentVersionId: string;
  email: string | null;
  answers: AnswerMap;
  consents: Record<string, boolean>;
  nominationDetail: NominationDetailEntry | null;
  approval: {
    decision: 'approved' | 'refused';
    reason: string | null;
    decidedByName: string;
    decidedAt: string;
  } | null;
}
/** What the organization wrote, and beside it what the nominee put right. */
export interface NominationDetailEntry {
  original: Record<string, string>;
  corrections: Record<string, string> | null;
  capacityGap: string;
  expectedUse: string;
  letter: StoredFile | null;
}
export interface ApplicationFilter {
  search?: string | undefined;
  state?: string | undefined;
  group?: string | undefined;
  complete?: 'yes' | 'no' | undefined;
}

const columns = `ap.id, ap.person_id AS "personId", p.given_name AS "givenName", p.family_name AS "familyName", p.sex,
  p.country_code AS "countryCode", p.job_title AS "jobTitle", o.name AS "organizationName",
  CASE WHEN o.id IS NOT NULL THEN o.verified_at IS NOT NULL END AS "organizationVerified",
  ap.constituent_group AS "constituentGroup", ap.state, ap.form_complete AS "formComplete",
  CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('id', n.id, 'organizationName', no_.name,
    'nominatorName', np.given_name || ' ' || np.family_name, 'costCover', n.cost_cover,
    'payerOrganizationName', pay.name, 'state', n.state) END AS nomination,
  ap.submitted_at AS "submittedAt", ap.version,
  left(lower(p.family_name) || ', ' || lower(p.given_name), 60) AS "sortKey"`;
const tables = `application ap JOIN activity a ON a.id = ap.activity_id JOIN course c ON c.id = a.course_id
  JOIN person p ON p.id = ap.person_id LEFT JOIN organization o ON o.id = ap.organization_id
  LEFT JOIN nomination n ON n.id = ap.nomination_id LEFT JOIN organization no_ ON no_.id = n.organization_id
  LEFT JOIN person np ON np.id = n.nominator_id LEFT JOIN organization pay ON pay.id = n.payer_organization_id
  LEFT JOIN stored_file f ON f.id = n.letter_file_id`;
/** A draft is the applicant's own. */
const readable = `${activityToManage} AND ap.state <> 'draft'
  AND NOT (ap.state = 'withdrawn' AND ap.submitted_at IS NULL)`;
const matching = `${readable} AND ap.activity_id = $7
  AND ($8::text IS NULL OR p.given_name || ' ' || p.family_name ILIKE $8 OR o.name ILIKE $8 OR no_.name ILIKE $8)
  AND ($9::text IS NULL OR ap.state = $9) AND ($10::text IS NULL OR ap.constituent_group = $10)
  AND ($11::boolean IS NULL OR ap.form_complete = $11)`;
const listSql = `SELECT * FROM (SELECT ${columns} FROM ${tables} WHERE ${matching}) list
  WHERE $12::text IS NULL OR ("sortKey", id) > ($12::text, $13::uuid) ORDER BY "sortKey", id LIMIT $14`;
/** Somebody who withdrew and applied again stands there once, as what holds now. */
const sheetSql = `SELECT * FROM (
    SELECT DISTINCT ON (ap.person_id) p.email, p.given_name, p.family_name, o.name AS organization, ap.constituent_group,
      (ap.submitted_at AT TIME ZONE a.time_zone)::date::text AS submitted_on, ap.state,
      np.given_name || ' ' || np.family_name AS nominated_by, no_.name AS nominating_organization,
      coalesce(pay.name, n.cost_cover) AS payer, ap.person_id, ap.answers
    FROM ${tables} WHERE ${matching}
    ORDER BY ap.person_id, ap.state IN ('withdrawn', 'offer_refused'), ap.created_at DESC) sheet
  ORDER BY lower(family_name), lower(given_name), person_id LIMIT $12`;
const countSql = `SELECT count(*)::int AS total FROM ${tables} WHERE ${matching}`;
const findSql = `SELECT ${columns}, ap.activity_id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
    ap.instrument_version_id AS "instrumentVersionId", p.email, ap.answers, ap.consents,
    CASE WHEN n.id IS NOT NULL THEN jsonb_build_object('original', jsonb_build_object('givenName', n.given_name,
      'familyName', n.family_name, 'sex', n.sex, 'jobTitle', n.job_title), 'corrections', n.corrections,
      'capacityGap', n.capacity_gap, 'expectedUse', n.expected_use, 'letter', CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
    'sizeBytes', f.size_bytes) END) END AS "nominationDetail",
    (SELECT jsonb_build_object('decision', v.decision, 'reason', v.reason,
        'decidedByName', d.given_name || ' ' || d.family_name, 'decidedAt', v.decided_at)
      FROM application_approval v JOIN person d ON d.id = v.decided_by WHERE v.application_id = ap.id) AS approval
  FROM ${tables} WHERE ${readable} AND ap.id = $7`;

/** Applications as the staff of the activity see them. */
export class ApplicationListRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(
    scope: ActivityScope,
    activityId: string,
    filter: ApplicationFilter,
    page: { after: readonly [string, string] | null; limit: number },
  ): Promise<ApplicationEntry[]> {
    const key = [page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit];
    return this.tx.query(listSql, [...valuesOf(scope, activityId, filter), ...key]);
  }

  /** With the columns of their sheet, the answers by their codes; nominator, nominee and payer are three. */
  async sheetRows(
    scope: ActivityScope,
    activityId: string,
    filter: ApplicationFilter,
    limit: number,
  ): Promise<Record<string, string | null>[]> {
    const rows: (Record<string, string | null> & { answers: AnswerMap })[] = await this.tx.query(sheetSql, [
      ...valuesOf(scope, activityId, filter),
      limit,
    ]);
    return rows.map(({ answers, ...row }) => ({ ...writeAnswerCells(answers), ...row }));
  }

  async count(scope: ActivityScope, activityId: string, filter: ApplicationFilter): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(countSql, valuesOf(scope, activityId, filter));
    return rows[0]?.total ?? 0;
  }

  async find(scope: ActivityScope, id: string): Promise<ApplicationDetailEntry | null> {
    const rows: ApplicationDetailEntry[] = await this.tx.query(findSql, [...scopeValues(scope), id]);
    return rows[0] ?? null;
  }
}

function valuesOf(scope: ActivityScope, activityId: string, filter: ApplicationFilter): unknown[] {
  return [
    ...scopeValues(scope),
    activityId,
    searchPattern(filter.search),
    filter.state ?? null,
    filter.group ?? null,
    filter.complete === undefined ? null : filter.complete === 'yes',
  ];
}
