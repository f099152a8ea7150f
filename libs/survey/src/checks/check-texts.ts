import { answerCodesOf } from '../answer-codes.js';
import type { InstrumentDefinition, Item } from '../definition.js';
import { languageCompleteness } from '../language-completeness.js';
import type { LocalisedText } from '../localised-text.js';
import { mention } from '../pipe-text.js';
import { minutesRange } from '../minutes-range.js';
import { recordFieldNames } from '../respondent-record.js';
import { atItem, errorAt, type FaultPlace, type InstrumentFault, warningAt } from './fault.js';
import { everyName, placedItems, type PlacedItem } from './placed-items.js';

/** Questions without a word in any language, and languages that lack texts: the gate before sending. */
export function checkLanguages(definition: InstrumentDefinition): InstrumentFault[] {
  const whole: FaultPlace = { kind: 'instrument', code: definition.code };
  const speechless = placedItems(definition).flatMap(({ item }) =>
    item.type !== 'computed' && !saysAnything(item.text) ? [errorAt(atItem(item), 'text-missing')] : [],
  );
  const none = definition.languages.length === 0 ? [errorAt(whole, 'text-missing')] : [];
  const incomplete = languageCompleteness(definition).flatMap(({ language, filled, total, missing }) => {
    const [first] = missing;
    if (!first) return [];
    return [errorAt(first.place, 'language-incomplete', { language, missing: total - filled, total })];
  });
  return [...none, ...speechless, ...incomplete];
}

const saysAnything = (text: LocalisedText) => Object.values(text).some((part) => part.trim());

/** Texts that mention what is not known: an unknown item, one asked later, a field that records do not have. */
export function checkMentions(definition: InstrumentDefinition): InstrumentFault[] {
  const names = everyName(definition);
  return placedItems(definition).flatMap((placed) => {
    const found = new Map<string, InstrumentFault>();
    for (const text of textsOf(placed.item))
      for (const [whole, source, name = ''] of text.matchAll(mention)) {
        const fault = faultOfMention(placed, { whole, source: source ?? '', name }, names);
        if (fault) found.set(whole, fault);
      }
    return [...found.values()];
  });
}

function faultOfMention(
  { item, group, known }: PlacedItem,
  { whole, source, name }: { whole: string; source: string; name: string },
  names: ReadonlySet<string>,
): InstrumentFault | null {
  const place = atItem(item);
  const unknown = errorAt(place, 'mention-unknown', { mention: whole.slice(0, 100) });
  if (source === 'each') return group ? null : unknown;
  if (source === 'record') return recordFieldNames.some((field) => field === name) ? null : unknown;
  if (known.has(name)) return null;
  return names.has(name) ? errorAt(place, 'mention-later', { code: name }) : unknown;
}

function textsOf(item: Item): string[] {
  const rows = 'rows' in item ? item.rows.map(({ text }) => text) : [];
  return [item.text, item.help ?? {}, ...rows].flatMap((text) => Object.values(text));
}

/** An anonymous form asks for nothing that names the person: a file carries names, an address or a number is one. */
export function checkPrivacy(definition: InstrumentDefinition): InstrumentFault[] {
  if (definition.privacyMode !== 'anonymous') return [];
  return placedItems(definition).flatMap(({ item }) => {
    const names =
      item.type === 'file' || ('format' in item && (item.format === 'email' || item.format === 'phone'));
    return names ? [errorAt(atItem(item), 'names-in-anonymous')] : [];
  });
}

export const mostItemsAtEnd = 20;
export const mostMinutes = 15;
const longForms: InstrumentDefinition['kind'][] = [
  'knowledge_test',
  'interview_guide',
  'application_form',
  'capacity_assessment',
];

/** Forms that people do not finish: more than twenty answers on the last day, more than fifteen minutes. */
export function checkLength(definition: InstrumentDefinition): InstrumentFault[] {
  const whole: FaultPlace = { kind: 'instrument', code: definition.code };
  const items = placedItems(definition).flatMap(({ item }) =>
    item.type === 'computed' || item.type === 'group' ? [] : answerCodesOf(item),
  ).length;
  const { longest } = minutesRange(definition);
  return [
    ...(definition.kind === 'end_of_activity' && items > mostItemsAtEnd
      ? [warningAt(whole, 'too-many-items', { items, most: mostItemsAtEnd })]
      : []),
    ...(!longForms.includes(definition.kind) && longest > mostMinutes
      ? [warningAt(whole, 'too-long', { minutes: longest, most: mostMinutes })]
      : []),
  ];
}
