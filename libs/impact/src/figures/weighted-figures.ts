import type { ActivityFigure, notWeighted } from './activity-figure.js';
import type { ActivityFiguresInput } from './activity-input.js';
import { type CellWeights, cellWeights } from './class-weights.js';
import { type Clusters, type ClusterSums, sumUp } from './cluster-sums.js';
import { type Column, figureColumns } from './figure-columns.js';
import type { Hidden, Parts } from './hidden-parts.js';
import type { Population } from './people.js';
import { isWideInterval } from './small-sample.js';
import { weighColumn, type WeightedMean } from './weigh-column.js';
import { weightedInterval } from './weighted-interval.js';

type Weighted = Pick<ActivityFigure, keyof typeof notWeighted>;

/**
 * Puts beside each mean and share what it is when those who answered are weighted back to everybody asked, with the
 * error of a sample of activities.
 *
 * Left as they are: counts, and rates over everybody asked, which need no weights. Without an invited list, and where
 * a scope is not broken down by group, the reason stands in `weightedReason`.
 *
 * Flags that are added: `without_cohorts` (fewer than five of several activities: people counted one by one),
 * `few_cohorts` (errors from fewer than ten), `indicative` where the design effect is above 3 or the interval wide.
 *
 * @param figures    of `population`, shown and hidden
 * @param cellsOf    cells (row × columns + column) that a figure is about
 * @returns the figures in the same order
 * @source METHODS §1.8–1.10, §3
 * @example 50 of each sex asked; 30 women answer, 27 applied, and 10 men, 5 applied: 0.80, weighted 0.70
 */
export function weighFigures(
  figures: readonly ActivityFigure[],
  input: ActivityFiguresInput,
  { population, parts, brokenDown }: { population: Population; parts: Parts; brokenDown: boolean },
): ActivityFigure[] {
  const columns = figureColumns(parts);
  const clusters = clustersOf(input);
  const weightsOf = remember((hidden: Hidden) => cellWeights(population, hidden.table, hidden.pattern));
  const answering = { ...population, people: population.people.filter(({ response }) => response !== null) };
  const sums = new Map<string, ClusterSums>();
  const sumsOf = (key: string, column: Column): ClusterSums => {
    const known = sums.get(key) ?? sumUp(answering, clusters, column.valueOf);
    sums.set(key, known);
    return known;
  };
  const weigh = (figure: ActivityFigure, column: Column): ActivityFigure => {
    const { hidden, unit } = column;
    const weights = weightsOf(hidden);
    const mean =
      weights && weighColumn(sumsOf(keyOf(figure), column), weights, cellsOf(population, figure), hidden.k);
    if (!weights || !mean) return { ...figure, weightedReason: 'no_weight' };
    const weighted = present(mean, unit, figure.conf ?? 0.95);
    const flags = flagsOf(weighted, unit, {
      method: weights.method,
      activities: clusters.count,
      clusters: mean.clusters,
    });
    return { ...figure, ...weighted, flags: [...new Set([...figure.flags, ...flags])] };
  };
  return figures.map((figure) => {
    const column = columns(figure);
    if (!column || figure.suppressed) return figure;
    const reason = figure.estimate === null ? figure.nullReason : reasonOf(input, brokenDown);
    return reason ? { ...figure, weightedReason: reason } : weigh(figure, column);
  });
}

function reasonOf({ frameKind }: ActivityFiguresInput, brokenDown: boolean): string | null {
  if (frameKind === 'none') return 'no_invited_list';
  return brokenDown ? null : 'not_broken_down';
}

function keyOf({ metric, itemCode, choiceCode }: ActivityFigure): string {
  return [metric, itemCode ?? '', choiceCode ?? ''].join(' ');
}

function remember<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key) as V;
  };
}

/** Activities: the innermost scope that a wave names; waves that name none are all of one. */
function clustersOf({ waves = [] }: ActivityFiguresInput): Clusters {
  const names = waves.map(({ within }) => within.at(-1) ?? '');
  const codes = [...new Set(names)];
  const ofWave = new Map(waves.map(({ id }, at) => [id, codes.indexOf(names[at] ?? '')]));
  return { count: codes.length, of: ({ response }) => ofWave.get(response?.waveId ?? '') ?? 0 };
}

function cellsOf(
  { groups, sexes }: Population,
  { dimension, groupCode }: Pick<ActivityFigure, 'dimension' | 'groupCode'>,
): (cell: number) => boolean {
  const [group = '', sex = ''] = groupCode.split('|');
  const row = groups.indexOf(group);
  const column = sexes.indexOf(dimension === 'sex' ? group : sex);
  const width = sexes.length;
  if (dimension === 'all') return () => true;
  if (dimension === 'sex') return (cell) => cell % width === column;
  if (dimension === 'constituent_group_x_sex') return (cell) => cell === row * width + column;
  return (cell) => Math.floor(cell / width) === row;
}

/** What stands beside the unweighted figure; as many digits as tell something. */
function present(mean: WeightedMean, unit: Column['unit'], level: number): Weighted {
  const { estimate, n, designEffect } = mean;
  // A share of which a mean was taken off and put back may end a hair outside.
  const weighted = unit === 'share' ? Math.max(0, Math.min(1, estimate)) : estimate;
  const interval = weightedInterval({ ...mean, estimate: weighted }, unit, level);
  return {
    weighted: rounded(weighted),
    weightedLower: rounded(interval?.lower ?? null),
    weightedUpper: rounded(interval?.upper ?? null),
    weightedReason: null,
    designEffect: rounded(designEffect),
    effectiveN: rounded(designEffect === null ? null : n / designEffect),
  };
}

const mostEffect = 3;
const fewCohorts = 10;

function flagsOf(
  { weightedLower, weightedUpper, designEffect }: Weighted,
  unit: Column['unit'],
  { method, activities, clusters }: { method: CellWeights['method']; activities: number; clusters: number },
): string[] {
  const isWide =
    weightedLower !== null &&
    weightedUpper !== null &&
    isWideInterval({ lower: weightedLower, upper: weightedUpper }, unit);
  return [
    // One activity is no sample of activities; of several it must be said.
    ...(activities > 1 && clusters === 0 ? ['without_cohorts'] : []),
    ...(clusters > 0 && clusters < fewCohorts ? ['few_cohorts'] : []),
    ...(method === 'raking' ? ['raked'] : []),
    ...(isWide || (designEffect ?? 1) > mostEffect ? ['indicative'] : []),
  ];
}

/** Twelve digits: those behind them tell in which order answers were added up, and so a little of hidden groups. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}
