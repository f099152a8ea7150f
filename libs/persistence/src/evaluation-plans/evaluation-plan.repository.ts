import type { PlanWaveBody } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export type PlanState = 'draft' | 'active' | 'paused' | 'replaced';
export type PlanOwner = { kind: 'course' | 'activity'; id: string };
export interface PlanVersion {
  id: string;
  courseId: string | null;
  activityId: string | null;
  number: number;
  state: PlanState;
  version: number;
  copiedFrom: { owner: 'course' | 'activity'; number: number } | null;
  createdAt: Date;
  createdBy: string | null;
  activatedAt: Date | null;
  activatedBy: string | null;
  pausedAt: Date | null;
  pauseReason: string | null;
}
export interface LockedPlan {
  id: string;
  courseId: string | null;
  activityId: string | null;
  number: number;
  state: PlanState;
  version: number;
}

const columns = `p.id, p.course_id AS "courseId", p.activity_id AS "activityId", p.number, p.state, p.version,
  (SELECT jsonb_build_object('owner', CASE WHEN o.course_id IS NULL THEN 'activity' ELSE 'course' END, 'number', o.number)
    FROM evaluation_plan o WHERE o.id = p.copied_from_id) AS "copiedFrom",
  p.created_at AS "createdAt", concat_ws(' ', cb.given_name, cb.family_name) AS "createdBy",
  p.activated_at AS "activatedAt", concat_ws(' ', ab.given_name, ab.family_name) AS "activatedBy",
  p.paused_at AS "pausedAt", p.pause_reason AS "pauseReason"`;
const tables = `evaluation_plan p LEFT JOIN person cb ON cb.id = p.created_by LEFT JOIN person ab ON ab.id = p.activated_by`;
const ofOwner = `(p.course_id = $1 OR p.activity_id = $2)`;
const listSql = `SELECT ${columns} FROM ${tables} WHERE ${ofOwner} ORDER BY p.number DESC LIMIT 100`;
const findSql = `SELECT ${columns} FROM ${tables} WHERE p.id = $1`;
const findLiveSql = `SELECT p.id, p.state FROM evaluation_plan p WHERE ${ofOwner} AND p.state IN ('active', 'paused')`;
const replaceSql = `UPDATE evaluation_plan p SET state = 'replaced', paused_at = NULL, pause_reason = NULL
  WHERE ${ofOwner} AND p.state IN ('active', 'paused')`;
const waveColumns = `code, kind, instrument_id, respondent_kind, anchor, offset_months, offset_days, send_at_local,
  window_days, reminder_days, privacy_mode, language_rule, eligibility, opening`;
const insertDraftSql = `INSERT INTO evaluation_plan (course_id, activity_id, number, copied_from_id, created_by)
  SELECT $1, $2, 1 + coalesce(max(p.number), 0), $3, $4 FROM evaluation_plan p WHERE ${ofOwner} RETURNING id`;
const copyWavesSql = `INSERT INTO wave_plan (plan_id, ${waveColumns}) SELECT $1, ${waveColumns} FROM wave_plan WHERE plan_id = $2`;
const insertWavesSql = `INSERT INTO wave_plan (plan_id, ${waveColumns})
  SELECT $1, n.code, n.kind, n."instrumentId", n."respondentKind", n.anchor, n."offsetMonths", n."offsetDays",
    n."sendAtLocal", n."windowDays", n."reminderDays", n."privacyMode", n."languageRule", n.eligibility, n.opening
  FROM jsonb_to_recordset($2::jsonb) AS n(code text, kind text, "instrumentId" uuid, "respondentKind" text, anchor text,
    "offsetMonths" int, "offsetDays" int, "sendAtLocal" time, "windowDays" int, "reminderDays" int[], "privacyMode" text,
    "languageRule" text, eligibility text, opening text)`;

/** Writes tables `evaluation_plan` and `wave_plan`. */
export class EvaluationPlanRepository {
  constructor(private readonly tx: EntityManager) {}

  async listOf(owner: PlanOwner): Promise<PlanVersion[]> {
    const rows: PlanVersion[] = await this.tx.query(listSql, idsOf(owner));
    return rows.map(withoutEmptyNames);
  }

  async find(id: string): Promise<PlanVersion | null> {
    const rows: PlanVersion[] = await this.tx.query(findSql, [id]);
    return rows[0] ? withoutEmptyNames(rows[0]) : null;
  }

  async lock(id: string): Promise<LockedPlan | null> {
    const rows: LockedPlan[] = await this.tx.query(
      `SELECT p.id, p.course_id AS "courseId", p.activity_id AS "activityId", p.number, p.state, p.version
       FROM evaluation_plan p WHERE p.id = $1 FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  async findLive(owner: PlanOwner): Promise<{ id: string; state: PlanState } | null> {
    const rows: { id: string; state: PlanState }[] = await this.tx.query(findLiveSql, idsOf(owner));
    return rows[0] ?? null;
  }

  /** A draft, empty or as another plan; the database refuses a second one. */
  async begin(owner: PlanOwner, fromId: string | null, createdBy: string | null): Promise<string> {
    const rows: { id: string }[] = await this.tx.query(insertDraftSql, [...idsOf(owner), fromId, createdBy]);
    const id = rows[0]?.id ?? '';
    if (fromId !== null) await this.tx.query(copyWavesSql, [id, fromId]);
    return id;
  }

  async save(id: string, waves: readonly PlanWaveBody[]): Promise<void> {
    await this.tx.query('DELETE FROM wave_plan WHERE plan_id = $1', [id]);
    await this.tx.query(insertWavesSql, [id, JSON.stringify(waves)]);
    await this.tx.query('UPDATE evaluation_plan SET version = version + 1 WHERE id = $1', [id]);
  }

  async discard(id: string): Promise<void> {
    await this.tx.query('DELETE FROM wave_plan WHERE plan_id = $1', [id]);
    await this.tx.query('DELETE FROM evaluation_plan WHERE id = $1', [id]);
  }

  /** The draft is followed from now on, the one before no more. */
  async activate(owner: PlanOwner, id: string, by: string | null): Promise<void> {
    await this.tx.query(replaceSql, idsOf(owner));
    await this.tx.query(
      `UPDATE evaluation_plan SET state = 'active', activated_at = clock_timestamp(), activated_by = $2 WHERE id = $1`,
      [id, by],
    );
  }

  async pause(id: string, reason: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.tx.query(
      `UPDATE evaluation_plan SET state = 'paused', paused_at = clock_timestamp(), pause_reason = $2
       WHERE id = $1 AND state = 'active'`,
      [id, reason],
    );
    return changed > 0;
  }

  async resume(id: string): Promise<boolean> {
    const [, changed]: [unknown, number] = await this.tx.query(
      `UPDATE evaluation_plan SET state = 'active', paused_at = NULL, pause_reason = NULL WHERE id = $1 AND state = 'paused'`,
      [id],
    );
    return changed > 0;
  }

  /**
   * The live plan of the course becomes that of the activity, and is active at once, so that no cohort is missed; one
   * that is paused in the course is paused here too. False where the course has none.
   */
  async copyToActivity(activityId: string, courseId: string, by: string | null): Promise<boolean> {
    const live = await this.findLive({ kind: 'course', id: courseId });
    if (live === null) return false;
    await this.adopt(activityId, live.id, by);
    return true;
  }

  /** Another plan, word for word, is followed by the activity from now on. */
  async adopt(activityId: string, planId: string, by: string | null): Promise<void> {
    const owner = { kind: 'activity', id: activityId } as const;
    const copyId = await this.begin(owner, planId, by);
    await this.activate(owner, copyId, by);
    await this.tx.query(
      `UPDATE evaluation_plan c SET state = 'paused', paused_at = clock_timestamp(), pause_reason = p.pause_reason
       FROM evaluation_plan p WHERE c.id = $1 AND p.id = $2 AND p.state = 'paused'`,
      [copyId, planId],
    );
  }
}

function idsOf({ kind, id }: PlanOwner): [string | null, string | null] {
  return kind === 'course' ? [id, null] : [null, id];
}

function withoutEmptyNames(row: PlanVersion): PlanVersion {
  return { ...row, createdBy: row.createdBy || null, activatedBy: row.activatedBy || null };
}
