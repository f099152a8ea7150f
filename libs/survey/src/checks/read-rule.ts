import { ruleOperators } from '../rules.js';

/** Deeper and larger than any author builds; what is more is refused unread. */
const mostDepth = 40;
const mostParts = 500;
/** Their second argument is evaluated on each repetition, with names of its own. */
const overLists = new Set(['some', 'all', 'none', 'map', 'filter', 'reduce']);

export interface RuleReading {
  /** Too deep or too large: nothing else is known of it. */
  tooLarge: boolean;
  /** Names read, without those of repetitions inside a list. */
  names: string[];
  unknownOperators: string[];
  /** Codes that the value of a name is compared with. */
  compared: { name: string; code: string }[];
  /** Numbers and texts that names are compared with. */
  literals: { name: string; value: string | number }[];
}

interface Part {
  value: unknown;
  depth: number;
  inList: boolean;
}

/**
 * What a rule reads and how, found with a list instead of recursion: a rule nested five thousand deep costs no stack.
 *
 * @param rule JSON Logic, or anything that stands in its place
 * @returns names, operators that are not ours, and what names are compared with
 * @example readRule({ '==': [{ var: 'EXP-APP' }, 'yes'] }).compared // [{ name: 'EXP-APP', code: 'yes' }]
 */
export function readRule(rule: unknown): RuleReading {
  const reading: RuleReading = {
    tooLarge: false,
    names: [],
    unknownOperators: [],
    compared: [],
    literals: [],
  };
  const waiting: Part[] = [{ value: rule, depth: 0, inList: false }];
  let parts = 0;
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    parts += 1;
    if (part.depth > mostDepth || parts > mostParts) return { ...reading, tooLarge: true };
    waiting.push(...partsOf(part, reading));
  }
  return reading;
}

function partsOf({ value, depth, inList }: Part, reading: RuleReading): Part[] {
  if (value === null || typeof value !== 'object') return [];
  const below = (child: unknown, within = inList): Part => ({
    value: child,
    depth: depth + 1,
    inList: within,
  });
  if (Array.isArray(value)) return value.slice(0, mostParts + 1).map((child: unknown) => below(child));
  return Object.entries(value).flatMap(([operator, argument]: [string, unknown]) => {
    if (!ruleOperators.includes(operator)) reading.unknownOperators.push(operator);
    if (operator === 'var') {
      const name = nameOf(argument);
      if (name !== null && !inList) reading.names.push(name);
      return [];
    }
    if (!inList) noteComparison(operator, argument, reading);
    if (overLists.has(operator) && Array.isArray(argument)) {
      const [list, ...each] = argument as unknown[];
      return [below(list), ...each.map((child) => below(child, true))];
    }
    return [below(argument)];
  });
}

/** The name of `{ var: … }`; null when it is worked out or empty. */
function nameOf(argument: unknown): string | null {
  const name: unknown = Array.isArray(argument) ? argument[0] : argument;
  return typeof name === 'string' && name !== '' ? name : null;
}

function variableOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object' || !('var' in value)) return null;
  return nameOf(value.var);
}

const comparing = new Set(['==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in']);

function noteComparison(operator: string, argument: unknown, reading: RuleReading): void {
  if (!comparing.has(operator) || !Array.isArray(argument)) return;
  const sides = argument as unknown[];
  const name = sides.map(variableOf).find((found) => found !== null);
  if (name === undefined) return;
  for (const literal of sides.flat()) {
    if (typeof literal !== 'string' && typeof literal !== 'number') continue;
    reading.literals.push({ name, value: literal });
    if (typeof literal === 'string') reading.compared.push({ name, code: literal });
  }
}
