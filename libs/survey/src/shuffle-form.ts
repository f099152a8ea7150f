import type { AnswerChoice, InstrumentDefinition, InstrumentPage, Item } from './definition.js';
import { choicesOf, storedItemsOf } from './definition.js';
import { scoredItemsOf } from './score-response.js';

/**
 * The test as one person sees it: scored questions change places within their page, and their choices among
 * themselves, as far as the settings of the test ask for it. Codes stay what they are, so answers, checks and scores
 * know nothing of the order.
 *
 * Questions that depend on others, that others depend on, and everything that is not scored keep their places.
 * Choices that mean "no answer" stay last in their own order. Likert and yes–no choices keep theirs.
 *
 * @param definition the instrument with its keys: shuffle first, then take the keys away
 * @param seed       the same seed gives the same order for ever, in every language; one seed an invitation
 * @returns a definition of the same items; without test settings the very same one
 * @source R. A. Fisher and F. Yates (1938) in the form of R. Durstenfeld (1964), Commun. ACM 7, 420
 * @example shuffleForm(test, invitationId).pages[0].items // the same items in another order
 */
export function shuffleForm(definition: InstrumentDefinition, seed: string): InstrumentDefinition {
  const { test } = definition;
  const ordered = test?.shuffleItems
    ? { ...definition, pages: definition.pages.map((page) => shufflePage(definition, page, seed)) }
    : definition;
  return test?.shuffleChoices ? withShuffledChoices(ordered, seed) : ordered;
}

function shufflePage(definition: InstrumentDefinition, page: InstrumentPage, seed: string): InstrumentPage {
  const mayMove = page.items.map((item) => isFree(definition, item));
  const moved = shuffled(
    page.items.filter((_, at) => mayMove[at]),
    `${seed} ${page.code}`,
  );
  let next = 0;
  return { ...page, items: page.items.map((item, at) => (mayMove[at] ? (moved[next++] ?? item) : item)) };
}

/** Only a scored question that stands for itself: neither asked because of an answer, nor mentioned anywhere else. */
function isFree(definition: InstrumentDefinition, item: Item): boolean {
  if (!('scoring' in item) || !item.scoring || item.showIf !== undefined) return false;
  const others = storedItemsOf(definition).filter((other) => other.code !== item.code);
  return !others.some((other) => mentions(other, item.code));
}

function mentions(other: Item, code: string): boolean {
  const rules = JSON.stringify([other.showIf, other.type === 'computed' ? other.value : null]);
  const texts = JSON.stringify([other.text, other.help]);
  return rules.includes(`"${code}"`) || rules.includes(`"${code}.`) || texts.includes(`answer.${code}`);
}

/** Several questions may share a list of choices; each gets its own order, so each gets a list of its own. */
function withShuffledChoices(definition: InstrumentDefinition, seed: string): InstrumentDefinition {
  const answerLists = { ...definition.answerLists };
  const own = new Map<string, string>();
  for (const item of scoredItemsOf(definition)) {
    if (!['single', 'multiple', 'ranking'].includes(item.type) || !('answerList' in item)) continue;
    const name = `${item.code}/${item.answerList ?? ''}`;
    answerLists[name] = shuffleChoices(choicesOf(definition, item), `${seed} ${item.code}`);
    own.set(item.code, name);
  }
  const pages = definition.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => {
      const answerList = own.get(item.code);
      return answerList === undefined ? item : ({ ...item, answerList } as Item);
    }),
  }));
  return { ...definition, answerLists, pages };
}

function shuffleChoices(choices: readonly AnswerChoice[], seed: string): AnswerChoice[] {
  return [
    ...shuffled(
      choices.filter((choice) => !choice.missing),
      seed,
    ),
    ...choices.filter((choice) => choice.missing),
  ];
}

/**
 * A list in an order that depends on the seed alone.
 *
 * @param list any values; it is left as it was
 * @param seed text; another one gives another order
 * @returns a new list of the same values
 * @source Durstenfeld (1964); the numbers are mulberry32 over a FNV-1a hash of the seed
 * @example shuffled(['a', 'b', 'c'], 'x').length // 3
 */
export function shuffled<T>(list: readonly T[], seed: string): T[] {
  const next = numbersFrom(seed);
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}

/** Numbers from 0 up to 1 that look random and follow from the seed. */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
