import type { Mark } from '../disclosure/count-table.js';
import { sensitiveK, smallestK } from '../figures/hidden-parts.js';
import { countsOnlyBelow } from '../figures/small-sample.js';
import { cronbachAlpha } from '../reliability/cronbach-alpha.js';
import { mcDonaldOmega } from '../reliability/mcdonald-omega.js';
import type { AnalysedItem, AnalysedResponse, AnalysisInput, ScaleDefinition } from './analysis-input.js';
import { endsOf, pointsOf } from './item-points.js';
import { hidesItem, type ReadScope, type ScopeRows } from './scope-rows.js';

/** Reliability of a sum of items, from the people who answered all of them. */
export interface ScaleFigure {
  code: string;
  /** null for everything together. */
  wave: string | null;
  items: number;
  n: number | null;
  alpha: number | null;
  /** Feldt's interval. */
  alphaLower: number | null;
  alphaUpper: number | null;
  conf: number;
  alphaReason: string | null;
  omega: number | null;
  omegaReason: string | null;
  /** Alpha without each item in turn, and its correlation with the sum of the others; in the order of the plan. */
  ifDeleted: (number | null)[];
  itemRest: (number | null)[];
  suppressed: Mark | null;
  flags: string[];
}

/**
 * Reliability of the scales of an analysis, once for each wave.
 *
 * Fewer than k people (k ≥ 5; 10 with a sensitive item) and scales with a hidden item are hidden; 5–9 give counts only.
 *
 * @param input the whole analysis
 * @param read  its scopes
 * @returns one figure a scale and wave; null with a reason where there is none
 * @source METHODS §1.6, 1.17, §3; see `cronbachAlpha` and `mcDonaldOmega`
 * @example two items answered alike by twelve people: alpha 1, omega null with `too_few`
 */
export function scaleFigures(input: AnalysisInput, read: ReadScope): ScaleFigure[] {
  const known = new Map(input.figures.items.map((item) => [item.code, item]));
  return input.scales.flatMap((scale) => {
    const items = scale.itemCodes.map((code) => {
      const item = known.get(code);
      if (!item) throw new RangeError(`scale ${scale.code} names an item that is not there`);
      return item;
    });
    const waves = input.waves.length > 0 ? input.waves : [null];
    return waves.map((wave) => {
      const rows = read(wave === null ? [] : [wave]);
      return { ...scaleFigure(scale, items, rows, input.figures), wave };
    });
  });
}

function scaleFigure(
  { code, reversedCodes }: ScaleDefinition,
  items: readonly AnalysedItem[],
  rows: ScopeRows,
  { k, level = 0.95 }: AnalysisInput['figures'],
): Omit<ScaleFigure, 'wave'> {
  const answers = rows.counted.map((response) =>
    items.map((item) => scoreOf(item, response, reversedCodes.includes(item.code))),
  );
  const n = answers.filter((row) => row.every((value) => value !== null)).length;
  const none = { ...nothing, code, items: items.length, conf: level };
  const least = Math.max(smallestK, Math.ceil(k), items.some(({ sensitive }) => sensitive) ? sensitiveK : 0);
  if (n > 0 && n < least) return hidden(none, 'primary', 'below_threshold');
  if (items.some((item) => hidesItem(rows, item.code) !== null))
    return hidden(none, 'complementary', 'item_hidden');
  if (n > 0 && n < countsOnlyBelow)
    return { ...none, n, alphaReason: 'too_few', omegaReason: 'too_few', flags: ['counts_only'] };
  const alpha = cronbachAlpha(answers, level);
  const omega = mcDonaldOmega(answers);
  return {
    ...none,
    n,
    alpha: alpha.alpha,
    alphaLower: alpha.interval?.lower ?? null,
    alphaUpper: alpha.interval?.upper ?? null,
    alphaReason: alpha.reason,
    omega: omega.omega,
    omegaReason: omega.reason,
    ifDeleted: alpha.ifDeleted,
    itemRest: alpha.itemRest,
    flags: [...new Set([...alpha.flags, ...omega.flags])],
  };
}

const nothing = {
  n: null,
  alpha: null,
  alphaLower: null,
  alphaUpper: null,
  alphaReason: null,
  omega: null,
  omegaReason: null,
  ifDeleted: [],
  itemRest: [],
  suppressed: null,
  flags: [],
};

function hidden(none: Omit<ScaleFigure, 'wave'>, mark: Mark, reason: string): Omit<ScaleFigure, 'wave'> {
  return { ...none, suppressed: mark, alphaReason: reason, omegaReason: reason };
}

function scoreOf(item: AnalysedItem, response: AnalysedResponse, reversed: boolean): number | null {
  const points = pointsOf(item, response);
  if (points === null || !reversed) return points;
  const ends = endsOf(item);
  return ends && ends.least + ends.most - points;
}
