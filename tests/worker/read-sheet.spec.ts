import { deflateRawSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { unpacksWithin } from '@traccia/runtime';
import { writeCell, writeCsv } from '@traccia/training';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { readSheet } from '../../apps/worker/src/transfers/read-sheet.js';
import { nasty } from '../support/nasty-text.js';

it('gives back from a sheet every text that was written into it', async () => {
  const sheets = fc.array(fc.tuple(nasty, nasty, nasty), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(sheets, async (rows) => {
      const read = await readSheet(Buffer.from(writeCsv([['a', 'b', 'c'], ...rows])));
      const written = rows.map((row) => row.map(writeCell));
      expect('rows' in read && read.rows.slice(1, -1)).toEqual(written);
    }),
    { numRuns: 150 },
  );
});

it('refuses what is no workbook, and one that unpacks to more than the worker holds, whatever it claims', async () => {
  expect(await readSheet(Buffer.from('PK nothing behind it, really nothing'))).toEqual({
    fault: 'unreadable',
  });
  const cells = [
    ['email', 'day'],
    ['a@b.org', new Date('2026-05-14T00:00:00Z')],
  ];
  const book = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: cells }] }));
  expect(await readSheet(book)).toEqual({
    rows: [
      ['email', 'day'],
      ['a@b.org', '2026-05-14'],
    ],
  });
  const entry = book.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  book.writeUInt32LE(900_000_000, entry + 24);
  expect(await readSheet(book)).toEqual({ fault: 'too-large' });
  expect(unpacksWithin(packed(Buffer.alloc(5_000_000), 10), 1_000_000)).toBe(false);
  expect(unpacksWithin(packed(Buffer.alloc(900_000), 10), 1_000_000)).toBe(true);
});

/** A packed folder of one part that claims to be `claimed` bytes long. */
function packed(content: Buffer, claimed: number): Buffer {
  const data = deflateRawSync(content);
  const sizes = (at: Buffer, offset: number) => {
    at.writeUInt32LE(data.length, offset);
    at.writeUInt32LE(claimed, offset + 4);
  };
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  sizes(local, 18);
  local.writeUInt16LE(1, 26);
  const entry = Buffer.alloc(47);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  sizes(entry, 20);
  entry.writeUInt16LE(1, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + data.length, 16);
  return Buffer.concat([local, data, entry, end]);
}
