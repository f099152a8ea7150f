import type { InstrumentDefinition } from '../definition.js';

export const conversionFormats = ['xlsform', 'limesurvey', 'surveyjs', 'gift', 'traccia'] as const;
export type ConversionFormat = (typeof conversionFormats)[number];

export const conversionActions = ['converted', 'changed', 'left_out'] as const;
export type ConversionAction = (typeof conversionActions)[number];

/** Why something did not come over as it was; the sentence for each is in the catalogues. */
export const conversionReasons = [
  'same',
  'type-nearest',
  'type-unknown',
  'rule-not-understood',
  'limit-not-understood',
  'calculation-not-understood',
  'required-by-rule',
  'code-changed',
  'markup-removed',
  'group-joined',
  'repeat-as-group',
  'page-split',
  'rows-split',
  'rows-several',
  'too-many-choices',
  'too-many-questions',
  'text-cut',
  'other-asked',
  'other-left-out',
  'language-unknown',
  'default-left-out',
  'choice-filter-left-out',
  'choices-missing',
  'choices-elsewhere',
  'media-left-out',
  'order-left-out',
  'weights-left-out',
  'feedback-left-out',
  'points-left-out',
  'message-left-out',
  'metadata-left-out',
  'setting-left-out',
  'sheet-left-out',
  'column-left-out',
  'look-left-out',
  'list-unused',
  'name-missing',
  'parent-missing',
  'page-empty',
  'remark-left-out',
  'edited-by-hand',
  'quota-left-out',
  'comment-asked',
  'text-missing',
  'mention-left-out',
  'hidden-left-out',
  'scale-several',
] as const;
export type ConversionReason = (typeof conversionReasons)[number];

/** One line of the report. */
export interface ReportLine {
  /** Where in the file: a sheet with its row, a question's path, a line. */
  place: string;
  /** What stands there, in the words of the file. */
  what: string;
  action: ConversionAction;
  why: ConversionReason;
}

export const conversionFaults = [
  'unreadable',
  'too-large',
  'too-many-rows',
  'too-heavy',
  'unsafe',
  'unknown-format',
  'no-questions',
  'old-workbook',
] as const;
export type ConversionFault = (typeof conversionFaults)[number];

/**
 * What became of a file: a draft with a line for everything that was in it, or the reason why nothing did.
 * `definition` is always sound by the schema; what it means is for people to check.
 */
export type Conversion =
  { definition: InstrumentDefinition; report: ReportLine[] } | { fault: ConversionFault };

/** Thrown inside a conversion when the file as a whole is refused. */
export class FileRefused extends Error {
  constructor(readonly fault: ConversionFault) {
    super(fault);
  }
}

/** A refusal becomes an answer; everything else that a broken file can cause does too. */
export function orFault(convert: () => Conversion): Conversion {
  try {
    return convert();
  } catch (error) {
    return { fault: error instanceof FileRefused ? error.fault : 'unreadable' };
  }
}
