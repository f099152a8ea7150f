import type {
  ChoiceItem,
  InfoItem,
  ItemTags,
  MatrixItem,
  MatrixRow,
  NumberItem,
  Rule,
  TextItem,
} from '../definition.js';
import type { LocalisedText } from '../localised-text.js';

/** The steps of the results chain; every item of the bank measures exactly one. */
export const resultLevels = [
  'input',
  'activity',
  'output',
  'reaction',
  'learning',
  'application',
  'organization',
  'institution',
  'impact',
] as const;
type ResultLevel = (typeof resultLevels)[number];
export const dacCriteria = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'impact',
  'sustainability',
] as const;
type DacCriterion = (typeof dacCriteria)[number];

/** What an item measures, on which step of the results chain, and which criterion it speaks to. */
export const tags = (metric: string, resultLevel: ResultLevel, dac: DacCriterion): ItemTags => ({
  metric,
  resultLevel,
  dac,
});

interface More {
  required?: boolean | 'soft';
  showIf?: Rule;
  help?: LocalisedText;
}

/** One choice of a named list. */
export const pick = (
  code: string,
  answerList: string,
  about: ItemTags,
  text: LocalisedText,
  more: More = {},
): ChoiceItem => ({ code, type: 'single', answerList, tags: about, text, ...more });

export const many = (
  code: string,
  answerList: string,
  about: ItemTags,
  text: LocalisedText,
  more: More & { maxChoices?: number } = {},
): ChoiceItem => ({ code, type: 'multiple', answerList, tags: about, text, ...more });

/** A step of an ordered list. */
export const scale = (
  code: string,
  answerList: string,
  about: ItemTags,
  text: LocalisedText,
  more: More = {},
): ChoiceItem => ({ code, type: 'likert', answerList, tags: about, text, ...more });

export const yesOrNo = (code: string, about: ItemTags, text: LocalisedText, more: More = {}): ChoiceItem => ({
  code,
  type: 'yes_no',
  tags: about,
  text,
  ...more,
});

/** A few words; 200 signs unless said otherwise. */
export const line = (
  code: string,
  about: ItemTags,
  text: LocalisedText,
  more: More & Pick<TextItem, 'format' | 'maxLength'> = {},
): TextItem => ({ code, type: 'short_text', maxLength: 200, tags: about, text, ...more });

/** Some sentences; 2,000 signs unless said otherwise. */
export const open = (
  code: string,
  about: ItemTags,
  text: LocalisedText,
  more: More & Pick<TextItem, 'maxLength'> = {},
): TextItem => ({ code, type: 'long_text', maxLength: 2000, tags: about, text, ...more });

/** How many; whole, from 0. */
export const count = (
  code: string,
  max: number,
  about: ItemTags,
  text: LocalisedText,
  more: More = {},
): NumberItem => ({ code, type: 'number', min: 0, max, whole: true, tags: about, text, ...more });

export const recommend = (
  code: string,
  about: ItemTags,
  text: LocalisedText,
  more: More = {},
): NumberItem => ({
  code,
  type: 'rating_0_10',
  tags: about,
  text,
  ...more,
});

export const note = (code: string, about: ItemTags, text: LocalisedText, more: More = {}): InfoItem => ({
  code,
  type: 'info',
  tags: about,
  text,
  ...more,
});

export const grid = (
  code: string,
  answerList: string,
  text: LocalisedText,
  rows: MatrixRow[],
  more: More & { tags?: ItemTags } = {},
): MatrixItem => ({ code, type: 'likert_matrix', answerList, text, rows, ...more });

export const row = (code: string, about: ItemTags, text: LocalisedText): MatrixRow => ({
  code,
  text,
  tags: about,
});
