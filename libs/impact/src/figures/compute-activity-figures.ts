import { labelSafety } from '../disclosure/mark-labels.js';
import type { CountTable, Mark } from '../disclosure/count-table.js';
import { type Pattern, suppress, type SuppressOptions } from '../disclosure/suppress.js';
import type { ActivityFigure } from './activity-figure.js';
import type { ActivityFiguresInput, ItemDefinition } from './activity-input.js';
import { countFigure, type GroupFrame } from './figure-writer.js';
import { applicationFigures, appliedCodesOf, isApplication, itemFigures } from './item-figures.js';
import { hasFigures, scaleOf, valueOf } from './item-values.js';
import { type Person, placePeople, type Population } from './people.js';
import { type GroupCounts, responseFigures, testScoreFigure } from './response-figures.js';
import { countsOnlyBelow } from './small-sample.js';
import { countTable, type View, viewsOf } from './views.js';

/** Groups below five are never published, whatever is asked. */
const smallestK = 5;
/** Smallest group of a sensitive item. */
const sensitiveK = 10;

interface Hidden {
  table: CountTable;
  pattern: Pattern;
  k: number;
}

interface ItemPart {
  item: ItemDefinition;
  hidden: Hidden;
}

interface Parts {
  invited: Hidden | null;
  responded: Hidden;
  score: Hidden | null;
  items: ItemPart[];
}

/**
 * All figures of one activity (or of several waves together) for everybody, each group, each sex and each group by
 * sex, with small groups hidden.
 *
 * Hiding goes down a ladder: a group with fewer than k invited is hidden in every figure; one with k invited but
 * fewer than k responses shows `invited` only; one with fewer than k answers to an item (10 for a sensitive one)
 * hides that item only. On every step, further groups are hidden until nothing small can be worked out from what is
 * shown (see `suppress`). Zero is not small: a group nobody answered from says 0. Nor is the number of those who did
 * not answer protected, see there.
 *
 * Small numbers: 5–9 answers give counts only — `numerator` and `n` are set, `estimate` is null with reason
 * `too_few` and flag `counts_only`; 10–29 carry `small_sample`; `indicative` and `low_response` as in `gateSmall`.
 *
 * @param input plain arrays; a subject counts once
 * @returns figures view by view (all, groups, sexes, crossed), in each: invited, responded and rates, test score,
 *          application rates of the first item with that metric, then items as given; without an invited list every rate over the invited is null, `no_invited_list`
 * @throws RangeError for a level outside 0..1
 * @source METHODS §1.1–1.3, 1.7, 1.17, §3
 * @example 100 invited, 40 answers, 32 applied: application rates 0.80, 0.32 and 0.92, response rate 0.40
 */
export function computeActivityFigures(input: ActivityFiguresInput): ActivityFigure[] {
  const population = placePeople(input);
  const parts = hideSmall(input, population);
  const labels = labelsOf(parts);
  return viewsOf(population).flatMap((view) => {
    const frameOf = frameWriter(input, view, parts, labels);
    return viewFigures(input, view, parts, frameOf);
  });
}

function hideSmall(input: ActivityFiguresInput, population: Population): Parts {
  const k = Math.max(smallestK, Math.ceil(input.k));
  const hide = (table: CountTable, least: number, inherited: Pattern | undefined): Hidden => {
    const options: SuppressOptions = {
      k: least,
      sameAnswerBelow: Math.max(least, countsOnlyBelow),
      inherited,
    };
    return { table, pattern: suppress(table, options), k: least };
  };
  const invited =
    input.frameKind === 'roster'
      ? hide(
          countTable(population, 0, () => []),
          k,
          undefined,
        )
      : null;
  const responded = hide(
    countTable(population, 0, ({ response }) => (response ? [] : null)),
    k,
    invited?.pattern,
  );
  const scores = distinct(population.people.flatMap((person) => scoreOf(person) ?? []));
  const scoreTable = countTable(population, scores.length, (person) => {
    const score = scoreOf(person);
    return score === null ? null : [scores.indexOf(score)];
  });
  return {
    invited,
    responded,
    score: scores.length > 0 ? hide(scoreTable, k, responded.pattern) : null,
    items: input.items.filter(hasFigures).map((item) => ({
      item,
      hidden: hide(
        itemTable(population, item),
        item.sensitive ? Math.max(k, sensitiveK) : k,
        responded.pattern,
      ),
    })),
  };
}

function scoreOf({ response }: Person): number | null {
  return response?.testScore ?? null;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)];
}

/** Answers by group and sex; the kinds are the codes, or for numbers the values that occur, and "applied or not". */
function itemTable(population: Population, item: ItemDefinition): CountTable {
  const applied = appliedCodesOf(item);
  const kinds = new Map(scaleOf(item).map((code, kind) => [code, kind]));
  const kindOf = (value: string): number => {
    const known = kinds.get(value) ?? kinds.size;
    kinds.set(value, known);
    return known;
  };
  const given = new Map<Person, number[]>();
  for (const person of population.people) {
    const value = person.response && valueOf(item, person.response);
    if (value === null) continue;
    const codes = typeof value === 'number' ? [String(value)] : value;
    const outcome =
      applied.length > 0 ? [codes.some((code) => applied.includes(code)) ? '+applied' : '+not'] : [];
    given.set(person, [...codes, ...outcome].map(kindOf));
  }
  return countTable(population, kinds.size, (person) => given.get(person) ?? null);
}

type Labels = ReturnType<typeof labelSafety>;

/** The words for why a group is hidden are given only where they give nothing away, in any table of a dimension. */
function labelsOf({ invited, responded, score, items }: Parts): Labels {
  const every = [invited, responded, score, ...items.map(({ hidden }) => hidden)].filter(
    (part) => part !== null,
  );
  const safety = every.map(({ table, pattern, k }) => labelSafety(table, pattern, k));
  return {
    rows: safety.every(({ rows }) => rows),
    columns: safety.every(({ columns }) => columns),
    cells: safety.every(({ cells }) => cells),
  };
}

type FrameOf = (hidden: Hidden, itemCode: string | null) => GroupFrame;

function frameWriter(input: ActivityFiguresInput, view: View, parts: Parts, labels: Labels): FrameOf {
  const open = {
    all: true,
    constituent_group: labels.rows,
    sex: labels.columns,
    constituent_group_x_sex: labels.cells,
  }[view.dimension];
  const invited = parts.invited ? view.people.length : null;
  const responded = view.people.filter(({ response }) => response).length;
  const showsResponses = view.markIn(parts.responded.pattern) === null;
  return ({ pattern }, itemCode) => {
    const mark: Mark | null = view.markIn(pattern);
    return {
      view,
      itemCode,
      invited,
      responseRate: invited && showsResponses ? responded / invited : null,
      conf: input.level ?? 0.95,
      suppressed: mark && !open ? 'complementary' : mark,
    };
  };
}

function viewFigures(
  input: ActivityFiguresInput,
  view: View,
  parts: Parts,
  frameOf: FrameOf,
): ActivityFigure[] {
  const responses = view.people.flatMap(({ response }) => response ?? []);
  const counts: GroupCounts = {
    invited: parts.invited ? view.people.length : null,
    responded: responses.length,
    complete: responses.filter(({ completeness }) => completeness === 'complete').length,
  };
  const { invited, responded, score } = parts;
  const head = [
    countFigure(frameOf(invited ?? responded, null), 'invited', counts.invited, view.people.length),
    ...responseFigures(frameOf(responded, null), counts),
  ];
  const isEmptyCell = view.people.length === 0 && !view.markIn(responded.pattern);
  if (isEmptyCell && view.dimension === 'constituent_group_x_sex') return head;
  const scores = view.people.flatMap((person) => scoreOf(person) ?? []);
  const application = parts.items.find(({ item }) => isApplication(item));
  const valuesOf = (item: ItemDefinition) =>
    responses.map((response) => valueOf(item, response)).filter((value) => value !== null);
  return [
    ...head,
    ...(score ? [testScoreFigure(frameOf(score, null), scores)] : []),
    ...(application
      ? applicationFigures(frameOf(application.hidden, null), application.item, valuesOf(application.item))
      : []),
    ...parts.items.flatMap(({ item, hidden }) =>
      itemFigures(frameOf(hidden, item.code), item, valuesOf(item), responses.length),
    ),
  ];
}
