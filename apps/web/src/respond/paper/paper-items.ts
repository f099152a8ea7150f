import {
  itemAt,
  itemsOf,
  type GroupItem,
  type InstrumentDefinition,
  type RespondentRecord,
  type ShownItem,
} from '@traccia/survey';

/** Repetitions of a free group for which paper leaves room. */
const roomOnPaper = 3;

export interface PaperItem {
  item: ShownItem;
  /** Asked only after certain answers; on paper everybody sees it. */
  conditional: boolean;
}

/** Who fills the form in writes the name: nobody is known by a number. */
const lineForName = '____________________';

function placesOf(group: GroupItem, record: RespondentRecord, languages: readonly string[]) {
  const entries = group.over === 'free' ? [] : (record.lists?.[group.over] ?? []);
  // A blank form knows no names: one repetition stands for each of them.
  const of = entries.length > 0 ? entries.length : group.over === 'free' ? roomOnPaper : 1;
  const blank = Object.fromEntries(languages.map((language) => [language, lineForName]));
  return Array.from({ length: Math.min(of, group.max) }, (_, at) => ({
    group,
    occurrence: at + 1,
    of,
    about: entries[at]?.text ?? (group.over === 'free' ? undefined : blank),
  }));
}

/** Everything that paper asks, in order; nothing is hidden, for nothing is known of the answers. */
export function paperItems(definition: InstrumentDefinition, record: RespondentRecord): PaperItem[] {
  return itemsOf(definition).flatMap((item): PaperItem[] => {
    if (item.type === 'computed') return [];
    if (item.type !== 'group') return [{ item, conditional: item.showIf !== undefined }];
    return placesOf(item, record, definition.languages).flatMap((place) =>
      item.items.map((own) => ({
        item: { ...itemAt(own, place.occurrence), place },
        conditional: (own.showIf ?? item.showIf) !== undefined,
      })),
    );
  });
}
