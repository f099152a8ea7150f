import {
  type AnswerChoice,
  type InstrumentDefinition,
  type InstrumentKind,
  instrumentKinds,
  type InstrumentPage,
  type Item,
  type MatrixRow,
} from './definition.js';
import type { LocalisedText } from './localised-text.js';
import { groupSources } from './respondent-record.js';

type Loose = Record<string, unknown>;

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isObject) : []);
const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Only what is a text in some language. */
function textOf(value: unknown): LocalisedText {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Which keys of an item must be what, where they are there at all. */
const itemKeys: Record<string, (value: unknown) => boolean> = {
  help: isObject,
  unit: isObject,
  low: isObject,
  high: isObject,
  tags: isObject,
  answerList: (value) => typeof value === 'string',
  showIf: (value) => typeof value === 'boolean' || isObject(value),
  value: (value) => typeof value === 'boolean' || isObject(value),
  required: (value) => typeof value === 'boolean' || value === 'soft',
  min: (value) => typeof value === 'number' || typeof value === 'string',
  max: (value) => typeof value === 'number' || typeof value === 'string',
  scoring: (value) => isObject(value) && (Array.isArray(value['key']) || Array.isArray(value['accepted'])),
};

function mendRow(row: Loose): MatrixRow {
  const { tags } = row;
  return { code: stringOf(row['code']), text: textOf(row['text']), ...(isObject(tags) && { tags }) };
}

const demanded: Record<string, (item: Loose) => Loose> = {
  likert_matrix: rowsAndList,
  then_test: rowsAndList,
  ranking: (item) => ({ answerList: stringOf(item['answerList']) }),
  factor_list: (item) => ({ rows: listOf(item['rows']).map(mendRow) }),
  percent_pair: (item) => ({
    attribution: mendRow(isObject(item['attribution']) ? item['attribution'] : {}),
    confidence: mendRow(isObject(item['confidence']) ? item['confidence'] : {}),
  }),
  computed: (item) => ({ value: itemKeys['value']?.(item['value']) ? item['value'] : false }),
  group: (item) => ({
    over: groupSources.find((source) => source === item['over']) ?? 'free',
    max: typeof item['max'] === 'number' ? item['max'] : 5,
    items: listOf(item['items'])
      .filter(({ type }) => type !== 'group' && type !== 'computed')
      .map(mendItem),
  }),
};

function rowsAndList(item: Loose): Loose {
  return { answerList: stringOf(item['answerList']), rows: listOf(item['rows']).map(mendRow) };
}

export const itemTypes = [
  ...[
    'info',
    'single',
    'multiple',
    'likert',
    'yes_no',
    'ranking',
    'likert_matrix',
    'then_test',
    'factor_list',
  ],
  ...[
    'percent_pair',
    'number',
    'rating',
    'rating_0_10',
    'short_text',
    'long_text',
    'date',
    'file',
    'computed',
    'group',
  ],
] as Item['type'][];

function mendItem(item: Loose): Item {
  const type = itemTypes.find((known) => known === item['type']) ?? 'short_text';
  const sound = Object.entries(item).filter(([key, value]) => itemKeys[key]?.(value) ?? true);
  return {
    ...Object.fromEntries(sound),
    type,
    code: stringOf(item['code']),
    text: textOf(item['text']),
    ...(isObject(item['help']) && { help: textOf(item['help']) }),
    ...demanded[type]?.(item),
  } as Item;
}

function mendPage(page: Loose): InstrumentPage {
  const { title } = page;
  return {
    code: stringOf(page['code']),
    ...(isObject(title) && { title: textOf(title) }),
    items: listOf(page['items']).map(mendItem),
  };
}

function mendChoice(choice: Loose): AnswerChoice {
  const { missing } = choice;
  return {
    code: stringOf(choice['code']),
    text: textOf(choice['text']),
    ...((missing === 'not_applicable' || missing === 'dont_know') && { missing }),
  };
}

function oneOf<T extends string>(value: unknown, known: readonly T[], otherwise: T): T {
  return known.find((entry) => entry === value) ?? otherwise;
}

/**
 * A definition that can be shown and changed, out of whatever a draft holds: what has the wrong shape is left out, what
 * must be there is there, empty. Never used on what is published.
 *
 * @param draft anything
 * @returns a definition of the right shape, possibly without pages; not necessarily one that could be published
 * @example mendDefinition({ pages: 7 }).pages // []
 */
export function mendDefinition(draft: unknown): InstrumentDefinition {
  const whole = isObject(draft) ? draft : {};
  const languages = Array.isArray(whole['languages']) ? whole['languages'] : [];
  const lists = isObject(whole['answerLists']) ? Object.entries(whole['answerLists']) : [];
  const { intro, test, breaks, changeable } = whole;
  return {
    code: stringOf(whole['code']),
    kind: oneOf<InstrumentKind>(whole['kind'], instrumentKinds, 'other'),
    languages: languages.filter((part): part is string => typeof part === 'string'),
    title: textOf(whole['title']),
    ...(isObject(intro) && { intro: textOf(intro) }),
    privacyMode: oneOf(whole['privacyMode'], ['named', 'confidential', 'anonymous'] as const, 'confidential'),
    ...(typeof changeable === 'boolean' && { changeable }),
    ...(isObject(test) && { test }),
    answerLists: Object.fromEntries(lists.map(([name, list]) => [name, listOf(list).map(mendChoice)])),
    pages: listOf(whole['pages']).map(mendPage),
    ...(Array.isArray(breaks) && {
      breaks: breaks.filter((code): code is string => typeof code === 'string'),
    }),
  };
}
