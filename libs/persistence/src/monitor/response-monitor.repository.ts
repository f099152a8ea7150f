import type { PastWave } from '@traccia/impact';
import type { EntityManager } from 'typeorm';
import { type ActivityScope, activityToManage, scopeValues } from '../activities/activity-scope.js';
import { searchPattern } from '../search-pattern.js';
import { sqlInstant } from '../sql-instant.js';
import { mailLateral, mailOfInvitation } from './asked-units.sql.js';

export interface MonitoredWave {
  id: string;
  code: string;
  kind: 'needs' | 'pre_test' | 'post_test' | 'end_of_activity' | 'ex_post';
  state: 'planned' | 'open' | 'closed' | 'cancelled';
  respondentKind: 'participant' | 'supervisor' | 'organization' | 'trainer';
  privacyMode: 'named' | 'confidential' | 'anonymous';
  instrumentTitle: Record<string, string>;
  activityId: string;
  activityCode: string;
  activityTitle: Record<string, string>;
  timeZone: string;
  opensAt: string | null;
  closesAt: string | null;
  linksCut: boolean;
  hasList: boolean;
}

export type MailOfWave = Record<
  'delivered' | 'bounced' | 'stopped' | 'no_address' | 'none' | 'waiting',
  number
>;

export interface SilentEntry {
  invitationId: string;
  name: string;
  organizationName: string | null;
  state: 'silent' | 'opened' | 'started' | 'declined';
  lastMail: {
    kind: string;
    ordinal: number;
    state: 'planned' | 'sending' | 'sent' | 'suppressed' | 'bounced' | 'cancelled' | 'review' | 'dead';
    reason: string | null;
    at: string | null;
  } | null;
}

export interface SilentQuestion {
  search?: string | undefined;
  state?: SilentEntry['state'] | undefined;
  /** The last day that was told of; null = nothing was. */
  countedTo: string | null;
}

const waveSql = `SELECT w.id, w.code, w.kind, w.state, w.respondent_kind AS "respondentKind", w.privacy_mode AS "privacyMode",
    n.title AS "instrumentTitle", a.id AS "activityId", a.code AS "activityCode", a.title AS "activityTitle",
    a.time_zone AS "timeZone", ${sqlInstant('w.opens_at')} AS "opensAt", ${sqlInstant('w.closes_at')} AS "closesAt",
    w.links_cut_at IS NOT NULL AS "linksCut", a.frame_kind = 'roster' AS "hasList"
  FROM wave w JOIN activity a ON a.id = w.activity_id JOIN course c ON c.id = a.course_id
  JOIN instrument_version v ON v.id = w.instrument_version_id JOIN instrument n ON n.id = v.instrument_id
  WHERE w.id = $7 AND ${activityToManage}`;
const mailSql = `SELECT ${mailOfInvitation} AS mail, count(*)::int AS count
  FROM invitation i ${mailLateral} WHERE i.wave_id = $1 AND i.answer_state <> 'ineligible' GROUP BY 1`;
/** Days only: how many were reminded would tell how many had answered. */
const remindersSql = `SELECT m.ordinal, to_char(min(m.sent_at AT TIME ZONE a.time_zone), 'YYYY-MM-DD') AS day
  FROM message m JOIN invitation i ON i.id = m.subject_id JOIN wave w ON w.id = i.wave_id JOIN activity a ON a.id = w.activity_id
  WHERE w.id = $1 AND m.kind = 'survey.reminder' AND m.subject_type = 'invitation' AND m.sent_at IS NOT NULL
  GROUP BY m.ordinal ORDER BY m.ordinal`;
/** Of anonymous waves nobody knows when they were answered. */
const pastSql = `SELECT p.in_all AS "answeredInAll", (SELECT count(*)::int FROM response r WHERE r.wave_id = p.id
    AND r.state = 'submitted' AND r.part IN ('whole', 'main') AND r.submitted_at < p.opens_at + make_interval(days => $4)) AS "answeredByDay"
  FROM (SELECT o.id, o.opens_at, (SELECT count(*)::int FROM response r WHERE r.wave_id = o.id AND r.state = 'submitted'
      AND r.part IN ('whole', 'main')) AS in_all
    FROM wave o WHERE o.kind = $2 AND o.respondent_kind = $3 AND o.state = 'closed' AND o.privacy_mode <> 'anonymous'
      AND o.id <> $1 AND o.opens_at IS NOT NULL ORDER BY o.closes_at DESC NULLS LAST, o.id LIMIT 40) p
  WHERE p.in_all >= $5`;
const silentSql = `SELECT i.id AS "invitationId", x.name, x.organization AS "organizationName",
    coalesce(i.told_state, 'silent') AS state,
    (SELECT jsonb_build_object('kind', m.kind, 'ordinal', m.ordinal, 'state', m.state, 'reason', m.reason,
        'at', ${sqlInstant('coalesce(m.sent_at, m.due_at)')})
      FROM message m WHERE m.kind IN ('survey.invitation', 'survey.handed_over', 'survey.reminder') AND m.subject_type = 'invitation'
        AND m.subject_id = i.id AND m.state <> 'cancelled'
        AND (m.kind = 'survey.invitation' OR m.due_at < ($4::date + 1)::timestamp AT TIME ZONE a.time_zone)
      ORDER BY m.due_at DESC, m.ordinal DESC LIMIT 1) AS "lastMail"
  FROM invitation i JOIN wave w ON w.id = i.wave_id JOIN activity a ON a.id = w.activity_id
  LEFT JOIN enrolment e ON e.id = i.enrolment_id LEFT JOIN person p ON p.id = coalesce(e.person_id, i.trainer_person_id)
  LEFT JOIN organization o ON o.id = coalesce(i.organization_id, e.organization_id)
  CROSS JOIN LATERAL (SELECT coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), o.name, '–') AS name,
    CASE WHEN p.id IS NOT NULL THEN o.name END AS organization) x
  WHERE i.wave_id = $1 AND i.answer_state <> 'ineligible' AND i.told_state IS DISTINCT FROM 'answered'
    AND ($2::text IS NULL OR concat_ws(' ', x.name, o.name) ILIKE $2)
    AND ($3::text IS NULL OR coalesce(i.told_state, 'silent') = $3)`;
const pageSql = `${silentSql} AND ($5::text IS NULL OR (x.name, i.id) > ($5::text, $6::uuid))
  ORDER BY x.name, i.id LIMIT $7`;
const countSql = `SELECT count(*)::int AS count FROM (${silentSql}) s`;

/** Reads what the monitor shows of a wave beside what was told of its answers; writes nothing. */
export class ResponseMonitorRepository {
  constructor(private readonly tx: EntityManager) {}

  async find(scope: ActivityScope, waveId: string): Promise<MonitoredWave | null> {
    const rows: MonitoredWave[] = await this.tx.query(waveSql, [...scopeValues(scope), waveId]);
    return rows[0] ?? null;
  }

  async countMail(waveId: string): Promise<MailOfWave> {
    const rows: { mail: keyof MailOfWave; count: number }[] = await this.tx.query(mailSql, [waveId]);
    const none = { delivered: 0, bounced: 0, stopped: 0, no_address: 0, none: 0, waiting: 0 };
    return { ...none, ...Object.fromEntries(rows.map(({ mail, count }) => [mail, count])) };
  }

  async listReminders(waveId: string): Promise<{ ordinal: number; day: string }[]> {
    return this.tx.query(remindersSql, [waveId]);
  }

  /** Closed waves of the same kind that at least so many have answered, as they stood so many days after opening. */
  async listPast(
    wave: Pick<MonitoredWave, 'id' | 'kind' | 'respondentKind'>,
    days: number,
    least: number,
  ): Promise<PastWave[]> {
    return this.tx.query(pastSql, [wave.id, wave.kind, wave.respondentKind, days, least]);
  }

  async listSilent(
    waveId: string,
    { search, state, countedTo }: SilentQuestion,
    after: { name: string; id: string } | null,
    limit: number,
  ): Promise<SilentEntry[]> {
    return this.tx.query(pageSql, [
      waveId,
      searchPattern(search),
      state ?? null,
      countedTo,
      after?.name ?? null,
      after?.id ?? null,
      limit,
    ]);
  }

  async countSilent(waveId: string, { search, state, countedTo }: SilentQuestion): Promise<number> {
    const values = [waveId, searchPattern(search), state ?? null, countedTo];
    const rows: { count: number }[] = await this.tx.query(countSql, values);
    return rows[0]?.count ?? 0;
  }
}
