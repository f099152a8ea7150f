import type { LocalisedText } from './localised-text.js';
import type { GroupSource } from './respondent-record.js';

export const instrumentKinds = [
  'application_form',
  'needs_assessment',
  'capacity_assessment',
  'knowledge_test',
  'end_of_activity',
  'ex_post',
  'org_survey',
  'trainer_form',
  'interview_guide',
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
  /** Code of the transfer factor, for factor lists; the words beside it are our own. */
  factor?: string | undefined;
  /** Sensitive items are published only for groups of ten and more. */
  sensitive?: boolean | undefined;
}

interface ItemFrame {
  /** The same in all languages and versions; figures are pooled by it. */
  code: string;
  /** May mention what is known: `{{record.activityTitle}}`, `{{answer.EXP-WHAT}}`, and in a group `{{each}}`. */
  text: LocalisedText;
  help?: LocalisedText | undefined;
  /** `soft`: asked once more, then left open. */
  required?: boolean | 'soft' | undefined;
  showIf?: Rule | undefined;
  tags?: ItemTags | undefined;
}

export interface ItemScoring {
  /** Codes that are right; a multiple choice is right only as a whole unless `partial`; of a ranking, the right order. */
  key: string[];
  points: number;
  partial?: boolean | undefined;
  objective?: string | undefined;
}

/** Words that are right, letters large or small; `*` stands for any. */
export interface AcceptedText {
  text: string;
  /** Part of the points that it brings, above 0 and at most 1; all when absent. */
  share?: number | undefined;
}
/** Numbers that are right, both ends among them. */
export interface AcceptedRange {
  min: number;
  max: number;
  share?: number | undefined;
}
/** Of a question that is answered in figures or words: the first accepted answer that fits counts. */
export interface WrittenScoring<Accepted = AcceptedText | AcceptedRange> {
  accepted: Accepted[];
  points: number;
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
/** The choices in order, the first one first. */
export interface RankingItem extends ItemFrame {
  type: 'ranking';
  answerList: string;
  /** Only so many are ranked; all when absent. */
  maxRanked?: number | undefined;
  scoring?: ItemScoring | undefined;
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
/** The state before and the state now, asked side by side; a row is answered under `<code>-BEF` and `<code>-NOW`. */
export interface ThenTestItem extends ItemFrame {
  type: 'then_test';
  answerList: string;
  rows: MatrixRow[];
}
/** Statements answered from −2 (hindered a lot) to +2 (helped a lot), or not applicable. */
export interface FactorListItem extends ItemFrame {
  type: 'factor_list';
  rows: MatrixRow[];
}
/** How much of a change is due to the activity, and how sure one is of that; each 0 to 100 per cent. */
export interface PercentPairItem extends ItemFrame {
  type: 'percent_pair';
  attribution: MatrixRow;
  confidence: MatrixRow;
}
export interface NumberItem extends ItemFrame {
  /** `rating` takes whole numbers from `min` (1) to `max` (5); `rating_0_10` exactly 0 to 10. */
  type: 'number' | 'rating' | 'rating_0_10';
  min?: number | undefined;
  max?: number | undefined;
  whole?: boolean | undefined;
  /** "Not applicable" and "I do not know" are offered beside the number. */
  allowMissing?: boolean | undefined;
  unit?: LocalisedText | undefined;
  /** What the ends of a rating mean. */
  low?: LocalisedText | undefined;
  high?: LocalisedText | undefined;
  scoring?: WrittenScoring<AcceptedRange> | undefined;
}
/** Authors choose a name; nobody writes a regular expression. */
export const textFormats = ['email', 'phone', 'url', 'year'] as const;
export type TextFormat = (typeof textFormats)[number];
export interface TextItem extends ItemFrame {
  type: 'short_text' | 'long_text';
  maxLength?: number | undefined;
  format?: TextFormat | undefined;
  scoring?: WrittenScoring<AcceptedText> | undefined;
}
export interface DateItem extends ItemFrame {
  type: 'date';
  min?: string | undefined;
  max?: string | undefined;
}
export interface FileItem extends ItemFrame {
  type: 'file';
  /** Largest size taken; 10 when absent. */
  maxMegabytes?: number | undefined;
}
/** Never shown: worked out from the answers, by page, API and worker alike; what a client sends for it is dropped. */
export interface ComputedItem extends ItemFrame {
  type: 'computed';
  value: Rule;
}
/** Asked once for each entry of a list of the record, or (`free`) as often as the respondent wants. */
export interface GroupItem extends ItemFrame {
  type: 'group';
  over: GroupSource;
  /** Most repetitions, 1 to 50. */
  max: number;
  items: QuestionItem[];
}
/** What can be shown on its own. */
export type QuestionItem =
  | InfoItem
  | ChoiceItem
  | RankingItem
  | MatrixItem
  | ThenTestItem
  | FactorListItem
  | PercentPairItem
  | NumberItem
  | TextItem
  | DateItem
  | FileItem;
export type Item = QuestionItem | ComputedItem | GroupItem;

export interface InstrumentPage {
  code: string;
  title?: LocalisedText | undefined;
  items: Item[];
}

/** How a knowledge test is sat. */
export interface TestSettings {
  /** Time from opening to the end, by the clock of the server; unlimited when absent. */
  minutes?: number | undefined;
  shuffleItems?: boolean | undefined;
  shuffleChoices?: boolean | undefined;
  /** What the person sees after submitting; a pre-test reveals nothing but the score at most. */
  reveal?: 'nothing' | 'score' | 'answers' | undefined;
}

/** A questionnaire or test; a published version of it never changes. */
export interface InstrumentDefinition {
  code: string;
  kind: InstrumentKind;
  languages: string[];
  title: LocalisedText;
  intro?: LocalisedText | undefined;
  privacyMode: PrivacyMode;
  /** A submitted answer may be changed until the wave closes. */
  changeable?: boolean | undefined;
  test?: TestSettings | undefined;
  answerLists: Record<string, AnswerChoice[]>;
  pages: InstrumentPage[];
  /** Items whose meaning changed in this version: their answers are not pooled with those of earlier ones. */
  breaks?: string[] | undefined;
}

const yesNo: AnswerChoice[] = [
  { code: 'yes', text: { en: 'Yes', fr: 'Oui', es: 'Sí', ar: 'نعم' } },
  { code: 'no', text: { en: 'No', fr: 'Non', es: 'No', ar: 'لا' } },
];

/** The choices of an item, in the order shown; empty for items without choices. */
export function choicesOf(definition: InstrumentDefinition, item: Item): AnswerChoice[] {
  if (item.type === 'yes_no' && !item.answerList) return yesNo;
  const list = 'answerList' in item ? item.answerList : undefined;
  return (list && Object.hasOwn(definition.answerLists, list) && definition.answerLists[list]) || [];
}

/** Every item in order, over all pages; a group stands as one item. */
export function itemsOf(definition: InstrumentDefinition): Item[] {
  return definition.pages.flatMap((page) => page.items);
}

/** Every item that stores answers, those inside groups as themselves. */
export function storedItemsOf(definition: InstrumentDefinition): Item[] {
  return itemsOf(definition).flatMap((item): Item[] =>
    item.type === 'group' ? [item, ...item.items] : [item],
  );
}
