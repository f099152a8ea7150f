import type { EntityManager } from 'typeorm';
import { planIsHeld } from './asked.sql.js';

export interface DueWave {
  id: string;
  activityId: string;
  opensAt: Date;
  closesAt: Date | null;
  respondentKind: string;
  frameKind: string;
}

/** Over `w` and `a`: the calendar opens this wave at the next turn. */
export const waitsToOpen = `w.state = 'planned' AND w.opens_at <= business_now() AND w.opening = 'calendar'
  AND a.status <> 'cancelled' AND NOT ${planIsHeld('a.id')}`;
const nextToOpenSql = `SELECT w.id, w.activity_id AS "activityId", w.opens_at AS "opensAt", w.closes_at AS "closesAt",
    w.respondent_kind AS "respondentKind", a.frame_kind AS "frameKind"
  FROM wave w JOIN activity a ON a.id = w.activity_id
  WHERE ${waitsToOpen}
  ORDER BY w.opens_at, w.id FOR UPDATE OF w SKIP LOCKED LIMIT 1`;

/** What falls due by the business clock: opening and closing waves; what opening does is in `OpenWaveRepository`. */
export class DueWaveRepository {
  constructor(private readonly tx: EntityManager) {}

  async lockNextToOpen(): Promise<DueWave | null> {
    const rows: DueWave[] = await this.tx.query(nextToOpenSql);
    return rows[0] ?? null;
  }

  /** Who was planned in the very moment in which the frame was frozen is outside it. */
  async excludeOutsiders(): Promise<void> {
    await this.tx.query(
      `UPDATE invitation i SET answer_state = 'ineligible'
       FROM wave w JOIN activity a ON a.id = w.activity_id
       WHERE w.id = i.wave_id AND w.state = 'open' AND w.frozen_at IS NOT NULL AND a.frame_kind = 'roster'
         AND i.answer_state = 'planned' AND i.enrolment_id IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM frame_member f WHERE f.wave_id = i.wave_id AND f.enrolment_id = i.enrolment_id)`,
    );
  }

  /** Waves for the room that nobody opened while their window lasted are asked no more. */
  async cancelMissed(): Promise<number> {
    return this.turn(
      `UPDATE wave SET state = 'cancelled'
       WHERE state = 'planned' AND opening = 'in_room' AND closes_at <= business_now()`,
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
