import { setTimeout as pause } from 'node:timers/promises';

/** Longer than the work behind an answer takes on an unhurried machine. */
const evenMilliseconds = 250;

/** Waits until a quarter of a second has passed since `start`, a reading of `performance.now()`. */
export async function evenOut(start: number): Promise<void> {
  await pause(Math.max(0, evenMilliseconds - (performance.now() - start)));
}

/**
 * Gives its answer, or its failure, no sooner than after a while that is the same for all, so that the time
 * an answer took does not tell whether there was an account to work on.
 */
export async function answerEvenly<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    await evenOut(start);
  }
}
