import { cohensKappa, codeTable } from '../agreement/cohens-kappa.js';
import { hidesCrossing } from '../disclosure/pair-guard.js';
import { type Estimate, missingEstimate } from '../estimate.js';
import { wilsonInterval } from '../proportions/wilson-interval.js';
import type { ActivityFigure, FigureMetric } from './activity-figure.js';
import { estimateFigure, type GroupFrame } from './figure-writer.js';

/**
 * Whether supervisors see used what participants say they use.
 *
 * @param frame where the figures belong; hides all of them when it is suppressed
 * @param pairs what each participant and their supervisor say: used (yes or partly) or not
 * @param k     smallest group, 10 where supervisors speak: who gave one answer must be none or at least so many, on
 *              either side, because the figures together give the whole table of two by two
 * @returns share of the participants who use it whose supervisor says so too (Wilson); share of pairs that agree
 *          (Wilson), kappa with its interval, PABAK
 * @source METHODS §1.16; J. Cohen (1960); T. Byrt, J. Bishop, J. B. Carlin (1993)
 * @example 18 both, 6 only the participant, 2 only the supervisor, 14 neither: 18 of 24, agreement 0.80, kappa 0.60
 */
export function confirmationFigures(
  frame: GroupFrame,
  pairs: readonly (readonly [boolean, boolean])[],
  k: number,
): ActivityFigure[] {
  const table = codeTable(pairs);
  const { conf } = frame;
  const { n, kappa, se, lower, upper, pabak, reason } = cohensKappa(table, 'none', conf);
  const confirmed = table[0]?.[0] ?? 0;
  const used = confirmed + (table[0]?.[1] ?? 0);
  const agreeing = confirmed + (table[1]?.[1] ?? 0);
  const place = { ...frame, suppressed: frame.suppressed ?? hidesCrossing(table, k) };
  const line = (
    metric: FigureMetric,
    figure: Estimate,
    numerator: number | null,
    unit: 'share' | 'mean',
  ): ActivityFigure => estimateFigure(place, { metric, figure, numerator, unit });
  const none = { conf, n, n_eff: n };
  const whole = missingEstimate(reason ?? 'not_defined', { ...none, method: 'kappa' });
  return [
    line('supervisor_confirmation', wilsonInterval(confirmed, used, conf), confirmed, 'share'),
    line('agreement_share', wilsonInterval(agreeing, n, conf), agreeing, 'share'),
    line('agreement_kappa', { ...whole, estimate: kappa, se, lower, upper, reason }, null, 'mean'),
    line(
      'agreement_pabak',
      n === 0
        ? missingEstimate('no_answers', { ...none, method: 'pabak' })
        : { ...missingEstimate('not_defined', { ...none, method: 'pabak' }), estimate: pabak, reason: null },
      null,
      'mean',
    ),
  ];
}
