import { type Estimate, missingEstimate } from '../estimate.js';
import { wilsonInterval } from '../proportions/wilson-interval.js';

/** Who was asked whether they apply what they learned. */
export interface ApplicationCounts {
  /** Everybody invited and eligible; null when no invited list exists. */
  invited: number | null;
  /** Those who answered the question; "too early" and "no opportunity" are answers. */
  respondents: number;
  /** Those who said yes or partly. */
  appliers: number;
}

export interface ApplicationRates {
  respondents: Estimate;
  conservative: Estimate;
  upperBound: Estimate;
}

/**
 * Application rate three ways, so that silence cannot be mistaken for success.
 *
 * Among respondents: appliers / respondents. Conservative: appliers / invited, silence counted as "not applied".
 * Upper bound: (appliers + silent) / invited. The truth for all invited lies between the last two.
 *
 * @param counts whole numbers with appliers ≤ respondents ≤ invited
 * @param level  confidence as a proportion
 * @returns three shares with Wilson intervals; without an invited list the last two are null, `no_invited_list`
 * @throws RangeError for a broken call
 * @source UNITAR (2016) for the respondents' rate; J. J. Phillips, P. P. Phillips (2012), principle 6;
 *         C. F. Manski (1989), J. Hum. Resour. 24, 343–360, for the bound
 * @example applicationRates({ invited: 100, respondents: 40, appliers: 32 }, 0.95) // 0.80, 0.32, 0.92
 */
export function applicationRates(counts: ApplicationCounts, level: number): ApplicationRates {
  const { invited, respondents, appliers } = counts;
  const rate = { ...wilsonInterval(appliers, respondents, level), method: 'application_wilson' };
  if (invited === null) {
    const absent = (method: string): Estimate =>
      missingEstimate('no_invited_list', { method, conf: level, n: respondents });
    return {
      respondents: rate,
      conservative: absent('conservative_wilson'),
      upperBound: absent('upper_bound_wilson'),
    };
  }
  if (respondents > invited) throw new RangeError(`${respondents} respondents of ${invited} invited`);
  const ofInvited = (yes: number, method: string): Estimate => {
    const share = { ...wilsonInterval(yes, invited, level), method };
    return invited === 0 ? { ...share, reason: 'no_invited' } : share;
  };
  return {
    respondents: rate,
    conservative: ofInvited(appliers, 'conservative_wilson'),
    upperBound: ofInvited(appliers + invited - respondents, 'upper_bound_wilson'),
  };
}
