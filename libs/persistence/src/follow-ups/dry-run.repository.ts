import type { Locale } from '@traccia/contracts';
import type { OnSite } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { askedCtes, letterLocale, onSiteOf, placeColumns, placeTables } from './asked.sql.js';

/** A wave as it would be asked; `waveId` only where it has opened. */
export interface RehearsedWave {
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
  askedAt: Date | null;
}

const rowsSql = `WITH asking AS (SELECT n.code AS ref, n."waveId" AS wave_id, $1::uuid AS activity_id,
      n."respondentKind" AS respondent_kind, n.eligibility, n."languageRule" AS language_rule
    FROM jsonb_to_recordset($2::jsonb) AS n(code text, "waveId" uuid, "respondentKind" text, eligibility text, "languageRule" text)
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
    i.answer_state AS "answerState", i.due_at AS "dueAt", i.asked_at AS "askedAt"
  FROM asked x JOIN asking g ON g.ref = x.ref ${placeTables}
  LEFT JOIN person q ON q.id = x.recipient_id
  LEFT JOIN invitation i ON i.wave_id = g.wave_id AND i.enrolment_id IS NOT DISTINCT FROM x.enrolment_id
    AND i.organization_id IS NOT DISTINCT FROM x.organization_id
    AND i.trainer_person_id IS NOT DISTINCT FROM x.trainer_person_id
  ORDER BY x.ref, "subjectId", x.recipient_id`;

/** Reads whom waves would ask, by the rules by which they are opened; writes nothing. */
export class DryRunRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(activityId: string, waves: readonly RehearsedWave[]): Promise<RehearsedRecipient[]> {
    return this.tx.query(rowsSql, [activityId, JSON.stringify(waves)]);
  }
}
