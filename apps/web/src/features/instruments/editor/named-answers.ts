import {
  type AnswerChoice,
  answerCodesOf,
  choicesOf,
  type InstrumentDefinition,
  type Item,
  type LocalisedText,
  type MatrixRow,
  recordFieldNames,
} from '@traccia/survey';
import type { Comparison } from './rule-model';
import type { ItemPlace } from './places';

/** An answer that a rule may read at a place. */
export interface NamedAnswer {
  name: string;
  text: LocalisedText;
  /** Decides what it is compared with. */
  kind: 'choice' | 'choices' | 'number' | 'text' | 'date' | 'record';
  choices: AnswerChoice[];
}

const numeric: Item['type'][] = [
  'number',
  'rating',
  'rating_0_10',
  'percent_pair',
  'computed',
  'factor_list',
];

function kindOf(item: Item): NamedAnswer['kind'] {
  if (item.type === 'multiple' || item.type === 'ranking') return 'choices';
  if (numeric.includes(item.type)) return 'number';
  if (item.type === 'date') return 'date';
  return item.type === 'short_text' || item.type === 'long_text' || item.type === 'file' ? 'text' : 'choice';
}

function answersOf(definition: InstrumentDefinition, item: Item): NamedAnswer[] {
  const rows: MatrixRow[] =
    item.type === 'percent_pair' ? [item.attribution, item.confidence] : 'rows' in item ? item.rows : [];
  return answerCodesOf(item).map((name) => ({
    name,
    text: rows.find(({ code }) => name === code || name.startsWith(`${code}-`))?.text ?? item.text,
    kind: kindOf(item),
    choices: choicesOf(definition, item),
  }));
}

/** Answers given before a place, the latest first, then what is known of the respondent. */
export function answersBefore(definition: InstrumentDefinition, at: ItemPlace): NamedAnswer[] {
  const before = definition.pages
    .slice(0, at.page + 1)
    .flatMap(({ items }, page) => (page < at.page ? items : items.slice(0, at.item)));
  const group = definition.pages[at.page]?.items[at.item];
  const inner = at.inner !== null && group?.type === 'group' ? group.items.slice(0, at.inner) : [];
  // Inside a group that is over, an answer has no name of its own any more.
  const asked = [...before, ...inner].filter(({ type }) => type !== 'group');
  const record = recordFieldNames.map((field): NamedAnswer => ({
    name: `record.${field}`,
    text: {},
    kind: 'record',
    choices: [],
  }));
  return [...asked.reverse().flatMap((item) => answersOf(definition, item)), ...record];
}

const of: Record<NamedAnswer['kind'], Comparison[]> = {
  choice: ['is', 'is-not', 'one-of', 'answered', 'not-answered'],
  choices: ['includes', 'includes-not', 'answered', 'not-answered'],
  number: ['is', 'is-not', 'more', 'at-least', 'less', 'at-most', 'answered', 'not-answered'],
  text: ['is', 'is-not', 'answered', 'not-answered'],
  date: ['is', 'more', 'at-least', 'less', 'at-most', 'answered', 'not-answered'],
  record: ['is', 'is-not', 'answered', 'not-answered'],
};

/** How an answer can be compared; what a rule says already stays offered. */
export function comparisonsFor(answer: NamedAnswer | undefined, now: Comparison): Comparison[] {
  const offered = answer ? of[answer.kind] : ['is' as const];
  return offered.includes(now) ? offered : [now, ...offered];
}
