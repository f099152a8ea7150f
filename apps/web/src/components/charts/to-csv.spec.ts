import { expect, it } from '@jest/globals';
import { toCsv } from './to-csv';

it.each([
  ['=1+1', "'=1+1"],
  [' @sum', "' @sum"],
  ['-5', '-5'],
  ['-5 people', "'-5 people"],
  ['a,b', '"a,b"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  ['\tx', "'\tx"],
  ['＝1', "'＝1"],
])('writes %j so that no spreadsheet runs it', (value, written) => {
  expect(toCsv([[value]])).toBe(`\uFEFF${written}\r\n`);
});
