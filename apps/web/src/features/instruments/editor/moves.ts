import type { InstrumentDefinition, InstrumentPage, Item } from '@traccia/survey';
import { changePage, insertBehind, type ItemPlace, itemAtPlace, replaceAt } from './places';

export interface Moved {
  definition: InstrumentDefinition;
  at: ItemPlace;
}
export type Direction = -1 | 1;

/**
 * One item one place up or down. At the end of a page it goes to the next one; at the end of a group it leaves the
 * group, and nothing goes into one by itself. Null when there is no further.
 */
export function moveItem(definition: InstrumentDefinition, at: ItemPlace, by: Direction): Moved | null {
  const item = itemAtPlace(definition, at);
  if (!item) return null;
  const siblings = siblingsOf(definition, at);
  const index = at.inner ?? at.item;
  const to = index + by;
  const without = replaceAt(definition, at, []);
  if (to >= 0 && to < siblings.length) {
    const place = at.inner === null ? { ...at, item: to } : { ...at, inner: to };
    return { definition: insertAt(without, place, item), at: place };
  }
  if (at.inner !== null) {
    const place = { page: at.page, item: by < 0 ? at.item : at.item + 1, inner: null };
    return { definition: insertAt(without, place, item), at: place };
  }
  const page = definition.pages[at.page + by];
  if (!page) return null;
  const place = { page: at.page + by, item: by < 0 ? page.items.length : 0, inner: null };
  return { definition: insertAt(without, place, item), at: place };
}

function siblingsOf(definition: InstrumentDefinition, at: ItemPlace): readonly Item[] {
  const items = definition.pages[at.page]?.items ?? [];
  if (at.inner === null) return items;
  const group = items[at.item];
  return group?.type === 'group' ? group.items : [];
}

function insertAt(definition: InstrumentDefinition, at: ItemPlace, item: Item): InstrumentDefinition {
  if (at.inner !== null) return insertBehind(definition, { ...at, inner: at.inner - 1 }, [item]);
  return insertBehind(definition, { ...at, item: at.item - 1 }, [item]);
}

/** Into the group right above, as its last question; null when there is none, or the item cannot be in one. */
export function moveIntoGroup(definition: InstrumentDefinition, at: ItemPlace): Moved | null {
  const item = itemAtPlace(definition, at);
  const above = definition.pages[at.page]?.items[at.item - 1];
  if (!item || at.inner !== null || above?.type !== 'group') return null;
  if (item.type === 'group' || item.type === 'computed') return null;
  const group = { ...above, items: [...above.items, item] };
  return {
    definition: changePage(definition, at.page, (items) =>
      items.flatMap((other, i) => (i === at.item ? [] : i === at.item - 1 ? [group] : [other])),
    ),
    at: { page: at.page, item: at.item - 1, inner: above.items.length },
  };
}

export function movePage(definition: InstrumentDefinition, at: number, by: Direction): InstrumentDefinition {
  const to = at + by;
  const page = definition.pages[at];
  if (!page || to < 0 || to >= definition.pages.length) return definition;
  const rest = definition.pages.filter((_, i) => i !== at);
  return { ...definition, pages: [...rest.slice(0, to), page, ...rest.slice(to)] };
}

export function addPage(definition: InstrumentDefinition): InstrumentDefinition {
  const taken = definition.pages.map(({ code }) => code);
  const page: InstrumentPage = { code: freeCode('p', taken), items: [] };
  return { ...definition, pages: [...definition.pages, page] };
}

/** The questions of a page go to its neighbour; the last page stays. */
export function removePage(definition: InstrumentDefinition, at: number): InstrumentDefinition {
  const gone = definition.pages[at];
  if (!gone || definition.pages.length < 2) return definition;
  const heir = at === 0 ? 1 : at - 1;
  const pages = definition.pages.flatMap((page, i) => {
    if (i === at) return [];
    if (i !== heir) return [page];
    return [{ ...page, items: at === 0 ? [...gone.items, ...page.items] : [...page.items, ...gone.items] }];
  });
  return { ...definition, pages };
}

/** The first of `p1`, `p2`, … that nothing bears yet. */
export function freeCode(stem: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const code = `${stem}${number}`;
    if (!taken.includes(code)) return code;
  }
}
