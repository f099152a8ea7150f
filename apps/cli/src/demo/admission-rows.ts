import type { LinkKeys } from '@traccia/runtime';
import type { EntityManager } from 'typeorm';
import { buildAdmissions } from './build-admissions.js';
import { buildInvitations } from './build-invitations.js';
import { bulkInsert } from './bulk-insert.js';
import type { DemoWorld } from './world.js';

const seed = 2026;
const setModesSql = `UPDATE activity a SET admission_mode = m.mode, application_closes_on = m.closes,
    needs_group_approval = m.approval
  FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, mode text, closes date, approval boolean) WHERE a.id = m.id`;

/** Writes how people come to ask for a place, beside the world that is there. */
export async function writeAdmissions(
  tx: EntityManager,
  world: DemoWorld,
  facts: { keys: LinkKeys; formId: string | undefined },
): Promise<void> {
  const admissions = buildAdmissions(world, facts.keys, seed);
  const asked = buildInvitations(world, seed);
  await bulkInsert(tx, 'activity', [...admissions.activities, ...asked.activities]);
  await tx.query(setModesSql, [JSON.stringify([...admissions.modes, ...asked.modes])]);
  await bulkInsert(tx, 'nomination_quota', admissions.quotas);
  await bulkInsert(tx, 'nomination', admissions.nominations);
  await bulkInsert(
    tx,
    'application',
    admissions.applications.map((row) => ({ ...row, instrument_version_id: facts.formId })),
  );
  await bulkInsert(tx, 'application_approval', admissions.approvals);
  await bulkInsert(tx, 'activity_invitation', asked.invitations);
  await bulkInsert(tx, 'message', asked.messages);
}
