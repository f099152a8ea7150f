import type { AnswerChoice, Item, Rule } from '../definition.js';
import { holds } from '../rules.js';
import type { RuleReading } from './read-rule.js';

/** An item under one of the names its answers have, with its choices. */
export interface NamedItem {
  item: Item;
  choices: AnswerChoice[];
}

/** More combinations than these are not tried: then the rule counts as one that can be true. */
const mostTries = 4000;

/**
 * Whether any answers at all make a rule true, found by trying: choices as they are, numbers and texts around those
 * the rule compares with.
 *
 * @param rule    JSON Logic without faults
 * @param reading what `readRule` found in it
 * @param byName  items by the names of their answers; other names are not tried
 * @param never   names whose items are never shown: they have no answer
 * @returns false only when every combination was tried and none holds
 * @example canHold({ and: [{ '==': [{ var: 'A' }, 'yes'] }, { '==': [{ var: 'A' }, 'no'] }] }, …) // false
 */
export function canHold(
  rule: Rule,
  reading: RuleReading,
  byName: ReadonlyMap<string, NamedItem>,
  never: ReadonlySet<string>,
): boolean {
  const names = [...new Set(reading.names)];
  const candidates: [string, unknown[]][] = [];
  for (const name of names) {
    const named = byName.get(name);
    if (never.has(name)) candidates.push([name, [null]]);
    else if (named) candidates.push([name, candidatesOf(named, name, reading)]);
    else return true;
  }
  const tries = candidates.reduce((product, [, values]) => product * values.length, 1);
  if (tries > mostTries) return true;
  for (let attempt = 0; attempt < tries; attempt += 1)
    if (holds(rule, assignment(candidates, attempt))) return true;
  return false;
}

function assignment(candidates: readonly [string, unknown[]][], attempt: number): Record<string, unknown> {
  const data: Record<string, unknown> = { record: {} };
  let rest = attempt;
  for (const [name, values] of candidates) {
    data[name] = values[rest % values.length];
    rest = Math.floor(rest / values.length);
  }
  return data;
}

/** No answer is always among them: an optional question may stay open. */
function candidatesOf({ item, choices }: NamedItem, name: string, reading: RuleReading): unknown[] {
  const literals = reading.literals.filter((literal) => literal.name === name).map(({ value }) => value);
  const codes = choices.filter(({ missing }) => !missing).map(({ code }) => code);
  if (item.type === 'multiple' || item.type === 'ranking')
    return [null, codes, [], ...codes.map((code) => [code])];
  if (codes.length > 0) return [null, ...codes];
  const numbers = literals
    .filter((value) => typeof value === 'number')
    .flatMap((value) => around(value, item));
  const texts = literals.filter((value) => typeof value === 'string');
  return [null, ...(isNumeric(item) ? [...numbers, ...ends(item)] : [...texts, 'a', ...numbers])];
}

function isNumeric({ type }: Item): boolean {
  return ['number', 'rating', 'rating_0_10', 'percent_pair', 'factor_list'].includes(type);
}

/** The number itself and one on each side, as far as the question takes them. */
function around(value: number, item: Item): number[] {
  const [min = -Infinity, max = Infinity] = boundsFor(item);
  return [value - 1, value, value + 1].filter((number) => number >= min && number <= max);
}

function ends(item: Item): number[] {
  return boundsFor(item).filter((bound): bound is number => bound !== undefined);
}

function boundsFor(item: Item): [number | undefined, number | undefined] {
  if (item.type === 'rating_0_10') return [0, 10];
  if (item.type === 'rating') return [item.min ?? 1, item.max ?? 5];
  if (item.type === 'number') return [item.min, item.max];
  if (item.type === 'percent_pair') return [0, 100];
  return item.type === 'factor_list' ? [-2, 2] : [undefined, undefined];
}
