import type {
  ActivitySession,
  CatalogueRow,
  Objective,
  Phase,
  Planning,
  Price,
  Venue,
} from '@traccia/contracts';
import type { ActivityStatus } from '@traccia/training';

/** Columns and tables of every reading of activities; days are text, because a day has no zone. */
export const activityColumns = `a.id, a.code, a.title, c.title AS "courseTitle", p.code AS "programmeCode",
  p.title AS "programmeTitle", a.modality, a.status, a.starts_on::text AS "startsOn", a.ends_on::text AS "endsOn",
  a.time_zone AS "timeZone", a.venue, a.country_code AS "countryCode", a.languages, a.capacity,
  a.enrolled_count AS "enrolledCount", a.offers_open AS "offersOpen", a.enrolment_closes_on::text AS "enrolmentClosesOn",
  a.activity_type AS "activityType", a.admission_mode AS "admissionMode",
  a.application_closes_on::text AS "applicationClosesOn",
  ((SELECT business_now()) AT TIME ZONE a.time_zone)::date::text AS today`;

export const activityTables = `activity a JOIN course c ON c.id = a.course_id JOIN programme p ON p.id = c.programme_id`;

/** What a single activity adds to the columns of a list. */
export const planningColumns = `a.service_line AS "serviceLine", a.capacity_levels AS "capacityLevels", a.methods,
  a.reserve_places AS "reservePlaces", a.needs_group_approval AS "needsGroupApproval", a.offer_days AS "offerDays",
  a.attendance_percent AS "attendancePercent", a.materials_open_after_close AS "materialsOpenAfterClose",
  a.is_template AS "isTemplate"`;

/** Titles of before the translations stand in the first language of the activity. */
export const sessionTitles = `CASE WHEN s.titles = '{}' THEN jsonb_build_object(a.languages[1], s.title) ELSE s.titles END`;
export const sessionColumns = `'id', s.id, 'position', s.position, 'title', s.title,
      'titles', ${sessionTitles},
      'startsAt', s.starts_at, 'endsAt', s.ends_at, 'phaseId', s.phase_id, 'venueId', s.venue_id,
      'timeZone', coalesce(v.time_zone, a.time_zone)`;

/** In the order of time. */
export const sessionsOfActivity = `coalesce((
  SELECT jsonb_agg(jsonb_build_object(${sessionColumns}) ORDER BY s.starts_at, s.position)
  FROM activity_session s LEFT JOIN activity_venue v ON v.id = s.venue_id WHERE s.activity_id = a.id), '[]')`;

export const venuesOfActivity = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'city', v.city, 'countryCode', v.country_code,
    'timeZone', v.time_zone) ORDER BY v.position) FROM activity_venue v WHERE v.activity_id = a.id), '[]')`;

export const phasesOfActivity = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'title', h.title, 'startsOn', h.starts_on,
    'endsOn', h.ends_on, 'venueId', h.venue_id) ORDER BY h.position)
  FROM activity_phase h WHERE h.activity_id = a.id), '[]')`;

export const pricesOfActivity = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('costItem', r.cost_item, 'amountCents', r.amount_cents, 'currency', r.currency)
    ORDER BY array_position('{tuition,subsistence,travel}'::text[], r.cost_item))
  FROM activity_price r WHERE r.activity_id = a.id), '[]')`;

export const objectivesOfActivity = `coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'title', o.title) ORDER BY o.position)
  FROM activity_objective o WHERE o.activity_id = a.id), '[]')`;

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
  /** Places that unanswered offers hold. */
  offersOpen: number;
  enrolmentClosesOn: string | null;
  activityType: Planning['activityType'];
  admissionMode: Planning['admissionMode'];
  applicationClosesOn: string | null;
  /** Today in the zone of the activity, by the business clock. */
  today: string;
}

export type PlanningFacts = Pick<
  Planning,
  | 'serviceLine'
  | 'capacityLevels'
  | 'methods'
  | 'reservePlaces'
  | 'needsGroupApproval'
  | 'offerDays'
  | 'attendancePercent'
  | 'materialsOpenAfterClose'
  | 'isTemplate'
>;
export type SessionFacts = ActivitySession;
export interface PlanFacts {
  venues: Venue[];
  phases: Phase[];
  sessions: SessionFacts[];
  prices: Price[];
  objectives: Objective[];
}
