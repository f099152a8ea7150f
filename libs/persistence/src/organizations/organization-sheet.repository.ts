import type { EntityManager } from 'typeorm';
import { partValues, type SheetPart } from '../transfers/sheet-part.js';
import type { BatchOutcome, Foreseen } from '../transfers/transfer.repository.js';
import {
  checkOrganizationsSql,
  foreseeOrganizationsSql,
  takeOrganizationsSql,
} from './organization-sheet.sql.js';

/** Writes rows of table `organization` that a sheet holds. */
export class OrganizationSheetRepository {
  constructor(private readonly tx: EntityManager) {}

  /** Adds to the staged lines what only the register knows to be wrong. */
  async check(part: SheetPart, withFaulty: boolean): Promise<void> {
    await this.tx.query(checkOrganizationsSql, partValues(part, withFaulty));
  }

  async foresee(part: SheetPart): Promise<Foreseen> {
    const rows: Foreseen[] = await this.tx.query(foreseeOrganizationsSql, partValues(part));
    return rows[0] ?? { added: 0, changed: 0 };
  }

  /** Sheets that name new organizations take turns, so that none is added twice. */
  async takeSheet(part: SheetPart): Promise<BatchOutcome> {
    await this.tx.query(`SELECT pg_advisory_xact_lock(hashtext('organization-sheet'))`);
    const rows: BatchOutcome[] = await this.tx.query(takeOrganizationsSql, partValues(part));
    return rows[0] ?? { done: 0, added: 0, changed: 0 };
  }
}
