import { choicesOf, type InstrumentDefinition, storedItemsOf } from './definition.js';
import { answerCodesOf, answerKey, splitAnswerKey } from './answer-codes.js';
import { answerAt, type AnswerMap, type AnswerValue } from './answers.js';
import { type LocalisedText, pickText } from './localised-text.js';
import type { RespondentRecord } from './respondent-record.js';
import type { GroupPlace } from './visible-items.js';

/** `{{record.name}}`, `{{answer.CODE}}`, `{{each}}`, with or without spaces. */
export const mention = /\{\{\s*(record|answer|each)(?:\.([A-Za-z0-9_-]{1,80}))?\s*\}\}/g;

export interface Known {
  definition: InstrumentDefinition;
  answers: AnswerMap;
  record: RespondentRecord;
  locale: string;
  place?: GroupPlace | undefined;
}

/**
 * A text with what it mentions put in: words of the record, earlier answers in the reader's language, the entry that
 * this repetition is about. What is not known becomes an ellipsis, never a key or a code in braces.
 *
 * @param text  the text in the reader's language
 * @param known definition, answers so far, record, language and place in a group
 * @returns plain text; answers are put in as they are and never read as mentions again
 * @example pipeText('You planned: {{answer.ACT}}', known) // 'You planned: train two colleagues'
 */
export function pipeText(text: string, known: Known): string {
  if (!text.includes('{{')) return text;
  return text.replace(
    mention,
    (_whole, source: string, name: string | undefined) => say(source, name, known) || '…',
  );
}

function say(source: string, name: string | undefined, known: Known): string {
  if (source === 'each')
    return pickText(known.place?.about, known.locale) || String(known.place?.occurrence ?? '');
  if (!name) return '';
  return source === 'record' ? recordWord(name, known) : answerWord(name, known);
}

function recordWord(name: string, { record, locale }: Known): string {
  const value = record.fields && Object.hasOwn(record.fields, name) ? record.fields[name] : undefined;
  return typeof value === 'string' ? value : pickText(value, locale);
}

function answerWord(code: string, known: Known): string {
  const { answers, place } = known;
  const own = place && answerAt(answers, answerKey(code, place.occurrence));
  const value = own ?? answerAt(answers, code);
  return value ? wordOf(code, value, known) : '';
}

function wordOf(code: string, value: AnswerValue, { definition, locale }: Known): string {
  if ('number' in value) return new Intl.NumberFormat(locale).format(value.number);
  if ('text' in value) return value.text;
  if ('date' in value) return value.date;
  if ('file' in value) return value.name;
  if ('missing' in value) return '';
  const base = splitAnswerKey(code).code;
  const item = storedItemsOf(definition).find((candidate) => answerCodesOf(candidate).includes(base));
  const choices = item ? choicesOf(definition, item) : [];
  const texts = value.codes.map(
    (wanted): LocalisedText => choices.find((choice) => choice.code === wanted)?.text ?? {},
  );
  return texts
    .map((text) => pickText(text, locale))
    .filter(Boolean)
    .join(', ');
}
