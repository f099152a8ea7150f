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

  /**
   * The roster as it is now, once: later changes of people or enrolments do not move the denominator.
   * Before an activity everybody with a place is asked; after it only who was there at least once, unless
   * nobody took attendance: then the places are all that is known.
   */
  async freezeFrame(waveId: string): Promise<void> {
    await this.tx.query(
      `WITH place AS (
         SELECT w.id AS wave_id, e.id, e.person_id, e.constituent_group, e.organization_id,
           w.kind IN ('needs', 'pre_test') AS before,
           e.status IN ('attended', 'completed') OR EXISTS (
             SELECT 1 FROM attendance t WHERE t.enrolment_id = e.id AND t.state IN ('present', 'partial')) AS was_there
         FROM wave w JOIN enrolment e ON e.activity_id = w.activity_id
         WHERE w.id = $1 AND w.frozen_at IS NULL AND e.status IN ('enrolled', 'attended', 'completed')
       )
       INSERT INTO frame_member (wave_id, enrolment_id, sex, constituent_group, region, country_code, organization_id)
       SELECT x.wave_id, x.id, p.sex, x.constituent_group, c.region, p.country_code, x.organization_id
       FROM place x JOIN person p ON p.id = x.person_id LEFT JOIN country c ON c.code = p.country_code
       WHERE x.before OR x.was_there OR NOT EXISTS (SELECT 1 FROM place y WHERE y.was_there)
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

  /** Planned while they held a place, outside the frame when it was frozen; also who was planned in that very moment. */
  async excludeOutsiders(): Promise<void> {
    await this.tx.query(
      `UPDATE invitation i SET answer_state = 'ineligible'
       FROM wave w JOIN activity a ON a.id = w.activity_id
       WHERE w.id = i.wave_id AND w.state = 'open' AND w.frozen_at IS NOT NULL AND a.frame_kind = 'roster'
         AND i.answer_state = 'planned' AND i.enrolment_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM frame_member f WHERE f.wave_id = i.wave_id AND f.enrolment_id = i.enrolment_id)`,
    );
  }

  async markOpen(waveId: string): Promise<void> {
    await this.tx.query(
      `UPDATE wave SET state = 'open', frozen_at = coalesce(frozen_at, business_now()) WHERE id = $1 AND state = 'planned'`,
      [waveId],
    );
  }

  /** A test that somebody is sitting is handed in first: its time ends with the wave. */
  async lockNextToClose(): Promise<{ id: string; privacyMode: string } | null> {
    const rows: { id: string; privacyMode: string }[] = await this.tx.query(
      `SELECT w.id, w.privacy_mode AS "privacyMode" FROM wave w WHERE w.state = 'open' AND w.closes_at <= business_now()
         AND NOT EXISTS (SELECT 1 FROM test_sitting s JOIN invitation i ON i.id = s.invitation_id
           WHERE i.wave_id = w.id AND s.closed_at IS NULL AND w.closes_at > business_now() - interval '1 hour')
       ORDER BY w.closes_at, w.id FOR UPDATE OF w SKIP LOCKED LIMIT 1`,
    );
    return rows[0] ?? null;
  }

  async lockNextToEmpty(): Promise<string | null> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT w.id FROM wave w WHERE w.state = 'closed'
         AND EXISTS (SELECT 1 FROM anonymous_answer b WHERE b.wave_id = w.id)
       ORDER BY w.id FOR UPDATE SKIP LOCKED LIMIT 1`,
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
    const started = await this.turn(
      `UPDATE activity SET status = 'running', version = version + 1
       WHERE status IN ('open', 'confirmed') AND starts_on <= (business_now() AT TIME ZONE time_zone)::date`,
    );
    const ended = await this.turn(
      `UPDATE activity SET status = 'ended', version = version + 1
       WHERE status = 'running' AND ends_on < (business_now() AT TIME ZONE time_zone)::date`,
    );
    return { started, ended };
  }

  /**
   * What has ended is closed when its last wave is over; without waves there is nothing to be over. Answers which, and
   * holds their locks.
   */
  async closeFollowedUp(): Promise<string[]> {
    const [rows]: [{ id: string }[], number] = await this.tx.query(
      `UPDATE activity a SET status = 'closed', version = version + 1
       WHERE a.status = 'ended'
         AND EXISTS (SELECT 1 FROM wave w WHERE w.activity_id = a.id AND w.state = 'closed')
         AND NOT EXISTS (SELECT 1 FROM wave w WHERE w.activity_id = a.id AND w.state IN ('planned', 'open'))
       RETURNING a.id`,
    );
    return rows.map(({ id }) => id);
  }

  private async turn(sql: string): Promise<number> {
    const [, turned]: [unknown[], number] = await this.tx.query(sql);
    return turned;
  }
}
