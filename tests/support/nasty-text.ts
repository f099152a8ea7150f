import fc from 'fast-check';

/** What a spreadsheet would run, split or turn round. */
export const nasty = fc.string({
  unit: fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '＝',
    '＋',
    "'",
    '"',
    ',',
    ';',
    'a',
    'ع',
    '٣',
    ' ',
    '😀',
  ),
  minLength: 1,
});
