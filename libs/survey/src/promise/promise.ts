import type { PrivacyMode } from '../definition.js';
import { fewestAnonymous, fewestStated } from '../anonymous/hide-small-classes.js';
import { promiseWords, type PromiseLocale, type PromiseWord } from './promise-words.js';

/** What a promise follows from: the wave, its instrument and the settings of the centre. */
export interface PromiseFacts {
  mode: PrivacyMode;
  /** A test has a result, and its named result counts for the person. */
  isTest: boolean;
  /** Who answers: a person, or an organization through somebody. */
  respondentKind: string;
  /** A sent answer may be changed until the form closes. */
  changeable: boolean;
  /** Months after the closing during which an answer leads to whoever gave it. */
  linkedMonths: number;
  /** Smallest group that figures are shown for. */
  threshold: number;
}

interface Sentence {
  word: PromiseWord;
  when?: (facts: PromiseFacts) => boolean;
}

const byPerson = ({ respondentKind }: PromiseFacts) => respondentKind !== 'organization';

/** In the order in which they are read: what it is, who reads it, what is kept, how long, what can be changed. */
const sentences: Record<PrivacyMode, readonly Sentence[]> = {
  named: [
    { word: 'named' },
    { word: 'named.readers', when: ({ isTest }) => !isTest },
    { word: 'named.test', when: ({ isTest }) => isTest },
    { word: 'linked.kept' },
    { word: 'figures' },
    { word: 'resume' },
    { word: 'change', when: ({ changeable }) => changeable },
    { word: 'change.not', when: ({ changeable }) => !changeable },
  ],
  confidential: [
    { word: 'confidential' },
    { word: 'confidential.readers', when: byPerson },
    { word: 'confidential.organization', when: (facts) => !byPerson(facts) },
    { word: 'linked.kept' },
    { word: 'figures' },
    { word: 'resume' },
    { word: 'change', when: ({ changeable }) => changeable },
    { word: 'change.not', when: ({ changeable }) => !changeable },
  ],
  anonymous: [
    { word: 'anonymous' },
    { word: 'anonymous.reminders' },
    { word: 'anonymous.kept' },
    { word: 'anonymous.words' },
    { word: 'anonymous.change' },
    { word: 'anonymous.few' },
    { word: 'anonymous.text' },
    { word: 'figures' },
  ],
};

/**
 * The promise as plain sentences, the same on page, mail and paper.
 *
 * @param facts  what holds for the wave
 * @param locale language of the reader
 * @returns sentences in reading order; the first says it all in one line
 * @example promiseFor({ mode: 'anonymous', … }, 'en')[0] // 'Your answers are anonymous: …'
 */
export function promiseFor(facts: PromiseFacts, locale: PromiseLocale): string[] {
  const values: Record<string, number> = {
    months: facts.linkedMonths,
    threshold: facts.threshold,
    few: fewestAnonymous,
    others: fewestStated - 1,
  };
  return sentences[facts.mode]
    .filter(({ when }) => when?.(facts) ?? true)
    .map(({ word }) =>
      promiseWords[locale][word].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(values[name] ?? whole),
      ),
    );
}

/** The promise in every language, so that the reader may change it without asking again. */
export function promiseInAll(facts: PromiseFacts): Record<PromiseLocale, string[]> {
  const locales = Object.keys(promiseWords) as PromiseLocale[];
  return Object.fromEntries(locales.map((locale) => [locale, promiseFor(facts, locale)])) as Record<
    PromiseLocale,
    string[]
  >;
}
