import type { Locale } from '@traccia/contracts';
import type { OnSite } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { askedCtes, letterLocale, onSiteOf, placeColumns, placeTables, planIsHeld } from './asked.sql.js';

/** A wave as it would be asked; `waveId` only where it has opened. */
export interface RehearsedWave {
  /** Its own among all that are rehearsed together. */
  ref: string;
  activityId: string;
  /** The plan of the activity is paused. */
  held: boolean;
  code: string;
  kind: string;
  respondentKind: string;
  eligibility: string;
  languageRule: string;
  opening: string;
  state: 'planned' | 'open' | 'closed' | 'cancelled';
  waveId: string | null;
  opensAt: Date | null;
  closesAt: Date | null;
  reminderDays: readonly number[];
}
/** One who would be written to, or would have been. */
export interface RehearsedRecipient {
  ref: string;
  subjectId: string;
  recipientId: string | null;
  recipientName: string | null;
  about: string | null;
  /** Why the wave does not ask here at all. */
  outside: string | null;
  locale: Locale | null;
  hasAddress: boolean;
  disabled: boolean;
  stops: { reason: string; until: string | null }[];
  attends: boolean;
  zone: string;
  weekend: string;
  onSite: OnSite[];
  /** Of a wave that has opened. */
  answerState: string | null;
  dueAt: Date | null;
  putOffFrom: Date | null;
  askedAt: Date | null;
}

const rowsSql = `WITH asking AS (SELECT n.ref, n."waveId" AS wave_id, n."activityId" AS activity_id,
      n."respondentKind" AS respondent_kind, n.eligibility, n."languageRule" AS language_rule
    FROM jsonb_to_recordset($1::jsonb) AS n(ref text, "activityId" uuid, "waveId" uuid, "respondentKind" text, eligibility text, "languageRule" text)
  ), ${askedCtes}
  SELECT x.ref, coalesce(x.enrolment_id, x.organization_id, x.trainer_person_id) AS "subjectId", x.recipient_id AS "recipientId",
    concat_ws(' ', q.given_name, q.family_name) AS "recipientName",
    CASE WHEN x.organization_id IS NOT NULL THEN o.name WHEN g.respondent_kind = 'supervisor' OR q.id IS NULL THEN
      (SELECT concat_ws(' ', k.given_name, k.family_name) FROM enrolment e JOIN person k ON k.id = e.person_id
       WHERE e.id = x.enrolment_id) END AS about,
    x.outside, ${letterLocale('q', 'g.language_rule')} AS locale, q.email IS NOT NULL AS "hasAddress",
    q.disabled_at IS NOT NULL AS disabled, x.attends, ${placeColumns}, ${onSiteOf} AS "onSite",
    coalesce((SELECT jsonb_agg(jsonb_build_object('reason', c.reason, 'until', c.until) ORDER BY c.reason)
      FROM contact_stop c WHERE c.person_id = q.id), '[]') AS stops,
    i.answer_state AS "answerState", i.due_at AS "dueAt", i.put_off_from AS "putOffFrom", i.asked_at AS "askedAt"
  FROM asked x JOIN asking g ON g.ref = x.ref ${placeTables}
  LEFT JOIN person q ON q.id = x.recipient_id
  LEFT JOIN invitation i ON i.wave_id = g.wave_id AND i.enrolment_id IS NOT DISTINCT FROM x.enrolment_id
    AND i.organization_id IS NOT DISTINCT FROM x.organization_id
    AND i.trainer_person_id IS NOT DISTINCT FROM x.trainer_person_id
  WHERE $2::uuid[] IS NULL OR x.recipient_id = ANY($2)
  ORDER BY x.ref, "subjectId", x.recipient_id`;

/** Where people are asked besides, in whatever part; of the activity itself nothing. */
const elsewhereSql = `WITH mine AS (
  SELECT e.activity_id FROM enrolment e WHERE e.person_id = ANY($2::uuid[])
  UNION SELECT e.activity_id FROM supervisor s JOIN enrolment e ON e.id = s.enrolment_id
    WHERE s.person_id = ANY($2::uuid[]) AND s.ended_at IS NULL
  UNION SELECT f.activity_id FROM activity_staff f WHERE f.person_id = ANY($2::uuid[])
  UNION SELECT e.activity_id FROM role_assignment r JOIN enrolment e ON e.organization_id::text = r.scope_id
    WHERE r.person_id = ANY($2::uuid[]) AND r.role = 'focal_point' AND r.scope_type = 'organization' AND r.ended_at IS NULL)
SELECT w.id::text AS ref, w.activity_id AS "activityId", w.code, w.kind, w.respondent_kind AS "respondentKind", w.eligibility,
  w.language_rule AS "languageRule", w.opening, w.state, CASE w.state WHEN 'planned' THEN NULL ELSE w.id END AS "waveId",
  w.opens_at AS "opensAt", w.closes_at AS "closesAt", w.reminder_days AS "reminderDays",
  ${planIsHeld('w.activity_id')} AS held
FROM mine JOIN wave w ON w.activity_id = mine.activity_id JOIN activity a ON a.id = w.activity_id
WHERE mine.activity_id <> $1 AND w.state IN ('planned', 'open') AND a.status <> 'cancelled'
  AND w.opens_at < business_now() + interval '15 months' AND (w.closes_at IS NULL OR w.closes_at > business_now())
ORDER BY w.opens_at, w.id LIMIT 500`;

/** Reads whom waves would ask, by the rules by which they are opened; writes nothing. */
export class DryRunRepository {
  constructor(private readonly tx: EntityManager) {}

  /** @param only these recipients; null: everybody */
  async list(
    waves: readonly RehearsedWave[],
    only: readonly string[] | null = null,
  ): Promise<RehearsedRecipient[]> {
    return this.tx.query(rowsSql, [JSON.stringify(waves), only]);
  }

  /** Up to 500 waves of other activities in which these people are asked. */
  async listElsewhere(activityId: string, personIds: readonly string[]): Promise<RehearsedWave[]> {
    return this.tx.query(elsewhereSql, [activityId, personIds]);
  }
}
