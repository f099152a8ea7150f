import type { Item, NumberItem, TextItem } from '../../definition.js';
import { boundsOf } from '../../item-types/number.js';
import { type NameOf, ruleToXpath } from './rule-to-xpath.js';

/** Lists that XLSForm needs and an instrument does not name. */
export interface OwnLists {
  yesNo: string;
  factor: string;
}

export interface CellContext {
  lists: OwnLists;
  nameOf: NameOf;
}

function limits(min: string | number | undefined, max: string | number | undefined): string {
  const write = (limit: string | number) => (typeof limit === 'string' ? `date('${limit}')` : String(limit));
  return [
    ...(min === undefined ? [] : [`. >= ${write(min)}`]),
    ...(max === undefined ? [] : [`. <= ${write(max)}`]),
  ].join(' and ');
}

function numberCells(item: NumberItem): Record<string, string> {
  if (item.type === 'number')
    return { type: item.whole ? 'integer' : 'decimal', constraint: limits(item.min, item.max) };
  const { min, max } = boundsOf(item);
  return { type: 'range', parameters: `start=${min} end=${max} step=1` };
}

function textCellsOf({ type, maxLength }: TextItem): Record<string, string> {
  return {
    type: 'text',
    appearance: type === 'long_text' ? 'multiline' : '',
    constraint: maxLength === undefined ? '' : `string-length(.) <= ${maxLength}`,
  };
}

type OfType<T extends Item['type']> = Extract<Item, { type: T }>;
type CellsOf<T extends Item['type']> = (item: OfType<T>, context: CellContext) => Record<string, string>;

const ofOne: CellsOf<'single' | 'likert' | 'yes_no'> = ({ type, answerList }, { lists }) => ({
  type: `select_one ${answerList ?? (type === 'yes_no' ? lists.yesNo : '')}`,
  appearance: type === 'likert' ? 'likert' : '',
});
const table = () => ({ type: 'begin_group', appearance: 'table-list' });

const cellsOf: { [T in Item['type']]: CellsOf<T> } = {
  info: () => ({ type: 'note' }),
  single: ofOne as CellsOf<'single'>,
  likert: ofOne as CellsOf<'likert'>,
  yes_no: ofOne as CellsOf<'yes_no'>,
  multiple: ({ answerList }) => ({ type: `select_multiple ${answerList}` }),
  ranking: ({ answerList }) => ({ type: `rank ${answerList}` }),
  likert_matrix: table,
  then_test: table,
  factor_list: table,
  percent_pair: () => ({ type: 'begin_group', appearance: 'field-list' }),
  number: numberCells,
  rating: numberCells,
  rating_0_10: numberCells,
  short_text: textCellsOf,
  long_text: textCellsOf,
  date: ({ min, max }) => ({ type: 'date', constraint: limits(min, max) }),
  file: () => ({ type: 'file' }),
  computed: ({ value }, { nameOf }) => ({
    type: 'calculate',
    calculation: ruleToXpath(value, nameOf) ?? "''",
  }),
  group: ({ over, max }) => ({ type: 'begin_repeat', repeat_count: over === 'free' ? '' : String(max) }),
};

/** The one cast that TypeScript needs to see that a type's cells are made of an item of this type. */
const typeCells = (item: Item, context: CellContext): Record<string, string> =>
  (cellsOf[item.type] as (item: Item, context: CellContext) => Record<string, string>)(item, context);

/** The cells that say what an item is and when it is asked; by them a change made by hand is seen. */
export function itemCells(item: Item, context: CellContext): Record<string, string> {
  const cells = {
    ...typeCells(item, context),
    required: item.required === true ? 'yes' : '',
    relevant: item.showIf === undefined ? '' : (ruleToXpath(item.showIf, context.nameOf) ?? ''),
  };
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
}
