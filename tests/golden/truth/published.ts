import { type ActivityFigure, computeActivityFigures, type ItemDefinition } from '@traccia/impact';
import type { TruthOutcome } from '@traccia/impact/truth';
import type { Pattern } from '../../../libs/impact/src/disclosure/suppress.js';
import type { ActivityFiguresInput } from '../../../libs/impact/src/figures/activity-input.js';
import { cellWeights } from '../../../libs/impact/src/figures/class-weights.js';
import { type Clusters, sumUp } from '../../../libs/impact/src/figures/cluster-sums.js';
import { valueOf } from '../../../libs/impact/src/figures/item-values.js';
import { type Person, placePeople, type Population } from '../../../libs/impact/src/figures/people.js';
import { countTable } from '../../../libs/impact/src/figures/views.js';
import { weighColumn } from '../../../libs/impact/src/figures/weigh-column.js';
import { weightedInterval } from '../../../libs/impact/src/figures/weighted-interval.js';
import type { Surveyed, Told } from './estimators.js';

const items = {
  applied: { code: 'applied', type: 'single', metric: 'application_rate', answerCodes: ['yes', 'no'] },
  skill: { code: 'skill', type: 'likert', metric: null, answerCodes: ['1', '2', '3', '4', '5'] },
} satisfies Record<TruthOutcome, ItemDefinition>;
const k = 5;
const waveOf = (activity: number) => `wave-${activity}`;

/** As a run hands it over: the editions of a course, each with figures of its own. */
function inputOf({ invited, answered }: Surveyed): ActivityFiguresInput {
  const numbers = new Map(invited.map((person, i) => [person, String(i)]));
  return {
    frameKind: 'roster',
    frame: invited.map(({ group, sex, activity }, i) => ({
      subjectId: String(i),
      constituentGroup: group,
      sex,
      waveId: waveOf(activity),
    })),
    responses: answered.map((person) => ({
      subjectId: numbers.get(person) ?? null,
      completeness: 'complete',
      waveId: waveOf(person.activity),
      answers: {
        applied: { codes: [person.applied === 1 ? 'yes' : 'no'] },
        skill: { codes: [String(person.skill)] },
      },
    })),
    waves: [...new Set(invited.map(({ activity }) => activity))].map((activity) => ({
      id: waveOf(activity),
      within: [`activity-${activity}`],
    })),
    items: Object.values(items),
    k,
  };
}

/**
 * The weighted figures of a course by the product's own steps, without asking first whether they may be shown: that
 * takes a hundred times as long, and is asked of some courses by `releasedFigures`.
 */
export function publishedFigures(surveyed: Surveyed): Record<TruthOutcome, Told> {
  const input = inputOf(surveyed);
  const population = placePeople(input);
  const table = countTable(population, 0, ({ response }) => (response ? [] : null));
  const weights = cellWeights(population, table, patternOf(population));
  const clusters = clustersOf(input);
  const figure = (outcome: TruthOutcome): Told => {
    const sums = sumUp(population, clusters, (person) => pointOf(person, outcome));
    const mean = weights && weighColumn(sums, weights, () => true, k);
    if (!mean) return { reason: 'no_weight' };
    const interval = weightedInterval(mean, outcome === 'applied' ? 'share' : 'mean', 0.95);
    return interval ? { estimate: mean.estimate, se: mean.se, ...interval } : { reason: 'zero_variance' };
  };
  return { applied: figure('applied'), skill: figure('skill') };
}

/** Somewhere a cell of group and sex is always small, and then the product weights by group alone. */
function patternOf({ groups, sexes }: Population): Pattern {
  return {
    all: null,
    rows: groups.map(() => null),
    columns: sexes.map(() => null),
    cells: groups.map(() => sexes.map(() => 'primary')),
  };
}

function clustersOf({ waves = [] }: ActivityFiguresInput): Clusters {
  const places = new Map(waves.map(({ id }, at) => [id, at]));
  return { count: places.size, of: ({ response }) => places.get(response?.waveId ?? '') ?? 0 };
}

function pointOf({ response }: Person, outcome: TruthOutcome): number | null {
  const codes = response && valueOf(items[outcome], response);
  if (!Array.isArray(codes)) return null;
  return outcome === 'applied' ? Number(codes[0] === 'yes') : Number(codes[0]);
}

/** The same figures as they come out of a run; hidden where a small activity could be worked out from them. */
export function releasedFigures(surveyed: Surveyed): Record<TruthOutcome, ActivityFigure | undefined> {
  const figures = computeActivityFigures(inputOf(surveyed));
  const ofAll = (metric: string) =>
    figures.find((figure) => figure.dimension === 'all' && figure.metric === metric);
  return { applied: ofAll('application_rate_respondents'), skill: ofAll('likert_mean') };
}
