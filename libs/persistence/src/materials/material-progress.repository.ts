import type { EntityManager } from 'typeorm';

/** Writes table `material_progress`. */
export class MaterialProgressRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Notes that a page was seen, and with `done` whether it counts as done; answers how it stands. */
  async note(personId: string, pageId: string, done: boolean | null): Promise<boolean> {
    const rows: { done: boolean }[] = await this.tx.query(
      `INSERT INTO material_progress (person_id, page_id, done_at)
       VALUES ($1, $2, CASE WHEN $3::boolean THEN clock_timestamp() END)
       ON CONFLICT (person_id, page_id) DO UPDATE SET seen_at = clock_timestamp(),
         done_at = CASE WHEN $3::boolean IS NULL THEN material_progress.done_at
           WHEN $3::boolean THEN coalesce(material_progress.done_at, clock_timestamp()) END
       RETURNING done_at IS NOT NULL AS done`,
      [personId, pageId, done],
    );
    return rows[0]?.done ?? false;
  }
}
