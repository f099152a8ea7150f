import type { MatrixRow, Rule } from '../../definition.js';
import { both, textIfAny, textOr } from '../form-builder.js';
import type { ChoiceList, ImportContext } from './import-context.js';
import { importQuestion } from './import-question.js';
import type { FormNode } from './form-tree.js';
import { importOwn } from './import-own.js';
import { leaveCells } from './left-cells.js';

const mostRows = 50;

/** All of them choose one of the same list: a table. */
function tableList(node: FormNode): string | null {
  const appearance = node.row.cells['appearance'] ?? '';
  const asked = node.children.filter(({ type }) => type.kind !== 'note');
  const looks = (child: FormNode) => /\b(?:label|list-nolabel)\b/.test(child.row.cells['appearance'] ?? '');
  const isTable = /\btable-list\b/.test(appearance) || (asked.length > 1 && asked.every(looks));
  const [first] = asked;
  const same = asked.every(
    ({ type, row }) =>
      type.kind === 'select_one' && type.list === first?.type.list && !type.orOther && !row.cells['relevant'],
  );
  return isTable && same && first ? (first.type.list ?? null) : null;
}

function tableRows(asked: readonly FormNode[], context: ImportContext, list: ChoiceList): MatrixRow[] {
  return asked.map((node): MatrixRow => {
    const { row } = node;
    const name = row.cells['name']?.trim() || 'R';
    leaveCells(node, context, 'row');
    const code = context.builder.codes.give(name);
    if (code !== name) context.builder.say(context.spot(row), 'changed', 'code-changed');
    context.knowAs(name, { code, choices: list.codes });
    context.builder.say(context.spot(row), 'converted', 'same');
    return { code, text: context.text(row, 'label') };
  });
}

const isHeader = ({ row }: FormNode) => /\blabel\b/.test(row.cells['appearance'] ?? '');

function importTable(
  node: FormNode,
  context: ImportContext,
  outer: Rule | undefined,
  listName: string,
): boolean {
  const { builder } = context;
  const list = context.lists.get(listName);
  const answerList = list ? builder.list(list.name, list.choices) : null;
  if (!list || answerList === null) return false;
  const spot = context.spot(node.row);
  const header = node.children.find(isHeader);
  const asked = node.children.filter((child) => child.type.kind === 'select_one' && child !== header);
  const showIf = both(outer, context.rule(node.row));
  const rows = tableRows(asked, context, list);
  const required = asked.some(({ row }) => context.required(row)) || undefined;
  const name = node.row.cells['name']?.trim() || 'table';
  const own = textIfAny(context.text(node.row, 'label'));
  const text = textOr(own ?? (header ? context.text(header.row, 'label') : {}), context.language, name);
  for (let from = 0; from < rows.length; from += mostRows) {
    if (from > 0) builder.say(spot, 'changed', 'rows-split');
    const code = builder.codes.give(name, 'table');
    const part = rows.slice(from, from + mostRows);
    builder.add({ code, type: 'likert_matrix', answerList, text, rows: part, required, showIf }, spot);
  }
  return true;
}

function importRepeat(node: FormNode, context: ImportContext, outer: Rule | undefined): void {
  const { builder } = context;
  const spot = context.spot(node.row);
  leaveCells(node, context);
  if (builder.inGroup) {
    builder.say(spot, 'changed', 'group-joined');
    return importNodes(node.children, context, both(outer, context.rule(node.row)));
  }
  const showIf = both(outer, context.rule(node.row));
  const name = node.row.cells['name']?.trim() || 'group';
  const times = /^\d{1,2}$/.exec(node.row.cells['repeat_count']?.trim() ?? '')?.[0];
  if (node.row.cells['repeat_count'] && times === undefined)
    builder.say(spot, 'changed', 'limit-not-understood');
  const max = Math.min(50, Math.max(1, Number(times ?? 10)));
  const text = context.text(node.row, 'label');
  const known = context.known;
  const code = builder.codes.give(name, 'group');
  builder.beginGroup(
    {
      code,
      type: 'group',
      over: 'free',
      max,
      text: Object.keys(text).length > 0 ? text : { [context.language]: name },
      items: [],
      ...(showIf !== undefined && { showIf }),
    },
    spot,
  );
  builder.say(spot, 'changed', 'repeat-as-group');
  importNodes(node.children, context, undefined);
  builder.endGroup();
  context.forgetAllBut(known);
}

function importGroup(node: FormNode, context: ImportContext, outer: Rule | undefined, isTop: boolean): void {
  const { builder } = context;
  leaveCells(node, context);
  const list = tableList(node);
  if (list !== null && importTable(node, context, outer, list)) return;
  const showIf = both(outer, context.rule(node.row));
  const name = node.row.cells['name']?.trim() || 'page';
  const spot = context.spot(node.row);
  if (isTop && !builder.inGroup) {
    builder.page(name, context.text(node.row, 'label'));
    builder.say(spot, 'converted', 'same');
  } else {
    const title = context.text(node.row, 'label');
    if (Object.keys(title).length > 0)
      builder.add(
        {
          code: builder.codes.give(name, 'title'),
          type: 'info',
          text: title,
          ...(showIf !== undefined && { showIf }),
        },
        spot,
      );
    builder.say(spot, 'changed', 'group-joined');
  }
  importNodes(node.children, context, showIf);
  if (isTop && !builder.inGroup) builder.closePage();
}

/** Lines of the sheet in order; groups of the first level become pages. */
export function importNodes(
  nodes: readonly FormNode[],
  context: ImportContext,
  outer?: Rule,
  isTop = false,
): void {
  for (const node of nodes) {
    if (importOwn(node, context, (children) => importNodes(children, context))) continue;
    const { kind } = node.type;
    if (kind === 'begin_group') importGroup(node, context, outer, isTop);
    else if (kind === 'begin_repeat') importRepeat(node, context, outer);
    else if (kind === 'begin_loop') {
      context.builder.say(context.spot(node.row), 'left_out', 'type-unknown');
      importNodes(node.children, context, outer);
    } else importQuestion(node, context, outer);
  }
}
