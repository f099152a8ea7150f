import { answerCodesOf } from '../answer-codes.js';
import { choicesOf, type InstrumentDefinition, type Item, type Rule, storedItemsOf } from '../definition.js';
import { atItem, errorAt, type InstrumentFault, warningAt } from './fault.js';
import { canHold, type NamedItem } from './can-hold.js';
import { everyName, placedItems, type PlacedItem } from './placed-items.js';
import { readRule, type RuleReading } from './read-rule.js';

/** Rules that cannot be read, read what is not known yet, or can never be true. */
export function checkRules(definition: InstrumentDefinition): InstrumentFault[] {
  const names = everyName(definition);
  const byName = new Map<string, NamedItem>(
    storedItemsOf(definition).flatMap((item) =>
      answerCodesOf(item).map((code): [string, NamedItem] => [
        code,
        { item, choices: choicesOf(definition, item) },
      ]),
    ),
  );
  const never = new Set<string>();
  return placedItems(definition).flatMap((placed) => {
    const rules = rulesOf(placed.item);
    const readings = rules.map(readRule);
    const faults = readings.flatMap((reading) => faultsOfRule(placed, reading, names, byName));
    if (faults.some(({ severity }) => severity === 'error')) return faults;
    if (isNeverShown(placed, byName, never)) {
      [placed.item.code, ...answerCodesOf(placed.item)].forEach((code) => never.add(code));
      faults.push(warningAt(atItem(placed.item), 'unreachable'));
    }
    return faults;
  });
}

function rulesOf(item: Item): Rule[] {
  return [item.showIf, item.type === 'computed' ? item.value : undefined].filter(
    (rule): rule is Rule => rule !== undefined,
  );
}

function faultsOfRule(
  { item, known }: PlacedItem,
  reading: RuleReading,
  names: ReadonlySet<string>,
  byName: ReadonlyMap<string, NamedItem>,
): InstrumentFault[] {
  const place = atItem(item);
  if (reading.tooLarge) return [errorAt(place, 'rule-too-large')];
  const operators = [...new Set(reading.unknownOperators)].map((operator) =>
    errorAt(place, 'rule-unknown-operator', { operator: operator.slice(0, 60) }),
  );
  const read = [...new Set(reading.names)].flatMap((name): InstrumentFault[] => {
    if (known.has(name) || isRecordName(name)) return [];
    const key = names.has(name) ? 'rule-later-item' : 'rule-unknown-item';
    return [errorAt(place, key, { code: name.slice(0, 80) })];
  });
  const compared = reading.compared.flatMap(({ name, code }): InstrumentFault[] => {
    const choices = byName.get(name)?.choices ?? [];
    if (choices.length === 0 || choices.some((choice) => choice.code === code)) return [];
    return [errorAt(place, 'rule-unknown-choice', { code: name, choice: code.slice(0, 80) })];
  });
  return [...operators, ...read, ...compared];
}

/** Which fields a record has is decided by who is asked; a field that is absent is empty for the rule. */
const isRecordName = (name: string) => name.startsWith('record.');

function isNeverShown(
  { item, group }: PlacedItem,
  byName: ReadonlyMap<string, NamedItem>,
  never: ReadonlySet<string>,
): boolean {
  if (group && never.has(group.code)) return true;
  if (item.type === 'computed' || item.showIf === undefined) return false;
  return !canHold(item.showIf, readRule(item.showIf), byName, never);
}
