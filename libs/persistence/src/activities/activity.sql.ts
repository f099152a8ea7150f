import type { CatalogueRow } from '@traccia/contracts';
import type { ActivityStatus } from '@traccia/training';

/** Columns and tables of every reading of activities; days are text, because a day has no zone. */
export const activityColumns = `a.id, a.code, a.title, c.title AS "courseTitle", p.code AS "programmeCode",
  p.title AS "programmeTitle", a.modality, a.status, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
  a.time_zone AS "timeZone", a.venue, a.country_code AS "countryCode", a.languages, a.capacity,
  a.enrolled_count AS "enrolledCount", a.enrolment_closes_on::text AS "enrolmentClosesOn",
  ((SELECT business_now()) AT TIME ZONE a.time_zone)::date::text AS today`;

export const activityTables = `activity a JOIN course c ON c.id = a.course_id JOIN programme p ON p.id = c.programme_id`;

export const sessionsOfActivity = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('position', s.position, 'title', s.title, 'startsAt', s.starts_at, 'endsAt', s.ends_at)
    ORDER BY s.position)
  FROM activity_session s WHERE s.activity_id = a.id), '[]')`;

/** What anybody may know of an activity, plus what decides whether it is open. */
export interface ActivityFacts {
  id: string;
  code: string;
  title: Record<string, string>;
  courseTitle: Record<string, string>;
  programmeCode: string;
  programmeTitle: Record<string, string>;
  modality: CatalogueRow['modality'];
  status: ActivityStatus;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  venue: string | null;
  countryCode: string | null;
  languages: string[];
  capacity: number | null;
  enrolledCount: number;
  enrolmentClosesOn: string | null;
  /** Today in the zone of the activity, by the business clock. */
  today: string;
}

export interface SessionFacts {
  position: number;
  title: string;
  startsAt: string;
  endsAt: string;
}
