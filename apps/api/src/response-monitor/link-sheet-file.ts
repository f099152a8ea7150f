import type { LinkSheetRow } from '@traccia/contracts';
import { writeCell, writeCsv } from '@traccia/training';
import { writeXlsx } from 'hucre/xlsx';

/** Headings are the same in every language, so that a sheet travels. */
const columns: readonly [heading: string, width: number, value: (row: LinkSheetRow) => string | null][] = [
  ['name', 28, (row) => row.name],
  ['organization', 28, (row) => row.organizationName],
  ['about', 28, (row) => row.about],
  ['telephone', 20, (row) => row.telephone],
  ['address', 30, (row) => row.address],
  ['language', 10, (row) => row.locale],
  ['link', 40, (row) => row.url],
  ['text', 80, (row) => row.text],
];
const topAndWrapped = { vertical: 'top', wrapText: true } as const;

/** The people of one sheet as a file, with nothing in it that a spreadsheet would run. */
export async function linkSheetFile(rows: readonly LinkSheetRow[], format: 'csv' | 'xlsx'): Promise<Buffer> {
  const lines = [
    columns.map(([heading]) => heading),
    ...rows.map((row) => columns.map(([, , value]) => value(row) ?? '')),
  ];
  if (format === 'csv') return Buffer.from(writeCsv(lines));
  const made = await writeXlsx({
    sheets: [
      {
        name: 'Links',
        rows: lines.map((line) => line.map(writeCell)),
        columns: columns.map(([, width]) => ({ width, style: { alignment: topAndWrapped } })),
      },
    ],
  });
  return Buffer.from(made);
}
