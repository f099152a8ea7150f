import { describe, expect, it } from '@jest/globals';
import { itemsOf, type InstrumentDefinition, type Item } from '../../definition.js';
import type { ReportLine } from '../conversion.js';
import { importXlsform } from './import-xlsform.js';
import { writeFormSheets } from './workbook.js';

type Lines = Record<string, string>[];
const headings = (lines: Lines) => [...new Set(lines.flatMap((line) => Object.keys(line)))];
async function convert(survey: Lines, choices: Lines = [], settings: Lines = []) {
  const sheets = { survey, choices, settings };
  const book = await writeFormSheets(
    Object.entries(sheets).map(([name, lines]) => ({ name, lines, headings: headings(lines) })),
  );
  const read = await importXlsform(book);
  if ('fault' in read) throw new Error(read.fault);
  return read;
}
const item = (definition: InstrumentDefinition, code: string): Item | undefined =>
  itemsOf(definition).find((each) => each.code === code);
const whys = (report: readonly ReportLine[]) =>
  report
    .filter(({ action }) => action !== 'converted')
    .map(({ place, action, why }) => `${place} ${action} ${why}`);

const yesNo = [
  { list_name: 'yn', name: '1', 'label::English (en)': 'Yes', 'label::Français (fr)': 'Oui' },
  { list_name: 'yn', name: '0', 'label::English (en)': 'No', 'label::Français (fr)': 'Non' },
];

describe('somebody else’s form', () => {
  it('takes questions of every kind with their languages, limits and conditions', async () => {
    const { definition, report } = await convert(
      [
        {
          type: 'begin group',
          name: 'work',
          'label::English (en)': 'Work',
          'label::Français (fr)': 'Travail',
        },
        {
          type: 'text',
          name: 'job',
          'label::English (en)': 'Your <b>job</b>',
          'label::Français (fr)': 'Poste',
          required: 'yes',
        },
        { type: 'integer', name: 'age', 'label::English (en)': 'Age', constraint: '. >= 15 and . < 100' },
        { type: 'select_one yn', name: 'used', 'label::English (en)': 'Used?' },
        {
          type: 'text',
          name: 'what',
          'label::English (en)': 'What, at ${age}?',
          relevant: '${used} = 1',
          appearance: 'multiline',
        },
        { type: 'end group' },
        { type: 'select_multiple yn or_other', name: 'both', 'label::English (en)': 'Both' },
        { type: 'rank yn', name: 'order', 'label::English (en)': 'Order' },
        {
          type: 'range',
          name: 'nps',
          'label::English (en)': 'Recommend',
          parameters: 'start=0 end=10 step=1',
        },
        { type: 'calculate', name: 'double', calculation: '${age} * 2' },
      ],
      yesNo,
      [{ form_title: 'A form', form_id: 'a_form', default_language: 'English (en)' }],
    );
    expect(definition).toMatchObject({ code: 'a_form', languages: ['en', 'fr'], title: { en: 'A form' } });
    expect(definition.pages.map(({ code, title }) => [code, title?.['fr']])).toEqual([
      ['work', 'Travail'],
      ['page', undefined],
    ]);
    expect(item(definition, 'job')).toMatchObject({
      type: 'short_text',
      required: true,
      text: { en: 'Your job' },
    });
    expect(item(definition, 'age')).toMatchObject({ type: 'number', whole: true, min: 15, max: 99 });
    expect(item(definition, 'what')).toMatchObject({
      type: 'long_text',
      text: { en: 'What, at {{answer.age}}?' },
      showIf: { '==': [{ var: 'used' }, '1'] },
    });
    expect(item(definition, 'both-OTHER')?.showIf).toEqual({ in: ['other', { var: ['both', []] }] });
    expect(item(definition, 'order')?.type).toBe('ranking');
    expect(item(definition, 'nps')?.type).toBe('rating_0_10');
    expect(item(definition, 'double')).toMatchObject({
      type: 'computed',
      value: { '*': [{ var: 'age' }, 2] },
    });
    expect(whys(report)).toEqual(['survey:3 changed markup-removed', 'survey:8 changed other-asked']);
  });

  it('makes a table of a table, and of a repetition a group', async () => {
    const { definition, report } = await convert(
      [
        { type: 'begin_group', name: 'grid', label: 'How much?', appearance: 'table-list' },
        { type: 'select_one s', name: 'r1', label: 'Skills' },
        { type: 'select_one s', name: 'r2', label: 'Tools', required: 'true' },
        { type: 'end_group' },
        { type: 'text', name: 'next', label: 'Next', relevant: "${r1} = 'x'" },
        { type: 'begin_repeat', name: 'child', label: 'Child', repeat_count: '3' },
        { type: 'text', name: 'n', label: 'Name' },
        { type: 'text', name: 'm', label: 'Of ${n}', relevant: "${n} != ''" },
        { type: 'end_repeat' },
        { type: 'text', name: 'after', label: 'After', relevant: "${n} = 'x'" },
      ],
      [{ list_name: 's', name: 'x', label: 'X' }],
    );
    expect(item(definition, 'grid')).toMatchObject({
      type: 'likert_matrix',
      required: true,
      rows: [{ code: 'r1' }, { code: 'r2' }],
    });
    expect(item(definition, 'next')?.showIf).toEqual({ '==': [{ var: 'r1' }, 'x'] });
    expect(item(definition, 'child')).toMatchObject({ type: 'group', over: 'free', max: 3 });
    // What was asked inside a repetition cannot be spoken of after it.
    expect(item(definition, 'after')?.showIf).toBeUndefined();
    expect(whys(report)).toEqual([
      'survey:7 changed repeat-as-group',
      'survey:11 changed rule-not-understood',
    ]);
  });

  it('leaves nothing out in silence', async () => {
    const { report } = await convert(
      [
        { type: 'start', name: 'start' },
        { type: 'geopoint', name: 'where', label: 'Where?' },
        { type: 'image', name: 'pic', label: 'Picture', 'media::image': 'a.png', default: 'b.png', odd: 'x' },
        { type: 'select_one_from_file villages.csv', name: 'v', label: 'Village', choice_filter: 'a=1' },
        { type: 'select_one none', name: 'n', label: 'None' },
        { type: 'text', name: 'a b', label: 'Odd', constraint: 'regex(., "^a$")', required: "${n} = '1'" },
        { type: 'text', name: 'p', label: 'P', relevant: 'pulldata("x")' },
        { type: 'text', name: 'q' },
        { type: 'calculate', name: 'c', calculation: 'uuid()' },
      ],
      [],
      [{ form_title: 'T', style: 'pages' }],
    );
    expect(whys(report)).toEqual([
      'survey:2 left_out metadata-left-out',
      'survey:3 left_out type-unknown',
      'survey:4 changed type-nearest',
      'survey:5 changed choices-elsewhere',
      'survey:6 changed choices-missing',
      'survey:7 changed required-by-rule',
      'survey:7 changed code-changed',
      'survey:7 changed limit-not-understood',
      'survey:8 changed rule-not-understood',
      'survey:9 changed text-missing',
      'survey:10 left_out calculation-not-understood',
      'settings:1 left_out setting-left-out',
      'survey:1 left_out media-left-out',
      'survey:1 left_out default-left-out',
      'survey:1 left_out column-left-out',
      'survey:1 left_out choice-filter-left-out',
    ]);
    expect(report.slice(-2).map(({ what }) => what)).toEqual(['odd: pic', 'choice_filter: v']);
  });
});

describe('files that are too much', () => {
  it('refuses more lines than a form has', async () => {
    const lines = Array.from({ length: 5_100 }, (_, i) => ({ type: 'note', name: `n${i}`, label: 'x' }));
    const book = await writeFormSheets([{ name: 'survey', lines, headings: ['type', 'name', 'label'] }]);
    expect(await importXlsform(book)).toEqual({ fault: 'too-many-rows' });
  });
  it('asks for words where more can be chosen than a list holds', async () => {
    const choices = Array.from({ length: 600 }, (_, i) => ({ list_name: 'l', name: `c${i}`, label: 'x' }));
    const { definition, report } = await convert([{ type: 'select_one l', name: 'q', label: 'Q' }], choices);
    expect(item(definition, 'q')?.type).toBe('short_text');
    expect(whys(report)).toEqual(['survey:2 changed too-many-choices']);
  });
  it.each([
    ['no survey sheet', [{ name: 'data', lines: [{ a: 'b' }], headings: ['a'] }], 'unknown-format'],
    ['nothing to ask', [{ name: 'survey', lines: [{ type: 'start' }], headings: ['type'] }], 'no-questions'],
  ])('%s', async (_what, sheets, fault) =>
    expect(await importXlsform(await writeFormSheets(sheets))).toEqual({ fault }),
  );
});
