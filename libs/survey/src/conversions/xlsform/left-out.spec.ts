import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { type Part, saidIn, silentParts } from '../silent-parts.js';
import { importXlsform } from './import-xlsform.js';
import { writeFormSheets } from './workbook.js';

describe('XLSForm: every cell is taken over or named with its question', () => {
  type Lines = Record<string, string>[];
  const more = {
    appearance: 'w4 minimal',
    read_only: 'yes',
    parameters: 'seed=4 randomize=true',
    default: 'x',
    choice_filter: 'a=1',
    constraint_message: 'no',
    required_message: 'must',
    guidance_hint: 'more',
    trigger: '${age}',
    'media::image': 'a.png',
    'label::Klingon': 'tlh',
    'hint::English (en)': 'Hint',
    'label::English (en)': 'Label',
    'label::English (en-GB)': 'Again',
    required: 'yes',
    relevant: '${age} > 3',
    note_to_self: 'x',
    calculation: '1 + 1',
    constraint: '. != 4',
    repeat_count: '${age}',
  };
  const asked = [
    ...['text', 'integer', 'decimal', 'range', 'date', 'time', 'note', 'calculate', 'acknowledge', 'file'],
    ...['select_one yn', 'select_multiple yn', 'rank yn', 'select_one yn or_other', 'barcode', 'image'],
  ];
  const inside = { type: 'text', name: 'inside', 'label::English (en)': 'Inside' };
  const row = { type: 'select_one yn', 'label::English (en)': 'Row' };
  const kinds: Lines[] = [
    ...asked.map((type): Lines => [{ type, name: 'q1', ...more }]),
    [{ type: 'begin group', name: 'grp', ...more }, inside, { type: 'end group', name: 'grp', hint: 'Ends' }],
    [{ type: 'begin group', name: 'out' }, { type: 'begin group', name: 'in', ...more }, inside],
    [
      { type: 'begin group', name: 'tab', ...more, appearance: 'table-list w1' },
      { ...row, name: 'row1', ...more, relevant: '' },
      { ...row, name: 'row2' },
    ],
    [{ type: 'begin repeat', name: 'rep', ...more }, inside, { type: 'end repeat' }],
    [
      { type: 'begin repeat', name: 'five', repeat_count: '5' },
      { ...inside, ...more },
    ],
  ];
  const choices: Lines = [
    {
      list_name: 'yn',
      name: '1',
      'label::English (en)': 'Yes',
      'label::Klingon': 'HIja',
      'media::image': 'y.png',
    },
    { list_name: 'yn', name: '0', 'label::English (en)': 'No', order: '2', geometry: '1 2' },
    { list_name: 'idle', name: 'a', 'label::English (en)': 'A' },
    { list_name: '', name: 'lone', 'label::English (en)': 'Lone' },
  ];
  const settings: Lines = [
    { form_title: 'T', form_id: 'f', version: '3', default_language: 'English (en)', style: 'pages' },
    { form_title: 'second' },
  ];
  type Book = { survey: Lines; choices: Lines; settings: Lines };
  const headings = (lines: Lines) => [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const convert = async (sheets: Book) =>
    importXlsform(
      await writeFormSheets(
        Object.entries(sheets).map(([name, lines]) => ({ name, lines, headings: headings(lines) })),
      ),
    );
  const ownerOf = (sheet: keyof Book, line: Record<string, string>) =>
    sheet === 'settings' ? '' : sheet === 'survey' ? (line['name'] ?? '') : (line['list_name'] ?? '');
  const partsOf = (book: Book, sheet: keyof Book) =>
    book[sheet].flatMap((line, at) =>
      Object.keys(line)
        .filter((heading) => !['type', 'name', 'list_name'].includes(heading) && line[heading])
        .map((heading): Part<Book> => ({
          name: heading,
          owner: ownerOf(sheet, line),
          without: {
            ...book,
            [sheet]: book[sheet].map((each, i) => (i === at ? { ...each, [heading]: '' } : each)),
          },
        })),
    );
  const age = { type: 'integer', name: 'age', 'label::English (en)': 'Age' };

  it.each(kinds.map((kind): [string, Lines] => [kind[0]?.['type'] ?? '', kind]))(
    '%s',
    async (_type, lines) => {
      const book: Book = { survey: [age, ...lines], choices: choices.slice(0, 2), settings: [] };
      const parts = partsOf(book, 'survey').slice(1);
      expect(parts.length).toBeGreaterThan(0);
      expect(await silentParts(book, parts, convert)).toEqual([]);
    },
  );

  it('lists and settings', async () => {
    const book: Book = { survey: [age, { type: 'select_one yn', name: 'one' }], choices, settings };
    const parts = [...partsOf(book, 'choices').slice(0, 6), ...partsOf(book, 'settings')];
    // The first language is the one that all texts are in anyway.
    expect(await silentParts(book, parts, convert)).toEqual(['.default_language']);
    const read = await convert(book);
    const said = 'fault' in read ? [] : saidIn(read.report);
    expect(said).toEqual(expect.arrayContaining(['choices:5|lone|name-missing', 'choices|idle|list-unused']));
  });

  it('lines that ask nothing', async () => {
    const survey = [
      age,
      { type: '# text', name: 'off', 'label::English (en)': 'Off' },
      { name: 'untyped', 'label::English (en)': 'No type' },
    ];
    const read = await convert({ survey, choices: [], settings: [] });
    expect('fault' in read ? [] : saidIn(read.report)).toEqual([
      'survey:3|off (# text)|hidden-left-out',
      'survey:4|untyped ()|type-unknown',
    ]);
  });

  it('a column twice, and one without a heading', async () => {
    const rows = [
      ['type', 'name', 'label', 'label', ''],
      ['text', 'q1', 'First', 'Second', 'astray'],
    ];
    const read = await importXlsform(await writeXlsx({ sheets: [{ name: 'survey', rows }] }));
    if ('fault' in read) throw new Error(read.fault);
    expect(saidIn(read.report)).toEqual([
      'survey:1|#4 label: q1|column-left-out',
      'survey:1|#5: q1|column-left-out',
    ]);
  });
});
