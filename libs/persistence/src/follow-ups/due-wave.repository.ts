import type { EntityManager } from 'typeorm';

export interface DueWave {
  id: string;
  activityId: string;
  opensAt: Date;
  closesAt: Date | null;
  respondentKind: string;
  frameKind: string;
}

/** What falls due by the business clock: opening and closing waves, freezing frames. */
export class DueWaveRepository {
  constructor(private readonly tx: EntityManager) {}

  async lockNextToOpen(): Promise<DueWave | null> {
    const rows: DueWave[] = await this.tx.query(
      `SELECT w.id, w.activity_id AS "activityId", w.opens_at AS "opensAt", w.closes_at AS "closesAt",
         w.respondent_kind AS "respondentKind", a.frame_kind AS "frameKind"
       FROM wave w JOIN activity a ON a.id = w.activity_id
       WHERE w.state = 'planned' AND w.opens_at <= business_now() AND a.status <> 'cancelled'
       ORDER BY w.opens_at, w.id FOR UPDATE OF w SKIP LOCKED LIMIT 1`,
    );
    return rows[0] ?? null;
  }

  /** The roster as it is now, once: later changes of people or enrolments do not move the denominator. */
  async freezeFrame(waveId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group, region, country_code, organization_id)
       SELECT w.id, e.id, p.sex, e.constituent_group, c.region, p.country_code, e.organization_id
       FROM wave w JOIN enrolment e ON e.activity_id = w.activity_id JOIN person p ON p.id = e.person_id
       LEFT JOIN country c ON c.code = p.country_code
       WHERE w.id = $1 AND w.frozen_at IS NULL AND e.status IN ('enrolled', 'attended', 'completed')
       ON CONFLICT DO NOTHING`,
      [waveId],
    );
  }

  /** Everybody of the frame is asked, also who was enrolled by an import that planned nothing. */
  async inviteFrame(waveId: string): Promise<void> {
    await this.tx.query(
      `INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at)
       SELECT w.id, f.enrolment_id, w.opens_at, w.closes_at FROM wave w JOIN frame_member f ON f.wave_id = w.id
       WHERE w.id = $1 AND w.respondent_kind = 'participant'
       ON CONFLICT DO NOTHING`,
      [waveId],
    );
  }

  /** Planned while they were enrolled, outside the frame when it was frozen. */
  async excludeOutsiders(waveId: string): Promise<void> {
    await this.tx.query(
      `UPDATE invitation i SET answer_state = 'ineligible'
       WHERE i.wave_id = $1 AND i.answer_state = 'planned' AND i.enrolment_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM frame_member f WHERE f.wave_id = i.wave_id AND f.enrolment_id = i.enrolment_id)`,
      [waveId],
    );
  }

  async markOpen(waveId: string): Promise<void> {
    await this.tx.query(
      `UPDATE wave SET state = 'open', frozen_at = coalesce(frozen_at, business_now()) WHERE id = $1 AND state = 'planned'`,
      [waveId],
    );
  }

  async lockNextToClose(): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM wave WHERE state = 'open' AND closes_at <= business_now()
       ORDER BY closes_at, id FOR UPDATE SKIP LOCKED LIMIT 1`,
    );
    return rows[0]?.id ?? null;
  }

  async close(waveId: string): Promise<void> {
    await this.tx.query(`UPDATE wave SET state = 'closed' WHERE id = $1 AND state = 'open'`, [waveId]);
    await this.tx.query(
      `UPDATE invitation SET answer_state = 'expired'
       WHERE wave_id = $1 AND answer_state IN ('planned', 'invited', 'opened', 'started')`,
      [waveId],
    );
  }

  /** Open or confirmed activities begin, running ones end, by the calendar of their own time zone. */
  async turnActivities(): Promise<{ started: number; ended: number }> {
    const started: unknown[] = await this.tx.query(
      `WITH turned AS (
         UPDATE activity SET status = 'running', version = version + 1
         WHERE status IN ('open', 'confirmed') AND starts_on <= (business_now() AT TIME ZONE time_zone)::date RETURNING id
       ) SELECT id FROM turned`,
    );
    const ended: unknown[] = await this.tx.query(
      `WITH turned AS (
         UPDATE activity SET status = 'ended', version = version + 1
         WHERE status = 'running' AND ends_on < (business_now() AT TIME ZONE time_zone)::date RETURNING id
       ) SELECT id FROM turned`,
    );
    return { started: started.length, ended: ended.length };
  }
}
