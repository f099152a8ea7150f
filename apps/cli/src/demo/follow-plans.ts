import type { EntityManager } from 'typeorm';

const courseSql = `UPDATE evaluation_plan SET state = 'active', activated_at = created_at WHERE course_id IS NOT NULL`;
const beginSql = `INSERT INTO evaluation_plan (activity_id, number, copied_from_id, created_at)
  SELECT DISTINCT w.activity_id, 1, q.plan_id, a.created_at
  FROM wave w JOIN wave_plan q ON q.id = w.wave_plan_id JOIN activity a ON a.id = w.activity_id`;
const copySql = `INSERT INTO wave_plan (plan_id, code, kind, instrument_id, respondent_kind, anchor, offset_months,
    offset_days, send_at_local, window_days, reminder_days, privacy_mode, language_rule, eligibility, opening)
  SELECT p.id, q.code, q.kind, q.instrument_id, q.respondent_kind, q.anchor, q.offset_months, q.offset_days,
    q.send_at_local, q.window_days, q.reminder_days, q.privacy_mode, q.language_rule, q.eligibility, q.opening
  FROM evaluation_plan p JOIN wave_plan q ON q.plan_id = p.copied_from_id WHERE p.activity_id IS NOT NULL`;
const pointSql = `UPDATE wave w SET wave_plan_id = n.id
  FROM wave_plan q, evaluation_plan p JOIN wave_plan n ON n.plan_id = p.id
  WHERE q.id = w.wave_plan_id AND p.activity_id = w.activity_id AND n.code = q.code`;
const activateSql = `UPDATE evaluation_plan SET state = 'active', activated_at = created_at WHERE activity_id IS NOT NULL`;

/** Each course is followed by its plan, and each activity that has waves by its own copy of it. */
export async function followDemoPlans(tx: EntityManager): Promise<void> {
  await tx.query(courseSql);
  await tx.query(beginSql);
  await tx.query(copySql);
  await tx.query(pointSql);
  await tx.query(activateSql);
}
