import { groupsWithSecretary } from '@traccia/contracts';
import { applicationForm } from '@traccia/survey';
import type { EntityManager } from 'typeorm';
import { InstrumentRepository } from '../instruments/instrument.repository.js';
import type { BatchOutcome, Foreseen } from '../transfers/transfer.repository.js';
import { foreseeApplicationsSql, takeApplicationsSql } from './application-sheet.sql.js';

/** Writes rows of table `application` that a sheet holds: sent in on paper or by another system, the form still open. */
export class ApplicationSheetRepository {
  constructor(private readonly tx: EntityManager) {}

  /** What its lines mean was found before, here as in the taking (`checkSheet`). */
  async foresee(): Promise<Foreseen> {
    const rows: Foreseen[] = await this.tx.query(foreseeApplicationsSql);
    return rows[0] ?? { added: 0, changed: 0 };
  }

  /** The caller holds the activity's lock. */
  async takeSheet(activity: { id: string; needsGroupApproval: boolean }): Promise<BatchOutcome> {
    const shelf = new InstrumentRepository(this.tx);
    const form =
      (await shelf.findNewestVersionId(applicationForm.code)) ??
      (await shelf.publish(applicationForm)).versionId;
    const groups = activity.needsGroupApproval ? groupsWithSecretary : [];
    const rows: BatchOutcome[] = await this.tx.query(takeApplicationsSql, [activity.id, form, groups]);
    return rows[0] ?? { done: 0, added: 0, changed: 0 };
  }
}
