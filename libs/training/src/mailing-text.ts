import { fillLetter, placesIn } from './letter-text.js';
import type { LetterLocale } from './selection-letter-words.js';

/** What a message to a group may take from each reader's own data; nothing else is filled in. */
export const mailingPlaceholders = [
  'given_name',
  'family_name',
  'activity',
  'activity_code',
  'starts_on',
  'ends_on',
  'venue',
  'centre',
] as const;
export type MailingPlaceholder = (typeof mailingPlaceholders)[number];

export interface MailingFacts {
  givenName: string;
  familyName: string;
  /** Title in the language of the text. */
  activity: string;
  activityCode: string;
  /** ISO days. */
  startsOn: string;
  endsOn: string;
  venue: string | null;
  centre: string;
}
export interface MailingLetter {
  subject: string;
  /** Lines within a paragraph are parted by a line feed. */
  paragraphs: string[];
}

const noVenue: Readonly<Record<LetterLocale, string>> = {
  en: 'a place still to be named',
  fr: 'un lieu qui reste à préciser',
  es: 'un lugar por confirmar',
  ar: 'مكان يُحدَّد لاحقاً',
};

/**
 * A message to a group as one reader gets it. What staff preview and what leaves is worked out here alike.
 *
 * @param text   as written; `{name}` of the closed list is filled in, any other stays as it is
 * @param locale language of the text; days are written its way, with Latin digits
 * @param facts  real data of one reader and the activity that led to them
 * @returns subject on one line and the paragraphs, which an empty line parts; empty ones are left out
 * @example mailingLetter({ subject: 'Dear {given_name}', body: 'See you.' }, 'en', facts).subject // 'Dear Amina'
 */
export function mailingLetter(
  text: { subject: string; body: string },
  locale: LetterLocale,
  facts: MailingFacts,
): MailingLetter {
  const values: Record<MailingPlaceholder, string> = {
    given_name: facts.givenName,
    family_name: facts.familyName,
    activity: facts.activity,
    activity_code: facts.activityCode,
    starts_on: letterDay(facts.startsOn, locale),
    ends_on: letterDay(facts.endsOn, locale),
    venue: facts.venue ?? noVenue[locale],
    centre: facts.centre,
  };
  return fillLetter(text, values);
}

/**
 * The placeholders of a text that nobody fills in, each once, in order: mistyped, or of another product.
 *
 * @param text as written
 * @returns names without braces; empty when all are known
 * @example unknownPlaceholders('Dear {firstname}, {venue}') // ['firstname']
 */
export function unknownPlaceholders(text: string): string[] {
  return placesIn(text).filter((name) => !isPlaceholder(name));
}

function isPlaceholder(name: string): name is MailingPlaceholder {
  return mailingPlaceholders.some((known) => known === name);
}

const dayFormats = new Map<LetterLocale, Intl.DateTimeFormat>();

/** Kept, because to make one takes as long as to write a letter. */
function dayFormat(locale: LetterLocale): Intl.DateTimeFormat {
  const tag = locale === 'en' ? 'en-GB' : locale === 'ar' ? 'ar-u-nu-latn' : locale;
  const format =
    dayFormats.get(locale) ?? new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  dayFormats.set(locale, format);
  return format;
}

/** A day as letters write it, with Latin digits. */
export function letterDay(day: string, locale: LetterLocale): string {
  return dayFormat(locale).format(new Date(`${day}T00:00:00Z`));
}
