import type { Rule } from '@traccia/survey';

export const comparisons = [
  'is',
  'is-not',
  'one-of',
  'includes',
  'includes-not',
  'more',
  'at-least',
  'less',
  'at-most',
  'answered',
  'not-answered',
] as const;
export type Comparison = (typeof comparisons)[number];

/** One line of the builder: an earlier answer, how it is compared, and with what. */
export interface Condition {
  name: string;
  comparison: Comparison;
  /** Several for `one-of`, one otherwise, none for `answered` and `not-answered`. */
  values: (string | number)[];
}
export interface Conditions {
  join: 'all' | 'any';
  lines: (Condition | InnerConditions)[];
}
/** Nested once and no deeper: more nobody reads. */
export interface InnerConditions {
  join: 'all' | 'any';
  lines: Condition[];
}

export const isInner = (line: Condition | InnerConditions): line is InnerConditions => 'lines' in line;

const operators: Partial<Record<Comparison, string>> = {
  is: '==',
  'is-not': '!=',
  more: '>',
  'at-least': '>=',
  less: '<',
  'at-most': '<=',
};

/** The rule behind the lines; undefined when there is none, and the question is always asked. */
export function writeRule({ join, lines }: Conditions): Rule | undefined {
  const parts = lines.flatMap((line) => {
    const rule = isInner(line) ? writeRule(line) : writeCondition(line);
    return rule === undefined ? [] : [rule];
  });
  if (parts.length < 2) return parts[0];
  return { [join === 'all' ? 'and' : 'or']: parts };
}

function writeCondition({ name, comparison, values }: Condition): Rule {
  const variable = { var: name };
  const [value = ''] = values;
  switch (comparison) {
    case 'one-of':
      return { in: [variable, values] };
    case 'includes':
      return { in: [value, variable] };
    case 'includes-not':
      return { '!': [{ in: [value, variable] }] };
    case 'answered':
      return { '!==': [variable, null] };
    case 'not-answered':
      return { '===': [variable, null] };
    default:
      return { [operators[comparison] ?? '==']: [variable, value] };
  }
}

/**
 * The lines of a rule, for the builder. A rule that the builder would write otherwise is somebody's own and is left
 * alone: null.
 */
export function readConditions(rule: Rule | undefined): Conditions | null {
  if (rule === undefined) return { join: 'all', lines: [] };
  const read = readJoined(rule, true);
  return read && JSON.stringify(writeRule(read)) === JSON.stringify(rule) ? read : null;
}

function readJoined(rule: unknown, mayNest: boolean): Conditions | null {
  const entry = onlyEntry(rule);
  if (!entry) return null;
  const [operator, argument] = entry;
  if ((operator !== 'and' && operator !== 'or') || !Array.isArray(argument)) {
    const line = readCondition(operator, argument);
    return line && { join: 'all', lines: [line] };
  }
  const lines = (argument as unknown[]).map((part) => {
    const inner = readJoined(part, false);
    if (!inner || inner.lines.some(isInner)) return null;
    const [only] = inner.lines;
    if (inner.lines.length === 1 && only) return only;
    return mayNest ? (inner as InnerConditions) : null;
  });
  if (lines.some((line) => line === null)) return null;
  return { join: operator === 'and' ? 'all' : 'any', lines: lines.filter((line) => line !== null) };
}

function onlyEntry(rule: unknown): [string, unknown] | null {
  if (rule === null || typeof rule !== 'object' || Array.isArray(rule)) return null;
  const entries = Object.entries(rule);
  return entries.length === 1 ? (entries[0] ?? null) : null;
}

const isValue = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

function variableName(value: unknown): string | null {
  const entry = onlyEntry(value);
  return entry?.[0] === 'var' && typeof entry[1] === 'string' ? entry[1] : null;
}

function readCondition(operator: string, argument: unknown): Condition | null {
  if (operator === '!') return readNegated(argument);
  if (!Array.isArray(argument) || argument.length !== 2) return null;
  const [first, second] = argument as [unknown, unknown];
  return operator === 'in' ? readIn(first, second) : readCompared(operator, variableName(first), second);
}

function readNegated(argument: unknown): Condition | null {
  const inner = onlyEntry(Array.isArray(argument) ? argument[0] : null);
  const read = inner && readCondition(inner[0], inner[1]);
  return read?.comparison === 'includes' ? { ...read, comparison: 'includes-not' } : null;
}

function readCompared(operator: string, name: string | null, value: unknown): Condition | null {
  if (name === null) return null;
  if (value === null) {
    const comparison = { '!==': 'answered', '===': 'not-answered' } as const;
    const known = operator === '!==' || operator === '===' ? comparison[operator] : null;
    return known && { name, comparison: known, values: [] };
  }
  const comparison = comparisons.find((each) => operators[each] === operator);
  return comparison && isValue(value) ? { name, comparison, values: [value] } : null;
}

function readIn(first: unknown, second: unknown): Condition | null {
  const [name, other] = [variableName(first), variableName(second)];
  if (name !== null && Array.isArray(second) && second.every(isValue))
    return { name, comparison: 'one-of', values: second };
  return other !== null && isValue(first) ? { name: other, comparison: 'includes', values: [first] } : null;
}
