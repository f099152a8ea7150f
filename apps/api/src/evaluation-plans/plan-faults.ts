import { PlanReadingRepository, type WavePlan } from '@traccia/persistence';
import { type ActivityDates, type EvaluationFault, findPlanFaults } from '@traccia/training';
import type { EntityManager } from 'typeorm';

/** What is wrong with these waves, for the activity or for a course, which knows no days. */
export async function findFaults(
  tx: EntityManager,
  waves: readonly WavePlan[],
  dates: ActivityDates | null,
): Promise<EvaluationFault[]> {
  const known = dates && { dates, now: await new PlanReadingRepository(tx).now() };
  const asked = waves.map((wave) => ({
    ...wave,
    published: wave.instrumentVersionId !== null,
    archived: wave.instrumentArchived,
  }));
  return findPlanFaults(asked, known);
}
