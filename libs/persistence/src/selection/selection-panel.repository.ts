import type { EntityManager } from 'typeorm';

/** Writes tables `selection_score`, `selection_note` and `selection_conflict`. */
export class SelectionPanelRepository {
  constructor(private readonly tx: EntityManager) {}

  async hasConflict(applicationId: string, personId: string): Promise<boolean> {
    const rows: unknown[] = await this.tx.query(
      'SELECT 1 FROM selection_conflict WHERE application_id = $1 AND person_id = $2',
      [applicationId, personId],
    );
    return rows.length > 0;
  }

  /** Only criteria of the applicant's activity take a score; answers how many did. */
  async score(
    applicationId: string,
    personId: string,
    scores: readonly { criterionId: string; score: number }[],
  ): Promise<number> {
    const rows: unknown[] = await this.tx.query(
      `INSERT INTO selection_score (application_id, criterion_id, person_id, score)
       SELECT ap.id, k.id, $2, s.score FROM unnest($3::uuid[], $4::int[]) AS s(id, score)
         JOIN application ap ON ap.id = $1 JOIN selection_criterion k ON k.id = s.id AND k.activity_id = ap.activity_id
       ON CONFLICT (application_id, criterion_id, person_id)
         DO UPDATE SET score = EXCLUDED.score, scored_at = clock_timestamp() RETURNING 1`,
      [
        applicationId,
        personId,
        scores.map(({ criterionId }) => criterionId),
        scores.map(({ score }) => score),
      ],
    );
    return rows.length;
  }

  async addNote(applicationId: string, authorId: string, text: string): Promise<void> {
    await this.tx.query('INSERT INTO selection_note (application_id, author_id, text) VALUES ($1, $2, $3)', [
      applicationId,
      authorId,
      text,
    ]);
  }

  /** With the conflict the member's scores for the applicant go. */
  async declareConflict(applicationId: string, personId: string, reason: string): Promise<void> {
    await this.tx.query('DELETE FROM selection_score WHERE application_id = $1 AND person_id = $2', [
      applicationId,
      personId,
    ]);
    await this.tx.query(
      `INSERT INTO selection_conflict (application_id, person_id, reason) VALUES ($1, $2, $3)
       ON CONFLICT (application_id, person_id) DO UPDATE SET reason = EXCLUDED.reason, declared_at = clock_timestamp()`,
      [applicationId, personId, reason],
    );
  }

  async endConflict(applicationId: string, personId: string): Promise<void> {
    await this.tx.query('DELETE FROM selection_conflict WHERE application_id = $1 AND person_id = $2', [
      applicationId,
      personId,
    ]);
  }
}
