import { languageCode } from '../clean-text.js';
import type { ConversionReason } from '../conversion.js';
import type { FormBuilder } from '../form-builder.js';
import type { FormNode } from './form-tree.js';
import type { ImportContext } from './import-context.js';
import type { OwnSheet } from './import-own.js';
import { isExtrasColumn, readExtras } from './own-cells.js';
import { languageColumns, type SheetTable } from './sheet-table.js';
import type { FormSheets } from './workbook.js';

const anywhere = ['type', 'name', 'label', 'hint', 'relevant', 'required'];
/** What each kind of line reads besides. */
const ofKind: Readonly<Record<string, readonly string[]>> = {
  text: ['constraint'],
  integer: ['constraint'],
  decimal: ['constraint'],
  date: ['constraint'],
  dateTime: ['constraint'],
  time: ['constraint'],
  barcode: ['constraint'],
  phone_number: ['constraint'],
  calculate: ['calculation'],
  begin_repeat: ['repeat_count'],
};
/** Without a text of their own to the person, or without an answer to demand. */
const notOfKind: Readonly<Record<string, readonly string[]>> = {
  calculate: ['label', 'hint', 'required'],
  note: ['required'],
  begin_group: ['hint', 'required'],
  begin_repeat: ['hint', 'required'],
  row: ['hint'],
};
const reasons: Readonly<Record<string, ConversionReason>> = {
  default: 'default-left-out',
  choice_filter: 'choice-filter-left-out',
  constraint_message: 'message-left-out',
  required_message: 'message-left-out',
  guidance_hint: 'message-left-out',
  trigger: 'setting-left-out',
  media: 'media-left-out',
  constraint: 'limit-not-understood',
  calculation: 'calculation-not-understood',
  required: 'setting-left-out',
  read_only: 'setting-left-out',
  repeat_count: 'limit-not-understood',
  label: 'language-unknown',
  hint: 'language-unknown',
};

const isSelect = (kind: string) => /^(?:select_|rank)/.test(kind);

/** Words of `appearance` and `parameters` that say something here. */
function isRead(kind: string, word: string): boolean {
  if (/^(?:label|list-nolabel|table-list)$/.test(word)) return kind === 'begin_group' || isSelect(kind);
  if (word === 'likert') return kind.startsWith('select_one');
  if (word === 'multiline') return ['text', 'barcode', 'time', 'phone_number'].includes(kind);
  if (/^(?:start|end|step)=/.test(word)) return kind === 'range';
  return false;
}

function leaveWords({ row, type }: FormNode, builder: FormBuilder, owner: string): void {
  for (const heading of ['appearance', 'parameters'] as const) {
    const words = (row.cells[heading] ?? '').replaceAll(/\s*=\s*/g, '=').split(/[\s,;]+/);
    for (const word of words.filter(Boolean))
      if (word === 'randomize=true') builder.leave('survey:1', word, owner, 'order-left-out');
      else if (!isRead(type.kind, word))
        builder.leave(
          'survey:1',
          `${heading}=${word}`,
          owner,
          heading === 'appearance' ? 'look-left-out' : 'setting-left-out',
        );
  }
}

function readBy(kind: string): Set<string> {
  const not = notOfKind[kind] ?? [];
  return new Set([...anywhere, ...(ofKind[kind] ?? [])].filter((name) => !not.includes(name)));
}

const isOff = (cell: string | undefined): boolean => /^(?:no|false|false\(\)|0)$/i.test(cell?.trim() ?? '');

/** Headings that are looked at word by word, or that only our own export reads. */
const isElsewhere = (heading: string): boolean =>
  heading === 'appearance' || heading === 'parameters' || isExtrasColumn(heading);

/**
 * Everything on a line that its kind does not read.
 *
 * @param kind what the line is read as, when that is not what it says: the row of a table
 */
export function leaveCells(node: FormNode, context: ImportContext, kind = node.type.kind): void {
  const { row } = node;
  const owner = row.cells['name']?.trim() || `${row.number}`;
  const read = readBy(kind);
  const isRead = (heading: string): boolean => {
    const base = heading.split('::')[0] ?? '';
    if (base === 'label' || base === 'hint') return read.has(base) && context.reads(heading);
    return read.has(base) || (base === 'required' && isOff(row.cells[heading]));
  };
  for (const heading of Object.keys(row.cells))
    if (!isRead(heading) && !isElsewhere(heading))
      context.builder.leave('survey:1', heading, owner, reasonOf(heading, context));
  leaveWords(node, context.builder, owner);
}

function reasonOf(heading: string, context: ImportContext): ConversionReason {
  const base = heading.split('::')[0] ?? '';
  const why = (Object.hasOwn(reasons, base) && reasons[base]) || 'column-left-out';
  return why === 'language-unknown' && context.reads(heading) ? 'setting-left-out' : why;
}

/** Columns of the lists: names, and labels in the languages that could be told. */
export function leaveChoiceCells(builder: FormBuilder, table: SheetTable, language: string): void {
  const labels = new Set(languageColumns(table.headings, 'label', languageCode, language).values());
  for (const { cells, number } of table.rows) {
    const [list, value] = [cells['list_name']?.trim(), (cells['name'] ?? cells['value'])?.trim()];
    if (list && value) unreadIn(cells, labels).forEach((heading) => leaveOf(builder, heading, list));
    else builder.say({ place: `choices:${number}`, what: list || value || '–' }, 'left_out', 'name-missing');
  }
}

function unreadIn(cells: Readonly<Record<string, string>>, labels: ReadonlySet<string>): string[] {
  const read = ['list_name', 'name', 'media', ...(cells['name'] ? [] : ['value'])];
  return Object.keys(cells).filter(
    (heading) =>
      !labels.has(heading) && !read.includes(heading.split('::')[0] ?? '') && !isExtrasColumn(heading),
  );
}

function leaveOf(builder: FormBuilder, heading: string, list: string): void {
  const isLabel = heading.split('::')[0] === 'label';
  builder.leave('choices:1', heading, list, isLabel ? 'language-unknown' : 'column-left-out');
}

/** Settings beside the title, the name and the first language; one line of them counts. */
export function leaveSettings(builder: FormBuilder, { rows, headings }: SheetTable, language: string): void {
  const titles = new Set(languageColumns(headings, 'form_title', languageCode, language).values());
  const [first, ...more] = rows;
  for (const heading of Object.keys(first?.cells ?? {}))
    if (
      !['form_id', 'default_language'].includes(heading) &&
      !titles.has(heading) &&
      !isExtrasColumn(heading)
    )
      builder.leave('settings:1', heading, '', 'setting-left-out');
  for (const { number, cells } of more)
    builder.say(
      { place: `settings:${number}`, what: Object.keys(cells).join(', ') },
      'left_out',
      'setting-left-out',
    );
}

/** Headings that our own export writes, besides texts. */
const ownHeadings = new Set([
  ...['type', 'name', 'required', 'relevant', 'constraint', 'appearance', 'parameters', 'calculation'],
  ...['repeat_count', 'list_name'],
]);

function addedIn(cells: Readonly<Record<string, string>>, languages: readonly string[]): string[] {
  return Object.keys(cells).filter((heading) => {
    const [base = '', language = ''] = heading.split('::');
    const isOwnText = (base === 'label' || base === 'hint') && languages.includes(language);
    return !isOwnText && !ownHeadings.has(heading) && !isExtrasColumn(heading);
  });
}

/** Columns that somebody has added to our own export. */
export function leaveAdded(builder: FormBuilder, sheets: FormSheets, own: OwnSheet): void {
  for (const sheet of ['survey', 'choices'] as const)
    for (const { cells, number } of sheets[sheet].rows) {
      // A line that somebody added is read like anybody's and says so itself.
      if (sheet === 'survey' && !readExtras(cells)) continue;
      for (const heading of addedIn(cells, own.languages)) {
        const why = /^(?:label|hint)\b/.test(heading) ? 'language-unknown' : 'column-left-out';
        builder.leave(`${sheet}:1`, heading, cells['name'] ?? `${number}`, why);
      }
    }
}
