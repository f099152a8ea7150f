/** What was, what is, and what was taken back; `part` is where the last change was made. */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
  part: string | null;
}

const mostSteps = 200;

export function beginHistory<T>(now: T): History<T> {
  return { past: [], now, future: [], part: null };
}

/** A change; letters typed into one field one after the other are one step. */
export function step<T>(history: History<T>, now: T, part: string | null = null): History<T> {
  if (now === history.now) return history;
  const goesOn = part !== null && part === history.part && history.future.length === 0;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-mostSteps);
  return { past, now, future: [], part };
}

export function undo<T>({ past, now, future, ...rest }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, now, future, ...rest };
  return { past: past.slice(0, -1), now: before, future: [now, ...future], part: null };
}

export function redo<T>({ past, now, future, ...rest }: History<T>): History<T> {
  const [next, ...others] = future;
  if (next === undefined) return { past, now, future, ...rest };
  return { past: [...past, now], now: next, future: others, part: null };
}
