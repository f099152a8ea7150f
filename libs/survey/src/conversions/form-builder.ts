import type {
  AnswerChoice,
  GroupItem,
  InstrumentDefinition,
  InstrumentKind,
  Item,
  QuestionItem,
  Rule,
} from '../definition.js';
import { instrumentDefinitionSchema } from '../definition-schema.js';
import type { LocalisedText } from '../localised-text.js';
import { cleanText, storable, withoutEmpty } from './clean-text.js';
import { CodeBook } from './code-book.js';
import {
  type Conversion,
  type ConversionAction,
  type ConversionReason,
  FileRefused,
  type ReportLine,
} from './conversion.js';
import { LeftParts } from './left-parts.js';
import { conversionLimits } from './limits.js';

const mostOnPage = 200;
const mostPages = 50;
const mostChoices = 500;
const mostInGroup = 50;
const mostText = 5000;

interface OpenPage {
  code: string;
  title: LocalisedText | undefined;
  items: Item[];
  kept?: boolean;
}

/** Where something stands in the file and what it is called there. */
export interface Spot {
  place: string;
  what: string;
}

/** The text, or a word that stands for it. */
export const textOr = (text: LocalisedText, language: string, word: string): LocalisedText =>
  Object.keys(text).length > 0 ? text : { [language]: word };

export const textIfAny = (text: LocalisedText): LocalisedText | undefined =>
  Object.keys(text).length > 0 ? text : undefined;

/** Both have to hold. */
export function both(outer: Rule | undefined, inner: Rule | undefined): Rule | undefined {
  return outer === undefined || inner === undefined ? (inner ?? outer) : { and: [outer, inner] };
}

/** Gathers a form piece by piece, within what an instrument may hold, and writes down what became of each piece. */
export class FormBuilder {
  readonly codes = new CodeBook();
  readonly report: ReportLine[] = [];
  private readonly left = new LeftParts();
  private readonly pages: OpenPage[] = [];
  private readonly lists = new Map<string, AnswerChoice[]>();
  private readonly listNames = new CodeBook();
  private readonly pageCodes = new CodeBook();
  private group: { item: GroupItem; spot: Spot } | null = null;
  private count = 0;
  private isClosed = false;

  constructor(private readonly languages: readonly string[]) {}

  say({ place, what }: Spot, action: ConversionAction, why: ConversionReason): void {
    if (this.report.length >= conversionLimits.reportLines) throw new FileRefused('too-many-rows');
    this.report.push({ place, what: storable(what).slice(0, 200), action, why });
  }

  /** Like `say` for a part that many may have; the lines come at the end, one for all that have it. */
  leave(place: string, part: string, owner: string, why: ConversionReason): void {
    this.left.note(place, part, owner, why);
  }

  /** A text without markup, cut to what is stored. */
  text(spot: Spot, words: Readonly<Record<string, string>>): LocalisedText {
    const reasons = new Set<ConversionReason>();
    const cleaned = Object.entries(words).map(([language, source]): [string, string] => {
      const { text, hadMarkup, hadMedia } = cleanText(source);
      if (hadMarkup) reasons.add('markup-removed');
      if (hadMedia) reasons.add('media-left-out');
      if (text.length > mostText) reasons.add('text-cut');
      return [language, storable(text.slice(0, mostText))];
    });
    reasons.forEach((why) => this.say(spot, why === 'media-left-out' ? 'left_out' : 'changed', why));
    return withoutEmpty(Object.fromEntries(cleaned));
  }

  page(name: string, title?: LocalisedText): void {
    if (this.group) this.endGroup();
    const code = this.pageCodes.give(name, 'page');
    this.pages.push({ code, title: title && Object.keys(title).length > 0 ? title : undefined, items: [] });
    this.isClosed = false;
  }

  /** Exactly as our own export has written it, empty or not. */
  keepPage(code: string, title?: LocalisedText): void {
    this.pages.push({ code, title, items: [], kept: true });
  }

  /** What comes next and has no page of its own begins one. */
  closePage(): void {
    this.isClosed = true;
  }

  beginGroup(item: GroupItem, spot: Spot): void {
    if (this.group) this.endGroup();
    this.group = { item, spot };
  }

  endGroup(): void {
    const { group } = this;
    if (!group) return;
    this.group = null;
    if (group.item.items.length === 0) this.say(group.spot, 'left_out', 'text-missing');
    else this.place(group.item, group.spot);
  }

  get inGroup(): boolean {
    return this.group !== null;
  }

  /** Puts a question where the file has come to. */
  add(item: Item, spot: Spot): void {
    const { group } = this;
    if (group && item.type !== 'group' && item.type !== 'computed') {
      if (group.item.items.length >= mostInGroup) this.say(spot, 'left_out', 'too-many-questions');
      else group.item.items.push(item as QuestionItem);
      return;
    }
    this.place(item, spot);
  }

  private place(item: Item, spot: Spot): void {
    this.count += 1;
    if (this.count > conversionLimits.rows) throw new FileRefused('too-many-rows');
    let page = this.pages.at(-1);
    const isFull = page !== undefined && page.items.length >= mostOnPage;
    if (!page || this.isClosed || isFull) {
      if (isFull) this.say(spot, 'changed', 'page-split');
      this.page(page && isFull ? page.code : 'page');
      page = this.pages.at(-1);
    }
    page?.items.push(item);
  }

  /**
   * An answer list under a name of its own; the same choices again are the same list.
   *
   * @returns the name; null when there are none or more than an instrument takes
   */
  list(name: string, choices: readonly AnswerChoice[]): string | null {
    if (choices.length === 0 || choices.length > mostChoices) return null;
    const same = JSON.stringify(choices);
    for (const [known, other] of this.lists) if (JSON.stringify(other) === same) return known;
    const code = this.listNames.give(name, 'list');
    this.lists.set(code, [...choices]);
    return code;
  }

  /** Under exactly this name, for what our own export has written. */
  keepList(name: string, choices: readonly AnswerChoice[]): void {
    this.lists.set(name, [...choices]);
  }

  finish(about: {
    code: string;
    kind?: InstrumentKind;
    title: LocalisedText;
    intro?: LocalisedText | undefined;
    rest?: Partial<InstrumentDefinition>;
  }): Conversion {
    this.endGroup();
    const pages = this.pages.filter(({ items, kept }) => kept || items.length > 0);
    if (pages.length === 0) throw new FileRefused('no-questions');
    for (const page of this.pages)
      if (!pages.includes(page) && page.title) this.leave('', titleOf(page), page.code, 'page-empty');
    const joined = joinPages(pages);
    joined.lost.forEach((page) => this.leave('', titleOf(page), page.code, 'group-joined'));
    const room = conversionLimits.reportLines - this.report.length;
    for (const { place, what, action, why } of this.left.lines(room)) this.say({ place, what }, action, why);
    const { languages } = this;
    const definition: InstrumentDefinition = {
      code: new CodeBook().give(about.code, 'imported'),
      kind: about.kind ?? 'other',
      languages: [...languages],
      title: Object.keys(about.title).length > 0 ? about.title : { [languages[0] ?? 'en']: about.code },
      ...(about.intro && Object.keys(about.intro).length > 0 && { intro: about.intro }),
      privacyMode: 'confidential',
      answerLists: Object.fromEntries(this.lists),
      pages: joined.pages,
      ...about.rest,
    };
    return { definition: sound(definition), report: this.report };
  }
}

const titleOf = ({ title, code }: OpenPage): string => Object.values(title ?? {})[0] ?? code;

/** More pages than an instrument has become fewer, each with more on it. */
function joinPages(pages: readonly OpenPage[]): {
  pages: InstrumentDefinition['pages'];
  /** Whose titles are gone. */
  lost: OpenPage[];
} {
  const joined: OpenPage[] = [];
  const lost: OpenPage[] = [];
  for (const page of pages) {
    const last = joined.at(-1);
    const full = joined.length >= mostPages;
    if (full && last && last.items.length + page.items.length <= mostOnPage) {
      last.items.push(...page.items);
      if (page.title) lost.push(page);
    } else if (full) throw new FileRefused('too-many-rows');
    else joined.push({ ...page, items: [...page.items] });
  }
  return { pages: joined.map(({ code, title, items }) => ({ code, ...(title && { title }), items })), lost };
}

/** Whatever a file says, what comes out is an instrument; else the file is refused as a whole. */
function sound(definition: InstrumentDefinition): InstrumentDefinition {
  // What is absent is absent, and not there without a value.
  const checked = instrumentDefinitionSchema.safeParse(JSON.parse(JSON.stringify(definition)));
  if (!checked.success) throw new FileRefused('unreadable');
  return checked.data;
}
