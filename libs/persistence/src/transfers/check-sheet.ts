import type { SheetKind } from '@traccia/training';
import type { EntityManager } from 'typeorm';
import { foundOrganizations } from '../organizations/organization-sheet.sql.js';
import { foundApplications, foundEnrolments, foundPeople, partValues, type SheetPart } from './sheet-part.js';

/** Adds to the lines what their faults say: `line`, `col`, `reason`, `value`. */
const tell = (
  found: string,
  faults: string,
) => `UPDATE transfer_row r SET faults = r.faults || w.faults FROM (
    SELECT f.line, jsonb_agg(jsonb_build_object('column', v.col, 'reason', v.reason, 'value', left(coalesce(v.value, ''), 60))) AS faults
    FROM (${found}) f CROSS JOIN LATERAL (VALUES ${faults}) AS v(wrong, col, reason, value) WHERE v.wrong GROUP BY f.line) w
  WHERE r.transfer_id = $1 AND r.line = w.line`;

const unknownCountry = `(length(f.cells->>'country') = 2
    AND NOT EXISTS (SELECT 1 FROM country c WHERE c.code = f.cells->>'country'), 'country', 'unknown', f.cells->>'country')`;
const nobodysId = (column: string, found: string) =>
  `(length(f.cells->>'${column}') = 36 AND f.${found} IS NULL, '${column}', 'unknown', f.cells->>'${column}')`;
/** A shared mailbox does not say who is meant; two lines must not mean one person. */
const personFaults = `${nobodysId('person_id', 'person_id')},
  (f.mailboxes > 1, 'email', 'ambiguous', f.cells->>'email'),
  (f.cells->>'person_id' IS NOT NULL AND f.person_id IS NOT NULL AND f.cells->>'email' IS NOT NULL
    AND lower(f.cells->>'email') IS DISTINCT FROM lower(f.email_of_id), 'email', 'mismatch', f.cells->>'email'),
  (f.person_id IS NOT NULL AND f.nth > 1, 'email', 'twice', coalesce(f.cells->>'email', f.cells->>'person_id'))`;
const organizationFaults = `(f.cells->>'organization' IS NOT NULL AND f.named_id IS NULL, 'organization', 'unknown', f.cells->>'organization'),
  (f.namesakes > 1 AND f.named_id IS DISTINCT FROM f.standing_org, 'organization', 'ambiguous', f.cells->>'organization')`;
/** Somebody who is not there yet needs a name and an address. */
const newcomerFaults = `(f.person_id IS NULL AND f.cells->>'given_name' IS NULL AND f.cells->>'person_id' IS NULL, 'given_name', 'needs-name', ''),
  (f.person_id IS NULL AND f.cells->>'family_name' IS NULL AND f.cells->>'person_id' IS NULL, 'family_name', 'needs-name', ''),
  (f.coming AND f.by_application, 'email', 'by-application', coalesce(f.cells->>'email', ''))`;

const checks: Record<Exclude<SheetKind, 'attendance'>, string> = {
  people: tell(foundPeople, [personFaults, organizationFaults, unknownCountry].join(', ')),
  organizations: tell(
    foundOrganizations,
    [
      nobodysId('organization_id', 'id'),
      unknownCountry,
      `(f.namesakes > 1, 'name', 'ambiguous', f.cells->>'name')`,
      `(f.id IS NOT NULL AND f.nth > 1, 'name', 'twice', f.cells->>'name')`,
    ].join(', '),
  ),
  enrolments: tell(foundEnrolments, [personFaults, organizationFaults, newcomerFaults].join(', ')),
  applications: tell(foundApplications, [personFaults, organizationFaults, newcomerFaults].join(', ')),
};

/**
 * Adds to the staged lines what only the database knows to be wrong. Asked once of the whole sheet, and of the lines
 * that were sound then again just before they are taken: in between the world goes on.
 */
export async function checkSheet(
  tx: EntityManager,
  { kind, activityId }: { kind: SheetKind; activityId: string | null },
  part: SheetPart,
  withFaulty: boolean,
): Promise<void> {
  if (kind === 'attendance') return;
  const values = partValues(part, withFaulty);
  await tx.query(checks[kind], activityId === null ? values : [...values, activityId]);
}
