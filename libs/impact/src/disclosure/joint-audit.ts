import { knows, spanOf } from './known-space.js';

/** Sums of people that are shown, and sums that must not follow from them; weights are by atom. */
export interface JointTable {
  shown: readonly (readonly number[])[];
  secrets: readonly (readonly number[])[];
}

/**
 * Whether a small group follows from several tables of the same people read together, when each by itself is safe.
 *
 * Atoms are the people who are alike in every trait of every table. A reader adds and subtracts all that is shown of
 * all tables; he knows who is in which atom, and so which atoms are empty (they are left out).
 *
 * @param atoms  number of atoms
 * @param tables what each table shows and hides
 * @returns true when some secret of some table is a weighted sum of what all tables show
 * @source METHODS §1.17: the audit runs on the union of the views a role can see
 * @example 12 workers of Africa, 3 of Asia, 40 employers of Asia: by group 15 and 40 are shown, by region 12 and 43.
 *          Atoms [12, 3, 40]; shown (1,1,0), (0,0,1), (1,0,0), (0,1,1); secret (0,1,0) = 43 − 40: true
 */
export function followsJointly(atoms: number, tables: readonly JointTable[]): boolean {
  const known = spanOf(
    atoms,
    tables.flatMap(({ shown }) => shown),
  );
  return tables.some(({ secrets }) => secrets.some((secret) => knows(known, secret)));
}
