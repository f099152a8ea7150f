import type { SelectionDecision } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface NewDecision {
  activityId: string;
  decision: SelectionDecision;
  reason: string | null;
  decidedBy: string | null;
}
export interface WaitingDecision {
  id: string;
  applicationId: string;
  decision: SelectionDecision;
}
export interface ReserveEntry {
  id: string;
  applicationId: string;
  position: number;
}

/** Writes table `selection_decision`. The caller holds the activity's lock, so that no position is given twice. */
export class SelectionDecisionRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Takes the place of what was decided before; the reserve list grows at its end, in the order given. */
  async record(decision: NewDecision, applicationIds: readonly string[]): Promise<string[]> {
    await this.tx.query(
      `UPDATE selection_decision SET replaced_at = clock_timestamp()
       WHERE application_id = ANY($1::uuid[]) AND replaced_at IS NULL`,
      [applicationIds],
    );
    const rows: { id: string }[] = await this.tx.query(
      `INSERT INTO selection_decision (activity_id, application_id, decision, reason, decided_by, reserve_position)
       SELECT $1, t.id, $3::text, $4, $5, CASE WHEN $3::text = 'reserve' THEN t.n + coalesce((SELECT max(d.reserve_position)
         FROM selection_decision d WHERE d.activity_id = $1), 0) END
       FROM unnest($2::uuid[]) WITH ORDINALITY AS t(id, n) RETURNING id`,
      [decision.activityId, applicationIds, decision.decision, decision.reason, decision.decidedBy],
    );
    return rows.map(({ id }) => id);
  }

  /** What nobody was told yet. */
  async listWaiting(activityId: string): Promise<WaitingDecision[]> {
    return this.tx.query(
      `SELECT id, application_id AS "applicationId", decision FROM selection_decision
       WHERE activity_id = $1 AND replaced_at IS NULL AND letter_sent_at IS NULL ORDER BY decided_at, id`,
      [activityId],
    );
  }

  /** One instant for the whole round, by which the letters of one nominator find together. */
  async markTold(ids: readonly string[]): Promise<void> {
    await this.tx.query('UPDATE selection_decision SET letter_sent_at = now() WHERE id = ANY($1::uuid[])', [
      ids,
    ]);
  }

  async listReserve(activityId: string): Promise<ReserveEntry[]> {
    return this.tx.query(
      `SELECT d.id, d.application_id AS "applicationId", d.reserve_position AS position
       FROM selection_decision d JOIN application ap ON ap.id = d.application_id AND ap.state = 'reserve'
       WHERE d.activity_id = $1 AND d.decision = 'reserve' AND d.replaced_at IS NULL ORDER BY d.reserve_position`,
      [activityId],
    );
  }

  async countReserve(activityId: string, without: readonly string[]): Promise<number> {
    const rows: { n: number }[] = await this.tx.query(
      `SELECT count(*)::int AS n FROM selection_decision WHERE activity_id = $1 AND decision = 'reserve'
         AND replaced_at IS NULL AND NOT application_id = ANY($2::uuid[])`,
      [activityId, without],
    );
    return rows[0]?.n ?? 0;
  }

  /** Chosen but not yet offered: their places are spoken for. */
  async countSelected(activityId: string): Promise<number> {
    const rows: { n: number }[] = await this.tx.query(
      `SELECT count(*)::int AS n FROM application WHERE activity_id = $1 AND state = 'selected'`,
      [activityId],
    );
    return rows[0]?.n ?? 0;
  }
}
