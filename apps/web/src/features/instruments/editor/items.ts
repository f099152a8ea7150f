import {
  answerCodesOf,
  type AnswerChoice,
  type InstrumentDefinition,
  type Item,
  itemsOf,
  type MatrixRow,
  storedItemsOf,
} from '@traccia/survey';
import { freeCode } from './moves';

type Lists = InstrumentDefinition['answerLists'];

/** Every code that an item or one of its answers bears. */
export function takenCodes(definition: InstrumentDefinition): string[] {
  return storedItemsOf(definition).flatMap((item) => [item.code, ...answerCodesOf(item)]);
}

export const rowsBy = ['likert_matrix', 'then_test', 'factor_list'];
export const listBy = ['single', 'multiple', 'likert', 'yes_no', 'ranking', 'likert_matrix', 'then_test'];
/** A type for which a list must be named. */
const needsList = listBy.filter((type) => type !== 'yes_no');

/** What every type keeps when it becomes another. */
const framePart = (item: Item) => {
  const { code, text, help, required, showIf, tags } = item;
  return {
    code,
    text,
    ...(help && { help }),
    ...(required !== undefined && { required }),
    ...(showIf !== undefined && { showIf }),
    ...(tags && { tags }),
  };
};

const rowOf = (code: string): MatrixRow => ({ code, text: {} });

function ownPart(type: Item['type'], item: Item, list: string): object {
  const before = 'answerList' in item && item.answerList ? item.answerList : list;
  const rows = 'rows' in item ? item.rows : [rowOf(`${item.code}-1`)];
  if (type === 'percent_pair')
    return { attribution: rowOf(`${item.code}-ATT`), confidence: rowOf(`${item.code}-CON`) };
  if (type === 'group') return { over: 'free', max: 5, items: [] };
  if (type === 'computed') return { value: { '+': [] } };
  return {
    ...(needsList.includes(type) && { answerList: before }),
    ...(rowsBy.includes(type) && { rows }),
    ...('scoring' in item && item.scoring && listBy.includes(type) && { scoring: item.scoring }),
  };
}

/** The same question asked another way: words, condition and tags stay, and the list where there is one. */
export function withType(item: Item, type: Item['type'], list: string): Item {
  return { ...framePart(item), type, ...ownPart(type, item, list) } as Item;
}

/** An item of this type under a free code, and the list it needs when there is none yet. */
export function newItem(
  definition: InstrumentDefinition,
  type: Item['type'],
): { item: Item; answerLists: Lists } {
  const code = freeCode('Q', takenCodes(definition));
  const [list] = Object.keys(definition.answerLists);
  const item = withType({ code, type: 'info', text: {} }, type, list ?? 'choices1');
  const missing = needsList.includes(type) && list === undefined;
  const answerLists = missing
    ? { ...definition.answerLists, choices1: [emptyChoice([]), emptyChoice(['1'])] }
    : definition.answerLists;
  return { item, answerLists };
}

export function emptyChoice(taken: readonly string[]): AnswerChoice {
  return { code: freeCode('', taken), text: {} };
}

/** A second one under codes of its own; what points to the first still does. */
export function duplicated(definition: InstrumentDefinition, item: Item): Item {
  const taken = takenCodes(definition);
  const fresh = (code: string) => {
    const free = freeCode(`${code}-`, taken);
    taken.push(free);
    return free;
  };
  return recoded(item, fresh);
}

function recoded<T extends Item>(item: T, fresh: (code: string) => string): T {
  return {
    ...item,
    code: fresh(item.code),
    ...('rows' in item && { rows: item.rows.map((row) => ({ ...row, code: fresh(row.code) })) }),
    ...(item.type === 'percent_pair' && {
      attribution: { ...item.attribution, code: fresh(item.attribution.code) },
      confidence: { ...item.confidence, code: fresh(item.confidence.code) },
    }),
    ...(item.type === 'group' && { items: item.items.map((inner) => recoded(inner, fresh)) }),
  };
}

/** Another code for an item: rules and texts that name it follow. */
export function renamed(definition: InstrumentDefinition, from: string, to: string): InstrumentDefinition {
  if (from === '' || from === to) return definition;
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return inMentions(value, from, to);
    if (Array.isArray(value)) return value.map(rename);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]: [string, unknown]) => [
        key,
        key === 'var' ? inVariable(part, from, to) : rename(part),
      ]),
    );
  };
  return { ...definition, pages: rename(definition.pages) as InstrumentDefinition['pages'] };
}

function inVariable(part: unknown, from: string, to: string): unknown {
  if (part === from) return to;
  return Array.isArray(part) && part[0] === from ? [to, ...(part.slice(1) as unknown[])] : part;
}

function inMentions(text: string, from: string, to: string): string {
  if (!text.includes('{{')) return text;
  return text.replace(/\{\{\s*answer\.([A-Za-z0-9_-]{1,80})\s*\}\}/g, (whole, code: string) =>
    code === from ? `{{answer.${to}}}` : whole,
  );
}

/** A question of another instrument with its list; its code stays unless something here bears it. */
export function broughtIn(
  definition: InstrumentDefinition,
  item: Item,
  list: readonly AnswerChoice[] | null,
): { item: Item; answerLists: Lists } {
  const clash = takenCodes(definition).some((code) => [item.code, ...innerCodes(item)].includes(code));
  const own = clash ? duplicated(definition, item) : item;
  const name = 'answerList' in own ? own.answerList : undefined;
  const { answerLists } = definition;
  if (name === undefined || list === null) return { item: own, answerLists };
  const here = Object.hasOwn(answerLists, name) ? answerLists[name] : undefined;
  if (!here) return { item: own, answerLists: { ...answerLists, [name]: [...list] } };
  if (JSON.stringify(here) === JSON.stringify(list)) return { item: own, answerLists };
  const free = freeCode(`${name}-`, Object.keys(answerLists));
  return { item: { ...own, answerList: free } as Item, answerLists: { ...answerLists, [free]: [...list] } };
}

function innerCodes(item: Item): string[] {
  return [
    ...answerCodesOf(item),
    ...(item.type === 'group' ? item.items.flatMap((inner) => [inner.code, ...answerCodesOf(inner)]) : []),
  ];
}

/** How many questions use a list. */
export function usesOf(definition: InstrumentDefinition, list: string): number {
  return storedItemsOf(definition).filter((item) => 'answerList' in item && item.answerList === list).length;
}

export const questionCount = (definition: InstrumentDefinition): number =>
  itemsOf(definition).filter(({ type }) => type !== 'info' && type !== 'computed').length;
