import type { FaultPlace } from './checks/fault.js';
import { type InstrumentDefinition, type Item, type MatrixRow, storedItemsOf } from './definition.js';
import type { LocalisedText } from './localised-text.js';

/** One text that respondents read, and where it is written. */
export interface TextPlace {
  place: FaultPlace;
  part: 'title' | 'intro' | 'text' | 'help' | 'row' | 'choice' | 'low' | 'high' | 'unit';
  /** Code of the row or choice. */
  of?: string;
}
export interface LanguageCompleteness {
  language: string;
  filled: number;
  total: number;
  missing: TextPlace[];
}
interface Text extends TextPlace {
  text: LocalisedText;
}

const said = (text: LocalisedText | undefined): text is LocalisedText =>
  text !== undefined && Object.values(text).some((part) => part.trim());

/**
 * How far each language of an instrument is written.
 *
 * Title, questions, rows and choices are wanted in every language; an introduction, a page's title, a help text or the
 * words at the ends of a scale only once they exist in one language. Lists that no question uses are not counted.
 *
 * @param definition the instrument, a draft too
 * @returns one entry for each language of the instrument, in their order; `missing` in the order of the form
 * @example languageCompleteness(draft)[1] // { language: 'fr', filled: 84, total: 96, missing: […12] }
 */
export function languageCompleteness(definition: InstrumentDefinition): LanguageCompleteness[] {
  const texts = textsOf(definition);
  return definition.languages.map((language) => {
    const missing = texts.filter(({ text }) => !text[language]?.trim()).map(({ text: _, ...place }) => place);
    return { language, filled: texts.length - missing.length, total: texts.length, missing };
  });
}

function textsOf(definition: InstrumentDefinition): Text[] {
  const whole: FaultPlace = { kind: 'instrument', code: definition.code };
  return [
    { place: whole, part: 'title', text: definition.title },
    ...(said(definition.intro) ? [{ place: whole, part: 'intro' as const, text: definition.intro }] : []),
    ...definition.pages.flatMap(({ code, title }): Text[] =>
      said(title) ? [{ place: { kind: 'page', code }, part: 'title', text: title }] : [],
    ),
    ...storedItemsOf(definition).flatMap(textsOfItem),
    ...textsOfLists(definition),
  ];
}

function textsOfItem(item: Item): Text[] {
  if (item.type === 'computed') return [];
  const place: FaultPlace = { kind: 'item', code: item.code };
  const rows: MatrixRow[] =
    item.type === 'percent_pair' ? [item.attribution, item.confidence] : 'rows' in item ? item.rows : [];
  const ends = 'low' in item || 'high' in item || 'unit' in item ? item : {};
  return [
    { place, part: 'text', text: item.text },
    ...(said(item.help) ? [{ place, part: 'help' as const, text: item.help }] : []),
    ...rows.map(({ code, text }): Text => ({ place, part: 'row', of: code, text })),
    ...(['low', 'high', 'unit'] as const).flatMap((part): Text[] => {
      const text = (ends as Partial<Record<typeof part, LocalisedText>>)[part];
      return said(text) ? [{ place, part, text }] : [];
    }),
  ];
}

function textsOfLists({ answerLists, pages, ...rest }: InstrumentDefinition): Text[] {
  const used = new Set(
    storedItemsOf({ ...rest, answerLists, pages }).map((item) =>
      'answerList' in item ? item.answerList : undefined,
    ),
  );
  return Object.entries(answerLists).flatMap(([name, choices]) =>
    used.has(name)
      ? choices.map(({ code, text }): Text => ({
          place: { kind: 'list', code: name },
          part: 'choice',
          of: code,
          text,
        }))
      : [],
  );
}
