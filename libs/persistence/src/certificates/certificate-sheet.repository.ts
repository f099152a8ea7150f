import type { CertificateKind, Locale } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

/** Everything a sheet says, as it is now; what is issued freezes it. */
export interface SheetFacts {
  personId: string;
  activityId: string;
  holderName: string;
  locale: Locale;
  activityCode: string;
  activityTitle: Record<string, string>;
  startsOn: string;
  endsOn: string;
  venue: string | null;
  days: number | null;
  hours: number | null;
  /** Today where the activity is. */
  today: string;
  centreName: string | null;
  templateId: string | null;
  statement: Record<string, string>;
  signatoryName: string;
  signatoryTitle: Record<string, string>;
}

const findSql = `SELECT p.id AS "personId", a.id AS "activityId", concat_ws(' ', p.given_name, p.family_name) AS "holderName",
    p.locale, a.code AS "activityCode", a.title AS "activityTitle", a.starts_on::text AS "startsOn",
    a.ends_on::text AS "endsOn", a.venue, s.days, s.hours,
    ((SELECT business_now()) AT TIME ZONE a.time_zone)::date::text AS today,
    (SELECT value #>> '{}' FROM setting WHERE key = 'centreName') AS "centreName",
    t.id AS "templateId", coalesce(t.statement, '{}') AS statement, coalesce(t.signatory_name, '') AS "signatoryName",
    coalesce(t.signatory_title, '{}') AS "signatoryTitle"
  FROM enrolment e JOIN person p ON p.id = e.person_id JOIN activity a ON a.id = e.activity_id
  JOIN course c ON c.id = a.course_id
  LEFT JOIN LATERAL (
    SELECT nullif(count(DISTINCT (x.starts_at AT TIME ZONE a.time_zone)::date)::int, 0) AS days,
      round((sum(extract(epoch FROM x.ends_at - x.starts_at)) / 3600)::numeric, 1)::float8 AS hours
    FROM attendance m JOIN activity_session x ON x.id = m.activity_session_id
    WHERE m.enrolment_id = e.id AND m.state = 'present') s ON true
  LEFT JOIN LATERAL (
    SELECT * FROM certificate_template t WHERE t.kind = $2 AND (t.programme_id = c.programme_id OR t.programme_id IS NULL)
    ORDER BY t.programme_id NULLS LAST LIMIT 1) t ON true
  WHERE e.id = $1`;

/** Reads what is printed on a certificate. */
export class CertificateSheetRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(enrolmentId: string, kind: CertificateKind): Promise<SheetFacts | null> {
    const rows: SheetFacts[] = await this.tx.query(findSql, [enrolmentId, kind]);
    return rows[0] ?? null;
  }
}
