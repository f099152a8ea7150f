import type { AnswerChoice, InstrumentDefinition } from '../../definition.js';
import { choiceSchema } from '../../definition-schema.js';
import type { LocalisedText } from '../../localised-text.js';
import { languageCode } from '../clean-text.js';
import { CodeBook } from '../code-book.js';
import { type Conversion, FileRefused } from '../conversion.js';
import { FormBuilder } from '../form-builder.js';
import { type ChoiceList, ImportContext } from './import-context.js';
import { importNodes } from './import-group.js';
import { type OwnSheet, readOwnNames } from './import-own.js';
import { parseType, toTree } from './form-tree.js';
import { sheetContext } from './export-xlsform.js';
import { leaveAdded, leaveChoiceCells, leaveSettings } from './left-cells.js';
import { readExtras, textCells, textFromCells } from './own-cells.js';
import type { SheetRow, SheetTable } from './sheet-table.js';
import { type FormSheets, readFormSheets } from './workbook.js';

const textBases = new Set(['label', 'hint']);
/** Columns with a text, in the order of the sheet, as languages. */
function languagesOf({ survey, choices, settings }: FormSheets): string[] {
  const named = [...survey.headings, ...choices.headings].flatMap((heading) => {
    const [base = '', ...rest] = heading.split('::');
    return textBases.has(base) && rest.length > 0 ? [rest.join('::')] : [];
  });
  const bare = [...survey.headings, ...choices.headings].some((heading) => textBases.has(heading));
  const first = languageCode(settings.rows[0]?.cells['default_language'] ?? '') ?? (bare ? 'en' : null);
  const codes = named.map(languageCode).filter((code) => code !== null);
  const isUsed = first !== null && (bare || codes.includes(first));
  const all = [...new Set([...(isUsed ? [first] : []), ...codes])].slice(0, 40);
  return all.length > 0 ? all : [first ?? 'en'];
}

/** Lines that ask nothing: without a type, switched off, or the end of a group with something on it. */
function reportLines(context: ImportContext, { rows }: SheetTable): void {
  const { builder } = context;
  for (const row of rows) {
    const type = row.cells['type']?.trim() ?? '';
    if (type === '') builder.say(context.spot(row), 'left_out', 'type-unknown');
    else if (type.startsWith('#')) builder.say(context.spot(row), 'left_out', 'hidden-left-out');
    else if (/^end[ _]/i.test(type))
      for (const heading of Object.keys(row.cells))
        if (heading !== 'type' && heading !== 'name')
          builder.leave('survey:1', heading, row.cells['name'] ?? `${row.number}`, 'column-left-out');
  }
}

/** Lists that no question chooses from. */
function reportUnused(
  builder: FormBuilder,
  lists: ReadonlyMap<string, ChoiceList>,
  survey: SheetTable,
): void {
  const used = new Set(survey.rows.map(({ cells }) => parseType(cells['type'] ?? '').list));
  for (const name of lists.keys()) if (!used.has(name)) builder.leave('choices', name, '', 'list-unused');
}

const nameOf = (row: SheetRow): string => (row.cells['name'] ?? row.cells['value'] ?? '').trim();

/** The lists of somebody else: names become codes, labels texts. */
function readLists(builder: FormBuilder, table: SheetTable, language: string): Map<string, ChoiceList> {
  interface OpenList {
    choices: AnswerChoice[];
    codes: Map<string, string>;
    book: CodeBook;
  }
  const lists = new Map<string, OpenList>();
  const words = new ImportContext(builder, table.headings, language, new Map());
  for (const row of table.rows) {
    const name = row.cells['list_name']?.trim();
    const value = nameOf(row);
    if (!name || !value) continue;
    const list: OpenList = lists.get(name) ?? { choices: [], codes: new Map(), book: new CodeBook() };
    lists.set(name, list);
    const spot = { place: `choices:${row.number}`, what: `${name} / ${value}` };
    const code = list.book.give(value, 'c');
    if (code !== value) builder.say(spot, 'changed', 'code-changed');
    if (Object.keys(row.cells).some((heading) => heading.startsWith('media')))
      builder.say(spot, 'left_out', 'media-left-out');
    const text = builder.text(spot, words.words(row, 'label'));
    list.choices.push({ code, text: Object.keys(text).length > 0 ? text : { [language]: value } });
    if (!list.codes.has(value)) list.codes.set(value, code);
  }
  return new Map([...lists].map(([name, { choices, codes }]) => [name, { name, choices, codes }]));
}

/** An "other" that is asked for gets a choice of its own in the lists that are used so. */
function withOther(lists: Map<string, ChoiceList>, survey: SheetTable, language: string): void {
  for (const { cells } of survey.rows) {
    const { list: found, orOther } = parseType(cells['type'] ?? '');
    if (!orOther) continue;
    const list = found === undefined ? undefined : lists.get(found);
    if (list && !list.choices.some(({ code }) => code === 'other')) {
      const other = { en: 'Other', fr: 'Autre', es: 'Otro', ar: 'أخرى' }[language] ?? 'Other';
      list.choices.push({ code: 'other', text: { [language]: other } });
    }
  }
}

/** The lists that our own export has written; `generated` ones are for other programs only. */
function readOwnLists(builder: FormBuilder, table: SheetTable, own: OwnSheet): void {
  const lists = new Map<string, AnswerChoice[]>();
  for (const row of table.rows) {
    const name = row.cells['list_name']?.trim();
    const extras = readExtras(row.cells) ?? {};
    if (!name || extras['generated'] === true) continue;
    lists.set(name, [...(lists.get(name) ?? []), readOwnChoice(row, extras, own)]);
  }
  for (const [name, choices] of lists) builder.keepList(name, choices);
}

function readOwnChoice(row: SheetRow, extras: Record<string, unknown>, own: OwnSheet): AnswerChoice {
  const texts = extras['texts'] as { label?: LocalisedText } | undefined;
  const { text } = textFromCells('label', row.cells, texts?.label, own.languages, own.names);
  const bones = (extras['choice'] ?? { code: new CodeBook().give(nameOf(row), 'c') }) as object;
  const choice = choiceSchema.safeParse({ ...bones, text });
  if (!choice.success) throw new FileRefused('unreadable');
  return choice.data;
}

function readOwn(sheets: FormSheets): (OwnSheet & { codes: string[] }) | null {
  const extras = readExtras(sheets.settings.rows[0]?.cells ?? {});
  const frame = extras?.['definition'] as Partial<InstrumentDefinition> | undefined;
  if (extras?.['format'] !== 'traccia-xlsform' || !frame || !Array.isArray(frame.languages)) return null;
  const { names, codes } = readOwnNames(sheets.survey.rows);
  const ownLists = sheets.choices.rows.flatMap(({ cells }) =>
    readExtras(cells)?.['generated'] === true ? [] : [[cells['list_name']?.trim() ?? '', []]],
  );
  const answerLists = Object.fromEntries(ownLists) as InstrumentDefinition['answerLists'];
  const { lists } = sheetContext({ ...(frame as InstrumentDefinition), answerLists, pages: [] });
  return { frame, languages: frame.languages, lists, names, codes };
}

function editedTitle(builder: FormBuilder, { settings }: FormSheets, own: OwnSheet): LocalisedText {
  const [language = 'en'] = own.languages;
  const title = own.frame.title ?? {};
  const { cells } = textCells('form_title', title, own.languages, own.names);
  const written = settings.rows[0]?.cells['form_title'];
  if (written === (cells[`form_title::${language}`] ?? own.frame.code)) return title;
  builder.say({ place: 'settings:2', what: 'form_title' }, 'changed', 'edited-by-hand');
  return { ...title, ...(written && { [language]: written }) };
}

function importOwnSheets(sheets: FormSheets, own: OwnSheet & { codes: string[] }): Conversion {
  const builder = new FormBuilder(own.languages);
  builder.codes.reserve(own.codes);
  readOwnLists(builder, sheets.choices, own);
  const language = own.languages[0] ?? 'en';
  const lists = readLists(new FormBuilder(own.languages), sheets.choices, language);
  const context = new ImportContext(builder, sheets.survey.headings, language, lists, own);
  reportSheets(builder, sheets);
  leaveAdded(builder, sheets, own);
  importNodes(toTree(sheets.survey.rows), context);
  const title = editedTitle(builder, sheets, own);
  return builder.finish({ code: own.frame.code ?? 'imported', title, rest: { ...own.frame, title } });
}

function reportSheets(builder: FormBuilder, { others }: FormSheets): void {
  for (const name of others) builder.say({ place: name, what: name }, 'left_out', 'sheet-left-out');
}

function importForeignSheets(sheets: FormSheets): Conversion {
  const all = languagesOf(sheets);
  const builder = new FormBuilder(all);
  const language = all[0] ?? 'en';
  reportSheets(builder, sheets);
  leaveSettings(builder, sheets.settings, language);
  leaveChoiceCells(builder, sheets.choices, language);
  const lists = readLists(builder, sheets.choices, language);
  reportUnused(builder, lists, sheets.survey);
  withOther(lists, sheets.survey, language);
  const context = new ImportContext(builder, sheets.survey.headings, language, lists);
  reportLines(context, sheets.survey);
  importNodes(toTree(sheets.survey.rows), context, undefined, true);
  const [row] = sheets.settings.rows;
  const settings = row?.cells ?? {};
  const words = new ImportContext(builder, sheets.settings.headings, language, new Map());
  const spot = { place: 'settings:2', what: 'form_title' };
  const title = builder.text(spot, row ? words.words(row, 'form_title') : {});
  return builder.finish({ code: settings['form_id'] ?? settings['form_title'] ?? 'imported', title });
}

/**
 * Reads a form of the XLSForm family.
 *
 * @param bytes a workbook; whoever calls has made sure that it unpacks to no more than the limit
 * @returns a draft with a report line by line, or the reason why the file cannot be read
 */
export async function importXlsform(bytes: Uint8Array): Promise<Conversion> {
  try {
    const sheets = await readFormSheets(bytes);
    const own = readOwn(sheets);
    return own ? importOwnSheets(sheets, own) : importForeignSheets(sheets);
  } catch (error) {
    return { fault: error instanceof FileRefused ? error.fault : 'unreadable' };
  }
}
