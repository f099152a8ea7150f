import { answerCodesOf } from './answer-codes.js';
import { choicesOf, itemsOf, type InstrumentDefinition, type Item } from './definition.js';
import type { LocalisedText } from './localised-text.js';

/** What a reader of figures must know of one question. */
export interface AnsweredItem {
  /** As the answers carry it: of a row where the question is a matrix. */
  code: string;
  type: string;
  text: LocalisedText;
  /** Without the reasons for no answer. */
  choices: { code: string; text: LocalisedText }[];
}

/**
 * The words of the questions behind answers that were pooled by code.
 *
 * @param definitions versions that were asked, newest first: its wording stands where several have the code
 * @param codes       codes of the answers there are figures of
 * @returns one entry a code, in the order of the forms; a code that no version knows is left out
 * @example describeAnsweredItems([form], new Set(['applied']))[0].text // { en: 'Have you used what you learned?' }
 */
export function describeAnsweredItems(
  definitions: readonly InstrumentDefinition[],
  codes: Pick<ReadonlySet<string | null>, 'has'>,
): AnsweredItem[] {
  const items = new Map<string, AnsweredItem>();
  for (const definition of definitions)
    for (const item of itemsOf(definition))
      for (const code of answerCodesOf(item))
        if (codes.has(code) && !items.has(code)) items.set(code, describe(definition, item, code));
  return [...items.values()];
}

function describe(definition: InstrumentDefinition, item: Item, code: string): AnsweredItem {
  const row = item.type === 'likert_matrix' ? item.rows.find((one) => one.code === code) : undefined;
  return {
    code,
    type: row ? 'likert' : item.type,
    text: row ? continued(textOf(item.text), textOf(row.text)) : textOf(item.text),
    choices: choicesShown(definition, item),
  };
}

/** A row of a matrix ends the sentence that its stem begins: "To what extent has it improved … your skills". */
function continued(stem: LocalisedText, row: LocalisedText): LocalisedText {
  const whole = Object.entries(row).map(([language, end]) => {
    const begin = stem[language]?.replace(/\s*(…|\.\.\.)\s*$/u, '');
    return [language, begin ? `${begin} ${end}` : end];
  });
  return Object.fromEntries(whole);
}

function choicesShown(definition: InstrumentDefinition, item: Item): AnsweredItem['choices'] {
  if (item.type === 'rating_0_10')
    return Array.from({ length: 11 }, (_, score) => ({ code: String(score), text: { en: String(score) } }));
  return choicesOf(definition, item)
    .filter((choice) => !choice.missing)
    .map((choice) => ({ code: choice.code, text: textOf(choice.text) }));
}

function textOf(text: Partial<Record<string, string>>): LocalisedText {
  return Object.fromEntries(
    Object.entries(text).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
