import { Liquid, type Template } from 'liquidjs';
import type { LetterText } from './letter-text.js';

/** What staff may write: a choice between words. Nothing is read from elsewhere, nothing goes round in circles. */
const allowed: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'comment', 'raw', '#']);

const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  // An empty name is no name: {% if about %} is false for readers who are asked about themselves.
  jsTruthy: true,
  templates: {},
  parseLimit: 50_000,
  renderLimit: 1000,
  memoryLimit: 1_000_000,
});
for (const tag of Object.keys(engine.tags)) if (!allowed.has(tag)) delete engine.tags[tag];

/** Read once: one letter goes to many readers. */
const read = new Map<string, Template[]>();
const readMost = 200;

function parse(text: string): Template[] {
  const known = read.get(text);
  if (known) return known;
  const templates = engine.parse(text);
  if (read.size >= readMost) read.clear();
  read.set(text, templates);
  return templates;
}

/**
 * A letter in Liquid with what is known of its reader.
 *
 * @param text   without faults, see `letterFaults`
 * @param values name → what stands for it, on one line, taken as it is and never filled in again
 * @returns subject on one line and the paragraphs, which an empty line parts; empty ones are left out
 * @throws when the text has faults
 * @example renderLetter({ subject: 'Dear {{ name }}', body: 'See you.' }, { name: 'Amina' }).subject // 'Dear Amina'
 */
export function renderLetter(
  text: LetterText,
  values: Readonly<Record<string, string>>,
): { subject: string; paragraphs: string[] } {
  const fill = (part: string): string => String(engine.renderSync(parse(part), values));
  return {
    subject: fill(text.subject).replaceAll(/\s+/g, ' ').trim(),
    paragraphs: fill(text.body)
      .split(/\r?\n(?:[ \t]*\r?\n)+/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
  };
}

/** What is wrong with a text: a place nobody fills in, by its name, or something that is no Liquid, by its line. */
export type LetterFault = { kind: 'place'; name: string } | { kind: 'template'; line: number };

const singleBraces = /\{([a-z_]{1,40})\}/g;
const liquid = /\{\{.*?\}\}|\{%.*?%\}/gs;

/**
 * @param text   as staff write it
 * @param places names that are filled in
 * @returns each fault once; empty when the letter can be sent to everybody
 * @example letterFaults('Dear {{ firstname }}', ['given_name']) // [{ kind: 'place', name: 'firstname' }]
 * @example letterFaults('One\n{% if given_name %}two', ['given_name']) // [{ kind: 'template', line: 2 }]
 */
export function letterFaults(text: string, places: readonly string[]): LetterFault[] {
  try {
    const named = engine.globalVariablesSync(parse(text));
    // Somebody who leaves a brace out means a place; in the mail it would stand as it is.
    const meant = [...text.replaceAll(liquid, '').matchAll(singleBraces)].map(([, name = '']) => name);
    const unknown = [...named.filter((name) => !places.includes(name)), ...meant];
    if (unknown.length > 0) return [...new Set(unknown)].map((name) => ({ kind: 'place', name }));
    // What only shows with values: a place of a place, a filter that cannot take a word.
    engine.renderSync(parse(text), Object.fromEntries(places.map((name) => [name, name])));
    return [];
  } catch (error) {
    return [{ kind: 'template', line: lineOf(error) }];
  }
}

function lineOf(error: unknown): number {
  const found = error instanceof Error ? /line:(\d+)/.exec(error.message) : null;
  return Number(found?.[1] ?? 1);
}
