import { answerCodesOf } from '../answer-codes.js';
import type { GroupItem, InstrumentDefinition, Item } from '../definition.js';

/** An item with what is known when it is reached. */
export interface PlacedItem {
  item: Item;
  group: GroupItem | null;
  /** Names that rules and mentions may read here: answers asked before, in a group those of the same repetition too. */
  known: ReadonlySet<string>;
}

/** Every item in the order asked, with the names that are known there; a group stands before its items. */
export function placedItems(definition: InstrumentDefinition): PlacedItem[] {
  const placed: PlacedItem[] = [];
  const known = new Set<string>();
  for (const item of definition.pages.flatMap(({ items }) => items)) {
    placed.push({ item, group: null, known: new Set(known) });
    if (item.type === 'group') {
      const within = new Set([...known, 'each']);
      for (const inner of item.items) {
        placed.push({ item: inner, group: item, known: new Set(within) });
        answerCodesOf(inner).forEach((code) => within.add(code));
      }
      // Afterwards a rule sees the list of repetitions under the group's own code.
      known.add(item.code);
    } else answerCodesOf(item).forEach((code) => known.add(code));
  }
  return placed;
}

/** Every name an answer can have anywhere in the instrument. */
export function everyName(definition: InstrumentDefinition): Set<string> {
  return new Set(
    placedItems(definition).flatMap(({ item }) => [
      ...answerCodesOf(item),
      ...(item.type === 'group' ? [item.code] : []),
    ]),
  );
}
