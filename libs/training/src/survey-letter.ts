import { type LetterFault, letterFaults, renderLetter } from './letter-template.js';
import type { LetterText } from './letter-text.js';
import { letterDay } from './mailing-text.js';
import type { LetterLocale } from './selection-letter-words.js';
import {
  type SurveyLetterKind,
  type SurveyLetterReader,
  surveyLetterReaders,
  surveyLetterWords,
} from './survey-letter-words.js';

/** What a letter that asks may take from the data of its reader; nothing else is filled in. */
export const surveyLetterPlaces = [
  'given_name',
  'family_name',
  'about',
  'activity',
  'activity_code',
  'starts_on',
  'ends_on',
  'centre',
] as const;

export interface SurveyLetterFacts {
  givenName: string;
  familyName: string;
  /** The participant or organization asked about; empty where readers are asked about themselves. */
  about: string;
  /** Title in the language of the letter. */
  activity: string;
  activityCode: string;
  /** ISO days. */
  startsOn: string;
  endsOn: string;
  centre: string;
  /** Last day to answer, as the reader writes it; null: none. */
  until: string | null;
  /** What answering means, in the words of the first page. */
  promise: readonly string[];
}
/** What the centre wrote instead of the standard words; null: nothing. */
export type Reworded = Readonly<Record<SurveyLetterKind, LetterText | null>>;
export interface SurveyLetter {
  subject: string;
  paragraphs: string[];
  button: string;
}

/**
 * Who reads the letters of a wave.
 *
 * @example surveyLetterReader('supervisor', 'ex_post') // 'supervisor'
 * @example surveyLetterReader('participant', 'pre_test') // 'before'
 */
export function surveyLetterReader(
  respondentKind: string | null,
  waveKind: string | null,
): SurveyLetterReader {
  const other = surveyLetterReaders.find((reader) => reader === respondentKind);
  if (other) return other;
  if (waveKind === 'needs' || waveKind === 'pre_test') return 'before';
  if (waveKind === 'post_test') return 'test';
  return waveKind === 'end_of_activity' ? 'end' : 'after';
}

/** The words as they stand: those of the centre, else the standard ones. A reminder takes up the subject that was sent. */
export function surveyLetterText(
  kind: SurveyLetterKind,
  reader: SurveyLetterReader,
  locale: LetterLocale,
  reworded: Reworded,
): LetterText {
  const { invitation, reminder } = surveyLetterWords[locale];
  const first = reworded['survey.invitation'] ?? invitation[reader];
  if (kind === 'survey.invitation') return first;
  const again = reworded['survey.reminder'] ?? reminder;
  return { ...again, subject: again.subject.replaceAll(/\{\{-?\s*subject\s*-?\}\}/g, () => first.subject) };
}

/**
 * A letter that asks, as one reader gets it: the words above, then what the product promises in every one. What staff
 * preview and what leaves is worked out here alike.
 *
 * @param text   from `surveyLetterText`
 * @param locale language of the letter
 * @param facts  real data
 * @returns button: the words on it; it leads to the reader's own form
 * @example surveyLetter({ subject: '{{ activity }}', body: 'Dear {{ given_name }}' }, 'en', facts).subject // 'Safety at work'
 */
export function surveyLetter(text: LetterText, locale: LetterLocale, facts: SurveyLetterFacts): SurveyLetter {
  const { link, until, button } = surveyLetterWords[locale];
  const { subject, paragraphs } = renderLetter(text, {
    given_name: facts.givenName,
    family_name: facts.familyName,
    about: facts.about,
    activity: facts.activity,
    activity_code: facts.activityCode,
    starts_on: facts.startsOn && letterDay(facts.startsOn, locale),
    ends_on: facts.endsOn && letterDay(facts.endsOn, locale),
    centre: facts.centre,
  });
  const last = facts.until === null ? [] : [until.replace('{day}', () => facts.until ?? '')];
  return { subject, paragraphs: [...paragraphs, ...facts.promise, link, ...last], button };
}

/** What is wrong with a text of one kind; `subject` is a place of reminders. */
export function surveyLetterFaults(kind: SurveyLetterKind, text: string): LetterFault[] {
  const known = kind === 'survey.reminder' ? [...surveyLetterPlaces, 'subject'] : surveyLetterPlaces;
  return letterFaults(text, known);
}
