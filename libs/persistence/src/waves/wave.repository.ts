import type { Activity } from '@traccia/contracts';
import type { WavePromise } from '@traccia/survey';
import type { EntityManager } from 'typeorm';

export interface WaveEntry {
  id: string;
  code: string;
  kind: Activity['waves'][number]['kind'];
  state: 'planned' | 'open' | 'closed' | 'cancelled';
  instrumentTitle: Record<string, string>;
  instrumentVersion: number;
  opensAt: Date | null;
  closesAt: Date | null;
  invited: number | null;
  submitted: number;
  messagesExpected: number;
  messagesSent: number;
}

export interface WaveToMove {
  id: string;
  planId: string | null;
  code: string;
  kind: WaveEntry['kind'];
  state: WaveEntry['state'];
  title: Record<string, string>;
  opensAt: Date | null;
  closesAt: Date | null;
  frozen: boolean;
  instrumentVersionId: string;
  respondentKind: string;
  reminderDays: readonly number[];
  privacyMode: string;
  languageRule: string;
  eligibility: string;
  opening: string;
  invitationsUnsent: number;
}
/** A wave of a plan with the dates that it has in an activity. */
export interface PlannedWave {
  id: string;
  code: string;
  kind: string;
  instrumentVersionId: string;
  respondentKind: string;
  reminderDays: readonly number[];
  privacyMode: string;
  languageRule: string;
  eligibility: string;
  opening: string;
  opensAt: Date;
  closesAt: Date;
}

const followSql = `INSERT INTO wave AS w (activity_id, wave_plan_id, code, kind, instrument_version_id, respondent_kind, opens_at,
    closes_at, reminder_days, privacy_mode, language_rule, eligibility, opening)
  SELECT $1, n.id, n.code, n.kind, n."instrumentVersionId", n."respondentKind", n."opensAt", n."closesAt", n."reminderDays",
    n."privacyMode", n."languageRule", n.eligibility, n.opening
  FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, code text, kind text, "instrumentVersionId" uuid, "respondentKind" text,
    "opensAt" timestamptz, "closesAt" timestamptz, "reminderDays" int[], "privacyMode" text, "languageRule" text,
    eligibility text, opening text) ORDER BY n.code
  ON CONFLICT (activity_id, code) DO UPDATE SET wave_plan_id = excluded.wave_plan_id, kind = excluded.kind,
    instrument_version_id = excluded.instrument_version_id, respondent_kind = excluded.respondent_kind, state = 'planned',
    opens_at = excluded.opens_at, closes_at = excluded.closes_at, reminder_days = excluded.reminder_days,
    privacy_mode = excluded.privacy_mode, language_rule = excluded.language_rule, eligibility = excluded.eligibility,
    opening = excluded.opening
  WHERE w.state IN ('planned', 'cancelled') AND w.frozen_at IS NULL AND w.wave_plan_id IS NOT NULL`;

/** Writes table `wave`, but for the opening and closing that the worker does. */
export class WaveRepository {
  constructor(private readonly tx: EntityManager) {}

  /** By its code a wave that has not opened becomes what the plan says, also one that was cancelled; new ones come. */
  async follow(activityId: string, waves: readonly PlannedWave[]): Promise<void> {
    await this.tx.query(followSql, [activityId, JSON.stringify(waves)]);
  }

  /** Waves that the plan does not know any more are not asked. */
  async cancel(activityId: string, codes: readonly string[]): Promise<void> {
    await this.tx.query(
      `UPDATE wave SET state = 'cancelled' WHERE activity_id = $1 AND code = ANY($2::text[]) AND state = 'planned'`,
      [activityId, codes],
    );
  }

  /** What a move of the dates asks of the waves that have not opened. */
  async listToMove(activityId: string): Promise<WaveToMove[]> {
    return this.tx.query(
      `SELECT w.id, w.wave_plan_id AS "planId", w.code, w.kind, w.state, i.title, w.opens_at AS "opensAt",
         w.closes_at AS "closesAt", w.frozen_at IS NOT NULL AS frozen, w.instrument_version_id AS "instrumentVersionId",
         w.respondent_kind AS "respondentKind", w.reminder_days AS "reminderDays", w.privacy_mode AS "privacyMode",
         w.language_rule AS "languageRule", w.eligibility, w.opening, (SELECT count(*)::int FROM invitation n
           WHERE n.wave_id = w.id AND n.answer_state = 'planned') AS "invitationsUnsent"
       FROM wave w JOIN instrument_version v ON v.id = w.instrument_version_id JOIN instrument i ON i.id = v.instrument_id
       WHERE w.activity_id = $1 ORDER BY w.opens_at NULLS LAST, w.code`,
      [activityId],
    );
  }

  async move(
    waves: readonly { id: string; opensAt: string | null; closesAt: string | null }[],
  ): Promise<void> {
    await this.tx.query(
      `UPDATE wave w SET opens_at = n."opensAt", closes_at = n."closesAt"
       FROM jsonb_to_recordset($1::jsonb) AS n(id uuid, "opensAt" timestamptz, "closesAt" timestamptz)
       WHERE w.id = n.id AND w.state = 'planned'`,
      [JSON.stringify(waves)],
    );
  }

  /** The database refuses what is looser once somebody has answered, and what is not true of the rows. */
  async promise(waveId: string, { mode, linkedMonths }: WavePromise): Promise<void> {
    await this.tx.query('UPDATE wave SET privacy_mode = $2, linked_months = $3 WHERE id = $1', [
      waveId,
      mode,
      linkedMonths,
    ]);
  }

  async cancelUnfinished(activityId: string): Promise<void> {
    await this.tx.query(
      `UPDATE wave SET state = 'cancelled' WHERE activity_id = $1 AND state IN ('planned', 'open')`,
      [activityId],
    );
  }

  /** An activity that is taken up again gets back what no plan brings back, if it had not been opened. */
  async revive(activityId: string): Promise<void> {
    await this.tx.query(
      `UPDATE wave SET state = 'planned' WHERE activity_id = $1 AND state = 'cancelled' AND frozen_at IS NULL
         AND wave_plan_id IS NULL`,
      [activityId],
    );
  }

  /** With how many are asked, have answered, and were written to: one statement for all waves. */
  async listForActivity(activityId: string): Promise<WaveEntry[]> {
    return this.tx.query(
      `SELECT w.id, w.code, w.kind, w.state, i.title AS "instrumentTitle", v.number AS "instrumentVersion",
         w.opens_at AS "opensAt", w.closes_at AS "closesAt",
         CASE WHEN a.frame_kind = 'roster' THEN coalesce(asked.invited, 0) END AS invited,
         -- Of an open wave what was told of it, so that no single answer shows.
         CASE WHEN w.state = 'open' THEN coalesce((SELECT max(k.answered) FROM wave_count k WHERE k.wave_id = w.id), 0)
           ELSE coalesce(answered.submitted, 0) END AS submitted,
         coalesce(asked.expected, 0) AS "messagesExpected", coalesce(asked.sent, 0) AS "messagesSent"
       FROM wave w
       JOIN activity a ON a.id = w.activity_id
       JOIN instrument_version v ON v.id = w.instrument_version_id
       JOIN instrument i ON i.id = v.instrument_id
       LEFT JOIN (
         SELECT n.wave_id, count(*) FILTER (WHERE n.answer_state NOT IN ('planned', 'ineligible'))::int AS invited,
           count(*) FILTER (WHERE n.answer_state <> 'ineligible')::int AS expected,
           count(*) FILTER (WHERE EXISTS (SELECT 1 FROM message m WHERE m.subject_type = 'invitation'
             AND m.subject_id = n.id AND m.kind IN ('survey.invitation', 'survey.handed_over') AND m.state = 'sent'))::int AS sent
         FROM invitation n JOIN wave o ON o.id = n.wave_id WHERE o.activity_id = $1 GROUP BY n.wave_id
       ) asked ON asked.wave_id = w.id
       LEFT JOIN (
         SELECT r.wave_id, count(*)::int AS submitted FROM response r JOIN wave o ON o.id = r.wave_id
         WHERE o.activity_id = $1 AND r.state = 'submitted' AND r.part IN ('whole', 'main') GROUP BY r.wave_id
       ) answered ON answered.wave_id = w.id
       WHERE w.activity_id = $1 ORDER BY w.opens_at NULLS LAST, w.code`,
      [activityId],
    );
  }
}
