import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { streamWorkbook, type WorkbookSheet } from '@traccia/runtime';

const written = async (sheets: readonly WorkbookSheet[], rightToLeft = false): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of streamWorkbook(sheets, rightToLeft)) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
const sheet = (rows: WorkbookSheet['rows'], name = 'One'): WorkbookSheet => ({ name, widths: [10], rows });

describe('a workbook that is written while it is read', () => {
  it('gives texts, numbers and gaps back as they were', async () => {
    const rows = [
      ['a', 'b', 'c'],
      ['<&">', null, -1.5],
      ['  two\nlines ', 'عربي 😀', 1e-9],
      ['bell\u0007', '', 0],
    ];
    const { sheets } = await readXlsx(await written([sheet(rows), sheet([['x']], 'A & B')]));
    expect(sheets.map(({ name }) => name)).toEqual(['One', 'A & B']);
    const cells = (at: number) => rows[at]?.map((_, column) => sheets[0]?.rows[at]?.[column] ?? null);
    expect(cells(1)).toEqual(['<&">', null, -1.5]);
    expect(cells(2)).toEqual(['  two\nlines ', 'عربي 😀', 1e-9]);
    // XML has no bell, and a number is a number even when it is nothing.
    expect(cells(3)).toEqual(['bell', null, 0]);
  });

  it('names columns behind the alphabet', async () => {
    const wide = Array.from({ length: 703 }, (_, at) => at);
    const { sheets } = await readXlsx(await written([sheet([['head'], wide])]));
    expect(sheets[0]?.rows[1]).toEqual(wide);
  });

  it('asks for rows only as they are taken', async () => {
    let asked = 0;
    function* endless() {
      for (;;) yield [`row ${(asked += 1)} `.repeat(20)];
    }
    const stream = streamWorkbook([sheet(endless())]);
    let taken = 0;
    for await (const part of stream) {
      taken += (part as Buffer).length;
      if (taken > 100_000) break;
    }
    expect(stream.destroyed).toBe(true);
    const before = asked;
    await new Promise((done) => setImmediate(done));
    expect(asked).toBe(before);
  });

  it('fails when its rows fail', async () => {
    function* broken(): Generator<string[]> {
      throw new Error('the database is away');
    }
    await expect(written([sheet(broken())])).rejects.toThrow('the database is away');
  });
});
