import { FileRefused } from '../conversion.js';
import { conversionLimits } from '../limits.js';
import type { SheetRow } from './sheet-table.js';

/** What a line of the survey sheet asks for. */
export interface RowType {
  /** `select_one`, `begin_group`, `integer`, … in the spelling of today. */
  kind: string;
  /** Name of the list of a select. */
  list?: string;
  orOther?: boolean;
}

export interface FormNode {
  row: SheetRow;
  type: RowType;
  /** Of groups and repeats. */
  children: FormNode[];
}

const spellings: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'integer',
  datetime: 'dateTime',
  'date time': 'dateTime',
  photo: 'image',
  select1: 'select_one',
  'select one': 'select_one',
  'select one from': 'select_one',
  'select multiple': 'select_multiple',
  'select multiple from': 'select_multiple',
  'select all that apply': 'select_multiple',
  'select all that apply from': 'select_multiple',
  'add select one prompt using': 'select_one',
  'add select multiple prompt using': 'select_multiple',
  calculation: 'calculate',
  'begin group': 'begin_group',
  'end group': 'end_group',
  'begin repeat': 'begin_repeat',
  'end repeat': 'end_repeat',
  'begin lgroup': 'begin_repeat',
  'end lgroup': 'end_repeat',
  'begin loop': 'begin_loop',
  'end loop': 'end_loop',
  trigger: 'acknowledge',
  'add note prompt': 'note',
  'add text prompt': 'text',
  'add integer prompt': 'integer',
  'add decimal prompt': 'decimal',
  'add date prompt': 'date',
  q_string: 'text',
  q_date: 'date',
  q_int: 'integer',
};

const withList =
  /^(select_one|select_multiple|rank|select_one_from_file|select_multiple_from_file|select_one_external|select1|select one from|select multiple from|select all that apply from|select one|select multiple|select all that apply|add select one prompt using|add select multiple prompt using)\s+(\S+)(?:\s+(or[_ ]other|or specify other))?$/i;

/** @example parseType('select_one colours or_other') // { kind: 'select_one', list: 'colours', orOther: true } */
export function parseType(written: string): RowType {
  const plain = written.trim().slice(0, 500).replaceAll(/\s+/g, ' ');
  const select = withList.exec(plain);
  if (select) {
    const kind = (select[1] ?? '').toLowerCase();
    return {
      kind: (Object.hasOwn(spellings, kind) && spellings[kind]) || kind,
      list: select[2] ?? '',
      orOther: select[3] !== undefined,
    };
  }
  const loop = /^begin[ _](loop|lgroup)\b/i.exec(plain);
  if (loop) return { kind: loop[1]?.toLowerCase() === 'loop' ? 'begin_loop' : 'begin_repeat' };
  const lower = plain.toLowerCase();
  const spelled = Object.hasOwn(spellings, lower) ? spellings[lower] : undefined;
  return { kind: spelled ?? lower.replaceAll(' ', '_') };
}

/** Lines as a tree of groups; a group that never ends ends with the sheet, an end without a beginning is nothing. */
export function toTree(rows: readonly SheetRow[]): FormNode[] {
  const root: FormNode[] = [];
  const open: FormNode[] = [];
  for (const row of rows) {
    const written = row.cells['type'] ?? '';
    if (written.trim() === '' || written.trim().startsWith('#')) continue;
    const node: FormNode = { row, type: parseType(written), children: [] };
    if (/^end_(?:group|repeat|loop)$/.test(node.type.kind)) {
      open.pop();
      continue;
    }
    (open.at(-1)?.children ?? root).push(node);
    if (/^begin_(?:group|repeat|loop)$/.test(node.type.kind)) open.push(node);
    if (open.length > conversionLimits.depth) throw new FileRefused('unsafe');
  }
  return root;
}
