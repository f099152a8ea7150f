import {
  answerCodesOf,
  type FaultPlace,
  type GroupItem,
  type InstrumentDefinition,
  type Item,
  type QuestionItem,
} from '@traccia/survey';

/** Where an item stands; by number, because codes may be missing or twice while one writes. */
export interface ItemPlace {
  page: number;
  item: number;
  /** Place within a group; null outside. */
  inner: number | null;
}
export type Selection =
  | { kind: 'whole' }
  | { kind: 'page'; page: number }
  | { kind: 'list'; name: string }
  | ({ kind: 'item' } & ItemPlace);

export function itemAtPlace(definition: InstrumentDefinition, at: ItemPlace): Item | null {
  const item = definition.pages[at.page]?.items[at.item];
  if (!item || at.inner === null) return item ?? null;
  return item.type === 'group' ? (item.items[at.inner] ?? null) : null;
}

export const samePlace = (one: ItemPlace, other: ItemPlace): boolean =>
  one.page === other.page && one.item === other.item && one.inner === other.inner;

/** The first item of this code, or whose row has it. */
export function placeOfCode(definition: InstrumentDefinition, code: string): ItemPlace | null {
  const named = (item: Item) => item.code === code || answerCodesOf(item).includes(code);
  for (const [page, { items }] of definition.pages.entries())
    for (const [at, item] of items.entries()) {
      if (named(item)) return { page, item: at, inner: null };
      const inner = item.type === 'group' ? item.items.findIndex(named) : -1;
      if (inner >= 0) return { page, item: at, inner };
    }
  return null;
}

/** Where a fault is mended. */
export function selectionOf(definition: InstrumentDefinition, { kind, code }: FaultPlace): Selection {
  if (kind === 'list') return { kind, name: code };
  if (kind === 'page') return { kind, page: definition.pages.findIndex((page) => page.code === code) };
  const at = kind === 'item' ? placeOfCode(definition, code) : null;
  return at ? { kind: 'item', ...at } : { kind: 'whole' };
}

/** One item in place of another; null takes it away. */
export function replaceAt(
  definition: InstrumentDefinition,
  at: ItemPlace,
  items: readonly Item[],
): InstrumentDefinition {
  return changePage(definition, at.page, (page) => {
    const { inner } = at;
    if (inner === null) return spliced(page, at.item, 1, items);
    return page.map((item, i) =>
      i === at.item && item.type === 'group' ? inGroup(item, inner, 1, items) : item,
    );
  });
}

/** Right behind a place. */
export function insertBehind(
  definition: InstrumentDefinition,
  at: ItemPlace,
  items: readonly Item[],
): InstrumentDefinition {
  return changePage(definition, at.page, (page) => {
    const { inner } = at;
    if (inner === null) return spliced(page, at.item + 1, 0, items);
    return page.map((item, i) =>
      i === at.item && item.type === 'group' ? inGroup(item, inner + 1, 0, items) : item,
    );
  });
}

export function changePage(
  definition: InstrumentDefinition,
  at: number,
  change: (items: Item[]) => Item[],
): InstrumentDefinition {
  const pages = definition.pages.map((page, i) => (i === at ? { ...page, items: change(page.items) } : page));
  return { ...definition, pages };
}

function spliced<T>(list: readonly T[], at: number, gone: number, more: readonly T[]): T[] {
  return [...list.slice(0, at), ...more, ...list.slice(at + gone)];
}

function inGroup(group: GroupItem, at: number, gone: number, more: readonly Item[]): GroupItem {
  const asked = more.filter(
    (item): item is QuestionItem => item.type !== 'group' && item.type !== 'computed',
  );
  return { ...group, items: spliced(group.items, at, gone, asked) };
}
