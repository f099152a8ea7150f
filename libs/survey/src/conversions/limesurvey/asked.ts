import type { AnswerChoice, Rule } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';
import { CodeBook } from '../code-book.js';
import { type Spot, textOr } from '../form-builder.js';
import type { LimeContext } from './import-context.js';
import type { LimeAnswer, LimePart, LimeQuestion } from './survey-model.js';

/** What all kinds of questions have. */
export interface Asked {
  question: LimeQuestion;
  spot: Spot;
  code: string;
  text: LocalisedText;
  frame: {
    help?: LocalisedText | undefined;
    required?: true | 'soft' | undefined;
    showIf?: Rule | undefined;
  };
}

export interface Choices {
  choices: AnswerChoice[];
  codes: Map<string, string>;
}

/** Choices of a list; what another program's code became is kept for its conditions. */
export function choicesFrom(
  context: LimeContext,
  spot: Spot,
  given: readonly (LimeAnswer | LimePart)[],
): Choices {
  const book = new CodeBook();
  const codes = new Map<string, string>();
  const choices = given.map((part): AnswerChoice => {
    const { code, words } = part;
    const own = book.give(code, 'c');
    if (own !== code)
      context.builder.say({ ...spot, what: `${spot.what} / ${code}` }, 'changed', 'code-changed');
    if (!codes.has(code)) codes.set(code, own);
    reportPart(context, spot, part);
    const text = context.text(spot, words);
    return { code: own, text: textOr(text, context.language, code) };
  });
  return { choices, codes };
}

/** A row or choice that is shown only at times is shown always here. */
export function reportPart(context: LimeContext, spot: Spot, part: LimeAnswer | LimePart): void {
  const rule = 'relevance' in part ? part.relevance.trim() : '';
  if (rule !== '' && rule !== '1')
    context.builder.say({ ...spot, what: `${spot.what} / ${part.code}` }, 'changed', 'rule-not-understood');
}

/** A question under its own code, or the nearest there is. */
export function codeFor(context: LimeContext, spot: Spot, wanted: string): string {
  const code = context.builder.codes.give(wanted);
  if (code !== wanted) context.builder.say(spot, 'changed', 'code-changed');
  return code;
}

/** @example joinTexts({ en: 'Hours' }, { en: 'Sleep' }) // { en: 'Hours – Sleep' } */
export function joinTexts(heading: LocalisedText, part: LocalisedText): LocalisedText {
  const languages = [...new Set([...Object.keys(heading), ...Object.keys(part)])];
  return Object.fromEntries(
    languages.map((language) => [
      language,
      [heading[language], part[language]].filter(Boolean).join(' – ').slice(0, 5000),
    ]),
  );
}
