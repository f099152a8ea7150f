import { LogicEngine } from 'json-logic-engine';
import type { AnswerValue } from './answers.js';
import type { Item, Rule } from './definition.js';

const engine = new LogicEngine();

/** What a rule may compute with; everything else is refused when an instrument is published. */
export const ruleOperators: readonly string[] = [
  ...['var', '==', '===', '!=', '!==', '<', '<=', '>', '>='],
  ...['!', '!!', 'and', 'or', 'if', 'in'],
  ...['+', '-', '*', '/', '%', 'min', 'max', 'cat'],
  ...['some', 'all', 'none', 'map', 'filter', 'reduce', 'length'],
];

/** What rules see of an answer: several choices always as a list, so that `in` compares whole codes. */
export function plainValue(item: Item, value: AnswerValue): unknown {
  if ('codes' in value)
    return item.type === 'multiple' || item.type === 'ranking' ? value.codes : value.codes[0];
  if ('number' in value) return value.number;
  if ('text' in value) return value.text;
  if ('file' in value) return value.name;
  return 'date' in value ? value.date : null;
}

/** A rule that cannot be evaluated shows the item: better one question too many than one lost. */
export function holds(rule: Rule | undefined, data: Record<string, unknown>): boolean {
  if (rule === undefined) return true;
  try {
    return Boolean(engine.run(rule, data));
  } catch {
    return true;
  }
}

/** Deeper than any author builds; what is nested deeper is not followed. */
const mostDepth = 40;
/** Their second argument is evaluated on each repetition, with names of its own. */
const overLists = new Set(['some', 'all', 'none', 'map', 'filter', 'reduce']);

export interface Variable {
  name: string;
  /** Whether the rule says what to take when the answer is missing. */
  hasDefault: boolean;
}

/**
 * The names that a rule reads, each as often as it stands there; those of repetitions inside a list are left out.
 *
 * @example variablesOf({ '>': [{ var: 'EXP-ATT' }, 50] }) // [{ name: 'EXP-ATT', hasDefault: false }]
 */
export function variablesOf(rule: unknown, depth = 0): Variable[] {
  if (rule === null || typeof rule !== 'object' || depth > mostDepth) return [];
  if (Array.isArray(rule)) return rule.flatMap((part) => variablesOf(part, depth + 1));
  return Object.entries(rule).flatMap(([operator, argument]) => {
    if (operator === 'var') return nameOf(argument);
    const read: unknown = overLists.has(operator) && Array.isArray(argument) ? argument[0] : argument;
    return variablesOf(read, depth + 1);
  });
}

function nameOf(argument: unknown): Variable[] {
  const [name, ...rest] = Array.isArray(argument) ? (argument as unknown[]) : [argument];
  return typeof name === 'string' && name !== '' ? [{ name, hasDefault: rest.length > 0 }] : [];
}

/** What is not known is not 0: a value follows only from answers that are there. */
function isKnown({ name, hasDefault }: Variable, data: Record<string, unknown>): boolean {
  if (hasDefault || name.startsWith('record.')) return true;
  return Object.hasOwn(data, name) && data[name] !== null && data[name] !== undefined;
}

/** What a rule gives as an answer; null when it gives nothing that could be stored, or reads what is missing. */
export function compute(rule: Rule, data: Record<string, unknown>): AnswerValue | null {
  if (!variablesOf(rule).every((variable) => isKnown(variable, data))) return null;
  try {
    const value: unknown = engine.run(rule, data);
    if (typeof value === 'boolean') return { number: value ? 1 : 0 };
    if (typeof value === 'number') return Number.isFinite(value) ? { number: value } : null;
    return typeof value === 'string' && value !== '' ? { text: value.slice(0, 5000) } : null;
  } catch {
    return null;
  }
}
