import { studentTQuantile } from '../distributions/student-t.js';
import { type Estimate, type Interval, missingEstimate } from '../estimate.js';
import { completePairs } from '../means/complete-pairs.js';
import { meanInterval } from '../means/mean-interval.js';
import { normalisedGain } from '../means/normalised-gain.js';
import { type PairedChange, pairedChange } from '../means/paired-change.js';
import { wilsonInterval } from '../proportions/wilson-interval.js';
import type { ActivityFigure, FigureMetric } from './activity-figure.js';
import { estimateFigure, type GroupFrame } from './figure-writer.js';
import { countsOnlyBelow } from './small-sample.js';

/** Of the interval of the effect, not of the change. */
const approximate = 'ncp_normal_approximation';
const scale = { least: 0, most: 100 };

/** Points before and after of the people who sat both tests, in one order. */
export interface TestPairs {
  before: readonly number[];
  after: readonly number[];
  /** Points by which a test must be better to count as learned; 0 = any rise. */
  rise: number;
  /** Fewest people of a share that leaves some of the pairs out. */
  k: number;
}

/**
 * What people learned between two tests, over those who sat both.
 *
 * @param frame where the figures belong; hides all of them when it is suppressed
 * @param pairs points from 0 to 100
 * @returns mean gain (t interval); acquisition rate with everybody, and without those at 100 points before (Wilson);
 *          gain of the means over the room above (delta method, t interval); mean of Marx and Cummings' change;
 *          effect sizes of both spreads with Hedges' correction, the one of the differences with its interval. A share
 *          of fewer than ten who all did alike is hidden, and a share left with fewer than k people
 * @source METHODS §1.3, 1.5; see `pairedChange` and `normalisedGain`
 * @example before 20, 60, after 60, 80: mean gain 30, acquisition 2 of 2, cohort gain (70 − 40) ÷ 60 = 0.5
 */
export function gainFigures(frame: GroupFrame, { before, after, rise, k }: TestPairs): ActivityFigure[] {
  const { conf } = frame;
  const change = pairedChange(before, after, conf);
  const gain = normalisedGain(before, after, scale);
  const { changes } = completePairs(before, after);
  const rose = changes.map((points) => (rise > 0 ? points >= rise : points > 0));
  const canRise = rose.filter((_, at) => (before[at] ?? 0) < scale.most);
  const line = (metric: FigureMetric, figure: Estimate): ActivityFigure =>
    estimateFigure(frame, { metric, figure, numerator: null, unit: 'mean' });
  return [
    line('matched_gain_mean', { ...change, flags: change.flags.filter((flag) => flag !== approximate) }),
    riseFigure(frame, 'acquisition_rate', rose, k),
    riseFigure(frame, 'acquisition_rate_without_ceiling', canRise, k),
    line('normalised_gain_cohort', cohortEstimate(gain, conf)),
    line('normalised_change_mean', { ...meanInterval(gain.changes, conf), method: 'normalised_change_t' }),
    line('effect_size_av', sizeOf(change, 'hedges_gav', change.gav, null)),
    line('effect_size_z', sizeOf(change, 'hedges_gz', change.gz, change.gzInterval)),
  ];
}

function riseFigure(
  frame: GroupFrame,
  metric: FigureMetric,
  rose: readonly boolean[],
  k: number,
): ActivityFigure {
  const yes = rose.filter(Boolean).length;
  const few = rose.length > 0 && rose.length < k;
  const alike = rose.length > 0 && rose.length < countsOnlyBelow && (yes === 0 || yes === rose.length);
  return estimateFigure(
    { ...frame, suppressed: frame.suppressed ?? (few || alike ? 'complementary' : null) },
    { metric, figure: wilsonInterval(yes, rose.length, frame.conf), numerator: yes, unit: 'share' },
  );
}

function cohortEstimate(
  { n, cohort, cohortSe, reason }: ReturnType<typeof normalisedGain>,
  conf: number,
): Estimate {
  const part = { method: 'cohort_gain_delta', conf, n, n_eff: n, estimate: cohort };
  if (cohort === null || cohortSe === null) return missingEstimate(reason ?? 'not_defined', part);
  const df = n - 1;
  const half = studentTQuantile(1 - (1 - conf) / 2, df) * cohortSe;
  return {
    ...missingEstimate('not_defined', part),
    se: cohortSe,
    lower: cohort - half,
    upper: cohort + half,
    df,
    reason: null,
  };
}

function sizeOf(
  { conf, n, reason, flags }: PairedChange,
  method: string,
  size: number | null,
  interval: Interval | null,
): Estimate {
  const part = { method, conf, n, n_eff: n };
  if (size === null) return missingEstimate(reason ?? 'not_defined', part);
  const own = flags.filter((flag) => flag === approximate && interval !== null);
  return { ...missingEstimate('not_defined', part), estimate: size, ...interval, flags: own, reason: null };
}
