import type { FollowUpPlan } from '@traccia/training';
import type { EntityManager } from 'typeorm';

/** One wave of an evaluation plan. */
export interface WavePlan extends FollowUpPlan {
  id: string;
  planId: string;
  kind: string;
  respondentKind: string;
  privacyMode: string;
  languageRule: string;
  eligibility: string;
  opening: string;
  instrumentId: string;
  instrumentCode: string;
  instrumentKind: string;
  instrumentTitle: Record<string, string>;
  instrumentArchived: boolean;
  /** Number and id of the newest published version of the plan's instrument; null when none is published yet. */
  instrumentVersion: number | null;
  instrumentVersionId: string | null;
}

const columns = `w.id, w.plan_id AS "planId", w.code, w.kind, w.respondent_kind AS "respondentKind",
  w.privacy_mode AS "privacyMode", w.language_rule AS "languageRule", w.eligibility, w.opening, w.anchor,
  w.offset_months AS "offsetMonths", w.offset_days AS "offsetDays", to_char(w.send_at_local, 'HH24:MI') AS "sendAtLocal",
  w.window_days AS "windowDays", w.reminder_days AS "reminderDays", w.instrument_id AS "instrumentId",
  n.code AS "instrumentCode", n.kind AS "instrumentKind", n.title AS "instrumentTitle",
  n.archived_at IS NOT NULL AS "instrumentArchived", v.number AS "instrumentVersion", v.id AS "instrumentVersionId"`;
const tables = `wave_plan w JOIN instrument n ON n.id = w.instrument_id
  LEFT JOIN LATERAL (SELECT v.id, v.number FROM instrument_version v
    WHERE v.instrument_id = w.instrument_id AND v.state <> 'draft' ORDER BY v.number DESC LIMIT 1) v ON true`;
const order = `CASE w.anchor WHEN 'start' THEN 0 ELSE 1 END, w.offset_months, w.offset_days, w.code`;
const ofPlansSql = `SELECT ${columns} FROM ${tables} WHERE w.plan_id = ANY($1::uuid[]) ORDER BY w.plan_id, ${order}`;
const liveOfActivitySql = `SELECT ${columns} FROM ${tables} JOIN evaluation_plan p ON p.id = w.plan_id
  WHERE p.activity_id = $1 AND p.state IN ('active', 'paused') ORDER BY ${order}`;

/** Reads what is asked by a plan; `EvaluationPlanRepository` writes it. */
export class WavePlanRepository {
  constructor(private readonly tx: EntityManager) {}

  async listForPlans(planIds: readonly string[]): Promise<WavePlan[]> {
    return this.tx.query(ofPlansSql, [planIds]);
  }

  /** What the activity follows; nothing where it has no plan. */
  async listForActivity(activityId: string): Promise<WavePlan[]> {
    return this.tx.query(liveOfActivitySql, [activityId]);
  }
}
