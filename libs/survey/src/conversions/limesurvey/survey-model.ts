import { languageCode } from '../clean-text.js';
import type { SurveyFile, TableRow } from './read-tables.js';

export type Words = Record<string, string>;

export interface LimeAnswer {
  code: string;
  words: Words;
}
export interface LimePart {
  id: string;
  code: string;
  words: Words;
  relevance: string;
}
export interface LimeQuestion extends LimePart {
  type: string;
  groupId: string;
  surveyId: string;
  help: Words;
  isMandatory: 'Y' | 'S' | 'N';
  hasOther: boolean;
  pattern: string;
  attributes: ReadonlyMap<string, string>;
  /** The same in each language, of those that are texts. */
  attributeWords: ReadonlyMap<string, Words>;
  /** Attributes that something of the question was made of, as it goes. */
  used: Set<string>;
  /** By scale: rows, and columns of the tables that have both. */
  parts: readonly LimePart[][];
  answers: readonly LimeAnswer[][];
  hasDefault: boolean;
}
export interface LimeGroup {
  id: string;
  words: Words;
  description: Words;
  relevance: string;
  isRandom: boolean;
  questions: LimeQuestion[];
}
export interface LimeSurvey {
  languages: string[];
  /** Variants of a language that another one stands for already. */
  doubled: string[];
  title: Words;
  intro: Words;
  groups: LimeGroup[];
  conditions: ReadonlyMap<string, readonly TableRow[]>;
  others: { table: string; rows: number }[];
  /** What belongs to a question or group that is not in the file. */
  strays: { table: string; what: string }[];
}

/** The scale of a row: tables with two know 0 and 1. */
const scaleOf = (row: TableRow): number => (row['scale_id'] === '1' ? 1 : 0);
const cell = (row: TableRow, column: string): string => row[column] ?? '';

type Localised = Map<string, Record<string, Words>>;

class Model {
  /** Languages of rows that the survey does not say it is in. */
  readonly strange = new Set<string>();

  constructor(
    private readonly file: SurveyFile,
    private readonly languageOf: (written: string) => string | null,
  ) {}

  rows(table: string): readonly TableRow[] {
    return this.file.tables.get(table) ?? [];
  }

  /** Texts by id: older files repeat a row for each language, newer ones keep them in a table of their own. */
  texts(table: string, key: string, columns: readonly string[], own: string): Localised {
    const found: Localised = new Map();
    for (const row of [...this.rows(own), ...this.rows(table)]) {
      const id = row[key];
      const written = row['language'] ?? '';
      const language = this.languageOf(written);
      if (written && !language) this.strange.add(written);
      if (!id || !language) continue;
      const words = found.get(id) ?? {};
      found.set(id, words);
      for (const column of columns) {
        const text = row[column];
        if (text !== undefined) (words[column] ??= {})[language] ??= text;
      }
    }
    return found;
  }

  /** One row an id. */
  unique(table: string, key: string): TableRow[] {
    const seen = new Set<string>();
    return this.rows(table).filter((row) => {
      const id = row[key] ?? '';
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    });
  }

  grouped(table: string, key: string): Map<string, TableRow[]> {
    const groups = new Map<string, TableRow[]>();
    for (const row of this.rows(table)) {
      const id = row[key] ?? '';
      const rows = groups.get(id) ?? [];
      rows.push(row);
      groups.set(id, rows);
    }
    return groups;
  }
}

const order =
  (column: string) =>
  (a: TableRow, b: TableRow): number =>
    Number(a[column] ?? 0) - Number(b[column] ?? 0);

function partsOf(model: Model): Map<string, LimePart[][]> {
  const texts = model.texts('question_l10ns', 'qid', ['question'], 'subquestions');
  for (const [id, words] of model.texts('subquestion_l10ns', 'qid', ['question'], 'none'))
    texts.set(id, words);
  const parts = new Map<string, LimePart[][]>();
  for (const row of model.unique('subquestions', 'qid').sort(order('question_order'))) {
    const parent = cell(row, 'parent_qid');
    const scales = parts.get(parent) ?? [];
    parts.set(parent, scales);
    const id = cell(row, 'qid');
    (scales[scaleOf(row)] ??= []).push({
      id,
      code: cell(row, 'title'),
      words: texts.get(id)?.['question'] ?? {},
      relevance: cell(row, 'relevance'),
    });
  }
  return parts;
}

function answersOf(
  model: Model,
  languageOf: (written: string) => string | null,
): Map<string, LimeAnswer[][]> {
  const words = new Map<string, Words>();
  const localised = model.texts('answer_l10ns', 'aid', ['answer'], 'none');
  const answers = new Map<string, LimeAnswer[][]>();
  for (const row of [...model.rows('answers')].sort(order('sortorder'))) {
    const [question, code, scale] = [cell(row, 'qid'), cell(row, 'code'), scaleOf(row)];
    const key = `${question} ${scale} ${code}`;
    const isNew = !words.has(key);
    const own = words.get(key) ?? { ...localised.get(cell(row, 'aid'))?.['answer'] };
    words.set(key, own);
    const language = languageOf(cell(row, 'language'));
    if (language && row['answer'] !== undefined) own[language] ??= row['answer'];
    if (!isNew) continue;
    const scales = answers.get(question) ?? [];
    answers.set(question, scales);
    (scales[scale] ??= []).push({ code, words: own });
  }
  return answers;
}

function attributesOf(rows: readonly TableRow[] | undefined): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const row of rows ?? []) {
    const { attribute, value } = row;
    if (attribute && value !== undefined && !attributes.has(attribute)) attributes.set(attribute, value);
  }
  return attributes;
}

/** What is said in no language is said in the first one. */
function attributeWordsOf(
  rows: readonly TableRow[] | undefined,
  languageOf: (written: string) => string | null,
): Map<string, Words> {
  const found = new Map<string, Words>();
  for (const row of rows ?? []) {
    const [name, language] = [cell(row, 'attribute'), languageOf(cell(row, 'language') || 'base')];
    const value = cell(row, 'value').trim();
    if (!value || !language) continue;
    const words = found.get(name) ?? {};
    words[language] ??= value;
    found.set(name, words);
  }
  return found;
}

function mandatoryOf(row: TableRow): LimeQuestion['isMandatory'] {
  const written = cell(row, 'mandatory');
  return written === 'Y' || written === 'S' ? written : 'N';
}

function questionsOf(model: Model, languageOf: (written: string) => string | null): LimeQuestion[] {
  const texts = model.texts('question_l10ns', 'qid', ['question', 'help'], 'questions');
  const [parts, answers] = [partsOf(model), answersOf(model, languageOf)];
  const attributes = model.grouped('question_attributes', 'qid');
  const defaults = model.grouped('defaultvalues', 'qid');
  return model
    .unique('questions', 'qid')
    .filter((row) => (row['parent_qid'] ?? '0') === '0')
    .sort(order('question_order'))
    .map((row): LimeQuestion => {
      const id = cell(row, 'qid');
      const words = texts.get(id) ?? {};
      const own = attributesOf(attributes.get(id));
      return {
        id,
        code: cell(row, 'title'),
        type: cell(row, 'type'),
        groupId: cell(row, 'gid'),
        surveyId: cell(row, 'sid'),
        words: words['question'] ?? {},
        help: words['help'] ?? {},
        relevance: row['relevance'] ?? own.get('relevance') ?? '',
        isMandatory: mandatoryOf(row),
        hasOther: cell(row, 'other') === 'Y',
        pattern: cell(row, 'preg'),
        attributes: own,
        attributeWords: attributeWordsOf(attributes.get(id), languageOf),
        used: new Set(['relevance', 'hidden']),
        parts: parts.get(id) ?? [],
        answers: answers.get(id) ?? [],
        hasDefault: defaults.has(id),
      };
    });
}

function groupsOf(model: Model, languageOf: (written: string) => string | null): LimeGroup[] {
  const texts = model.texts('group_l10ns', 'gid', ['group_name', 'description'], 'groups');
  const questions = questionsOf(model, languageOf);
  return model
    .unique('groups', 'gid')
    .sort(order('group_order'))
    .map((row): LimeGroup => {
      const id = row['gid'] ?? '';
      return {
        id,
        words: texts.get(id)?.['group_name'] ?? {},
        description: texts.get(id)?.['description'] ?? {},
        relevance: row['grelevance'] ?? '',
        isRandom: Boolean(row['randomization_group']),
        questions: questions.filter(({ groupId }) => groupId === id),
      };
    });
}

/** Tables that hold something to ask or to say. */
const read = new Set([
  ...['answers', 'answer_l10ns', 'groups', 'group_l10ns', 'questions', 'question_l10ns', 'subquestions'],
  ...['question_attributes', 'surveys', 'surveys_languagesettings', 'conditions', 'defaultvalues'],
  ...['defaultvalue_l10ns', 'subquestion_l10ns'],
]);

/** Rows that hang on nothing: their question or their group is missing. */
function straysOf(model: Model): LimeSurvey['strays'] {
  const ids = (table: string, key: string) => new Set(model.rows(table).map((row) => row[key] ?? ''));
  const [groups, questions] = [ids('groups', 'gid'), ids('questions', 'qid')];
  const parts = ids('subquestions', 'qid');
  const of = (table: string, column: string, owners: readonly Set<string>[], name: string) =>
    model
      .rows(table)
      .filter((row) => !owners.some((known) => known.has(cell(row, column))))
      .map((row) => ({ table, what: cell(row, name) }));
  return [
    ...of('questions', 'gid', [groups], 'title'),
    ...of('subquestions', 'parent_qid', [questions], 'title'),
    ...of('answers', 'qid', [questions], 'code'),
    ...of('question_attributes', 'qid', [questions, parts], 'attribute'),
    ...of('conditions', 'qid', [questions], 'cfieldname'),
  ];
}

/** The survey as questions in groups, whatever release wrote the file. */
export function toSurvey(file: SurveyFile): LimeSurvey {
  const survey = file.tables.get('surveys')?.[0];
  const base = survey?.['language'] ?? file.languages[0] ?? 'en';
  const written = [...new Set([base, ...file.languages])];
  const standsFor = new Map<string, string>();
  for (const each of written) {
    const code = languageCode(each);
    if (code && ![...standsFor.values()].includes(code)) standsFor.set(each, code);
  }
  standsFor.set('base', standsFor.get(base) ?? 'en');
  const languageOf = (language: string) => standsFor.get(language) ?? null;
  const model = new Model(file, languageOf);
  const settings = model.rows('surveys_languagesettings');
  const say = (column: string): Words =>
    Object.fromEntries(
      settings.flatMap((row) => {
        const language = standsFor.get(row['surveyls_language'] ?? '');
        return language && row[column] ? [[language, row[column]]] : [];
      }),
    ) as Words;
  const welcome = say('surveyls_welcometext');
  const groups = groupsOf(model, languageOf);
  const unread = written.filter((each) => !standsFor.has(each));
  return {
    languages: [...new Set(standsFor.values())],
    doubled: [...new Set([...unread, ...model.strange])],
    title: say('surveyls_title'),
    intro: Object.keys(welcome).length > 0 ? welcome : say('surveyls_description'),
    groups,
    conditions: model.grouped('conditions', 'qid'),
    others: [...file.tables]
      .filter(([table]) => !read.has(table))
      .map(([table, rows]) => ({ table, rows: rows.length })),
    strays: straysOf(model),
  };
}
