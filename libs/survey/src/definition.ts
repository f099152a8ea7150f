import type { LocalisedText } from './localised-text.js';

export const instrumentKinds = [
  'application_form',
  'needs_assessment',
  'capacity_assessment',
  'knowledge_test',
  'end_of_activity',
  'ex_post',
  'org_survey',
  'trainer_form',
  'other',
] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];
export type PrivacyMode = 'named' | 'confidential' | 'anonymous';

/** JSON Logic over the answers: an item code gives its choice code (several: a list), number, text or date. */
export type Rule = boolean | { [operator: string]: unknown };

export interface AnswerChoice {
  code: string;
  text: LocalisedText;
  /** A reason for having no answer, e.g. not applicable; never counted as a value. */
  missing?: 'not_applicable' | 'dont_know' | undefined;
}

export interface ItemTags {
  metric?: string | undefined;
  resultLevel?: string | undefined;
  dac?: string | undefined;
  /** Sensitive items are published only for groups of ten and more. */
  sensitive?: boolean | undefined;
}

interface ItemFrame {
  /** The same in all languages and versions; figures are pooled by it. */
  code: string;
  text: LocalisedText;
  help?: LocalisedText | undefined;
  /** `soft`: asked once more, then left open. */
  required?: boolean | 'soft' | undefined;
  showIf?: Rule | undefined;
  tags?: ItemTags | undefined;
}

export interface ItemScoring {
  /** Codes that are right; a multiple choice is right only as a whole unless `partial`. */
  key: string[];
  points: number;
  partial?: boolean | undefined;
  objective?: string | undefined;
}

export interface InfoItem extends ItemFrame {
  type: 'info';
}
export interface ChoiceItem extends ItemFrame {
  type: 'single' | 'multiple' | 'likert' | 'yes_no';
  /** Name of an answer list of the instrument; `yes_no` has its own. */
  answerList?: string | undefined;
  scoring?: ItemScoring | undefined;
  maxChoices?: number | undefined;
}
export interface MatrixRow {
  code: string;
  text: LocalisedText;
  tags?: ItemTags | undefined;
}
export interface MatrixItem extends ItemFrame {
  type: 'likert_matrix';
  answerList: string;
  rows: MatrixRow[];
}
export interface NumberItem extends ItemFrame {
  type: 'number' | 'rating_0_10';
  min?: number | undefined;
  max?: number | undefined;
  whole?: boolean | undefined;
  allowMissing?: boolean | undefined;
}
export interface TextItem extends ItemFrame {
  type: 'short_text' | 'long_text';
  maxLength?: number | undefined;
}
export interface DateItem extends ItemFrame {
  type: 'date';
  min?: string | undefined;
  max?: string | undefined;
}
export type Item = InfoItem | ChoiceItem | MatrixItem | NumberItem | TextItem | DateItem;

export interface InstrumentPage {
  code: string;
  title?: LocalisedText | undefined;
  items: Item[];
}

/** A questionnaire or test; a published version of it never changes. */
export interface InstrumentDefinition {
  code: string;
  kind: InstrumentKind;
  languages: string[];
  title: LocalisedText;
  intro?: LocalisedText | undefined;
  privacyMode: PrivacyMode;
  answerLists: Record<string, AnswerChoice[]>;
  pages: InstrumentPage[];
}

const yesNo: AnswerChoice[] = [
  { code: 'yes', text: { en: 'Yes', fr: 'Oui', es: 'Sí', ar: 'نعم' } },
  { code: 'no', text: { en: 'No', fr: 'Non', es: 'No', ar: 'لا' } },
];

/** The choices of an item, in the order shown; empty for items without choices. */
export function choicesOf(definition: InstrumentDefinition, item: Item): AnswerChoice[] {
  if (item.type === 'yes_no' && !item.answerList) return yesNo;
  const list = 'answerList' in item ? item.answerList : undefined;
  return (list && definition.answerLists[list]) || [];
}

/** Every item in order, over all pages. */
export function itemsOf(definition: InstrumentDefinition): Item[] {
  return definition.pages.flatMap((page) => page.items);
}

/** Codes under which answers of this item are stored: its own, or those of its rows. */
export function answerCodesOf(item: Item): string[] {
  if (item.type === 'info') return [];
  return item.type === 'likert_matrix' ? item.rows.map((row) => row.code) : [item.code];
}
