import type { Mark } from '../disclosure/count-table.js';
import { smallestK, sensitiveK } from '../figures/hidden-parts.js';
import { gateSmall } from '../figures/small-sample.js';
import { normalisedGain } from '../means/normalised-gain.js';
import { type PairedChange, pairedChange } from '../means/paired-change.js';
import { designEstimate } from '../sampling/design-estimate.js';
import { readDesign } from '../sampling/design.js';
import { lineariseMean } from '../sampling/linearise.js';
import type { AnalysedItem, AnalysedResponse, AnalysisInput, PairDefinition } from './analysis-input.js';
import { endsOf, pointsOf } from './item-points.js';
import { hidesItem, type ReadScope, type ScopeRows } from './scope-rows.js';

/** Change of the people who have both values, with everything that must stand beside it. */
export interface PairFigure {
  code: string;
  /** null for everything together, and for pairs that name their waves. */
  wave: string | null;
  /** Mean of after − before in the unit of the items, with Student's t interval. */
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  conf: number;
  nPairs: number | null;
  nBefore: number | null;
  nAfter: number | null;
  /** null without an invited list. */
  invited: number | null;
  meanBefore: number | null;
  meanAfter: number | null;
  /** Of the mean of the two spreads, and the same with Hedges' correction. */
  dav: number | null;
  gav: number | null;
  /** Gain of the means over the room above the mean before. */
  cohortGain: number | null;
  cohortGainSe: number | null;
  /** Mean of Marx and Cummings' change of each person, and how many have one. */
  normalisedChange: number | null;
  nChange: number | null;
  /** Interval with activities as clusters; null where there are fewer than two. */
  clusteredLower: number | null;
  clusteredUpper: number | null;
  clusters: number | null;
  suppressed: Mark | null;
  nullReason: string | null;
  /** Why there is no gain, where there is a change. */
  gainReason: string | null;
  method: string;
  flags: string[];
}

interface Side {
  before: number | null;
  after: number | null;
  activity: string | null;
}

/** The rows of a pair, and the scopes that they come from. */
interface Sides {
  wave: string | null;
  first: ScopeRows;
  last: ScopeRows;
  rows: Side[];
}

/**
 * Changes of an analysis, a pair of one row once for each wave.
 *
 * What is shown follows the rules of all figures. Fewer than k pairs are hidden (k ≥ 5; 10 with a sensitive item), and
 * so is a pair with a hidden item. Who answered one side only is the difference between the items and the pair: 1 to
 * k − 1 of them in all hide the change, 1 to k − 1 on one side hide the two means and the gain of the means, which
 * would give that mean. 5–9 pairs give counts only.
 *
 * @param input the whole analysis
 * @param read  its scopes
 * @returns one figure a pair and wave; null with a reason where there is none
 * @source METHODS §1.3, 1.5, 1.17, §3; see `pairedChange` and `normalisedGain`
 * @example before 1, 2, 3 …, after 2, 3, 4 … of twelve people: change 1, `zero_variance`, no interval
 */
export function pairFigures(input: AnalysisInput, read: ReadScope): PairFigure[] {
  const items = new Map(input.figures.items.map((item) => [item.code, item]));
  return input.pairs.flatMap((pair) => {
    const [before, after] = [items.get(pair.before.itemCode), items.get(pair.after.itemCode)];
    if (!before || !after) throw new RangeError(`pair ${pair.code} names an item that is not there`);
    const all = sidesOf(pair, { before, after }, input.waves, read);
    return all.map((sides) => pairFigure(pair.code, { before, after }, sides, input.figures));
  });
}

type Items = Record<'before' | 'after', AnalysedItem>;

function sidesOf(
  { before, after }: PairDefinition,
  items: Items,
  waves: readonly string[],
  read: ReadScope,
): Sides[] {
  const readWave = (wave: string | null): ScopeRows => read(wave === null ? [] : [wave]);
  if (before.wave === null || after.wave === null)
    return (waves.length > 0 ? waves : [null]).map((wave) => {
      const rows = readWave(wave);
      const sides = rows.counted.map((response) => ({
        before: pointsOf(items.before, response),
        after: pointsOf(items.after, response),
        activity: response.activity,
      }));
      return { wave, first: rows, last: rows, rows: sides };
    });
  const [first, last] = [readWave(before.wave), readWave(after.wave)];
  return [{ wave: null, first, last, rows: matched(items, first.counted, last.counted) }];
}

/** The same people in two waves; who leads to nobody stands alone. */
function matched(
  items: Items,
  first: readonly AnalysedResponse[],
  last: readonly AnalysedResponse[],
): Side[] {
  const later = new Map<string, AnalysedResponse>();
  for (const response of last) if (response.person !== null) later.set(response.person, response);
  const met = new Set<AnalysedResponse>();
  const stayed = first.map((response) => {
    const again = response.person === null ? undefined : later.get(response.person);
    if (again) met.add(again);
    return {
      before: pointsOf(items.before, response),
      after: again ? pointsOf(items.after, again) : null,
      activity: response.activity,
    };
  });
  const came = last
    .filter((response) => !met.has(response))
    .map((response) => ({
      before: null,
      after: pointsOf(items.after, response),
      activity: response.activity,
    }));
  return [...stayed, ...came];
}

/** What may be said of a pair. */
interface Standing {
  mark: Mark | null;
  reason: string | null;
  /** Whether the means of both sides may stand beside the change. */
  showsMeans: boolean;
}

function standingOf({ before, after }: Items, sides: Sides, change: PairedChange, k: number): Standing {
  const least = Math.max(smallestK, Math.ceil(k), before.sensitive || after.sensitive ? sensitiveK : 0);
  const isFew = (people: number): boolean => people > 0 && people < least;
  const { nPairs, nBefore, nAfter } = change;
  const [left, came] = [nBefore - nPairs, nAfter - nPairs];
  const itemMark = hidesItem(sides.first, before.code) ?? hidesItem(sides.last, after.code);
  if (isFew(nPairs)) return { mark: 'primary', reason: 'below_threshold', showsMeans: false };
  if (itemMark) return { mark: 'complementary', reason: 'item_hidden', showsMeans: false };
  if (nPairs > 0 && isFew(left + came))
    return { mark: 'complementary', reason: 'small_difference', showsMeans: false };
  return { mark: null, reason: null, showsMeans: !isFew(left) && !isFew(came) };
}

function pairFigure(
  code: string,
  items: Items,
  sides: Sides,
  { k, level = 0.95 }: AnalysisInput['figures'],
): PairFigure {
  const [before, after] = [sides.rows.map((side) => side.before), sides.rows.map((side) => side.after)];
  const change = pairedChange(before, after, level);
  const { mark, reason, showsMeans } = standingOf(items, sides, change, k);
  const none = { ...nothing, code, wave: sides.wave, conf: level, suppressed: mark, method: change.method };
  if (mark) return { ...none, nullReason: reason };
  const { nPairs, nBefore, nAfter, meanBefore, meanAfter, dav, gav } = change;
  const counts = { nPairs, nBefore, nAfter, invited: sides.last.invited };
  const { estimate, lower, upper, flags, nullReason } = gateSmall(change, {
    answers: nPairs,
    responseRate: sides.last.invited ? nAfter / sides.last.invited : null,
    unit: 'mean',
  });
  const figure = { ...none, ...counts, estimate, lower, upper, flags, nullReason };
  if (estimate === null) return figure;
  return {
    ...figure,
    dav,
    gav,
    ...(showsMeans && { meanBefore, meanAfter }),
    ...gainOf(items, [before, after], showsMeans),
    ...clustered(sides.rows, level),
  };
}

const nothing = {
  estimate: null,
  lower: null,
  upper: null,
  nPairs: null,
  nBefore: null,
  nAfter: null,
  invited: null,
  meanBefore: null,
  meanAfter: null,
  dav: null,
  gav: null,
  cohortGain: null,
  cohortGainSe: null,
  normalisedChange: null,
  nChange: null,
  clusteredLower: null,
  clusteredUpper: null,
  clusters: null,
  gainReason: null,
  flags: [],
};

function gainOf({ before, after }: Items, [first, last]: (number | null)[][], showsMeans: boolean) {
  const [ends, other] = [endsOf(before), endsOf(after)];
  if (!ends || !other || ends.least !== other.least || ends.most !== other.most)
    return { gainReason: 'no_scale' };
  const gain = normalisedGain(first ?? [], last ?? [], ends);
  const people = { normalisedChange: gain.changeMean, nChange: gain.nChange };
  if (!showsMeans) return { ...people, gainReason: 'small_difference' };
  return { ...people, cohortGain: gain.cohort, cohortGainSe: gain.cohortSe, gainReason: gain.reason };
}

/** Interval of the mean change with activities as clusters. */
function clustered(rows: readonly Side[], level: number) {
  const pairs = rows.flatMap(({ before, after, activity }) =>
    before === null || after === null ? [] : [{ change: after - before, activity }],
  );
  const activities = pairs.map(({ activity }) => activity);
  const clusters = new Set(activities).size;
  if (activities.includes(null) || clusters < 2) return {};
  const { design } = readDesign({ weight: pairs.map(() => 1), cluster: activities });
  if (!design) return {};
  const figure = lineariseMean(
    design,
    Float64Array.from(pairs, ({ change }) => change),
  );
  const { lower, upper } = designEstimate(design, figure, level);
  return { clusteredLower: lower, clusteredUpper: upper, clusters };
}
