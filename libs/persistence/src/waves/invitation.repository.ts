import type { EntityManager } from 'typeorm';

/** Writes table `invitation`, but for the handing out that the worker does. */
export class InvitationRepository {
  constructor(private readonly tx: EntityManager) {}

  /** One planned invitation for each planned wave that asks participants; again for the same people changes nothing. */
  async planFor(activityId: string, enrolmentIds: readonly string[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO invitation (wave_id, enrolment_id, due_at, expires_at)
       SELECT w.id, e.id, w.opens_at, w.closes_at
       FROM wave w CROSS JOIN unnest($2::uuid[]) AS e(id)
       WHERE w.activity_id = $1 AND w.state = 'planned' AND w.respondent_kind = 'participant' AND w.opens_at IS NOT NULL
       ON CONFLICT DO NOTHING`,
      [activityId, enrolmentIds],
    );
  }

  /** Whoever holds a place when waves are planned is asked. */
  async planForActivity(activityId: string): Promise<void> {
    const rows: { id: string }[] = await this.tx.query(
      `SELECT id FROM enrolment WHERE activity_id = $1 AND status IN ('enrolled', 'attended', 'completed')`,
      [activityId],
    );
    await this.planFor(
      activityId,
      rows.map(({ id }) => id),
    );
  }

  /** A plan may have changed whom a wave asks; what nobody has seen is made anew. */
  async dropUnasked(activityId: string): Promise<void> {
    await this.tx.query(
      `DELETE FROM invitation i USING wave w
       WHERE w.id = i.wave_id AND w.activity_id = $1 AND w.state IN ('planned', 'cancelled') AND w.frozen_at IS NULL
         AND w.wave_plan_id IS NOT NULL AND i.answer_state = 'planned' AND (w.state = 'cancelled' OR w.respondent_kind <> 'participant')`,
      [activityId],
    );
  }

  /** What is not handed out follows its wave; a link that was sent keeps the dates it was sent with. */
  async followWaves(activityId: string): Promise<void> {
    await this.tx.query(
      `UPDATE invitation i SET due_at = w.opens_at, expires_at = w.closes_at
       FROM wave w WHERE w.id = i.wave_id AND w.activity_id = $1 AND w.state = 'planned' AND i.answer_state = 'planned'`,
      [activityId],
    );
  }

  /** Somebody gave the place back before being asked. */
  async retire(enrolmentId: string): Promise<void> {
    await this.tx.query(
      `UPDATE invitation SET answer_state = 'ineligible' WHERE enrolment_id = $1 AND answer_state = 'planned'`,
      [enrolmentId],
    );
  }
}
