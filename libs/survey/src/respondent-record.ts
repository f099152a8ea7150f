import type { LocalisedText } from './localised-text.js';

/** Lists that a group of questions can be repeated over; `free` is as often as the respondent wants. */
export const groupSources = ['trainers', 'objectives', 'actions', 'nominees', 'free'] as const;
export type GroupSource = (typeof groupSources)[number];

export interface RecordEntry {
  code: string;
  text: LocalisedText;
}

/** What is known of the respondent before the first answer: texts mention it, rules read it, groups repeat over it. */
export interface RespondentRecord {
  /** Name → value; a rule reads `record.<name>`, a text mentions `{{record.<name>}}`. */
  fields?: Record<string, string | LocalisedText> | undefined;
  /** The same order for the whole life of an invitation: answers are stored by place. */
  lists?: Partial<Record<GroupSource, RecordEntry[]>> | undefined;
}

/** What a record holds of a respondent; of an anonymous one only what is known of the activity. */
export const recordFieldNames = [
  'activityTitle',
  'activityCode',
  'activityEnd',
  'activityEndsOn',
  'courseTitle',
  'organizationName',
  'givenName',
  'participantName',
] as const;
export type RecordFieldName = (typeof recordFieldNames)[number];

/**
 * Whether anything in the form is about what is known beforehand; without it the record need not be read.
 *
 * @example readsRecord({ pages: [{ items: [{ text: { en: 'After {{record.activityTitle}}' } }] }] }) // true
 */
export function readsRecord(definition: { pages: unknown; intro?: unknown; title?: unknown }): boolean {
  const written = JSON.stringify([definition.title, definition.intro, definition.pages]);
  if (/\brecord\./.test(written)) return true;
  return groupSources.some((source) => source !== 'free' && written.includes(`"over":"${source}"`));
}
