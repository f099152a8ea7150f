import type { EntityManager } from 'typeorm';
import { EnrolmentRepository } from '../enrolments/enrolment.repository.js';
import { OrganizationSheetRepository } from '../organizations/organization-sheet.repository.js';
import { PersonSheetRepository } from '../people/person-sheet.repository.js';
import {
  analyzeFoundSql,
  createFoundSql,
  findLinesSql,
  keepWrongsSql,
  turnAwaySql,
} from './found-lines.sql.js';
import { partValues, type SheetPart } from './sheet-part.js';
import type { HeldTransfer } from './transfer.repository.js';

/**
 * Looks up what the lines of a part mean and adds to them what only the database knows to be wrong. Asked once of the
 * whole sheet, and of the lines that were sound then again just before they are taken: in between the world goes on.
 * What was found lies in a table of this transaction, from which the counts and the taking read; before the taking,
 * whoever signs up with the address of a newcomer waits.
 */
export async function checkSheet(
  tx: EntityManager,
  { kind, activityId }: Pick<HeldTransfer, 'kind' | 'activityId'>,
  part: SheetPart,
  withFaulty: boolean,
): Promise<void> {
  if (kind === 'attendance') return;
  if (kind === 'organizations') return new OrganizationSheetRepository(tx).check(part, withFaulty);
  const values = partValues(part, withFaulty);
  const find = () => tx.query(findLinesSql[kind], activityId === null ? values : [...values, activityId]);
  await tx.query(createFoundSql);
  await find();
  if (!withFaulty && (await new PersonSheetRepository(tx).lockMailboxes())) {
    await tx.query('DELETE FROM sheet_found');
    await find();
  }
  await tx.query(analyzeFoundSql);
  const room =
    kind === 'enrolments' && activityId !== null
      ? await new EnrolmentRepository(tx).countRoom(activityId)
      : null;
  if (room !== null) await tx.query(turnAwaySql, [room]);
  await tx.query(keepWrongsSql, [part.transferId]);
}
