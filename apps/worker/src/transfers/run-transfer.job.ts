import { inTransaction, TransferRepository, type HeldTransfer } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { JobHandler } from '../queue/job-handler.js';
import { applyBatch } from './apply-batch.js';
import { checkTransfer } from './check-transfer.js';
import { writeExport } from './write-export.js';

/**
 * Reads and checks a sheet, takes a confirmed one batch by batch, or writes a list. How far it is stands in the row:
 * a worker that dies goes on behind its last batch, and two that run at once take turns.
 */
export function runTransferJob(db: DataSource): JobHandler<'transfer.run'> {
  return {
    job: 'transfer.run',
    handle: async ({ transferId }, run) => {
      const transfer = await new TransferRepository(db.manager).peek(transferId);
      if (transfer) await goOn(db, transfer);
      await inTransaction(db, (tx) => run.finish(tx));
    },
  };
}

async function goOn(db: DataSource, transfer: HeldTransfer): Promise<void> {
  if (transfer.direction === 'export') await writeExport(db, transfer);
  else if (transfer.state === 'asked') await checkTransfer(db, transfer);
  else while (await applyBatch(db, transfer.id));
}
