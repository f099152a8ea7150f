import type { FollowUpPlan } from '@traccia/training';
import type { EntityManager } from 'typeorm';

export interface WavePlan extends FollowUpPlan {
  id: string;
  kind: string;
  respondentKind: string;
  privacyMode: string;
  /** The newest published version of the plan's instrument; null when none is published yet. */
  instrumentVersionId: string | null;
}

/** Reads what every activity of a course will be asked. */
export class WavePlanRepository {
  constructor(private readonly tx: EntityManager) {}

  async listForCourse(courseId: string): Promise<WavePlan[]> {
    return this.tx.query(
      `SELECT w.id, w.code, w.kind, w.respondent_kind AS "respondentKind", w.privacy_mode AS "privacyMode", w.anchor,
         w.offset_months AS "offsetMonths", w.offset_days AS "offsetDays", to_char(w.send_at_local, 'HH24:MI') AS "sendAtLocal",
         w.window_days AS "windowDays", w.reminder_days AS "reminderDays",
         (SELECT v.id FROM instrument_version v WHERE v.instrument_id = w.instrument_id AND v.state <> 'draft'
          ORDER BY v.number DESC LIMIT 1) AS "instrumentVersionId"
       FROM wave_plan w WHERE w.course_id = $1 ORDER BY w.code`,
      [courseId],
    );
  }
}
