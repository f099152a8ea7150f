import { describe, expect, it } from '@jest/globals';
import { type Part, silentParts } from '../silent-parts.js';
import { importLss } from './import-lss.js';

describe('LimeSurvey: every column and attribute is taken over or named with its question', () => {
  type Row = Record<string, string>;
  type Tables = Record<string, Row[]>;
  const xml = (tables: Tables) =>
    `<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language><language>fr</language></languages>${Object.entries(
      tables,
    )
      .map(
        ([name, rows]) =>
          `<${name}><rows>${rows
            .map(
              (row) =>
                `<row>${Object.entries(row)
                  .map(([key, value]) => `<${key}><![CDATA[${value}]]></${key}>`)
                  .join('')}</row>`,
            )
            .join('')}</rows></${name}>`,
      )
      .join('')}</document>`;
  const allTypes = [...'SNTUDLMOPQKYRFABCEH1:;5GX|*'];
  const idOf = (i: number) => String(100 + i);
  const tablesWith = (...types: string[]): Tables => ({
    surveys: [
      { sid: '7', language: 'en', anonymized: 'Y', format: 'G', expires: '2020-01-01', admin: 'Ann' },
    ],
    surveys_languagesettings: [
      {
        surveyls_language: 'en',
        surveyls_title: 'T',
        surveyls_welcometext: 'W',
        surveyls_description: 'D',
        surveyls_endtext: 'E',
        surveyls_url: 'https://example.org',
      },
    ],
    groups: [
      {
        gid: '1',
        sid: '7',
        group_name: 'G',
        group_order: '1',
        description: 'About',
        language: 'en',
        grelevance: '1 == 1',
        randomization_group: 'r',
        oddity: 'x',
      },
    ],
    questions: types.map((type, i) => ({
      qid: idOf(i),
      parent_qid: '0',
      gid: '1',
      sid: '7',
      type,
      title: `q${type.replaceAll(/\W/g, (sign) => `z${sign.charCodeAt(0)}`)}`,
      question: type === '*' ? '{1 + 1}' : 'Asks',
      help: 'Help',
      preg: '/a/',
      other: 'Y',
      mandatory: 'Y',
      relevance: '2 > 1',
      question_order: String(i),
      language: 'en',
      encrypted: 'Y',
      oddity: 'x',
    })),
    subquestions: types.flatMap((_type, i) =>
      ['0', '1'].map((scale) => ({
        qid: `9${i}${scale}`,
        parent_qid: idOf(i),
        gid: '1',
        sid: '7',
        title: `r${scale}`,
        question: 'Row',
        question_order: '1',
        scale_id: scale,
        language: 'en',
        help: 'more',
      })),
    ),
    answers: types.flatMap((_type, i) =>
      ['A1', 'A2'].map((code, at) => ({
        qid: idOf(i),
        code,
        answer: `Says ${code}`,
        sortorder: String(at),
        language: 'en',
        assessment_value: '3',
      })),
    ),
    question_attributes: types.flatMap((_type, i) =>
      [
        ...[
          'prefix',
          'suffix',
          'hide_tip',
          'cssclass',
          'random_order',
          'array_filter',
          'min_answers',
          'max_answers',
        ],
        ...['em_validation_q', 'em_validation_q_tip', 'maximum_chars', 'numbers_only', 'min_num_value_n'],
        ...[
          'max_num_value_n',
          'num_value_int_only',
          'equals_num_value',
          'time_limit',
          'page_break',
          'oddity',
        ],
        ...[
          'dualscale_headerA',
          'other_replace_text',
          'multiflexible_max',
          'display_rows',
          'exclude_all_others',
        ],
      ].map((attribute) => ({ qid: idOf(i), attribute, value: '1' })),
    ),
    defaultvalues: [{ qid: idOf(0), defaultvalue: 'x' }],
    quota: [{ id: '1' }],
    themes: [{ sid: '7' }],
  });
  const stays = new Set([
    ...['qid', 'parent_qid', 'gid', 'sid', 'title', 'type', 'language', 'attribute', 'code', 'scale_id'],
    ...['question_order', 'sortorder', 'group_order', 'surveyls_language', 'defaultvalue', 'id'],
  ]);
  /** Answers and rows of kinds that have none are left-overs there too. */
  const isShown = (type: string, table: string, row: Row): boolean => {
    if (table === 'answers') return 'LOFH1R'.includes(type);
    if (table === 'subquestions') return 'MPQKFABCEH1:;'.includes(type) && row['scale_id'] === '0';
    return true;
  };
  const hasOwner = ['questions', 'subquestions', 'answers', 'question_attributes'];

  it.each(allTypes.map((type) => [type]))('type %s', async (type) => {
    const tables = tablesWith(type);
    const owner = tables['questions']?.[0]?.['title'] ?? '';
    const parts = Object.entries(tables).flatMap(([table, rows]) =>
      rows.flatMap((row, at) =>
        Object.keys(row)
          .filter((column) => !stays.has(column) && isShown(type, table, row))
          .map((column): Part<Tables> => ({
            name: row['attribute'] ?? column,
            owner: hasOwner.includes(table) ? owner : '',
            without: {
              ...tables,
              [table]: rows.map((each, i) => {
                const { [column]: _gone, ...rest } = each;
                return i === at ? rest : each;
              }),
            },
          })),
      ),
    );
    expect(await silentParts(tables, parts, (file) => importLss(xml(file)))).toEqual([]);
  });
});
