import { beforeCode, nowCode } from '../../answer-codes.js';
import type { InstrumentDefinition, Item, MatrixRow } from '../../definition.js';
import { itemSchema } from '../../definition-schema.js';
import type { LocalisedText } from '../../localised-text.js';
import type { ImportContext } from './import-context.js';
import type { FormNode } from './form-tree.js';
import { itemCells, type OwnLists } from './item-cells.js';
import { nameOfCode, type Names, readExtras, textFromCells } from './own-cells.js';
import type { SheetRow } from './sheet-table.js';

/** What our own export has written down beside the columns that every program reads. */
export interface OwnSheet {
  frame: Partial<InstrumentDefinition>;
  languages: readonly string[];
  lists: OwnLists;
  names: Names;
}

type Extras = Record<string, unknown>;
const isRecord = (value: unknown): value is Extras =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const compound = new Set(['likert_matrix', 'then_test', 'factor_list', 'percent_pair', 'info']);

/** Codes that a line of our own asks under. */
function codesOfLine(extras: Extras): string[] {
  const { item, row } = extras;
  if (isRecord(row) && typeof row['code'] === 'string')
    return [row['code'], nowCode(row['code']), beforeCode(row['code'])];
  return isRecord(item) && typeof item['code'] === 'string' ? [item['code']] : [];
}

function answered(extras: Extras): string[] {
  const { item } = extras;
  if (!isRecord(item) || typeof item['code'] !== 'string') return [];
  if (compound.has(String(item['type']))) return [];
  return item['type'] === 'group' && item['over'] !== 'free' ? [] : [item['code']];
}

/** Names under which the sheet asks, and all codes that lines of our own have. */
export function readOwnNames(rows: readonly SheetRow[]): { names: Names; codes: string[] } {
  const codes: string[] = [];
  const asked = new Map<string, string>();
  let inThenTest = false;
  for (const { cells } of rows) {
    const extras = readExtras(cells);
    if (!extras) continue;
    if (isRecord(extras['item'])) inThenTest = extras['item']['type'] === 'then_test';
    const { row, as } = extras;
    const rowCode = isRecord(row) && typeof row['code'] === 'string' ? row['code'] : null;
    const own =
      rowCode === null
        ? answered(extras)
        : inThenTest
          ? [as === 'now' ? nowCode(rowCode) : beforeCode(rowCode)]
          : [rowCode];
    own.forEach((code) => asked.set(nameOfCode(code), code));
    codes.push(...own, ...codesOfLine(extras));
  }
  return { names: { codes: asked }, codes };
}

function textsOf(extras: Extras, base: string): LocalisedText | undefined {
  const texts = extras['texts'];
  const text = isRecord(texts) ? texts[base] : undefined;
  return isRecord(text) ? (text as LocalisedText) : undefined;
}

function readText(row: SheetRow, extras: Extras, base: string, own: OwnSheet) {
  return textFromCells(base, row.cells, textsOf(extras, base), own.languages, own.names);
}

function readRow(node: FormNode, extras: Extras, own: OwnSheet): MatrixRow {
  const bones = isRecord(extras['row']) ? extras['row'] : {};
  return { ...bones, text: readText(node.row, extras, 'label', own).text } as unknown as MatrixRow;
}

function rowsAs(as: string, node: FormNode, own: OwnSheet): MatrixRow[] {
  return node.children.flatMap((child) => {
    const extras = readExtras(child.row.cells);
    return extras?.['as'] === as ? [readRow(child, extras, own)] : [];
  });
}

/** Lines that somebody added to a table of ours. */
function addedRows(node: FormNode, context: ImportContext): MatrixRow[] {
  return node.children
    .filter(({ row, type }) => type.kind === 'select_one' && !readExtras(row.cells))
    .map(({ row }) => {
      context.builder.say(context.spot(row), 'changed', 'edited-by-hand');
      return {
        code: context.builder.codes.give(row.cells['name']?.trim() || 'R'),
        text: context.text(row, 'label'),
      };
    });
}

function withParts(bones: Extras, node: FormNode, own: OwnSheet, context: ImportContext): Extras {
  switch (bones['type']) {
    case 'likert_matrix':
    case 'factor_list':
      return { ...bones, rows: [...rowsAs('row', node, own), ...addedRows(node, context)] };
    case 'then_test':
      return { ...bones, rows: rowsAs('row', node, own) };
    case 'percent_pair':
      return {
        ...bones,
        attribution: rowsAs('attribution', node, own)[0],
        confidence: rowsAs('confidence', node, own)[0],
      };
    case 'group':
      return {
        ...bones,
        items: node.children.flatMap((child) => {
          const extras = readExtras(child.row.cells);
          const item = extras && readItem(child, extras, own, context);
          if (!item) context.builder.say(context.spot(child.row), 'left_out', 'edited-by-hand');
          return item ? [item] : [];
        }),
      };
    default:
      return bones;
  }
}

/** What somebody changed in the columns that every program reads counts; the rest is as it was written. */
function withEdits(item: Item, row: SheetRow, own: OwnSheet, context: ImportContext): Item {
  const nameOf = (code: string) => (own.names.codes.get(nameOfCode(code)) === code ? nameOfCode(code) : null);
  const before = itemCells(item, { lists: own.lists, nameOf });
  const isSame = (heading: string) => (before[heading] ?? '') === (row.cells[heading] ?? '').trim();
  const { showIf, required, ...rest } = item;
  const edited = {
    ...rest,
    ...(isSame('relevant')
      ? showIf !== undefined && { showIf }
      : withoutUndefined({ showIf: context.rule(row) })),
    ...(isSame('required')
      ? required !== undefined && { required }
      : withoutUndefined({ required: context.required(row) })),
  } as Item;
  for (const heading of ['appearance', 'parameters', 'calculation', 'repeat_count'])
    if (!isSame(heading)) context.builder.leave('survey:1', heading, item.code, 'column-left-out');
  const limits = !isSame('constraint') && 'constraint' in { ...before, ...row.cells };
  if (limits) context.builder.say(context.spot(row), 'changed', 'limit-not-understood');
  if (!isSame('relevant') || !isSame('required'))
    context.builder.say(context.spot(row), 'changed', 'edited-by-hand');
  return edited;
}

const withoutUndefined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<T>;

function readItem(node: FormNode, extras: Extras, own: OwnSheet, context: ImportContext): Item | null {
  const bones = extras['item'];
  if (!isRecord(bones)) return null;
  const { row } = node;
  const text = readText(row, extras, 'label', own).text;
  const help = readText(row, extras, 'hint', own).text;
  const whole = {
    ...withParts(bones, node, own, context),
    text,
    ...((extras['helped'] === true || Object.keys(help).length > 0) && { help }),
  };
  const read = itemSchema.safeParse(whole);
  if (!read.success) return null;
  const nameOf = (code: string) => own.names.codes.get(nameOfCode(code)) ?? null;
  const { type } = itemCells(read.data, { lists: own.lists, nameOf });
  return type === row.cells['type']?.trim() ? withEdits(read.data, row, own, context) : null;
}

/**
 * A line that our own export has written, as it was, with what somebody changed in it since.
 *
 * @returns false for a line of somebody else, or one that was changed beyond recognition
 */
export function importOwn(
  node: FormNode,
  context: ImportContext,
  importChildren: (children: readonly FormNode[]) => void,
): boolean {
  const { own, builder } = context;
  const extras = own && readExtras(node.row.cells);
  if (!own || !extras) return false;
  if (typeof extras['page'] === 'string') {
    const { text } = readText(node.row, extras, 'label', own);
    const isTitled = extras['titled'] === true || Object.keys(text).length > 0;
    builder.keepPage(extras['page'], isTitled ? text : undefined);
    importChildren(node.children);
    return true;
  }
  const item = readItem(node, extras, own, context);
  if (!item) {
    if (isRecord(extras['item'])) builder.say(context.spot(node.row), 'changed', 'edited-by-hand');
    return false;
  }
  builder.add(item, context.spot(node.row));
  builder.say(context.spot(node.row), 'converted', 'same');
  const name = node.row.cells['name']?.trim();
  if (name) context.know(name, item);
  return true;
}
