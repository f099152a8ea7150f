import type { LinkKeys } from '@traccia/runtime';
import type { EntityManager } from 'typeorm';
import { type ApplicationRow, buildAdmissions } from './build-admissions.js';
import { buildInvitations } from './build-invitations.js';
import { writePlans } from './build-plan.js';
import { buildSelection, type SelectionRows } from './build-selection.js';
import { type Chosen, writeTravel } from './build-travel.js';
import { bulkInsert, type SeededRow } from './bulk-insert.js';
import { Chance } from './chance.js';
import type { DemoWorld } from './world.js';

const seed = 2026;
const selectionSeed = 20_417;
const setModesSql = `UPDATE activity a SET admission_mode = m.mode, application_closes_on = m.closes,
    needs_group_approval = m.approval, cancel_reason = m.reason, cancelled_at = m.cancelled
  FROM jsonb_to_recordset($1::jsonb) AS m(id uuid, mode text, closes date, approval boolean, reason text,
    cancelled timestamptz) WHERE a.id = m.id`;

/** Writes how people come to ask for a place, and how they are chosen, beside the world that is there. */
export async function writeAdmissions(
  tx: EntityManager,
  world: DemoWorld,
  facts: { keys: LinkKeys; formId: string | undefined },
): Promise<void> {
  const admissions = buildAdmissions(world, facts.keys, seed);
  const { open, nominated, cancelled } = admissions.activities;
  const asked = buildInvitations(world, seed);
  await bulkInsert(tx, 'activity', [open, nominated, cancelled, ...asked.activities]);
  await tx.query(setModesSql, [JSON.stringify([...admissions.modes, ...asked.modes])]);
  await writePlans(tx, world, open, [nominated, cancelled]);
  await bulkInsert(tx, 'nomination_quota', admissions.quotas);
  await bulkInsert(tx, 'nomination', admissions.nominations);
  const ofAcademy = ({ activity_id }: ApplicationRow) => activity_id === open.id;
  const selection = buildSelection(
    new Chance(selectionSeed),
    world,
    open,
    admissions.applications.filter(ofAcademy),
  );
  const applications = [
    ...selection.applications,
    ...admissions.applications.filter((row) => !ofAcademy(row)),
  ];
  await bulkInsert(
    tx,
    'application',
    applications.map((row) => ({ ...row, instrument_version_id: facts.formId })),
  );
  await bulkInsert(tx, 'application_approval', admissions.approvals);
  await bulkInsert(tx, 'activity_invitation', asked.invitations);
  await bulkInsert(tx, 'message', asked.messages);
  await writeSelection(tx, selection);
  await writeTravel(tx, world, {
    academyId: open.id,
    chosen: chosenOf(applications, admissions.nominations),
    places: selection.enrolments.map(({ id, person_id }) => ({
      enrolmentId: id,
      personId: person_id,
      startsOn: open.starts_on,
      endsOn: open.ends_on,
    })),
  });
}

async function writeSelection(tx: EntityManager, rows: SelectionRows): Promise<void> {
  await bulkInsert(tx, 'selection_criterion', rows.criteria);
  await bulkInsert(tx, 'selection_conflict', rows.conflicts);
  await bulkInsert(tx, 'selection_score', rows.scores);
  await bulkInsert(tx, 'selection_note', rows.notes);
  await bulkInsert(tx, 'selection_decision', rows.decisions);
  await bulkInsert(tx, 'offer', rows.offers);
  await bulkInsert(tx, 'enrolment', rows.enrolments);
  await bulkInsert(tx, 'message', rows.letters);
}

/** Whoever has a place, an offer or the promise of one, and who was named by somebody for whom another pays. */
function chosenOf(applications: readonly ApplicationRow[], nominations: readonly SeededRow[]): Chosen[] {
  const payers = new Map(nominations.map((row) => [row.id, row.payer_organization_id as string | null]));
  return applications
    .filter(
      ({ state, nomination_id }) =>
        ['enrolled', 'offered', 'selected'].includes(state) ||
        (nomination_id !== null && state === 'submitted'),
    )
    .map((application) => ({ application, otherPayer: payers.get(application.nomination_id) ?? null }));
}
