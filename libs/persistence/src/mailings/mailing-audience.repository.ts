import type {
  Locale,
  LocalisedText,
  MailingAudience,
  MailingRelation,
  mailingExclusions,
} from '@traccia/contracts';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';

export interface AudienceQuestion {
  audience: MailingAudience;
  purpose: 'service' | 'news';
  /** Languages that are written, the first one first. */
  locales: readonly Locale[];
  /** Taken out by name. */
  leftOut: readonly string[];
}
export interface AudienceCount {
  /** Null: gets it. */
  reason: (typeof mailingExclusions)[number] | null;
  locale: Locale;
  count: number;
}
/** One of those who get it, with the activity that led to them. */
export interface AudienceSample {
  personId: string;
  givenName: string;
  familyName: string;
  locale: Locale;
  relation: MailingRelation;
  activityId: string;
  activityCode: string;
  activityTitle: LocalisedText;
  startsOn: string;
  endsOn: string;
  venue: string | null;
}

/**
 * Everybody whom the filter finds in activities within reach, once, by the latest of their activities. What keeps a
 * mail from them is worded and ordered as the claim does it, which decides again when the mail leaves.
 */
const chosenSql = `WITH acts AS (
  SELECT a.id, a.starts_on FROM activity a JOIN course c ON c.id = a.course_id
  WHERE ${activityToManage} AND NOT a.is_template
    AND ($7::uuid IS NULL OR a.id = $7) AND ($8::uuid IS NULL OR c.programme_id = $8) AND ($9::uuid IS NULL OR c.id = $9)
    AND ($10::date IS NULL OR a.ends_on >= $10) AND ($11::date IS NULL OR a.starts_on <= $11)
), found AS (
  SELECT e.person_id, e.activity_id, e.constituent_group, 'participant' AS relation, 1 AS place
  FROM enrolment e JOIN acts ON acts.id = e.activity_id WHERE e.status = ANY($12::text[])
  UNION ALL
  SELECT ap.person_id, ap.activity_id, ap.constituent_group, 'applicant', 2
  FROM application ap JOIN acts ON acts.id = ap.activity_id WHERE ap.state = ANY($13::text[])
  UNION ALL
  SELECT n.nominator_id, n.activity_id, o.constituent_group, 'nominator', 3
  FROM nomination n JOIN acts ON acts.id = n.activity_id JOIN organization o ON o.id = n.organization_id
  WHERE $14::boolean AND n.state NOT IN ('draft', 'withdrawn', 'superseded')
  UNION ALL
  SELECT s.person_id, s.activity_id, NULL, 'trainer', 4
  FROM activity_staff s JOIN acts ON acts.id = s.activity_id WHERE $15::boolean AND s.staff_role <> 'manager'
), chosen AS (
  SELECT DISTINCT ON (f.person_id) f.person_id, f.activity_id, f.relation, p.given_name, p.family_name,
    CASE WHEN p.locale = ANY($20::text[]) THEN p.locale ELSE ($20::text[])[1] END AS locale,
    CASE
      WHEN p.id = ANY($21::uuid[]) THEN 'left-out'
      WHEN p.erased_at IS NOT NULL THEN 'person-erased'
      WHEN p.disabled_at IS NOT NULL THEN 'person-disabled'
      WHEN s_all.reason IS NOT NULL THEN s_all.reason
      WHEN $19::boolean AND k.id IS NULL THEN 'no-consent'
      WHEN p.email IS NULL THEN 'no-address'
    END AS reason
  FROM found f JOIN acts ON acts.id = f.activity_id
  JOIN person p ON p.id = f.person_id AND p.merged_into_id IS NULL
  LEFT JOIN organization w ON w.id = p.organization_id
  LEFT JOIN contact_stop s_all ON s_all.person_id = p.id AND s_all.purpose = 'all'
    AND stop_holds(s_all.until)
  LEFT JOIN consent k ON k.person_id = p.id AND k.purpose = 'newsletter' AND k.withdrawn_at IS NULL
  WHERE (cardinality($16::text[]) = 0 OR coalesce(f.constituent_group, w.constituent_group) = ANY($16))
    AND (cardinality($17::text[]) = 0 OR p.country_code = ANY($17::text[]))
    AND (cardinality($18::text[]) = 0 OR p.locale = ANY($18))
  ORDER BY f.person_id, acts.starts_on DESC, f.activity_id, f.place
)`;
const countSql = `${chosenSql} SELECT reason, locale, count(*)::int AS count FROM chosen GROUP BY 1, 2`;
const samplesSql = `${chosenSql}
  SELECT h.person_id AS "personId", h.given_name AS "givenName", h.family_name AS "familyName", h.locale, h.relation,
    a.id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle", a.starts_on::text AS "startsOn",
    a.ends_on::text AS "endsOn", a.venue
  FROM chosen h JOIN activity a ON a.id = h.activity_id
  WHERE CASE WHEN $24::boolean THEN h.reason = 'left-out' ELSE h.reason IS NULL END
    AND ($22::text IS NULL OR h.given_name || ' ' || h.family_name ILIKE $22)
    AND ($23::uuid IS NULL OR h.person_id = $23)
  ORDER BY lower(h.family_name), lower(h.given_name), h.person_id LIMIT CASE WHEN $24::boolean THEN 500 ELSE 20 END`;
const freezeSql = `${chosenSql}
  INSERT INTO mailing_recipient (mailing_id, person_id, activity_id, relation, locale)
  SELECT $22::uuid, person_id, activity_id, relation, locale FROM chosen
  WHERE coalesce(reason, '') NOT IN ('person-erased', 'left-out')
  ON CONFLICT (mailing_id, person_id) DO NOTHING`;

/** Which of the three is known, the activity also within reach. */
const knownSql = `SELECT
  ($7::uuid IS NULL OR EXISTS (SELECT 1 FROM activity a JOIN course c ON c.id = a.course_id
    WHERE a.id = $7 AND ${activityToManage})) AS "activityId",
  ($8::uuid IS NULL OR EXISTS (SELECT 1 FROM programme WHERE id = $8)) AS "programmeId",
  ($9::uuid IS NULL OR EXISTS (SELECT 1 FROM course WHERE id = $9)) AS "courseId"`;

/** Works out who is meant, and writes table `mailing_recipient`. */
export class MailingAudienceRepository {
  constructor(private readonly tx: EntityManager) {}

  /** The fields of a filter that name nothing this person may write to. */
  async findUnknown(scope: ActivityScope, wish: MailingAudience): Promise<string[]> {
    const rows: Record<string, boolean>[] = await this.tx.query(knownSql, [
      ...scopeValues(scope),
      wish.activityId,
      wish.programmeId,
      wish.courseId,
    ]);
    return Object.entries(rows[0] ?? {}).flatMap(([field, known]) => (known ? [] : [field]));
  }

  async count(scope: ActivityScope, question: AudienceQuestion): Promise<AudienceCount[]> {
    return this.tx.query(countSql, valuesOf(scope, question));
  }

  /**
   * Up to twenty by name of those who get it, the one of that id alone when it is given; or all who were taken out by
   * name and would be found.
   */
  async samples(
    scope: ActivityScope,
    question: AudienceQuestion,
    wish: { search?: string | undefined; personId?: string | undefined; leftOut?: boolean },
  ): Promise<AudienceSample[]> {
    return this.tx.query(samplesSql, [
      ...valuesOf(scope, question),
      searchPattern(wish.search),
      wish.personId ?? null,
      wish.leftOut ?? false,
    ]);
  }

  /** One row a person for good, also for those who will get no mail: the ledger says of each what became of it. */
  async freeze(scope: ActivityScope, question: AudienceQuestion, mailingId: string): Promise<void> {
    await this.tx.query(freezeSql, [...valuesOf(scope, question), mailingId]);
  }
}

function valuesOf(
  scope: ActivityScope,
  { audience, purpose, locales, leftOut }: AudienceQuestion,
): unknown[] {
  return [
    ...scopeValues(scope),
    audience.activityId,
    audience.programmeId,
    audience.courseId,
    audience.runsFrom,
    audience.runsUntil,
    audience.enrolmentStatuses,
    audience.applicationStates,
    audience.nominators,
    audience.trainers,
    audience.constituentGroups,
    audience.countryCodes,
    audience.locales,
    purpose === 'news',
    locales,
    leftOut,
  ];
}
