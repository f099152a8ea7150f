import type { Rule } from '../../definition.js';

/** How a code is written as a name in the sheet; null for what the sheet does not ask. */
export type NameOf = (code: string) => string | null;

class CannotWrite extends Error {}

const infix: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '!=': '!=',
  '!==': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  and: 'and',
  or: 'or',
  '+': '+',
  '*': '*',
  '-': '-',
  '/': 'div',
  '%': 'mod',
};

const mostDepth = 30;

interface Names {
  nameOf: NameOf;
}

function codeIn(part: unknown): string | null {
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return null;
  const argument: unknown = (part as Record<string, unknown>)['var'];
  const code: unknown = Array.isArray(argument) ? argument[0] : argument;
  return typeof code === 'string' && Object.keys(part).length === 1 ? code : null;
}

function question(part: unknown, { nameOf }: Names): string {
  const code = codeIn(part);
  const name = code === null ? null : nameOf(code);
  if (name === null) throw new CannotWrite();
  return `\${${name}}`;
}

function literal(part: unknown): string {
  if (typeof part === 'number' && Number.isFinite(part) && !/e/i.test(String(part))) return String(part);
  if (typeof part === 'boolean') return part ? 'true()' : 'false()';
  if (typeof part !== 'string') throw new CannotWrite();
  if (!part.includes("'")) return `'${part}'`;
  if (!part.includes('"')) return `"${part}"`;
  throw new CannotWrite();
}

function membership([value, list]: unknown[], names: Names): string {
  if (Array.isArray(list)) {
    if (list.length === 0) throw new CannotWrite();
    return `(${list.map((each) => `${question(value, names)} = ${literal(each)}`).join(' or ')})`;
  }
  return `selected(${question(list, names)}, ${literal(value)})`;
}

function operation(operator: string, args: unknown[], names: Names, depth: number): string {
  const inner = args.map((arg) => write(arg, names, depth + 1));
  const sign = Object.hasOwn(infix, operator) ? infix[operator] : undefined;
  if (sign) {
    if (inner.length < 2) throw new CannotWrite();
    return `(${inner.join(` ${sign} `)})`;
  }
  if (operator === '!' && inner.length === 1) return `not(${inner[0]})`;
  if (operator === 'if' && inner.length === 3) return `if(${inner.join(', ')})`;
  if (operator === 'cat') return `concat(${inner.join(', ')})`;
  if (operator === 'min' || operator === 'max') return `${operator}(${inner.join(', ')})`;
  throw new CannotWrite();
}

const isNothing = (operator: string, args: unknown[]) =>
  (operator === '==' || operator === '!=') && args.length === 2 && args[1] === null;

/** Said of one question: its answer, whether it is answered, how many are chosen. */
const ofQuestion: Readonly<Record<string, (name: string) => string>> = {
  '!!': (name) => `(${name} != '')`,
  '!': (name) => `(${name} = '')`,
  length: (name) => `count-selected(${name})`,
};

/** What is not an operation on its parts; null for all that is. */
function special(operator: string, args: unknown[], names: Names): string | null {
  const [first] = args;
  if (operator === 'var') return question({ var: args.length === 1 ? first : args }, names);
  if (operator === 'in' && args.length === 2) return membership(args, names);
  if (isNothing(operator, args)) return `(${question(first, names)} ${operator === '==' ? '=' : '!='} '')`;
  const say = Object.hasOwn(ofQuestion, operator) ? ofQuestion[operator] : undefined;
  if (!say || args.length !== 1 || (operator === '!' && codeIn(first) === null)) return null;
  return say(question(first, names));
}

function write(part: unknown, names: Names, depth: number): string {
  if (depth > mostDepth) throw new CannotWrite();
  if (part === null || typeof part !== 'object') return literal(part);
  const entries = Object.entries(part);
  const [operator, argument] = entries[0] ?? ['', null];
  if (Array.isArray(part) || entries.length !== 1) throw new CannotWrite();
  const args: unknown[] = Array.isArray(argument) ? argument : [argument];
  return special(operator, args, names) ?? operation(operator, args, names, depth);
}

/**
 * A rule as a condition of XLSForm, for other programs to read.
 *
 * @returns null when XPath has no words for it; the exact rule stands in a column of our own anyway
 * @example ruleToXpath({ in: ['a', { var: 'WHY' }] }, …) // "selected(${WHY}, 'a')"
 */
export function ruleToXpath(rule: Rule, nameOf: NameOf): string | null {
  try {
    return write(rule, { nameOf }, 0);
  } catch (error) {
    if (error instanceof CannotWrite) return null;
    throw error;
  }
}
