import { mostSheetRows } from '@traccia/contracts';
import { inTransaction, readForExport, TransferRepository, type HeldTransfer } from '@traccia/persistence';
import { writeCell, writeCsv } from '@traccia/training';
import { writeXlsx } from 'hucre/xlsx';
import type { DataSource } from 'typeorm';

/** Writes a list with the columns that the import reads. */
export async function writeExport(db: DataSource, transfer: HeldTransfer): Promise<void> {
  const { id, kind, format } = transfer;
  await inTransaction(db, async (tx) => {
    const transfers = new TransferRepository(tx);
    if ((await transfers.hold(id))?.state !== 'asked') return;
    const rows = await readForExport(tx, transfer, mostSheetRows + 1);
    if (rows.length > mostSheetRows + 1) await transfers.setState(id, 'failed', 'too-many-rows');
    else await transfers.keepResult(id, await sheetOf(rows, kind, format), rows.length - 1);
  });
}

async function sheetOf(rows: string[][], name: string, format: 'csv' | 'xlsx'): Promise<Buffer> {
  if (format === 'csv') return Buffer.from(writeCsv(rows));
  return Buffer.from(await writeXlsx({ sheets: [{ name, rows: rows.map((row) => row.map(writeCell)) }] }));
}
