import { spanOf } from './known-space.js';
import { linesOf, marginsOf, peopleOf } from './margins.js';
import { type Member, placesIn, type PlacedTable, type ProtectedTable } from './protected-table.js';

/** One published number by the codes of its group; null for everybody. */
export interface SeenNumber {
  group: string | null;
  sex: string | null;
}

/** An earlier edition of a pool, which was made of fewer waves. */
export interface Edition {
  /** The waves that have joined since, as a pool of their own. */
  joined: ProtectedTable;
  /** The numbers of this table that readers have seen in it. */
  seen: readonly SeenNumber[];
}

/**
 * The waves that have joined a pool, as one of two parts: what the other part tells is what readers have seen of it.
 *
 * @param placed  the pool as it is now
 * @param edition what was seen, and who has joined
 * @returns a member for `protectPool`; of an edition that showed groups the empty ones count as known, since an
 *          attentive reader may guess them
 * @example a pool with 13 workers, of whom the edition before showed 10: the 3 that have joined must not follow
 */
export function asMember(placed: PlacedTable, { joined, seen }: Edition): Member {
  const { groups, sexes, table } = placed;
  const places = placesIn(joined, placed);
  const before = {
    counts: table.counts.map((line, row) =>
      line.map((n, column) => n - peopleAt(joined, places[row * sexes.length + column] ?? -1)),
    ),
  };
  const people = marginsOf(before);
  const hasGroups = seen.some(({ group, sex }) => group !== null || sex !== null);
  const told = linesOf(groups.length, sexes.length).filter((line) => {
    const [group, sex] = {
      whole: [null, null],
      rows: [groups[line.row], null],
      columns: [null, sexes[line.row]],
      cells: [groups[line.row], sexes[line.column]],
    }[line.margin];
    const wasSeen = seen.some((number) => number.group === group && number.sex === sex);
    return wasSeen || (hasGroups && line.margin === 'cells' && peopleOf(people, line) === 0);
  });
  const weights = told.map((line) => line.weights);
  return { scope: joined, places, others: spanOf(groups.length * sexes.length, weights) };
}

function peopleAt({ table, sexes }: PlacedTable, place: number): number {
  if (place < 0) return 0;
  return table.counts[Math.floor(place / sexes.length)]?.[place % sexes.length] ?? 0;
}
