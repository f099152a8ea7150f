import type { ConstituentGroup, Sex } from '@traccia/contracts';
import type { AnswerMap } from '@traccia/survey';
import type { ApplicationState } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export interface MyApplicationEntry {
  id: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  startsOn: string;
  endsOn: string;
  closesOn: string | null;
  timeZone: string;
  state: ApplicationState;
  told: boolean;
  /** Withdrawn by the centre with the whole activity, not by the applicant before that. */
  activityCancelled: boolean;
  formComplete: boolean;
  nominatedBy: string | null;
  submittedAt: Date | null;
  createdKey: string;
}
export interface ApplicationFormEntry {
  id: string;
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  personId: string;
  state: ApplicationState;
  told: boolean;
  closesOn: string | null;
  timeZone: string;
  instrumentVersionId: string;
  answers: AnswerMap;
  consents: Record<string, boolean>;
  profile: {
    givenName: string;
    familyName: string;
    email: string | null;
    sex: Sex;
    nationalityCode: string | null;
    countryCode: string | null;
    jobTitle: string | null;
  };
  organization: { id: string; name: string; constituentGroup: ConstituentGroup; verified: boolean } | null;
  nominatedBy: string | null;
  previousActivities: { title: Record<string, string>; year: number }[];
  formComplete: boolean;
  version: number;
}

const mineSql = `SELECT ap.id, a.code AS "activityCode", a.title AS "activityTitle", a.starts_on::text AS "startsOn",
    a.ends_on::text AS "endsOn", a.application_closes_on::text AS "closesOn", a.time_zone AS "timeZone", ap.state,
    ap.told_at IS NOT NULL AS told, ap.form_complete AS "formComplete", a.status = 'cancelled' AND ap.state = 'withdrawn'
      AND coalesce(ap.state_at >= a.cancelled_at, false) AS "activityCancelled", no_.name AS "nominatedBy",
    ap.submitted_at AS "submittedAt", ap.created_at::text AS "createdKey"
  FROM application ap JOIN activity a ON a.id = ap.activity_id
  LEFT JOIN nomination n ON n.id = ap.nomination_id LEFT JOIN organization no_ ON no_.id = n.organization_id
  WHERE ap.person_id = $1`;
const pageSql = ` AND ($2::timestamptz IS NULL OR (ap.created_at, ap.id) < ($2::timestamptz, $3::uuid))
  ORDER BY ap.created_at DESC, ap.id DESC LIMIT $4`;
const formSql = `SELECT ap.id, ap.activity_id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
    ap.person_id AS "personId", ap.state, ap.told_at IS NOT NULL AS told, a.application_closes_on::text AS "closesOn",
    a.time_zone AS "timeZone", ap.instrument_version_id AS "instrumentVersionId", ap.answers, ap.consents,
    jsonb_build_object('givenName', p.given_name, 'familyName', p.family_name, 'email', p.email, 'sex', p.sex,
      'nationalityCode', p.nationality_code, 'countryCode', p.country_code, 'jobTitle', p.job_title) AS profile,
    CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'name', o.name,
      'constituentGroup', o.constituent_group, 'verified', o.verified_at IS NOT NULL) END AS organization,
    no_.name AS "nominatedBy", ap.form_complete AS "formComplete", ap.version,
    coalesce((SELECT jsonb_agg(jsonb_build_object('title', t.title, 'year', extract(year FROM t.starts_on)::int)
      ORDER BY t.starts_on DESC) FROM (SELECT pa.title, pa.starts_on FROM enrolment e JOIN activity pa ON pa.id = e.activity_id
        WHERE e.person_id = ap.person_id AND e.status IN ('attended', 'completed')
        ORDER BY pa.starts_on DESC LIMIT 20) t), '[]') AS "previousActivities"
  FROM application ap JOIN activity a ON a.id = ap.activity_id JOIN person p ON p.id = ap.person_id
  LEFT JOIN organization o ON o.id = ap.organization_id LEFT JOIN nomination n ON n.id = ap.nomination_id
  LEFT JOIN organization no_ ON no_.id = n.organization_id
  WHERE ap.id = $1 AND ap.person_id = $2`;

/** Reads applications as the applicant sees them: the own ones only. */
export class OwnApplicationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Newest first. */
  async list(
    personId: string,
    after: { createdKey: string; id: string } | null,
    limit: number,
  ): Promise<MyApplicationEntry[]> {
    return this.tx.query(mineSql + pageSql, [personId, after?.createdKey ?? null, after?.id ?? null, limit]);
  }

  async count(personId: string): Promise<number> {
    const rows: { total: number }[] = await this.tx.query(
      'SELECT count(*)::int AS total FROM application WHERE person_id = $1',
      [personId],
    );
    return rows[0]?.total ?? 0;
  }

  async find(id: string, personId: string): Promise<MyApplicationEntry | null> {
    const rows: MyApplicationEntry[] = await this.tx.query(mineSql + ' AND ap.id = $2', [personId, id]);
    return rows[0] ?? null;
  }

  async findForm(id: string, personId: string): Promise<ApplicationFormEntry | null> {
    const rows: ApplicationFormEntry[] = await this.tx.query(formSql, [id, personId]);
    return rows[0] ?? null;
  }
}
