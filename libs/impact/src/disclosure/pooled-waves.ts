import { isPart } from './pool-parts.js';

/** A closed wave, by how many people it is about. */
export interface PoolableWave {
  id: string;
  /**
   * Small waves of one unit wait for each other: the course, or the activity where it asks more than once. So every
   * activity, course and programme has a part whole or not at all.
   */
  unit: string;
  /** People asked; null where there is no list of them. */
  invited: number | null;
  /** People who answered. */
  responded: number;
}

/**
 * The waves whose answers pools may hold, in parts that stay together. A wave that is shown by itself is a part. One
 * that nobody may see because few people were asked or answered would, alone among others that are shown, be what a
 * total leaves; rather than hide the total of a whole course for its sake, it is left out until another small one of
 * the unit has joined it.
 *
 * @param waves     closed waves in the order in which they closed, which never changes
 * @param threshold fewest people that are shown, e.g. 5
 * @returns parts in the order in which they were complete; waves in none of them are left out of every pool
 * @source METHODS §1.17; see `poolParts`, which this follows wave by wave
 * @example course with answers 20, 3 of 3 waves to come: [[20]]; with the third of 4 answers: [[20], [3, 4]]
 */
export function pooledWaves(waves: readonly PoolableWave[], threshold: number): string[][] {
  const parts: string[][] = [];
  const waiting = new Map<string, PoolableWave[]>();
  for (const wave of waves) {
    const fewAsked = wave.invited !== null && wave.invited < threshold;
    if (!fewAsked && (wave.responded === 0 || wave.responded >= threshold)) parts.push([wave.id]);
    // Of few who were asked and did not answer, the number of the asked alone would be told.
    else if (wave.responded > 0) {
      // A few who were asked, among waves that tell how many were, would be what the number of all asked leaves.
      const key = `${wave.unit} ${fewAsked}`;
      const group = [...(waiting.get(key) ?? []), wave];
      if (mayShow(group, fewAsked, threshold)) parts.push(group.map(({ id }) => id));
      waiting.set(key, mayShow(group, fewAsked, threshold) ? [] : group);
    }
  }
  return parts;
}

function mayShow(group: readonly PoolableWave[], fewAsked: boolean, threshold: number): boolean {
  const answers = group.map(({ responded }) => responded);
  const asked = group.map(({ invited }) => invited ?? 0);
  return isPart(answers, threshold) && (!fewAsked || isPart(asked, threshold));
}
