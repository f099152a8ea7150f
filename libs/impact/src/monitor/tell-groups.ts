import type { CountTable } from '../disclosure/count-table.js';
import { suppress } from '../disclosure/suppress.js';

/** One group of those who were asked, and how many of it have answered. */
export interface GroupCount {
  code: string;
  invited: number;
  answered: number;
  complete: number;
  partial: number;
}

/** current: as counted now. earlier: as told before, at least so many by now. hidden: nothing is told. */
export interface ToldGroup extends GroupCount {
  stand: 'current' | 'earlier' | 'hidden';
}

export interface TellingRule {
  /** Smallest number of people that is told, of a group and of those who have come to it. */
  k: number;
  /** The wave is closed: what is not told now never will be. */
  last: boolean;
  /** Only for the test that proves that the guard is needed. */
  guarded?: boolean;
}

/**
 * What readers are told of the answers by group, when they have been told something of it before.
 *
 * Two tellings are compared by whoever reads both. While a wave is open a new one is therefore given only when no
 * group has grown by 1 … k − 1 answers, so that every sum over any groups and any time between two tellings is none
 * or at least k. When the wave has closed, a group that grew by fewer keeps what was told before, and with it as
 * many others as hide the sum of the newcomers (the same complementary suppression as for figures).
 *
 * @param now    all groups of one dimension; persons; a group nobody is in may be absent
 * @param before what was told last of this dimension; null when nothing was
 * @param rule   threshold in persons, and whether it is the last telling
 * @returns every group with what is told of it; null = nothing new, the earlier telling stands. Hidden groups carry
 *          their true counts, which are kept to be compared and never shown
 * @throws RangeError for a threshold below 1
 * @source METHODS §1.17; A. Hundepool et al. (2012), Statistical Disclosure Control, ch. 4
 * @example tellGroups([workers 12, employers 9], [workers 7, employers 7], { k: 5, last: false }) // null: 2 employers
 */
export function tellGroups(
  now: readonly GroupCount[],
  before: readonly ToldGroup[] | null,
  { k, last, guarded = true }: TellingRule,
): ToldGroup[] | null {
  if (!(k >= 1)) throw new RangeError(`a threshold of ${k} protects nobody`);
  const groups = withAbsent(now, before ?? []);
  const hidden = hiddenOf(
    groups.map(({ answered }) => answered),
    k,
    guarded,
  );
  if (before === null) return firstTelling(groups, hidden, { k, last });
  // What was told in parts can be compared with nothing any more.
  if (before.some(({ stand }) => stand === 'earlier')) return null;
  const told = new Map(before.map((group) => [group.code, group]));
  const grown = groups.map(({ code, answered }) => answered - (told.get(code)?.answered ?? 0));
  const few = grown.some((more) => more < 0 || (more > 0 && more < k));
  if (guarded && (grown.some((more) => more < 0) || (few && !last))) return null;
  const held = hiddenOf(grown, k, guarded);
  return groups.map((group, at): ToldGroup => {
    if (hidden[at]) return { ...group, stand: 'hidden' };
    if (!guarded || !held[at]) return { ...group, stand: 'current' };
    const earlier = told.get(group.code);
    return earlier?.stand === 'current' ? { ...earlier, stand: 'earlier' } : { ...group, stand: 'hidden' };
  });
}

/** An open wave that could tell of no group yet waits, so that what comes next is compared with something. */
function firstTelling(
  groups: readonly GroupCount[],
  hidden: readonly boolean[],
  { k, last }: TellingRule,
): ToldGroup[] | null {
  const tellsSomething = groups.some(({ answered }, at) => answered >= k && !hidden[at]);
  if (!tellsSomething && !last) return null;
  return groups.map((group, at) => ({ ...group, stand: hidden[at] ? 'hidden' : 'current' }));
}

function hiddenOf(answered: readonly number[], k: number, complementary: boolean): boolean[] {
  const table: CountTable = { counts: answered.map((n) => [Math.max(n, 0)]) };
  return suppress(table, { k, sameAnswerBelow: k, complementary }).rows.map((mark) => mark !== null);
}

function withAbsent(now: readonly GroupCount[], before: readonly GroupCount[]): GroupCount[] {
  const known = new Set(now.map(({ code }) => code));
  const gone = before.filter(({ code }) => !known.has(code));
  return [
    ...now,
    ...gone.map(({ code }) => ({ code, invited: 0, answered: 0, complete: 0, partial: 0 })),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}
