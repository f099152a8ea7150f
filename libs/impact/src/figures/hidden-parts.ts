import type { CountTable } from '../disclosure/count-table.js';
import type { SeenNumber } from '../disclosure/edition.js';
import type { ProtectedTable } from '../disclosure/protected-table.js';
import type { Pattern } from '../disclosure/suppress.js';
import type { ActivityFiguresInput, FigurePlace, ItemDefinition, ResponseRow } from './activity-input.js';
import { appliedCodesOf, isApplication } from './item-figures.js';
import { hasFigures, scaleOf, valueOf } from './item-values.js';
import { tellTogether, type TwoTables } from './joint-tables.js';
import type { Person, Population } from './people.js';
import { protectScopes, type Scope, scopesOf } from './scope-tree.js';
import { countsOnlyBelow, defaultBreakdownFrom } from './small-sample.js';
import { countTable } from './views.js';

/** Groups below five are never published, whatever is asked. */
export const smallestK = 5;
/** Smallest group of a sensitive item. */
export const sensitiveK = 10;

/** One table with what is hidden of it. */
export interface Hidden {
  table: CountTable;
  pattern: Pattern;
  k: number;
  /** The same in the parts of the scope. */
  step: Step;
}

/** An item that has figures. */
export interface ItemPart {
  item: ItemDefinition;
  hidden: Hidden;
}

/** All tables that figures are made of; null where there are none. */
export interface Parts {
  invited: Hidden | null;
  responded: Hidden;
  score: Hidden | null;
  items: ItemPart[];
  /** The people of the scope and its parts, and of the waves that have joined since each earlier edition. */
  scopes: Scope<Population>;
  joined: Scope<Population>[];
}

/**
 * Decides for every table of a scope what is hidden, each under the one that it is part of.
 *
 * @param beside the tables of the same people by group and sex, when `input` tells them apart by something else: their
 *               totals stand there
 */
export function hideSmall(input: ActivityFiguresInput, beside: Parts | null = null): Parts {
  const k = Math.max(smallestK, Math.ceil(input.k));
  const scopes = scopesOf(input);
  const [breakdownFrom, since] = [breakdownOf(input), sinceEach(input)];
  const hide = (
    name: string,
    { k: least, kinds, kindsOf }: TableOf,
    before: Hidden | null,
    other: Hidden | null | undefined,
  ): Hidden => {
    const rule = { k: least, sameAnswerBelow: Math.max(least, countsOnlyBelow), breakdownFrom };
    const tableOf = (population: Population): CountTable => countTable(population, kinds, kindsOf);
    const tell = (scope: TwoTables): boolean =>
      tellTogether(scope, (person) => kindsOf(person) !== null, rule);
    const besideOf = (people: Scope<Population> | undefined, decided: Scope<ProtectedTable> | undefined) =>
      people && decided ? { people, decided, tell } : null;
    const joined = since.map((one, at) =>
      protectScopes(one.joined, tableOf, rule, {
        before: before?.step.joined[at] ?? null,
        beside: besideOf(beside?.joined[at], other?.step.joined[at]),
      }),
    );
    const editions = joined.map(({ own }, at) => ({ joined: own, seen: since[at]?.seenIn(name) ?? [] }));
    const given = { before: before?.step.tree ?? null, beside: besideOf(beside?.scopes, other?.step.tree) };
    const tree = protectScopes(scopes, tableOf, rule, given, editions);
    return { table: tree.own.table, pattern: tree.own.pattern, k: least, step: { tree, joined } };
  };
  const everyone: TableOf = { k, kinds: 0, kindsOf: () => [] };
  const answering: TableOf = { k, kinds: 0, kindsOf: ({ response }) => (response ? [] : null) };
  // By the time of answering there are only those who answered, and nobody is asked beside them.
  const isOfAsked = !beside || beside.scopes.own.people.length === scopes.own.people.length;
  const invited =
    input.frameKind === 'roster' && isOfAsked ? hide('invited', everyone, null, beside?.invited) : null;
  const responded = hide('responded', answering, invited, beside?.responded);
  const everybody = scopes.own.people;
  const scores = [...new Set(everybody.flatMap((person) => scoreOf(person) ?? []))];
  const kindOfScore = (person: Person): number[] | null => {
    const score = scoreOf(person);
    return score === null ? null : [scores.indexOf(score)];
  };
  const scored: TableOf = { k, kinds: scores.length, kindsOf: kindOfScore };
  return {
    invited,
    responded,
    score: scores.length > 0 ? hide('score', scored, responded, beside?.score) : null,
    items: input.items.filter(hasFigures).map((item) => {
      const table = { k: item.sensitive ? Math.max(k, sensitiveK) : k, ...kindsOfItem(everybody, item) };
      const other = beside?.items.find((part) => part.item.code === item.code)?.hidden;
      return { item, hidden: hide(`item ${item.code}`, table, responded, other) };
    }),
    scopes,
    joined: since.map((one) => one.joined),
  };
}

type KindsOf = (person: Person) => readonly number[] | null;

/** Who counts in a table, and with which kinds of answer. */
interface TableOf {
  k: number;
  kinds: number;
  kindsOf: KindsOf;
}

/** Answers from which the scope is broken down. */
export function breakdownOf({ breakdownFrom }: ActivityFiguresInput): number {
  return breakdownFrom ?? defaultBreakdownFrom;
}

/** One rung of the ladder, for the scope and its parts. */
interface Step {
  tree: Scope<ProtectedTable>;
  /** The same for the waves that have joined since each earlier edition. */
  joined: Scope<ProtectedTable>[];
}

/** Points of a knowledge test; null = not scored. */
export function scoreOf({ response }: Person): number | null {
  return response?.testScore ?? null;
}

/** Kinds of answer: the codes, or for numbers the values that occur, and "applied or not". */
function kindsOfItem(people: readonly Person[], item: ItemDefinition): { kinds: number; kindsOf: KindsOf } {
  const applied = appliedCodesOf(item);
  const kinds = new Map(scaleOf(item).map((code, kind) => [code, kind]));
  const kindOf = (value: string): number => {
    const known = kinds.get(value) ?? kinds.size;
    kinds.set(value, known);
    return known;
  };
  const given = new Map<ResponseRow, number[]>();
  for (const { response } of people) {
    const value = response && valueOf(item, response);
    if (!response || value === null) continue;
    const codes = typeof value === 'number' ? [String(value)] : value;
    const outcome =
      applied.length > 0 ? [codes.some((code) => applied.includes(code)) ? '+applied' : '+not'] : [];
    given.set(response, [...codes, ...outcome].map(kindOf));
  }
  return { kinds: kinds.size, kindsOf: ({ response }) => (response && given.get(response)) ?? null };
}

/** The waves that have joined since an edition, and what it showed, table by table. */
interface Since {
  joined: Scope<Population>;
  seenIn: (table: string) => SeenNumber[];
}

function sinceEach(input: ActivityFiguresInput): Since[] {
  const { waves = [], editions = [], items } = input;
  const application = items.filter(hasFigures).find(isApplication);
  return editions.flatMap(({ waveIds, shown }) => {
    const joined = new Set(waves.map(({ id }) => id).filter((id) => !waveIds.includes(id)));
    if (joined.size === 0) return [];
    const isOf = ({ waveId }: { waveId?: string }): boolean => joined.has(waveId ?? '');
    const part = {
      ...input,
      waves: waves.filter(({ id }) => joined.has(id)),
      frame: input.frame.filter(isOf),
      responses: input.responses.filter(isOf),
    };
    const seenIn = (table: string): SeenNumber[] =>
      shown.filter((place) => tableOf(place, application) === table).map(numberAt);
    return [{ joined: scopesOf(part), seenIn }];
  });
}

/** The table that a figure is made of. */
function tableOf({ metric, itemCode }: FigurePlace, application: ItemDefinition | undefined): string {
  if (itemCode !== null) return `item ${itemCode}`;
  if (metric === 'invited') return metric;
  if (metric === 'test_score_mean') return 'score';
  return metric.startsWith('application_rate') && application ? `item ${application.code}` : 'responded';
}

function numberAt({ dimension, groupCode }: FigurePlace): SeenNumber {
  const [group = null, sex = null] = groupCode.split('|');
  return {
    all: { group: null, sex: null },
    constituent_group: { group: groupCode, sex: null },
    sex: { group: null, sex: groupCode },
    constituent_group_x_sex: { group, sex },
    // A trait stands in the place of the group in its own table.
    region: { group: groupCode, sex: null },
    timing: { group: groupCode, sex: null },
  }[dimension];
}
