import type { Item, Rule } from '../../definition.js';
import type { Expression, Operator } from './parse-expression.js';

/** A question that an expression speaks of. */
export interface Named {
  /** Code under which it is answered. */
  code: string;
  /** Several choices make a list, else one value. */
  several?: boolean | undefined;
  /** Asks whether this choice is among the several. */
  choice?: string | undefined;
  /** How the other program writes a choice → code of ours. */
  choices?: ReadonlyMap<string, string> | undefined;
}
export type Resolve = (name: string) => Named | null;

type Part = Rule | string | number | null | Part[];
type Call = (args: Part[], source: readonly Expression[], resolve: Resolve) => Part | undefined;

const comparisons = new Set<Operator>(['==', '!=', '<', '<=', '>', '>=']);
const plain: Partial<Record<Operator, string>> = {
  or: 'or',
  and: 'and',
  not: '!',
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '%': '%',
  negative: '-',
};

class CannotSay extends Error {}

const read = (code: string): Part => ({ var: code });
/** What was not answered is absent; 0 is an answer. */
const isThere = (part: Part): Rule => ({ '!=': [part, null] });
const isMissing = (part: Part): Rule => ({ '==': [part, null] });

function nameOf(expression: Expression | undefined, resolve: Resolve): Named | null {
  return expression?.kind === 'name' ? resolve(expression.name) : null;
}

const choiceOf = (named: Named, value: string): string => named.choices?.get(value) ?? value;

/** Whether a choice is (among) the answer. */
export function chosen(named: Named, value: string): Rule {
  const code = choiceOf(named, value);
  return named.several ? { in: [code, { var: [named.code, []] }] } : { '==': [read(named.code), code] };
}

const calls: Readonly<Record<string, Call>> = {
  not: ([part]) => (part === undefined ? undefined : { '!': [part] }),
  true: () => true,
  false: () => false,
  selected: (_parts, [question, value], resolve) => {
    const named = nameOf(question, resolve);
    return named && value?.kind === 'value' ? chosen(named, String(value.value)) : undefined;
  },
  'count-selected': (_parts, [question], resolve) => {
    const named = nameOf(question, resolve);
    return named?.several ? { length: [{ var: [named.code, []] }] } : undefined;
  },
  if: (parts) => (parts.length === 3 ? { if: parts } : undefined),
  iif: (parts) => (parts.length === 3 ? { if: parts } : undefined),
  coalesce: ([first, second]) =>
    first === undefined || second === undefined ? undefined : { if: [isThere(first), first, second] },
  is_empty: ([part]) => (part === undefined ? undefined : isMissing(part)),
  isempty: ([part]) => (part === undefined ? undefined : isMissing(part)),
  min: (parts) => ({ min: parts }),
  max: (parts) => ({ max: parts }),
  concat: (parts) => ({ cat: parts }),
  number: ([part]) => part,
  intval: ([part]) => part,
  string: ([part]) => part,
  sum: (parts) => ({ '+': parts }),
};

/** Whether nothing was answered. */
function compareWithNothing(op: '==' | '!=', left: Expression, resolve: Resolve): Part {
  const named = nameOf(left, resolve);
  if (named?.choice === undefined) {
    const part = write(left, resolve);
    return op === '==' ? isMissing(part) : isThere(part);
  }
  const isChosen = chosen(named, named.choice);
  return op === '==' ? { '!': [isChosen] } : isChosen;
}

/** A choice is compared with its code; nothing with the empty text. */
function compare(op: '==' | '!=', args: readonly Expression[], resolve: Resolve): Part | undefined {
  const [left, right] = args[0]?.kind === 'value' ? [args[1], args[0]] : [args[0], args[1]];
  if (!left || right?.kind !== 'value') return undefined;
  if (right.value === '') return compareWithNothing(op, left, resolve);
  const named = nameOf(left, resolve);
  if (!named) return undefined;
  const isIt = sameAs(named, right.value);
  return op === '==' ? isIt : { '!': [isIt] };
}

function sameAs(named: Named, value: string | number | boolean): Rule {
  if (named.choice !== undefined) {
    const yes = value === 'Y' || value === true || value === 1 || value === '1';
    return yes ? chosen(named, named.choice) : { '!': [chosen(named, named.choice)] };
  }
  const text = String(value);
  if (named.several || named.choices?.has(text)) return chosen(named, text);
  return { '==': [read(named.code), value] };
}

const setOps: Partial<Record<Operator, (named: Named, values: string[]) => Rule>> = {
  contains: (named, values) => ({ and: values.map((value) => chosen(named, value)) }),
  allof: (named, values) => ({ and: values.map((value) => chosen(named, value)) }),
  anyof: (named, values) => ({ or: values.map((value) => chosen(named, value)) }),
  notcontains: (named, values) => ({ '!': [{ or: values.map((value) => chosen(named, value)) }] }),
  noneof: (named, values) => ({ '!': [{ or: values.map((value) => chosen(named, value)) }] }),
};

function valuesOf(expression: Expression | undefined): string[] | null {
  const items = expression?.kind === 'list' ? expression.items : expression ? [expression] : [];
  const values = items.map((item) => (item.kind === 'value' ? String(item.value) : null));
  return values.length === 0 || values.includes(null) ? null : (values as string[]);
}

function writeOperator(op: Operator, args: readonly Expression[], resolve: Resolve): Part {
  if (op === 'empty' || op === 'notempty') {
    const part = write(args[0], resolve);
    return op === 'empty' ? isMissing(part) : isThere(part);
  }
  const ofSet = setOps[op];
  if (ofSet) return writeSet(ofSet, args, resolve);
  const compared = op === '==' || op === '!=' ? compare(op, args, resolve) : undefined;
  return compared ?? writePlain(op, args, resolve);
}

function writeSet(
  ofSet: (named: Named, values: string[]) => Rule,
  args: readonly Expression[],
  resolve: Resolve,
): Rule {
  const [named, values] = [nameOf(args[0], resolve), valuesOf(args[1])];
  if (!named || !values || (!named.several && !named.choices)) throw new CannotSay();
  return ofSet(named, values);
}

function writePlain(op: Operator, args: readonly Expression[], resolve: Resolve): Rule {
  const ours = plain[op];
  if (!ours) throw new CannotSay();
  const parts = args.map((arg) => write(arg, resolve));
  if (comparisons.has(op) && args.some((arg) => nameOf(arg, resolve)?.several)) throw new CannotSay();
  return { [ours]: parts };
}

function writeName(name: string, resolve: Resolve): Part {
  const named = resolve(name);
  if (!named) throw new CannotSay();
  return named.choice === undefined ? read(named.code) : chosen(named, named.choice);
}

function writeCall(name: string, args: readonly Expression[], resolve: Resolve): Part {
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call) throw new CannotSay();
  const takesName = name === 'selected' || name === 'count-selected';
  const part = call(takesName ? [] : args.map((arg) => write(arg, resolve)), args, resolve);
  if (part === undefined) throw new CannotSay();
  return part;
}

function write(expression: Expression | undefined, resolve: Resolve): Part {
  if (!expression) throw new CannotSay();
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'list':
      return expression.items.map((item) => write(item, resolve));
    case 'name':
      return writeName(expression.name, resolve);
    case 'self':
      throw new CannotSay();
    case 'call':
      return writeCall(expression.name, expression.args, resolve);
    default:
      return writeOperator(expression.op, expression.args, resolve);
  }
}

/**
 * An expression of another program as a rule of ours.
 *
 * @param resolve what a name stands for; null for what is not asked before
 * @returns null when some part of it cannot be said with the operators we allow
 * @example toRule(parseExpression("selected(${why}, 'a')", xpath), resolve) // { in: ['a', { var: ['why', []] }] }
 */
export function toRule(expression: Expression | null, resolve: Resolve): Rule | null {
  if (!expression) return null;
  try {
    const part = write(expression, resolve);
    return typeof part === 'boolean' || (part !== null && typeof part === 'object' && !Array.isArray(part))
      ? part
      : null;
  } catch (error) {
    if (error instanceof CannotSay) return null;
    throw error;
  }
}

/** What a calculation gives: also a bare number or text. */
export function toValue(expression: Expression | null, resolve: Resolve): Rule | null {
  if (expression?.kind === 'value' && typeof expression.value !== 'boolean')
    return { cat: [expression.value] };
  return toRule(expression, resolve);
}

export interface Bounds {
  min?: string | number | undefined;
  max?: string | number | undefined;
}

/**
 * The limits that a constraint sets for the answer itself, when it is nothing but limits.
 *
 * @example boundsIn(parseExpression('. >= 0 and . < 120', xpath), true) // { min: 0, max: 119 }
 */
export function boundsIn(expression: Expression | null, whole: boolean): Bounds | null {
  if (expression?.kind !== 'op') return null;
  const [left, right] = expression.args;
  if (!left || !right) return null;
  if (expression.op === 'and') {
    const [first, second] = [boundsIn(left, whole), boundsIn(right, whole)];
    return first && second && { ...first, ...second };
  }
  if (left.kind === 'self') return boundOf(expression.op, limitOf(right), whole);
  return right.kind === 'self' ? boundOf(mirrored[expression.op], limitOf(left), whole) : null;
}

const mirrored: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const valueIn = (expression: Expression | undefined) =>
  expression?.kind === 'value' ? expression.value : undefined;

function limitOf(expression: Expression): string | number | null {
  const value = valueIn(expression);
  if (typeof value === 'number') return value;
  const inner = 'args' in expression ? valueIn(expression.args[0]) : undefined;
  if (expression.kind === 'op')
    return expression.op === 'negative' && typeof inner === 'number' ? -inner : null;
  const isDay = expression.kind === 'call' && expression.name === 'date' && typeof inner === 'string';
  return isDay && /^\d{4}-\d\d-\d\d$/.test(inner) ? inner : null;
}

function boundOf(op: Operator | undefined, limit: string | number | null, whole: boolean): Bounds | null {
  if (limit === null || !op) return null;
  if (op === '>=') return { min: limit };
  if (op === '<=') return { max: limit };
  // A limit that is itself left out can be said only of whole numbers.
  if (!whole || typeof limit !== 'number' || !Number.isInteger(limit)) return null;
  if (op === '>') return { min: limit + 1 };
  return op === '<' ? { max: limit - 1 } : null;
}

/** What an item of ours is to expressions that speak of it. */
export function namedAs(item: Item, choices?: ReadonlyMap<string, string>): Named {
  return { code: item.code, several: item.type === 'multiple' || item.type === 'ranking', choices };
}
