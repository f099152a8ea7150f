import type { EntityManager } from 'typeorm';
import { AssignmentRepository } from './assignment.repository.js';
import { MaterialRepository } from './material.repository.js';

/** Modules, pages and assignments of one activity into another; called by whoever copies an activity. */
export async function copyMaterials(
  tx: EntityManager,
  fromActivityId: string,
  toActivityId: string,
): Promise<void> {
  await new MaterialRepository(tx).copy(fromActivityId, toActivityId);
  await new AssignmentRepository(tx).copy(fromActivityId, toActivityId);
}
