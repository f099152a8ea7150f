import { at, encode, type Labels, type SamplingReason, toWeights, type Values } from './values.js';

/** How people came into the sample, one entry a row; whatever is left out was not part of the design. */
export interface DesignInput {
  weight: Values;
  /** Training cohort or other cluster, numbered within its stratum; left out = everybody for himself. */
  cluster?: Labels;
  strata?: Labels;
  /** Clusters in the population of the row's stratum, for the finite population correction. */
  population?: Values;
  /** Second stage: units within the cluster, and how many of them the cluster has. */
  unit?: Labels;
  unitPopulation?: Values;
}

/** A design ready to compute with: names are numbers from 0. */
export interface SurveyDesign {
  n: number;
  weight: Float64Array;
  cluster: Int32Array;
  clusters: number;
  /** By cluster. */
  stratumOf: Int32Array;
  strata: number;
  /** By stratum. */
  clustersIn: Int32Array;
  populationOf: Float64Array;
  /** Clusters with a positive weight less strata with one. */
  df: number;
  second: SecondStage | null;
}

interface SecondStage {
  unit: Int32Array;
  units: number;
  /** By unit. */
  clusterOf: Int32Array;
  /** By cluster. */
  unitsIn: Int32Array;
  populationOf: Float64Array;
}

/**
 * Reads a sampling design: strata, clusters within them, finite populations, a second stage.
 *
 * A cluster all of whose people have a weight of 0 stays in the variance but gives no degree of freedom.
 *
 * @param input one entry a row; labels are compared as text, weights are finite and not negative
 * @returns the design, or null with a reason: `no_answers`, `no_weight` (all 0), `bad_weight` (negative, missing or
 *          not finite), `bad_shape` (lists of different length), `missing_category` (a row without cluster or
 *          stratum), `bad_population` (fewer in the population than in the sample, or different figures in a stratum)
 * @source W. G. Cochran (1977), Sampling Techniques, 5 and 10; T. Lumley (2004), J. Stat. Softw. 9(8), 1–19
 * @example readDesign({ weight: [1, 1, 2], cluster: ['a', 'a', 'b'] }).design // clusters 2, strata 1, df 1
 */
export function readDesign(input: DesignInput): {
  design: SurveyDesign | null;
  reason: SamplingReason | null;
} {
  const { weights, reason } = toWeights(input.weight);
  const fail = (why: SamplingReason) => ({ design: null, reason: why });
  if (reason) return fail(reason);
  const n = weights.length;
  const lists = [input.cluster, input.strata, input.population, input.unit, input.unitPopulation];
  if (lists.some((list) => list && list.length !== n)) return fail('bad_shape');
  const strata = input.strata ? encode(input.strata) : { codes: new Int32Array(n), levels: ['all'] };
  const first = nest(strata.codes, input.cluster);
  if (!first) return fail('missing_category');
  const clustersIn = countBy(first.parent, strata.levels.length);
  const populationOf = populations(input.population, strata.codes, clustersIn);
  if (!populationOf) return fail('bad_population');
  const second = readSecond(input, first.codes, first.parent.length);
  if (typeof second === 'string') return fail(second);
  const design: SurveyDesign = {
    n,
    weight: weights,
    cluster: first.codes,
    clusters: first.parent.length,
    stratumOf: first.parent,
    strata: strata.levels.length,
    clustersIn,
    populationOf,
    df: 0,
    second,
  };
  return { design: { ...design, df: degreesOfFreedom(design, weights) }, reason: null };
}

function readSecond(
  input: DesignInput,
  cluster: Int32Array,
  clusters: number,
): SecondStage | null | SamplingReason {
  if (!input.unitPopulation) return null;
  const nested = nest(cluster, input.unit);
  if (!nested) return 'missing_category';
  const unitsIn = countBy(nested.parent, clusters);
  const populationOf = populations(input.unitPopulation, cluster, unitsIn);
  if (!populationOf) return 'bad_population';
  return { unit: nested.codes, units: nested.parent.length, clusterOf: nested.parent, unitsIn, populationOf };
}

/** Numbers units within their parents; each row is a unit of its own where none are named. */
function nest(parents: Int32Array, labels?: Labels): { codes: Int32Array; parent: Int32Array } | null {
  if (parents.includes(-1)) return null;
  if (!labels) return { codes: parents.map((_parent, i) => i), parent: parents };
  const { codes, levels } = encode(labels);
  if (codes.includes(-1)) return null;
  const seen = new Map<number, number>();
  const parent: number[] = [];
  const nested = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i += 1) {
    const key = (parents[i] ?? 0) * levels.length + (codes[i] ?? 0);
    const known = seen.get(key);
    nested[i] = known ?? parent.length;
    if (known !== undefined) continue;
    seen.set(key, parent.length);
    parent.push(parents[i] ?? 0);
  }
  return { codes: nested, parent: Int32Array.from(parent) };
}

function countBy(codes: Int32Array, groups: number): Int32Array {
  const counts = new Int32Array(groups);
  for (const code of codes) counts[code] = at(counts, code) + 1;
  return counts;
}

/** Population of each parent; Infinity without a list, null when it cannot be. */
function populations(
  list: Values | undefined,
  parents: Int32Array,
  sampled: Int32Array,
): Float64Array | null {
  const found = new Float64Array(sampled.length).fill(Infinity);
  if (!list) return found;
  const told = new Uint8Array(sampled.length);
  for (let i = 0; i < parents.length; i += 1) {
    const parent = at(parents, i);
    const size = list[i] ?? Number.NaN;
    if (!(size >= at(sampled, parent))) return null;
    if (told[parent] === 1 && found[parent] !== size) return null;
    found[parent] = size;
    told[parent] = 1;
  }
  return found;
}

/**
 * Degrees of freedom of a part of a sample: clusters with somebody in it less strata with somebody in it.
 *
 * @param inside one entry a row, above 0 for whoever is in it
 * @source R survey `degf`
 * @example clusters a, a, b, c in one stratum, the last row outside: 2 − 1 = 1
 */
export function degreesOfFreedom(
  { cluster, clusters, stratumOf, strata }: Omit<SurveyDesign, 'df'>,
  inside: ArrayLike<number>,
): number {
  const live = new Uint8Array(clusters);
  const liveStrata = new Uint8Array(strata);
  for (let i = 0; i < inside.length; i += 1) if (at(inside, i) > 0) live[at(cluster, i)] = 1;
  let count = 0;
  live.forEach((on, c) => {
    if (on === 0) return;
    count += 1;
    liveStrata[at(stratumOf, c)] = 1;
  });
  return count - liveStrata.reduce((sum, on) => sum + on, 0);
}
