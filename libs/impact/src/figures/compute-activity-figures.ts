import { labelSafety } from '../disclosure/mark-labels.js';
import type { Mark } from '../disclosure/count-table.js';
import type { ActivityFigure } from './activity-figure.js';
import type { ActivityFiguresInput, ItemDefinition } from './activity-input.js';
import { missingEstimate } from '../estimate.js';
import { biasFigures, weightFigures } from './bias-figures.js';
import { cellWeights } from './class-weights.js';
import { countFigure, estimateFigure, type GroupFrame } from './figure-writer.js';
import { breakdownOf, type Hidden, hideSmall, type Parts, scoreOf } from './hidden-parts.js';
import { applicationFigures, isApplication, itemFigures } from './item-figures.js';
import { valueOf } from './item-values.js';
import { matchedFigures } from './matched-figures.js';
import { placePeople, unknownGroup } from './people.js';
import { type GroupCounts, responseFigures, testScoreFigure } from './response-figures.js';
import { isBrokenDown } from './scope-tree.js';
import { namedFigures, traitInput, withoutTraits } from './trait-figures.js';
import { type View, viewsOf } from './views.js';
import { weighFigures } from './weighted-figures.js';

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
 * A scope with fewer than `breakdownFrom` answers has figures for everybody only: groups of a handful say little,
 * cost the pools above much, and are what a small group is found by.
 *
 * Of a pool the same is decided for each of its courses, activities and waves first, and the pool shows nothing that
 * would give a group away that one of them hides (see `protectPool`).
 *
 * Small numbers: 5–9 answers give counts only — `numerator` and `n` are set, `estimate` is null with reason
 * `too_few` and flag `counts_only`; 10–29 carry `small_sample`; `indicative` and `low_response` as in `gateSmall`.
 *
 * Beside it stand the regions, and when people answered against the reminders (early and late, METHODS Q4): tables of
 * their own, held against the first one as far as the scope itself goes (see `followsJointly`).
 *
 * @param input plain arrays; a subject counts once
 * @returns figures view by view (all, groups, sexes, crossed), in each: invited, responded and rates, test score,
 *          application rates of the first item with that metric, then items as given; without an invited list every rate over the invited is null, `no_invited_list`
 * @throws RangeError for a level outside 0..1
 * @source METHODS §1.1–1.3, 1.7, 1.17, §3
 * @example 100 invited, 40 answers, 32 applied: application rates 0.80, 0.32 and 0.92, response rate 0.40
 */
export function computeActivityFigures(asked: ActivityFiguresInput): ActivityFigure[] {
  const input = withoutTraits(asked);
  const parts = hideSmall(input);
  const { figures, views, population, brokenDown } = tableFigures(input, parts);
  const weighed = weighFigures(figures, input, { population, parts, brokenDown });
  const matched = matchedFigures(asked, figures);
  if (!brokenDown) return [...weighed, ...matched];
  const traits = (['region', 'timing'] as const).flatMap((trait) => {
    const of = traitInput(asked, trait);
    return of ? namedFigures(tableFigures(of, hideSmall(of, parts)).figures, trait) : [];
  });
  const shown = [...weighed, ...traits];
  const { table, pattern } = parts.responded;
  const isWeighted = input.frameKind === 'roster' && pattern.all === null;
  const weights = isWeighted ? cellWeights(population, table, pattern) : null;
  return [
    ...weighed,
    ...unstatedFigures(input, views),
    ...traits,
    ...weightFigures(population, weights, shown),
    ...biasFigures(shown, input.level ?? 0.95),
    ...matched,
  ];
}

/** The figures of one table of people, before weights. */
function tableFigures(input: ActivityFiguresInput, parts: Parts) {
  const population = placePeople(input);
  const labels = labelsOf(parts);
  const brokenDown = isBrokenDown(population, breakdownOf(input));
  const views = viewsOf(population, brokenDown);
  const figures = views.flatMap((view) => {
    const frameOf = frameWriter(input, view, parts, labels);
    return viewFigures(input, view, parts, frameOf);
  });
  return { figures, views, population, brokenDown };
}

/** A breakdown that the frame has and the answers do not state is not left out in silence. */
function unstatedFigures(
  { frame, level = 0.95 }: ActivityFiguresInput,
  views: readonly View[],
): ActivityFigure[] {
  const traits = [
    {
      dimension: 'constituent_group',
      isKnown: frame.some(({ constituentGroup }) => constituentGroup !== null),
    },
    { dimension: 'sex', isKnown: frame.some(({ sex }) => sex !== null) },
  ] as const;
  return traits
    .filter(({ dimension, isKnown }) => isKnown && views.every((view) => view.dimension !== dimension))
    .map(({ dimension }) => {
      const view: View = { dimension, groupCode: unknownGroup, people: [], markIn: () => null };
      const place = {
        view,
        itemCode: null,
        invited: null,
        responseRate: null,
        conf: level,
        suppressed: null,
      };
      const figure = missingEstimate('groups_not_stated', { method: 'rr2_wilson', conf: level });
      return estimateFigure(place, { metric: 'response_rate_rr2', figure, numerator: null, unit: 'share' });
    });
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
