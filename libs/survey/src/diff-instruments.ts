import { choicesOf, type InstrumentDefinition, type Item, type MatrixRow } from './definition.js';
import type { LocalisedText } from './localised-text.js';

/**
 * What can change between two versions. For an item: it is new, gone or elsewhere; its words, its type, its choices or
 * rows, its bounds, when it is shown, whether it must be answered, how it is scored, what it measures. For the
 * instrument: title and introduction, languages, privacy, how a test is sat.
 */
export const instrumentChangeKinds = [
  'added',
  'removed',
  'moved',
  'text',
  'type',
  'choices',
  'rows',
  'bounds',
  'rule',
  'required',
  'scoring',
  'tags',
  'title',
  'languages',
  'privacy',
  'test',
] as const;
export type InstrumentChangeKind = (typeof instrumentChangeKinds)[number];

export interface InstrumentChange {
  kind: InstrumentChangeKind;
  /** null: the instrument itself. */
  itemCode: string | null;
  /** Answers before and after may not mean the same; whether they do, only the author knows. */
  mayBreak: boolean;
}

interface Placed {
  item: Item;
  /** Page and group it stands in. */
  place: string;
}

/**
 * What a version changes against an earlier one, item by item in the order of the new version, removed ones last.
 *
 * Items are the same when their codes are. An item counts as moved when it stands in another page or group, or behind
 * an item that stood behind it before; where one item jumps over others, only the one is said to have moved.
 *
 * @param before the earlier version
 * @param after  the later version
 * @returns changes; empty when both say the same. `mayBreak` is set for another type, other choices, rows or bounds,
 *          another key, other words in a language that both have, and another condition
 * @example diffInstruments(v1, v2) // [{ kind: 'choices', itemCode: 'EXP-APP', mayBreak: true }]
 */
export function diffInstruments(
  before: InstrumentDefinition,
  after: InstrumentDefinition,
): InstrumentChange[] {
  const [old, now] = [placedItems(before), placedItems(after)];
  const kept = [...now.keys()].filter((code) => old.has(code));
  const still = inOrder(
    [...old.keys()].filter((code) => now.has(code)),
    kept,
  );
  const changes: InstrumentChange[] = changesOfWhole(before, after);
  for (const [code, { item, place }] of now) {
    const was = old.get(code);
    const say = (kind: InstrumentChangeKind, mayBreak = false) =>
      changes.push({ kind, itemCode: code, mayBreak });
    if (!was) {
      say('added');
      continue;
    }
    if (was.place !== place || !still.has(code)) say('moved');
    changesOfItem(was.item, item, { before, after }).forEach(([kind, mayBreak]) => say(kind, mayBreak));
  }
  for (const code of old.keys())
    if (!now.has(code)) changes.push({ kind: 'removed', itemCode: code, mayBreak: false });
  return changes;
}

function placedItems(definition: InstrumentDefinition): Map<string, Placed> {
  return new Map(
    definition.pages.flatMap((page) =>
      page.items.flatMap((item): [string, Placed][] => [
        [item.code, { item, place: page.code }],
        ...(item.type === 'group'
          ? item.items.map((inner): [string, Placed] => [
              inner.code,
              { item: inner, place: `${page.code} ${item.code}` },
            ])
          : []),
      ]),
    ),
  );
}

/** The most codes that stand in the same order in both lists: the others have moved. */
function inOrder(before: readonly string[], after: readonly string[]): Set<string> {
  const position = new Map(before.map((code, i) => [code, i]));
  const ends: { at: number; chain: Chain }[] = [];
  for (const code of after) {
    const at = position.get(code) ?? -1;
    const slot = ends.findIndex((end) => end.at >= at);
    const length = slot < 0 ? ends.length : slot;
    ends[length] = { at, chain: { code, before: ends[length - 1]?.chain } };
  }
  const found = new Set<string>();
  for (let link = ends.at(-1)?.chain; link; link = link.before) found.add(link.code);
  return found;
}
interface Chain {
  code: string;
  before: Chain | undefined;
}

function changesOfWhole(before: InstrumentDefinition, after: InstrumentDefinition): InstrumentChange[] {
  const parts: [InstrumentChangeKind, unknown, unknown][] = [
    ['title', [before.title, before.intro ?? {}], [after.title, after.intro ?? {}]],
    ['languages', [...before.languages].sort(), [...after.languages].sort()],
    [
      'privacy',
      [before.privacyMode, before.changeable ?? false],
      [after.privacyMode, after.changeable ?? false],
    ],
    ['test', before.test ?? {}, after.test ?? {}],
  ];
  return parts
    .filter(([, one, other]) => !same(one, other))
    .map(([kind]) => ({ kind, itemCode: null, mayBreak: false }));
}

interface Versions {
  before: InstrumentDefinition;
  after: InstrumentDefinition;
}
type Found = [InstrumentChangeKind, boolean];

function changesOfItem(was: Item, now: Item, versions: Versions): Found[] {
  const found: Found[] = [];
  const compare = (kind: InstrumentChangeKind, one: unknown, other: unknown, mayBreak: boolean) => {
    if (!same(one, other)) found.push([kind, mayBreak]);
  };
  compare('type', was.type, now.type, true);
  found.push(...changeOfWords(was, now, versions));
  compare('choices', choiceCodes(was, versions.before), choiceCodes(now, versions.after), true);
  compare('rows', rowsOf(was).map(codeOf), rowsOf(now).map(codeOf), true);
  compare('bounds', boundsOf(was), boundsOf(now), true);
  compare('rule', [was.showIf ?? true, ruleOf(was)], [now.showIf ?? true, ruleOf(now)], true);
  compare('required', was.required ?? false, now.required ?? false, false);
  compare('scoring', scoringOf(was), scoringOf(now), true);
  compare('tags', tagsOf(was, now), tagsOf(now, was), false);
  return found;
}

const codeOf = ({ code }: { code: string }) => code;

function rowsOf(item: Item): MatrixRow[] {
  if (item.type === 'percent_pair') return [item.attribution, item.confidence];
  return 'rows' in item ? item.rows : [];
}

/** Part of the item → its text, for every part that a respondent reads. */
function textsOf(item: Item, definition: InstrumentDefinition): Map<string, LocalisedText> {
  const ends = 'low' in item ? { low: item.low, high: item.high, unit: item.unit } : {};
  return new Map([
    ['text', item.text],
    ...Object.entries({ help: item.help, ...ends }).map(([part, text]): [string, LocalisedText] => [
      part,
      text ?? {},
    ]),
    ...rowsOf(item).map(({ code, text }): [string, LocalisedText] => [`row ${code}`, text]),
    ...choicesOf(definition, item).map(({ code, text }): [string, LocalisedText] => [`choice ${code}`, text]),
  ]);
}

/** Words of parts that both have; a new choice is no change of words. */
function changeOfWords(was: Item, now: Item, { before, after }: Versions): Found[] {
  const old = textsOf(was, before);
  const pairs = [...textsOf(now, after)].map(([part, text]) => [old.get(part) ?? text, text] as const);
  if (pairs.every(([one, other]) => same(one, other))) return [];
  // A translation that comes or goes changes nothing for who read another language.
  const mayBreak = pairs.some(([one, other]) =>
    Object.entries(one).some(([language, text]) => other[language] !== undefined && other[language] !== text),
  );
  return [['text', mayBreak]];
}

function choiceCodes(item: Item, definition: InstrumentDefinition): unknown {
  return choicesOf(definition, item).map(({ code, missing }) => [code, missing ?? null]);
}

const boundNames = [
  'min',
  'max',
  'whole',
  'allowMissing',
  'maxLength',
  'format',
  'maxChoices',
  'maxRanked',
  'over',
];

function boundsOf(item: Item): unknown {
  return boundNames.map((name): unknown => Reflect.get(item, name) ?? null);
}

function ruleOf(item: Item): unknown {
  return item.type === 'computed' ? item.value : null;
}

function scoringOf(item: Item): unknown {
  return 'scoring' in item ? (item.scoring ?? null) : null;
}

/** Of the item and of the rows that the other has too, by code. */
function tagsOf(item: Item, other: Item): unknown {
  const shared = rowsOf(other).map(codeOf);
  const rows = rowsOf(item).filter(({ code }) => shared.includes(code));
  return [item.tags ?? {}, Object.fromEntries(rows.map(({ code, tags }) => [code, tags ?? {}]))];
}

/** Equal as JSON, whatever the order of the keys. */
function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
