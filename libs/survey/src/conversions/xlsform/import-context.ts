import type { AnswerChoice, Item, Rule } from '../../definition.js';
import type { LocalisedText } from '../../localised-text.js';
import { languageCode } from '../clean-text.js';
import { boundsIn, type Bounds, type Named, namedAs, toRule, toValue } from '../expressions/to-rule.js';
import { parseExpression } from '../expressions/parse-expression.js';
import { xpath } from '../expressions/dialects.js';
import type { FormBuilder, Spot } from '../form-builder.js';
import type { OwnSheet } from './import-own.js';
import { languageColumns, type SheetRow } from './sheet-table.js';

/** A list of the choices sheet, with the code that each name became. */
export interface ChoiceList {
  name: string;
  choices: AnswerChoice[];
  codes: ReadonlyMap<string, string>;
}

/** What reading the lines of a sheet needs to know of what came before. */
export class ImportContext {
  private readonly names = new Map<string, Named>();
  private readonly columns = new Map<string, Map<string, string>>();

  constructor(
    readonly builder: FormBuilder,
    readonly headings: readonly string[],
    readonly language: string,
    readonly lists: ReadonlyMap<string, ChoiceList>,
    readonly own: OwnSheet | null = null,
  ) {}

  spot(row: SheetRow): Spot {
    const { type = '', name = '' } = row.cells;
    return { place: `survey:${row.number}`, what: `${name || '–'} (${type})` };
  }

  /** What was asked under a name, for rules and texts that come later. */
  know(name: string, item: Item, list?: ChoiceList): void {
    this.names.set(name, namedAs(item, list?.codes));
  }

  knowAs(name: string, named: Named): void {
    this.names.set(name, named);
  }

  get known(): ReadonlySet<string> {
    return new Set(this.names.keys());
  }

  /** What was asked inside a repetition cannot be spoken of after it. */
  forgetAllBut(known: ReadonlySet<string>): void {
    for (const name of [...this.names.keys()]) if (!known.has(name)) this.names.delete(name);
  }

  readonly resolve = (name: string): Named | null => this.names.get(name) ?? null;

  private columnsOf(base: string): Map<string, string> {
    const columns =
      this.columns.get(base) ?? languageColumns(this.headings, base, languageCode, this.language);
    this.columns.set(base, columns);
    return columns;
  }

  /** Whether a column is the text in one of the languages. */
  reads(heading: string): boolean {
    return [...this.columnsOf(heading.split('::')[0] ?? '').values()].includes(heading);
  }

  words(row: SheetRow, base: string): Record<string, string> {
    const words: Record<string, string> = {};
    for (const [language, heading] of this.columnsOf(base)) {
      const cell = row.cells[heading];
      if (cell !== undefined) words[language] = cell;
    }
    return words;
  }

  /** A text with what it mentions as we write it. */
  text(row: SheetRow, base: string): LocalisedText {
    const spot = this.spot(row);
    let lost = false;
    const mentions = (cell: string) =>
      cell.replaceAll(/\$\{\s*([^{}\s]{1,200})\s*\}/g, (_whole, name: string) => {
        const named = this.resolve(name);
        if (!named) lost = true;
        return named ? `{{answer.${named.code}}}` : '…';
      });
    const words = Object.entries(this.words(row, base)).map(([language, cell]) => [language, mentions(cell)]);
    if (lost) this.builder.say(spot, 'changed', 'mention-left-out');
    return this.builder.text(spot, Object.fromEntries(words) as Record<string, string>);
  }

  rule(row: SheetRow): Rule | undefined {
    const written = row.cells['relevant']?.trim();
    if (!written) return undefined;
    const rule = toRule(parseExpression(written, xpath), this.resolve);
    if (rule === null) this.builder.say(this.spot(row), 'changed', 'rule-not-understood');
    return rule ?? undefined;
  }

  calculation(row: SheetRow): Rule | null {
    const written = row.cells['calculation']?.trim();
    return written ? toValue(parseExpression(written, xpath), this.resolve) : null;
  }

  bounds(row: SheetRow, whole: boolean): Bounds {
    const written = row.cells['constraint']?.trim();
    if (!written) return {};
    const bounds = boundsIn(parseExpression(written, xpath), whole);
    if (!bounds) this.builder.say(this.spot(row), 'changed', 'limit-not-understood');
    return bounds ?? {};
  }

  required(row: SheetRow): true | undefined {
    const written = row.cells['required']?.trim().toLowerCase();
    if (!written || ['no', 'false', 'false()', '0'].includes(written)) return undefined;
    if (['yes', 'true', 'true()', '1', 'required'].includes(written)) return true;
    this.builder.say(this.spot(row), 'changed', 'required-by-rule');
    return undefined;
  }
}
