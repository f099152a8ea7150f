import { selectionLetterWords, type LetterLocale, type LetterWord } from './selection-letter-words.js';

export type LetterKind = 'offer' | 'reserve' | 'declined' | 'nominee-told';
export type LetterDecisionKind = 'offer' | 'reserve' | 'decline';

export interface LetterFacts {
  /** Title in the reader's language. */
  activity: string;
  centre: string;
  /** ISO days. */
  startsOn: string;
  endsOn: string;
  venue: string | null;
  /** The offer holds until just before this instant; offers only. */
  expiresAt: Date | null;
  timeZone: string;
  /** For the nominator: the own nominees of the round and what was decided. */
  nominees: readonly { name: string; decision: LetterDecisionKind }[];
}
export interface SelectionLetter {
  subject: string;
  paragraphs: string[];
  /** Words on the button, which leads to the page of the reader. */
  button: string;
}

/**
 * The letter that tells a decision. What staff preview and what leaves is worked out here alike.
 *
 * @param kind   who is told what
 * @param locale language of the reader
 * @param facts  real data; the deadline is written as the last minute of the venue
 * @example selectionLetter('declined', 'en', facts).subject // 'Your application for “Safety at work”'
 */
export function selectionLetter(kind: LetterKind, locale: LetterLocale, facts: LetterFacts): SelectionLetter {
  const say = (word: LetterWord, values: Record<string, string> = {}) =>
    selectionLetterWords[locale][word].replace(
      /\{(\w+)\}/g,
      (_, name: string) => values[name] ?? (name === 'activity' ? facts.activity : facts.centre),
    );
  const paragraphs: Record<LetterKind, () => string[]> = {
    offer: () => [
      say('offer.intro'),
      ...when(locale, facts, say),
      ...(facts.expiresAt
        ? [say('offer.until', { deadline: lastMinute(facts.expiresAt, facts.timeZone, locale) })]
        : []),
      say('offer.lapses'),
    ],
    reserve: () => [say('reserve.intro'), ...when(locale, facts, say), say('reserve.next')],
    declined: () => [say('declined.intro'), say('declined.thanks')],
    'nominee-told': () => [
      say('nominee-told.intro'),
      ...facts.nominees.map(({ name, decision }) => say(`nominee-told.${decision}`, { name })),
      say('nominee-told.next'),
    ],
  };
  return {
    subject: say(`${kind}.subject`),
    paragraphs: paragraphs[kind](),
    button: say(`${kind}.button`),
  };
}

type Words = (word: LetterWord, values?: Record<string, string>) => string;

function when(locale: LetterLocale, facts: LetterFacts, say: Words): string[] {
  const [from, to] = [facts.startsOn, facts.endsOn].map((day) =>
    dateOf(new Date(`${day}T00:00:00Z`), locale, { dateStyle: 'long', timeZone: 'UTC' }),
  );
  const dates = say('dates', { from: from ?? '', to: to ?? '' });
  return [facts.venue ? `${dates} · ${facts.venue}` : dates];
}

function lastMinute(expiresAt: Date, timeZone: string, locale: LetterLocale): string {
  const town = (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
  const last = new Date(expiresAt.getTime() - 60_000);
  return `${dateOf(last, locale, { dateStyle: 'long', timeStyle: 'short', timeZone })} (${town})`;
}

function dateOf(instant: Date, locale: LetterLocale, options: Intl.DateTimeFormatOptions): string {
  const tag = locale === 'en' ? 'en-GB' : locale === 'ar' ? 'ar-u-nu-latn' : locale;
  return new Intl.DateTimeFormat(tag, options).format(instant);
}
