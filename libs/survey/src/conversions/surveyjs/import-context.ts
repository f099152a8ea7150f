import type { AnswerChoice, Rule } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';
import { languageCode } from '../clean-text.js';
import { CodeBook } from '../code-book.js';
import { surveyJs } from '../expressions/dialects.js';
import { parseExpression } from '../expressions/parse-expression.js';
import { type Named, toRule, toValue } from '../expressions/to-rule.js';
import { type FormBuilder, type Spot, textOr } from '../form-builder.js';
import { leaveKeys } from './left-keys.js';
import { at, isObject, type Json, type JsonObject } from '../read-json.js';

export interface JsChoices {
  choices: AnswerChoice[];
  codes: Map<string, string>;
}

/** What reading elements needs to know of what came before. */
export class JsContext {
  private readonly names = new Map<string, Named>();

  constructor(
    readonly builder: FormBuilder,
    readonly language: string,
  ) {}

  know(name: string, named: Named): void {
    this.names.set(name, named);
  }

  get known(): ReadonlySet<string> {
    return new Set(this.names.keys());
  }

  forgetAllBut(known: ReadonlySet<string>): void {
    for (const name of [...this.names.keys()]) if (!known.has(name)) this.names.delete(name);
  }

  /** Inside a repeated panel `panel.name` is the name; `item` and `row` likewise. */
  readonly resolve = (name: string): Named | null =>
    this.names.get(name) ?? this.names.get(name.replace(/^(?:panel|row|item)\./, '')) ?? null;

  /** A text or an object of texts by language. */
  words(value: Json | undefined, spot: Spot): Record<string, string> {
    if (typeof value === 'string') return { [this.language]: value };
    if (typeof value === 'number') return { [this.language]: String(value) };
    if (!isObject(value)) return {};
    const words: Record<string, string> = {};
    for (const [written, text] of Object.entries(value)) {
      const language = written === 'default' ? this.language : languageCode(written);
      if (typeof text !== 'string') continue;
      if (language && words[language] === undefined) words[language] = text;
      else this.builder.leave(spot.place, written, spot.what, 'language-unknown');
    }
    return words;
  }

  text(spot: Spot, value: Json | undefined): LocalisedText {
    let lost = false;
    const said = Object.entries(this.words(value, spot)).map(([language, text]) => [
      language,
      text.replaceAll(/\{([^{}\n]{1,200})\}/g, (_whole, inner: string) => {
        const named = this.resolve(inner.trim());
        if (!named) lost = true;
        return named ? `{{answer.${named.code}}}` : '…';
      }),
    ]);
    if (lost) this.builder.say(spot, 'changed', 'mention-left-out');
    return this.builder.text(spot, Object.fromEntries(said) as Record<string, string>);
  }

  rule(spot: Spot, element: JsonObject): Rule | undefined {
    const written = at(element, 'visibleIf');
    if (typeof written !== 'string' || written.trim() === '') return undefined;
    const rule = toRule(parseExpression(written, surveyJs), this.resolve);
    if (rule === null) this.builder.say(spot, 'changed', 'rule-not-understood');
    return rule ?? undefined;
  }

  value(written: string): Rule | null {
    return toValue(parseExpression(written, surveyJs), this.resolve);
  }

  /** `['a', { value: 2, text: 'Two' }]` as choices. */
  choices(spot: Spot, given: Json | undefined): JsChoices {
    const book = new CodeBook();
    const list: JsChoices = { choices: [], codes: new Map() };
    for (const each of Array.isArray(given) ? given : []) {
      const value = isObject(each) ? at(each, 'value') : each;
      if (value === null || value === undefined || typeof value === 'object') {
        this.builder.say({ ...spot, what: `${spot.what} / –` }, 'left_out', 'name-missing');
        continue;
      }
      this.addChoice({ ...spot, what: `${spot.what} / ${String(value)}` }, list, book, String(value), each);
    }
    return list;
  }

  private addChoice(
    spot: Spot,
    { choices, codes }: JsChoices,
    book: CodeBook,
    name: string,
    each: Json,
  ): void {
    const code = book.give(name, 'c');
    if (code !== name) this.builder.say(spot, 'changed', 'code-changed');
    if (!codes.has(name)) codes.set(name, code);
    const text = isObject(each) ? this.text(spot, at(each, 'text')) : {};
    choices.push({ code, text: textOr(text, this.language, name) });
    if (isObject(each)) {
      const owner = spot.what;
      leaveKeys(this.builder, { place: '/', owner }, each, ['value', 'text', 'visibleIf', 'enableIf']);
    }
    if (isObject(each) && (at(each, 'visibleIf') ?? at(each, 'enableIf')))
      this.builder.say(spot, 'left_out', 'choice-filter-left-out');
  }
}
