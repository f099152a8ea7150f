import type { NullReason } from '../estimate.js';
import { type PairedChange, pairedChange } from './paired-change.js';

/** Three changes of the same people; never put into one series with each other. */
export interface ThenTest {
  /** after − before, as asked before the training. */
  conventional: PairedChange;
  /** after − then: what people say afterwards they were like before. */
  thenGain: PairedChange;
  /** before − then: how far the measure has moved in people's minds. */
  responseShift: PairedChange;
  n: number;
  reason: NullReason | null;
}

/**
 * Retrospective pre-test: gain over what people now think they knew before, beside the conventional gain.
 *
 * @param before one value a person asked before the training, null = missing
 * @param then   the same asked afterwards, looking back
 * @param after  asked afterwards about now
 * @param level  confidence as a proportion
 * @returns three changes of the people who gave all three values, so that thenGain = conventional + responseShift;
 *          null with the reasons of `pairedChange`. The figure rests on memory and is labelled retrospective
 * @throws RangeError for a level outside 0 and 1
 * @source G. S. Howard (1979), Appl. Psychol. Meas. 3, 1–23; C. E. Schwartz, M. A. Sprangers (1999), Soc. Sci. Med. 48,
 *         1531–1548
 * @example thenTest([3, 3], [2, 1], [4, 5], 0.95) // gain 1.5, then-gain 3, shift 1.5
 */
export function thenTest(
  before: readonly (number | null)[],
  then: readonly (number | null)[],
  after: readonly (number | null)[],
  level: number,
): ThenTest {
  const whole = (of: readonly (number | null)[]) =>
    of.map((value, i) => ([before[i], then[i], after[i]].some((one) => one === null) ? null : value));
  const [first, back, last] = [whole(before), whole(then), whole(after)];
  const conventional = pairedChange(first, last, level);
  const thenGain = pairedChange(back, last, level);
  const responseShift = pairedChange(back, first, level);
  const reason = conventional.reason ?? thenGain.reason ?? responseShift.reason;
  return { conventional, thenGain, responseShift, n: conventional.nPairs, reason };
}
