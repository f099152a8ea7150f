import type { ItemAnswer } from '@traccia/impact';
import { choicesOf, type InstrumentDefinition, itemsOf } from '@traccia/survey';

/** Codes of ordered lists that are asked once for each trainer, objective or action, with the order of their steps. */
export type Repeated = ReadonlyMap<string, readonly string[]>;

/**
 * A person counts once, so that what is asked several times needs one value. Of ordered answers that is their lower
 * middle; what has no order has none, and is left to the reports that look at each trainer or action.
 *
 * @returns ordered: code → steps; unordered: codes without a figure
 */
export function repeatedItems(definitions: readonly InstrumentDefinition[]): {
  ordered: Repeated;
  unordered: ReadonlySet<string>;
} {
  const ordered = new Map<string, string[]>();
  const unordered = new Set<string>();
  for (const definition of definitions)
    for (const group of itemsOf(definition)) {
      if (group.type !== 'group') continue;
      for (const item of group.items) {
        if (item.type !== 'likert') unordered.add(item.code);
        else if (!ordered.has(item.code))
          ordered.set(
            item.code,
            choicesOf(definition, item).map(({ code }) => code),
          );
      }
    }
  return { ordered, unordered };
}

/**
 * One answer for several: the lower middle of the steps.
 *
 * @example settleRepeated({ FAC: { codes: ['5', '3', '4', '4'] } }, repeated) // FAC: ['4'], the second of 3 4 4 5
 */
export function settleRepeated(
  answers: Record<string, ItemAnswer>,
  repeated: Repeated,
): Record<string, ItemAnswer> {
  const settled = { ...answers };
  for (const [code, steps] of repeated) {
    const answer = settled[code];
    if (!answer || !('codes' in answer)) continue;
    const places = answer.codes.map((step) => steps.indexOf(step)).sort((a, b) => a - b);
    const middle = places[Math.floor((places.length - 1) / 2)] ?? -1;
    settled[code] = { codes: [steps[middle] ?? answer.codes[0] ?? ''] };
  }
  return settled;
}
