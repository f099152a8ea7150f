import { answerCodesOf, beforeCode } from './answer-codes.js';
import { flattenItems, type ItemEntry } from './answer-rows.js';
import {
  type AnswerChoice,
  choicesOf,
  type InstrumentDefinition,
  type Item,
  itemsOf,
  type MatrixRow,
} from './definition.js';
import type { LocalisedText } from './localised-text.js';

/** One code under which answers are stored, with everything a reader of the data must know of it. */
export interface StoredItem extends Omit<ItemEntry, 'answerCodes'> {
  text: LocalisedText;
  /** In the order shown, the reasons for no answer among them; empty where the answer is no choice. */
  choices: AnswerChoice[];
  /** Of a question that is asked about two times at once, which of them. */
  moment: 'before' | 'now' | null;
  /** The group that repeats it; null outside groups. */
  groupCode: string | null;
  required: 'yes' | 'soft' | 'no';
  /** Its answers bring points in a test. */
  isScored: boolean;
}

/**
 * The items of a version as a code book lists them: by the code that stands in the data, in the order of the form.
 *
 * @param definition a sound definition
 * @returns one entry a code; a row of a matrix carries the words of its stem and its own; informative texts are left out
 * @example describeStoredItems(endOfActivity)[0].code // 'EOA-REL'
 */
export function describeStoredItems(definition: InstrumentDefinition): StoredItem[] {
  const sources = sourcesOf(definition);
  return flattenItems(definition).flatMap(({ answerCodes: _, ...entry }) => {
    const source = sources.get(entry.code);
    if (!source) return [];
    const { item, groupCode } = source;
    const row = rowOf(item, entry.code);
    return {
      ...entry,
      text: row ? joined(item.text, row.text) : { ...item.text },
      choices: choicesOf(definition, item),
      moment: momentOf(item, entry.code),
      groupCode,
      required: item.required === 'soft' ? 'soft' : item.required === true ? 'yes' : 'no',
      isScored: 'scoring' in item && item.scoring !== undefined,
    };
  });
}

interface Source {
  item: Item;
  groupCode: string | null;
}

function sourcesOf(definition: InstrumentDefinition): Map<string, Source> {
  const found = new Map<string, Source>();
  const keep = (item: Item, groupCode: string | null) =>
    answerCodesOf(item).forEach((code) => found.set(code, { item, groupCode }));
  for (const item of itemsOf(definition)) {
    keep(item, null);
    if (item.type === 'group') item.items.forEach((inner) => keep(inner, item.code));
  }
  return found;
}

function rowOf(item: Item, code: string): MatrixRow | undefined {
  if (item.type === 'percent_pair')
    return [item.attribution, item.confidence].find((part) => part.code === code);
  if (!('rows' in item)) return undefined;
  const own = item.type === 'then_test' ? code.replace(/-(?:BEF|NOW)$/, '') : code;
  return item.rows.find((row) => row.code === own);
}

function momentOf(item: Item, code: string): StoredItem['moment'] {
  if (item.type !== 'then_test') return null;
  return item.rows.some((row) => beforeCode(row.code) === code) ? 'before' : 'now';
}

/** "To what extent … – your skills": the stem, then the row, in every language of the row. */
function joined(stem: LocalisedText, row: LocalisedText): LocalisedText {
  const whole = Object.entries(row).map(([language, end]) => {
    const begin = stem[language];
    return [language, begin ? `${begin} – ${end}` : end];
  });
  return Object.fromEntries(whole);
}
