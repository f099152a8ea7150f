/** One closed wave of the same kind, on the same day after its opening. */
export interface PastWave {
  /** Persons who had answered by the end of that day. */
  answeredByDay: number;
  /** Persons who had answered when it closed. */
  answeredInAll: number;
}

export interface ResponseSoFar {
  answered: number;
  invited: number;
  past: readonly PastWave[];
}

export interface ResponseForecast {
  /** Persons; whole numbers. */
  expected: number | null;
  lower: number | null;
  upper: number | null;
  /** What the range is: of all past waves, or of the middle half of them. */
  range: 'all' | 'middle_half' | null;
  pastWaves: number;
  reason: 'few_past_waves' | 'no_answers_yet' | null;
}

const fewestPast = 3;
/** From so many on the extremes say more of the odd wave out than of this one. */
const quartilesFrom = 8;

/**
 * How many will have answered in the end, if this wave rises as earlier ones did.
 *
 * Of each past wave the share of its answers that was there on this day; the answers so far divided by the median
 * share are expected. The range divides by the largest and the smallest share, from eight waves on by the quartiles.
 * It is no confidence interval: it says how different the past has been.
 *
 * @param soFar persons who have answered and were invited, and past waves on the same day; those nobody had answered
 *              by then do not count, since their share says nothing
 * @returns persons, never below those who have answered nor above the invited; null with a reason when fewer than three
 *          past waves count, or nobody has answered
 * @throws RangeError unless 0 ≤ answered ≤ invited, and 0 ≤ by that day ≤ in all for every past wave
 * @source completion curves as in survey fieldwork monitoring: R. M. Groves, S. G. Heeringa (2006), J. R. Stat. Soc. A
 *         169, 439–457; quartiles by linear interpolation (R type 7)
 * @example forecastResponse({ answered: 12, invited: 40, past: [10 of 20, 12 of 20, 16 of 20] }) // 20 (15–24)
 */
export function forecastResponse({ answered, invited, past }: ResponseSoFar): ResponseForecast {
  if (answered < 0 || answered > invited) throw new RangeError(`${answered} answered of ${invited} invited`);
  if (past.some((wave) => wave.answeredByDay < 0 || wave.answeredByDay > wave.answeredInAll))
    throw new RangeError('a past wave had more answers on a day than in all');
  const shares = past
    .filter((wave) => wave.answeredByDay > 0)
    .map((wave) => wave.answeredByDay / wave.answeredInAll)
    .sort((a, b) => a - b);
  const absent = (reason: ResponseForecast['reason']): ResponseForecast => ({
    expected: null,
    lower: null,
    upper: null,
    range: null,
    pastWaves: shares.length,
    reason,
  });
  if (shares.length < fewestPast) return absent('few_past_waves');
  if (answered === 0) return absent('no_answers_yet');
  const middle = shares.length >= quartilesFrom;
  const at = (share: number): number => Math.min(invited, Math.max(answered, Math.round(answered / share)));
  return {
    expected: at(quantile(shares, 0.5)),
    lower: at(quantile(shares, middle ? 0.75 : 1)),
    upper: at(quantile(shares, middle ? 0.25 : 0)),
    range: middle ? 'middle_half' : 'all',
    pastWaves: shares.length,
    reason: null,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 1, sorted[Math.ceil(place)] ?? 1];
  return below + (above - below) * (place - Math.floor(place));
}
