import type { ConversionReason } from '../conversion.js';
import type { FormBuilder } from '../form-builder.js';
import type { TableRow } from './read-tables.js';
import type { LimeQuestion } from './survey-model.js';

/** What the program writes for every question, whether somebody chose it or not. */
const asShipped: Readonly<Record<string, string>> = {
  statistics_showgraph: '1',
  time_limit_action: '1',
  save_as_default: 'N',
  location_mapservice: '0',
  slider_middlestart: '1',
  page_break: '0',
  question_template: 'core',
  question_theme_name: 'core',
};

/** Off or empty is as here, where there is no such thing. */
export const isNothing = (name: string, value: string): boolean =>
  ['', '0', 'N'].includes(value.trim())
    ? !Object.hasOwn(asShipped, name) || value.trim() === ''
    : asShipped[name] === value.trim();

const looks =
  /^(?:css|hide_tip|display_|prefix|suffix|text_input|location_|statistics_|public_statistics|page_break|printable|label_input|answer_width|repeat_headings|dropdown_|category_separator|alphasort|scale_export|parent_order|question_t|input_|placeholder|use_dropdown|reverse|samechoice|samelist|showpopups|show_totals|show_grand|slider_|keep_aspect|horizontal|thousands)/;
const limits =
  /^(?:min_|num_value_|max_|equals_|em_validation_|value_range|multiflexible_m|date_m|max_filesize|allowed_)/;
const messages = /(?:tip|message|warning)/;

function reasonOf(name: string): ConversionReason {
  if (name.startsWith('array_filter')) return 'choice-filter-left-out';
  if (/random/.test(name)) return 'order-left-out';
  if (name.startsWith('assessment')) return 'points-left-out';
  if (messages.test(name) && !name.startsWith('hide')) return 'message-left-out';
  if (limits.test(name)) return 'limit-not-understood';
  return looks.test(name) ? 'look-left-out' : 'setting-left-out';
}

/** Every attribute that nothing of the question was made of. */
export function leaveAttributes(builder: FormBuilder, { attributes, used, code }: LimeQuestion): void {
  for (const [name, value] of attributes)
    if (!used.has(name) && !isNothing(name, value))
      builder.leave('question_attributes', name, code, reasonOf(name));
}

/** Columns that are read, by table; what else a row says is named. */
const readColumns: Readonly<Record<string, readonly string[]>> = {
  surveys: ['sid', 'gsid', 'language', 'additional_languages'],
  surveys_languagesettings: [
    'surveyls_survey_id',
    'surveyls_language',
    'surveyls_title',
    'surveyls_welcometext',
  ],
  groups: [
    ...['gid', 'sid', 'group_name', 'group_order', 'description', 'language', 'randomization_group'],
    'grelevance',
  ],
  group_l10ns: ['id', 'gid', 'sid', 'group_name', 'description', 'language'],
  questions: [
    ...['qid', 'parent_qid', 'sid', 'gid', 'type', 'title', 'question', 'help', 'question_order', 'language'],
    ...['other', 'mandatory', 'preg', 'relevance', 'scale_id'],
  ],
  question_l10ns: ['id', 'qid', 'question', 'help', 'language'],
  subquestions: [
    ...['qid', 'parent_qid', 'sid', 'gid', 'type', 'title', 'question', 'question_order', 'language'],
    ...['relevance', 'scale_id', 'modulename', 'question_theme_name'],
  ],
  subquestion_l10ns: ['id', 'qid', 'question', 'language'],
  answers: ['aid', 'qid', 'code', 'answer', 'sortorder', 'language', 'scale_id'],
  answer_l10ns: ['id', 'aid', 'answer', 'language'],
};

type OwnerOf = (row: TableRow, question: string) => string;
const ofQuestion: OwnerOf = (_row, question) => question;
const owners: Readonly<Record<string, OwnerOf>> = {
  surveys: () => '',
  surveys_languagesettings: (row) => row['surveyls_language'] ?? '',
  groups: (row) => row['gid'] ?? '',
  group_l10ns: (row) => row['gid'] ?? '',
  answers: (row, question) => `${question}/${row['code'] ?? ''}`,
  subquestions: (row, question) => [question, row['title']].filter(Boolean).join('_'),
};

/**
 * Columns beside those that are read, each with the questions that say something there.
 *
 * @param codes code of a question by its id
 */
export function leaveColumns(
  builder: FormBuilder,
  tables: ReadonlyMap<string, readonly TableRow[]>,
  codes: ReadonlyMap<string, string>,
): void {
  const codeIn = (row: TableRow) => codes.get(row['parent_qid'] ?? '') ?? codes.get(row['qid'] ?? '') ?? '';
  const hasWelcome = tables.get('surveys_languagesettings')?.some((row) => row['surveyls_welcometext']);
  for (const [table, columns] of Object.entries(readColumns)) {
    const read = new Set(columns);
    if (table === 'surveys_languagesettings' && !hasWelcome) read.add('surveyls_description');
    for (const row of tables.get(table) ?? [])
      for (const [column, value] of Object.entries(row))
        if (!read.has(column) && !isNothing(column, value))
          builder.leave(table, column, (owners[table] ?? ofQuestion)(row, codeIn(row)), reasonOf(column));
  }
}
