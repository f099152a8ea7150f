import type { EntityManager } from 'typeorm';

/** Writes table `attendance_batch`. */
export class AttendanceBatchRepository {
  constructor(private readonly tx: EntityManager) {}

  /** True for the first who sends a batch; the same batch sent at the same moment waits here for the first. */
  async claim(id: string, sessionId: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO attendance_batch (id, activity_session_id, recorded_by, answer) VALUES ($1, $2, $3, '{}')
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [id, sessionId, personId],
    );
    return rows.length > 0;
  }

  async keepAnswer(id: string, answer: unknown): Promise<void> {
    await this.tx.query('UPDATE attendance_batch SET answer = $2 WHERE id = $1', [
      id,
      JSON.stringify(answer),
    ]);
  }

  /** What the first sending was answered; null when the id was used for something else. */
  async findAnswer(id: string, sessionId: string, personId: string): Promise<unknown> {
    const rows: { answer: unknown }[] = await this.tx.query(
      'SELECT answer FROM attendance_batch WHERE id = $1 AND activity_session_id = $2 AND recorded_by = $3',
      [id, sessionId, personId],
    );
    return rows[0]?.answer ?? null;
  }
}
