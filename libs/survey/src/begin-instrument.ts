import type { InstrumentDefinition, InstrumentKind } from './definition.js';
import type { LocalisedText } from './localised-text.js';

/** What an instrument is when it begins. */
export interface InstrumentBeginning {
  code: string;
  kind: InstrumentKind;
  title: LocalisedText;
  languages: string[];
}

/**
 * An instrument with one page and no question yet, confidential as long as nobody says otherwise.
 *
 * @param beginning code, kind, title and the languages it will be asked in, the first one first
 * @returns a definition that can be saved, not yet published
 * @example beginInstrument({ code: 'needs-2', kind: 'needs_assessment', title: { en: 'Needs' }, languages: ['en'] }).pages // [{ code: 'p1', items: [] }]
 */
export function beginInstrument({ code, kind, title, languages }: InstrumentBeginning): InstrumentDefinition {
  return {
    code,
    kind,
    languages,
    title,
    privacyMode: 'confidential',
    answerLists: {},
    pages: [{ code: 'p1', items: [] }],
  };
}

/**
 * The same questions under a code of their own; the codes of the items stay, so that figures can be told side by side.
 *
 * @param original  a published definition
 * @param beginning its own code; a title only when it has one; languages that the original lacks are added, empty
 * @returns a new definition; what the original broke with is no matter of the copy
 * @example copyInstrument(exPost, { code: 'ex-post-mining', title: {}, languages: ['pt'] }).languages // ['en', 'fr', 'es', 'ar', 'pt']
 */
export function copyInstrument(
  original: InstrumentDefinition,
  { code, title, languages }: Omit<InstrumentBeginning, 'kind'>,
): InstrumentDefinition {
  const { breaks: _, ...kept } = original;
  return {
    ...kept,
    code,
    title: Object.values(title).some((text) => text.trim()) ? title : original.title,
    languages: [...new Set([...original.languages, ...languages])],
  };
}
