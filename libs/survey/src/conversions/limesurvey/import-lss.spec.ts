import { describe, expect, it } from '@jest/globals';
import { itemsOf } from '../../definition.js';
import { importLss } from './import-lss.js';

type Row = Record<string, string | number>;
const table = (name: string, rows: readonly Row[]) =>
  `<${name}><fields><fieldname>x</fieldname></fields><rows>${rows
    .map(
      (row) =>
        `<row>${Object.entries(row)
          .map(([key, value]) => `<${key}><![CDATA[${value}]]></${key}>`)
          .join('')}</row>`,
    )
    .join('')}</rows></${name}>`;
const file = (tables: Record<string, readonly Row[]>, languages = ['en']) =>
  `<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>178</DBVersion><languages>${languages
    .map((language) => `<language>${language}</language>`)
    .join('')}</languages>${Object.entries(tables)
    .map(([name, rows]) => table(name, rows))
    .join('')}</document>`;

const group = { gid: 1, group_name: 'First', group_order: 1, description: '', language: 'en' };
let next = 10;
const question = (type: string, title: string, more: Row = {}): Row => ({
  qid: (next += 1),
  parent_qid: 0,
  sid: 7,
  gid: 1,
  type,
  title,
  question: `${title}?`,
  other: 'N',
  mandatory: 'N',
  question_order: next,
  language: 'en',
  relevance: '1',
  ...more,
});
const convert = (tables: Record<string, readonly Row[]>, languages?: string[]) => {
  const read = importLss(
    file({ groups: [group], surveys: [{ sid: 7, language: 'en' }], ...tables }, languages),
  );
  if ('fault' in read) throw new Error(read.fault);
  return { ...read, items: itemsOf(read.definition) };
};

describe('a LimeSurvey file', () => {
  it('becomes questions with choices, rows, conditions and texts that mention them', () => {
    const list = question('L', 'colour', { other: 'Y', mandatory: 'Y' });
    const ticks = question('M', 'fruit');
    const grid = question('F', 'grid');
    const { items, definition } = convert({
      questions: [
        list,
        ticks,
        grid,
        question('Y', 'yes'),
        question('S', 'why', {
          relevance: 'colour == "A1" && fruit_a == "Y"',
          question: 'Why {colour.shown}?',
        }),
        question('N', 'many', { relevance: `((7X1X${list['qid']}.NAOK != "A1"))`, mandatory: 'S' }),
        question('X', 'said', { question: '<p>Thank&nbsp;you</p>', relevance: 'grid_r1 == "3"' }),
        question('*', 'sum', { question: '{many + 1}' }),
      ],
      answers: [
        { qid: list['qid'] as number, code: 'A1', answer: 'Red', sortorder: 1, language: 'en', scale_id: 0 },
        { qid: grid['qid'] as number, code: '3', answer: 'Three', sortorder: 1, language: 'en', scale_id: 0 },
      ],
      subquestions: [
        {
          qid: 900,
          parent_qid: ticks['qid'] as number,
          title: 'a',
          question: 'Apple',
          question_order: 1,
          language: 'en',
        },
        {
          qid: 901,
          parent_qid: grid['qid'] as number,
          title: 'r1',
          question: 'Row',
          question_order: 1,
          language: 'en',
        },
      ],
      surveys_languagesettings: [{ surveyls_language: 'en', surveyls_title: 'Fruit' }],
    });
    expect(definition.title).toEqual({ en: 'Fruit' });
    expect(items.map(({ code, type }) => `${code} ${type}`)).toEqual([
      'colour single',
      'colour-OTHER short_text',
      'fruit multiple',
      'grid likert_matrix',
      'yes yes_no',
      'why short_text',
      'many number',
      'said info',
      'sum computed',
    ]);
    expect(items[0]?.required).toBe(true);
    expect(items[5]).toMatchObject({
      text: { en: 'Why {{answer.colour}}?' },
      showIf: { and: [{ '==': [{ var: 'colour' }, 'A1'] }, { in: ['a', { var: ['fruit', []] }] }] },
    });
    expect(items[6]).toMatchObject({
      required: 'soft',
      showIf: { '!': [{ '==': [{ var: 'colour' }, 'A1'] }] },
    });
    expect(items[7]).toMatchObject({
      text: { en: 'Thank\u00A0you' },
      showIf: { '==': [{ var: 'grid_r1' }, '3'] },
    });
    expect(items[8]).toMatchObject({ value: { '+': [{ var: 'many' }, 1] } });
  });

  it('reads texts that newer releases keep apart, in every language', () => {
    const q = question('T', 'long');
    const { definition, items } = convert(
      {
        questions: [q],
        question_l10ns: [
          { qid: q['qid'] as number, question: 'Say', language: 'en' },
          { qid: q['qid'] as number, question: 'Dites', language: 'fr' },
        ],
        group_l10ns: [{ gid: 1, group_name: 'Premier', language: 'fr' }],
      },
      ['en', 'fr'],
    );
    expect(definition.languages).toEqual(['en', 'fr']);
    expect(items[0]?.text).toMatchObject({ fr: 'Dites' });
    expect(definition.pages[0]?.title).toEqual({ en: 'First', fr: 'Premier' });
  });

  it('reads the conditions of old releases: any of one question, all of several', () => {
    const [a, b] = [question('Y', 'a'), question('Y', 'b')];
    const c = question('S', 'c', { relevance: '' });
    const of = (q: Row, value: string) => ({
      qid: c['qid'] as number,
      cqid: q['qid'] as number,
      cfieldname: `7X1X${q['qid']}`,
      method: '==',
      value,
    });
    const { items } = convert({ questions: [a, b, c], conditions: [of(a, 'Y'), of(a, 'N'), of(b, 'Y')] });
    const is = (code: string, value: string) => ({ '==': [{ var: code }, value] });
    expect(items[2]?.showIf).toEqual({
      or: [{ and: [{ or: [is('a', 'yes'), is('a', 'no')] }, { or: [is('b', 'yes')] }] }],
    });
  });

  it('says of tables of figures, quotas and hidden questions what became of them', () => {
    const cells = question(':', 'hours');
    const hidden = question('S', 'secret');
    const { report, items } = convert({
      questions: [cells, hidden, question('I', 'tongue'), question('?', 'odd')],
      subquestions: [
        {
          qid: 900,
          parent_qid: cells['qid'] as number,
          title: 'mon',
          question: 'Monday',
          question_order: 1,
          language: 'en',
          scale_id: 0,
        },
        {
          qid: 901,
          parent_qid: cells['qid'] as number,
          title: 'work',
          question: 'Work',
          question_order: 1,
          language: 'en',
          scale_id: 1,
        },
      ],
      question_attributes: [{ qid: hidden['qid'] as number, attribute: 'hidden', value: '1' }],
      quota: [{ id: 1 }],
    });
    expect(items).toEqual([expect.objectContaining({ code: 'hours_mon_work', type: 'number' })]);
    expect(report.map(({ what, action, why }) => `${what} ${action} ${why}`)).toEqual([
      'quota (1) left_out quota-left-out',
      'hours (:) changed rows-several',
      'secret (S) left_out hidden-left-out',
      'tongue (I) left_out setting-left-out',
      'odd (?) left_out type-unknown',
    ]);
  });
});

describe('files that mean harm', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">${'bcdefgh'
    .split('')
    .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(10)}">`)
    .join('')}]><document>&h;</document>`;
  it.each([
    ['entities within entities', bomb, 'unsafe'],
    ['an outside entity', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', 'unsafe'],
    ['an unknown entity', '<document>&a;</document>', 'unreadable'],
    ['no end', '<document><LimeSurveyDocType>Survey', 'unreadable'],
    ['a question file', file({}).replace('>Survey<', '>Question<'), 'unknown-format'],
    ['no question', file({ groups: [group] }), 'no-questions'],
    ['depth', `${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}`, 'unsafe'],
  ])('%s', (_what, source, fault) => expect(importLss(source)).toEqual({ fault }));

  it('takes names that every object has for names', () => {
    const { items } = convert({
      questions: [question('S', '__proto__'), question('S', 'constructor', { relevance: 'toString == 1' })],
    });
    expect(items.map(({ code }) => code)).toEqual(['proto', 'constructor']);
  });
});
