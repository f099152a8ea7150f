import { RoleAssignmentRepository } from '@traccia/persistence';
import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';

/**
 * Refuses to take the last administrator away. Two acts at once wait for one another, so that each sees
 * what the other did.
 */
export async function keepAnAdministrator(
  tx: EntityManager,
  leaving: { personId: string; grantId: string | null },
): Promise<void> {
  const roles = new RoleAssignmentRepository(tx);
  await roles.lockAdministrators();
  if (!(await roles.isAdministrator(leaving.personId))) return;
  if (!(await roles.administratorRemains(leaving))) throw new Problem('person.last-administrator');
}
