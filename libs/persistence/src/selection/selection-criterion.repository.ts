import type { SelectionCriterion } from '@traccia/contracts';
import type { EntityManager } from 'typeorm';

export interface CriterionDraft {
  id?: string | undefined;
  title: string;
  weight: number;
}

/** Writes table `selection_criterion`. */
export class SelectionCriterionRepository {
  constructor(private readonly tx: EntityManager) {}

  async list(activityId: string): Promise<SelectionCriterion[]> {
    return this.tx.query(
      'SELECT id, title, weight FROM selection_criterion WHERE activity_id = $1 ORDER BY position',
      [activityId],
    );
  }

  /** What is not named goes, with its scores; an id of another activity counts as new. */
  async replace(activityId: string, drafts: readonly CriterionDraft[]): Promise<void> {
    const known = new Set((await this.list(activityId)).map(({ id }) => id));
    const kept = drafts.flatMap(({ id }) => (id && known.has(id) ? [id] : []));
    await this.tx.query(
      'DELETE FROM selection_criterion WHERE activity_id = $1 AND NOT id = ANY($2::uuid[])',
      [activityId, kept],
    );
    await this.tx.query(
      `INSERT INTO selection_criterion (id, activity_id, position, title, weight)
       SELECT coalesce(d.id, gen_random_uuid()), $1, d.position, d.title, d.weight
       FROM unnest($2::uuid[], $3::text[], $4::int[]) WITH ORDINALITY AS d(id, title, weight, position)
       ON CONFLICT (id) DO UPDATE SET position = EXCLUDED.position, title = EXCLUDED.title, weight = EXCLUDED.weight`,
      [
        activityId,
        drafts.map(({ id }) => (id && known.has(id) ? id : null)),
        drafts.map(({ title }) => title),
        drafts.map(({ weight }) => weight),
      ],
    );
  }
}
