/** From a state to the states that may follow it. */
export type Transitions<S extends string> = Readonly<Record<S, readonly S[]>>;

/** Whether the table allows the step; staying is not a step. */
export function mayFollow<S extends string>(table: Transitions<S>, from: S, to: S): boolean {
  return table[from].includes(to);
}

/**
 * States that no path from `start` reaches; a table with any is wrong.
 * @example unreachableStates({ a: ['b'], b: [], c: [] }, 'a') // ['c']
 */
export function unreachableStates<S extends string>(table: Transitions<S>, start: readonly S[]): S[] {
  const seen = new Set<S>(start);
  for (const state of seen) table[state].forEach((next) => seen.add(next));
  return (Object.keys(table) as S[]).filter((state) => !seen.has(state));
}
