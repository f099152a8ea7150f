import { hidesPairs, type PairCounts } from '../disclosure/pair-guard.js';
import type { Mark } from '../disclosure/count-table.js';
import type { PairSideRow, PairsInput } from './activity-input.js';

/** Values of the people who have both, in one order, and how many there are. */
export interface PairRows {
  before: number[];
  after: number[];
  counts: PairCounts;
  /** The same of all who responded, with or without a value. */
  responded: PairCounts;
}

/**
 * Finds the people of one side on the other.
 *
 * A person counts once, with the first response; a break-off is no response, as in the figures of the waves.
 *
 * @returns values of complete pairs in the order of the first side
 * @source METHODS §1.3 (complete pairs only)
 * @example pairRows({ before: [{ person: 'a', value: 40, … }], after: [{ person: 'a', value: 70, … }], … }) // [40], [70]
 */
export function pairRows({ before, after }: PairsInput): PairRows {
  const [first, last] = [sideOf(before), sideOf(after)];
  const met = [...first.named].flatMap(([person, value]) =>
    last.named.has(person) ? [{ before: value, after: last.named.get(person) ?? null }] : [],
  );
  const pairs = met.flatMap((pair) =>
    pair.before === null || pair.after === null ? [] : [{ before: pair.before, after: pair.after }],
  );
  return {
    before: pairs.map((pair) => pair.before),
    after: pairs.map((pair) => pair.after),
    counts: { before: valued(first), after: valued(last), pairs: pairs.length },
    responded: { before: everybody(first), after: everybody(last), pairs: met.length },
  };
}

interface Side {
  named: Map<string, number | null>;
  loose: (number | null)[];
}

function sideOf(rows: readonly PairSideRow[]): Side {
  const side: Side = { named: new Map(), loose: [] };
  const seen = new Set<string>();
  for (const { person, completeness, value } of rows) {
    if (person !== null && seen.has(person)) continue;
    if (person !== null) seen.add(person);
    if (completeness === 'break_off') continue;
    if (person === null) side.loose.push(value);
    else side.named.set(person, value);
  }
  return side;
}

const valued = ({ named, loose }: Side): number =>
  [...named.values(), ...loose].filter((value) => value !== null).length;

const everybody = ({ named, loose }: Side): number => named.size + loose.length;

/** What hides pairs, of all who responded and of those with a value. */
export function markOf(
  { counts, responded }: PairRows,
  k: number,
): { match: Mark | null; values: Mark | null } {
  const match = hidesPairs(responded, k);
  return { match, values: hidesPairs(counts, k) };
}
