import { answerCodesOf } from '../answer-codes.js';
import {
  choicesOf,
  type InstrumentDefinition,
  type Item,
  storedItemsOf,
  type WrittenScoring,
} from '../definition.js';
import { atItem, errorAt, type FaultPlace, type InstrumentFault, warningAt } from './fault.js';

/** Codes that are missing or stand twice, pages and groups with nothing in them. */
export function checkCodes(definition: InstrumentDefinition): InstrumentFault[] {
  const whole: FaultPlace = { kind: 'instrument', code: definition.code };
  const items = storedItemsOf(definition);
  return [
    ...(items.some(({ type }) => type !== 'info') ? [] : [errorAt(whole, 'no-questions')]),
    ...definition.pages.flatMap((page): InstrumentFault[] =>
      page.items.length === 0 ? [warningAt({ kind: 'page', code: page.code }, 'page-empty')] : [],
    ),
    ...twiceIn(definition.pages.map(({ code }) => code)).map((code) =>
      errorAt({ kind: 'page', code }, 'code-twice', { code }),
    ),
    ...items.flatMap((item) =>
      item.type === 'group' && item.items.length === 0 ? [errorAt(atItem(item), 'group-empty')] : [],
    ),
    ...checkItemCodes(items),
  ];
}

function checkItemCodes(items: readonly Item[]): InstrumentFault[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    // An answer is stored by its item's code, so even a compound item's own code must not be another's.
    const own = [item.code, ...answerCodesOf(item).filter((code) => code !== item.code)];
    const faults = own.flatMap((code): InstrumentFault[] => {
      if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,75}$/.test(code))
        return [errorAt(atItem(item), 'code-missing', { code })];
      if (seen.has(code)) return [errorAt(atItem(item), 'code-twice', { code })];
      seen.add(code);
      return [];
    });
    return faults;
  });
}

const withChoices: Item['type'][] = [
  ...(['single', 'multiple', 'likert', 'yes_no', 'ranking'] as const),
  ...(['likert_matrix', 'then_test'] as const),
];

/** Questions without answers to choose from, lists with a code twice, lists that nothing uses. */
export function checkChoices(definition: InstrumentDefinition): InstrumentFault[] {
  const items = storedItemsOf(definition);
  const used = new Set(items.map((item) => ('answerList' in item ? item.answerList : undefined)));
  return [
    ...items.flatMap((item) => (withChoices.includes(item.type) ? checkChoicesOf(item, definition) : [])),
    ...Object.entries(definition.answerLists).flatMap(([name, list]): InstrumentFault[] => [
      ...twiceIn(list.map(({ code }) => code)).map((code) =>
        errorAt({ kind: 'list', code: name }, 'choice-twice', { code }),
      ),
      ...(used.has(name) ? [] : [warningAt({ kind: 'list', code: name }, 'list-unused')]),
    ]),
  ];
}

function checkChoicesOf(item: Item, definition: InstrumentDefinition): InstrumentFault[] {
  const values = choicesOf(definition, item).filter(({ missing }) => !missing).length;
  if (values === 0) return [errorAt(atItem(item), 'no-choices')];
  if (item.type === 'ranking' && values < 2) return [errorAt(atItem(item), 'too-few-to-rank')];
  const most = item.type === 'ranking' ? item.maxRanked : 'maxChoices' in item ? item.maxChoices : undefined;
  return most !== undefined && most > values
    ? [warningAt(atItem(item), 'more-than-choices', { most, choices: values })]
    : [];
}

/** Lower bounds above upper ones. */
export function checkBounds(definition: InstrumentDefinition): InstrumentFault[] {
  return storedItemsOf(definition).flatMap((item) => {
    if (!('min' in item) || item.min === undefined || item.max === undefined) return [];
    return item.min > item.max
      ? [errorAt(atItem(item), 'min-over-max', { min: item.min, max: item.max })]
      : [];
  });
}

/** Keys of a test that nobody can choose; a test in which nothing has a key. */
export function checkScoring(definition: InstrumentDefinition): InstrumentFault[] {
  const items = storedItemsOf(definition);
  const scored = items.flatMap((item) =>
    'scoring' in item && item.scoring ? [{ item, scoring: item.scoring }] : [],
  );
  const unknown = scored.flatMap(({ item, scoring }) => {
    if ('accepted' in scoring) return checkAccepted(item, scoring);
    const codes = choicesOf(definition, item).map(({ code }) => code);
    return scoring.key
      .filter((code) => !codes.includes(code))
      .map((code) => errorAt(atItem(item), 'key-unknown', { code }));
  });
  const empty = scored.flatMap(({ item, scoring }) =>
    ('accepted' in scoring ? scoring.accepted : scoring.key).length === 0
      ? [errorAt(atItem(item), 'key-missing')]
      : [],
  );
  const none =
    definition.kind === 'knowledge_test' && scored.length === 0
      ? [warningAt({ kind: 'instrument', code: definition.code }, 'key-missing')]
      : [];
  return [...unknown, ...empty, ...none];
}

/** Ranges that hold no number, words that nobody can write. */
function checkAccepted(item: Item, { accepted }: WrittenScoring): InstrumentFault[] {
  return accepted.flatMap((each): InstrumentFault[] => {
    if ('text' in each) return each.text.trim() === '' ? [errorAt(atItem(item), 'key-missing')] : [];
    const { min, max } = each;
    return min > max ? [errorAt(atItem(item), 'min-over-max', { min, max })] : [];
  });
}

function twiceIn(codes: readonly string[]): string[] {
  return [...new Set(codes.filter((code, i) => codes.indexOf(code) !== i))];
}
