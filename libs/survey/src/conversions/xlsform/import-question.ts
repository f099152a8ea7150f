import type { Item, QuestionItem, Rule } from '../../definition.js';
import { both, textIfAny, textOr } from '../form-builder.js';
import type { ChoiceList, ImportContext } from './import-context.js';
import type { FormNode } from './form-tree.js';
import { leaveCells } from './left-cells.js';
import type { SheetRow } from './sheet-table.js';

/** Asked about somebody's device or moment; we do not collect it. */
const metadata = new Set([
  ...[
    'start',
    'end',
    'today',
    'deviceid',
    'device_id',
    'subscriberid',
    'simserial',
    'phonenumber',
    'username',
  ],
  ...['email', 'audit', 'start-geopoint', 'background-audio', 'hidden', 'uri:deviceid', 'get_device_id'],
]);
/** Nearest kinds: what is asked stays, how it is taken differs. */
const nearest: Readonly<Record<string, string>> = {
  dateTime: 'date',
  time: 'text',
  barcode: 'text',
  phone_number: 'text',
  image: 'file',
  audio: 'file',
  video: 'file',
};

interface Frame {
  code: string;
  text: Record<string, string>;
  help: Record<string, string> | undefined;
  required: true | undefined;
  showIf: Rule | undefined;
}

function frameOf(node: FormNode, context: ImportContext, outer: Rule | undefined): Frame {
  const { row } = node;
  const spot = context.spot(row);
  const name = row.cells['name']?.trim() ?? '';
  const showIf = both(outer, context.rule(row));
  const required = context.required(row);
  const text = context.text(row, 'label');
  const help = context.text(row, 'hint');
  const code = context.builder.codes.give(name || Object.values(text)[0]?.slice(0, 30) || 'Q');
  if (name && code !== name) context.builder.say(spot, 'changed', 'code-changed');
  if (!textIfAny(text)) context.builder.say(spot, 'changed', 'text-missing');
  return {
    code,
    text: textOr(text, context.language, name || code),
    help: textIfAny(help),
    required,
    showIf,
  };
}

function listOf(node: FormNode, context: ImportContext): ChoiceList | undefined {
  const list = context.lists.get(node.type.list ?? '');
  return list && list.choices.length > 0 ? list : undefined;
}

function parameter(row: SheetRow, name: string): number | undefined {
  const found = new RegExp(String.raw`\b${name}\s*=\s*(-?\d+(?:\.\d+)?)`).exec(
    row.cells['parameters'] ?? '',
  )?.[1];
  return found === undefined ? undefined : Number(found);
}

function rangeOf(frame: Frame, row: SheetRow, context: ImportContext): QuestionItem {
  const step = parameter(row, 'step') ?? 1;
  const min = parameter(row, 'start') ?? 1;
  const max = parameter(row, 'end') ?? 10;
  const isWhole = [min, max, step].every(Number.isInteger);
  const isScale = step === 1 && isWhole && max - min >= 1 && max - min <= 10;
  if (isScale && min === 0 && max === 10) return { ...frame, type: 'rating_0_10' };
  if (step !== 1) context.builder.say(context.spot(row), 'changed', 'limit-not-understood');
  return isScale
    ? { ...frame, type: 'rating', min, max }
    : { ...frame, type: 'number', min, max, whole: isWhole };
}

function selectOf(
  frame: Frame,
  node: FormNode,
  context: ImportContext,
  list: ChoiceList,
): QuestionItem | null {
  const { kind } = node.type;
  const answerList = context.builder.list(list.name, list.choices);
  if (answerList === null) return null;
  if (kind === 'select_multiple') return { ...frame, type: 'multiple', answerList };
  if (kind === 'rank') return { ...frame, type: 'ranking', answerList };
  const isScale = /\blikert\b/.test(node.row.cells['appearance'] ?? '');
  return { ...frame, type: isScale ? 'likert' : 'single', answerList };
}

function writtenOf(frame: Frame, node: FormNode, context: ImportContext): QuestionItem {
  const { row } = node;
  const cut = /^\s*string-length\(\s*\.\s*\)\s*(<=|<)\s*(\d{1,4})\s*$/.exec(row.cells['constraint'] ?? '');
  const most = cut ? Number(cut[2]) - (cut[1] === '<' ? 1 : 0) : undefined;
  if (!cut && row.cells['constraint'])
    context.builder.say(context.spot(row), 'changed', 'limit-not-understood');
  const long = /\bmultiline\b/.test(row.cells['appearance'] ?? '');
  const maxLength = most !== undefined && most >= 1 && most <= 5000 ? most : undefined;
  return { ...frame, type: long ? 'long_text' : 'short_text', ...(maxLength && { maxLength }) };
}

function numberOf(frame: Frame, row: SheetRow, context: ImportContext, whole: boolean): QuestionItem {
  const { min, max } = context.bounds(row, whole);
  return {
    ...frame,
    type: 'number',
    ...(typeof min === 'number' && { min }),
    ...(typeof max === 'number' && { max }),
    ...(whole && { whole }),
  };
}

function dateOf(frame: Frame, row: SheetRow, context: ImportContext): QuestionItem {
  const { min, max } = context.bounds(row, false);
  return {
    ...frame,
    type: 'date',
    ...(typeof min === 'string' && { min }),
    ...(typeof max === 'string' && { max }),
  };
}

function plainQuestion(
  kind: string,
  frame: Frame,
  node: FormNode,
  context: ImportContext,
): QuestionItem | null {
  switch (kind) {
    case 'note':
      return { ...frame, type: 'info' };
    case 'text':
      return writtenOf(frame, node, context);
    case 'integer':
    case 'decimal':
      return numberOf(frame, node.row, context, kind === 'integer');
    case 'range':
      return rangeOf(frame, node.row, context);
    case 'date':
      return dateOf(frame, node.row, context);
    case 'file':
      return { ...frame, type: 'file' };
    default:
      return null;
  }
}

const plainKinds = new Set(['note', 'text', 'integer', 'decimal', 'range', 'date', 'file']);

function addSelect(node: FormNode, context: ImportContext, outer: Rule | undefined): void {
  const { builder } = context;
  const spot = context.spot(node.row);
  const list = listOf(node, context);
  const frame = frameOf(node, context, outer);
  const item = list && selectOf(frame, node, context, list);
  if (!list || !item) {
    builder.say(spot, 'changed', list ? 'too-many-choices' : 'choices-missing');
    put({ ...frame, type: 'short_text' }, node, context);
    return;
  }
  put(item, node, context, list);
  builder.say(spot, 'converted', 'same');
  if (!node.type.orOther || item.type === 'ranking') return;
  const code = builder.codes.give(`${item.code}-OTHER`);
  const named = context.resolve(node.row.cells['name']?.trim() ?? '');
  const showIf: Rule = named?.several
    ? { in: ['other', { var: [item.code, []] }] }
    : { '==': [{ var: item.code }, 'other'] };
  builder.add({ code, type: 'short_text', text: frame.text, showIf }, spot);
  builder.say(spot, 'changed', 'other-asked');
}

function put(item: Item, node: FormNode, context: ImportContext, list?: ChoiceList): void {
  context.builder.add(item, context.spot(node.row));
  const name = node.row.cells['name']?.trim();
  if (name) context.know(name, item, list);
}

function addAcknowledge(node: FormNode, context: ImportContext, outer: Rule | undefined): void {
  const answerList = context.builder.list('ok', [{ code: 'OK', text: { [context.language]: 'OK' } }]);
  const frame = frameOf(node, context, outer);
  if (answerList) put({ ...frame, type: 'single', answerList }, node, context);
  context.builder.say(context.spot(node.row), 'changed', 'type-nearest');
}

function addCalculation(node: FormNode, context: ImportContext, outer: Rule | undefined): void {
  const { builder } = context;
  const spot = context.spot(node.row);
  const value = builder.inGroup ? null : context.calculation(node.row);
  const name = node.row.cells['name']?.trim();
  if (value === null || !name) {
    builder.say(spot, 'left_out', 'calculation-not-understood');
    return;
  }
  const code = builder.codes.give(name);
  if (code !== name) builder.say(spot, 'changed', 'code-changed');
  const showIf = both(outer, context.rule(node.row));
  put(
    {
      code,
      type: 'computed',
      value,
      text: { [context.language]: name },
      ...(showIf !== undefined && { showIf }),
    },
    node,
    context,
  );
  builder.say(spot, 'converted', 'same');
}

/** Kinds that are read in a way of their own. */
const ownWays: Readonly<
  Record<string, (node: FormNode, context: ImportContext, outer: Rule | undefined) => void>
> = {
  calculate: addCalculation,
  select_one: addSelect,
  select_multiple: addSelect,
  rank: addSelect,
  acknowledge: addAcknowledge,
  select_one_from_file: addElsewhere,
  select_multiple_from_file: addElsewhere,
  select_one_external: addElsewhere,
};

/** The answers stand in a file that is not here. */
function addElsewhere(node: FormNode, context: ImportContext, outer: Rule | undefined): void {
  put({ ...frameOf(node, context, outer), type: 'short_text' }, node, context);
  context.builder.say(context.spot(node.row), 'changed', 'choices-elsewhere');
}

/** One question of somebody else's form. */
export function importQuestion(node: FormNode, context: ImportContext, outer: Rule | undefined): void {
  const { kind } = node.type;
  const spot = context.spot(node.row);
  if (metadata.has(kind)) return context.builder.say(spot, 'left_out', 'metadata-left-out');
  leaveCells(node, context);
  const ownWay = Object.hasOwn(ownWays, kind) ? ownWays[kind] : undefined;
  if (ownWay) return ownWay(node, context, outer);
  const near = Object.hasOwn(nearest, kind) ? nearest[kind] : undefined;
  if (!near && !plainKinds.has(kind)) return context.builder.say(spot, 'left_out', 'type-unknown');
  const item = plainQuestion(near ?? kind, frameOf(node, context, outer), node, context);
  if (item) put(item, node, context);
  context.builder.say(spot, near ? 'changed' : 'converted', near ? 'type-nearest' : 'same');
}
