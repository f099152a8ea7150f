import { describe, expect, it } from '@jest/globals';
import { placeColumns, readSheetRow, sheetKeyOf } from './sheets/read-sheet-row.js';
import { readCell, writeCell } from './sheets/safe-cell.js';
import { csvLineWriter, writeCsv } from './sheets/write-csv.js';

describe('cells of a sheet', () => {
  it.each(['=1+1', '+39 011', '-1', '@sum', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠x', "'=1", "''x"])(
    'guards %j and gives it back',
    (text) => {
      expect(writeCell(text)).toBe(`'${text}`);
      expect(readCell(writeCell(text))).toBe(text);
    },
  );
  it.each(['', 'Union', '١٢٣', 'a=b', "O'Brien"])('leaves %j alone', (text) => {
    expect(writeCell(text)).toBe(text);
    expect(readCell(text)).toBe(text);
  });
  it('leaves an apostrophe that guards nothing', () => expect(readCell("'Ali")).toBe("'Ali"));
  it('quotes what would break a line of values', () =>
    expect(
      writeCsv([
        ['a', 'b"c'],
        ['=1', 'x\ny'],
      ]),
    ).toBe('\ufeffa,"b""c"\r\n\'=1,"x\ny"\r\n'));
});

describe('lines that are written while they are sent', () => {
  it('are guarded texts, bare numbers and gaps, the second time too', () => {
    const write = csvLineWriter();
    const cells = ['-x', -1.5, null, 'a,"b"', '', 0];
    const line = `'-x,-1.5,,"a,""b""",,0\r\n`;
    expect([write(cells), write(cells)]).toEqual([line, line]);
  });
});

describe('lines of a sheet', () => {
  it('finds columns by their headings however they are written', () => {
    const { places, missing } = placeColumns('people', ['\ufeffFamily Name', 'EMAIL', 'other']);
    expect([...places]).toEqual([
      ['email', 1],
      ['family_name', 0],
    ]);
    expect(missing).toEqual(['given_name']);
  });
  it.each([
    [['', 'A', 'B'], 'email', 'required'],
    [['nobody', 'A', 'B'], 'email', 'not-email'],
    [['a@b.org', 'A\u0007', 'B'], 'given_name', 'control-sign'],
    [['a@b.org', 'A', 'B', 'female'], 'sex', 'not-choice'],
    [['a@b.org', 'A', 'B', '', 'Kenya'], 'country', 'not-country'],
    [['a@b.org', 'A', 'B'.repeat(121)], 'family_name', 'too-long'],
  ])('names the column and the reason of %j', (row, column, reason) => {
    const header = ['email', 'given_name', 'family_name', 'sex', 'country'];
    const { faults } = readSheetRow('people', row, placeColumns('people', header).places);
    expect(faults).toEqual([expect.objectContaining({ column, reason })]);
  });
  it.each([
    ['2026-02-03', []],
    ['03/02/2026', ['not-day']],
    ['2026-02-30', ['not-day']],
  ])('takes %j as a day only if nobody can read it otherwise', (day, reasons) => {
    const { places } = placeColumns('applications', ['email', 'submitted_on']);
    const { faults } = readSheetRow('applications', ['a@b.org', day], places);
    expect(faults.map(({ reason }) => reason)).toEqual(reasons);
  });
  it('needs an address or the id of the person', () => {
    expect(placeColumns('enrolments', ['given_name']).missing).toEqual(['email']);
    const { places } = placeColumns('enrolments', ['person_id']);
    const read = (id: string) => readSheetRow('enrolments', [id], places).faults.map(({ reason }) => reason);
    expect(read('b0a5cf0e-7d0c-4bb8-8f0e-8f54f4ad2a10')).toEqual([]);
    expect(read('b0a5')).toEqual(['not-id']);
    expect(read('')).toEqual(['required']);
  });
  it('tells people by their mailbox and organizations by name and country', () => {
    expect(sheetKeyOf('enrolments', { email: 'A@B.org' })).toBe('a@b.org');
    expect(sheetKeyOf('organizations', { name: 'Union', country: 'KE' })).toBe('union|KE');
  });
});
