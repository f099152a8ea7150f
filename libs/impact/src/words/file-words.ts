import { metricCatalogues, type MetricLocale } from '../metrics/words/metric-catalogue.js';
import { columnsOfFigures, type FigureColumn } from './figure-columns.js';
import type { FileWords, Lookup } from './file-vocabulary.js';
import { arabicFileWords } from './file-words-ar.js';
import { englishFileWords } from './file-words-en.js';
import { spanishFileWords } from './file-words-es.js';
import { frenchFileWords } from './file-words-fr.js';

/**
 * What a file of figures says, by language; the codes of the figures themselves are in `metricCatalogues`.
 *
 * @example fileWords.en.file.sheets.about // 'About'
 */
export const fileWords: Readonly<Record<MetricLocale, FileWords>> = {
  en: englishFileWords,
  fr: frenchFileWords,
  es: spanishFileWords,
  ar: arabicFileWords,
};

/**
 * What a column of the file means.
 *
 * @example sayColumn('en', 'run_id') // 'The computation the figure comes from. A run never changes.'
 */
export function sayColumn(language: MetricLocale, column: FigureColumn): string {
  const own: Lookup = fileWords[language].column;
  const name = columnsOfFigures[column];
  return name === undefined ? (own[column] ?? '') : metricCatalogues[language].figures.columns[name];
}

/**
 * A group in words; two dimensions crossed stand side by side.
 *
 * @param language  of the reader
 * @param dimension what the groups are groups of
 * @param groupCode `all`, a group, a sex, a region, a time of answering, or `group|sex`
 * @returns the words, or the code where there are none
 * @example sayGroup('en', 'constituent_group_x_sex', 'other|woman') // 'Others · Women'
 */
export function sayGroup(language: MetricLocale, dimension: string, groupCode: string): string {
  const words = fileWords[language];
  if (groupCode === 'all') return words.everybody;
  if (dimension === 'sex' || dimension === 'region' || dimension === 'timing')
    return words[dimension][groupCode] ?? groupCode;
  const [group = '', sex] = groupCode.split('|');
  const name = words.group[group] ?? group;
  return sex === undefined ? name : `${name} · ${words.sex[sex] ?? sex}`;
}

/**
 * Why a number is not there, in words; empty where it is there.
 *
 * @example sayReason('en', 'no_invited') // 'Nobody was invited.'
 */
export function sayReason(language: MetricLocale, reason: string | null): string {
  if (reason === null) return '';
  const known: Lookup = metricCatalogues[language].figures.nullReason;
  return known[reason] ?? fileWords[language].otherReason.replace('{reason}', reason);
}
