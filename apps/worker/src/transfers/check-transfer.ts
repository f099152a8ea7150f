import {
  checkSheet,
  foreseeSheet,
  inTransaction,
  readStandardForm,
  TransferRepository,
  type HeldTransfer,
} from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import { linesOfMarks, linesOfSheet, type Lines } from './lines-of-sheet.js';
import { readSheet } from './read-sheet.js';

const stageSize = 2000;
const wholeSheet = { after: 0, upTo: 2_000_000_000 };

/** The dry run: every row is read and checked and lies ready, nothing is taken yet. */
export async function checkTransfer(db: DataSource, transfer: HeldTransfer): Promise<void> {
  const { id } = transfer;
  const read = await readLines(db, transfer);
  await inTransaction(db, async (tx) => {
    const transfers = new TransferRepository(tx);
    if ((await transfers.hold(id))?.state !== 'asked') return;
    if ('fault' in read) {
      await transfers.setState(id, 'failed', read.fault);
      return;
    }
    await transfers.keepHeadings(id, read.headings);
    for (let from = 0; from < read.lines.length; from += stageSize)
      await transfers.stage(id, read.lines.slice(from, from + stageSize));
    const part = { transferId: id, ...wholeSheet };
    await checkSheet(tx, transfer, part, true);
    await transfers.markChecked(id, await foreseeSheet(tx, { ...transfer, headings: read.headings }, part));
  });
}

async function readLines(db: DataSource, { id, kind, activityId }: HeldTransfer): Promise<Lines> {
  const content = await new TransferRepository(db.manager).sheetOf(id);
  const sheet = await readSheet(content ?? Buffer.alloc(0));
  if ('fault' in sheet) return sheet;
  if (kind !== 'attendance') {
    const form = kind === 'applications' ? await readStandardForm(db.manager) : null;
    return linesOfSheet(kind, sheet.rows, form);
  }
  return activityId === null ? { fault: 'activity-gone' } : linesOfMarks(db, activityId, sheet.rows);
}
