import {
  reachParts,
  type AnswerOf,
  type reachApi,
  type ReachFigure,
  type ReachPart,
} from '@traccia/contracts';
import type { ReachCounts } from '@traccia/persistence';

/** Fewest of whom a share is said (DOMAIN §7). */
const fewest = 5;

/** Counts as figures, each under the metric that it belongs to. */
export function presentReach(counts: ReachCounts): AnswerOf<typeof reachApi.read> {
  return {
    activities: counts.activities,
    figures: [
      count('enrolments', 'persons', counts.attended),
      count('learners', 'persons', counts.learners),
      count('participant_days', 'days', counts.participantDays),
      share('completion', counts.completed, counts.begun),
      share('certification', counts.certified, counts.assessed),
      share('attendance', counts.sessionsPresent, counts.sessions),
      share('selection', counts.selected, counts.eligible),
      share('standards', counts.withStandard, counts.activities),
      share('gender', counts.withGender, counts.activities),
      share('tripartite', counts.tripartite, counts.activities),
      median('follow_up_days', counts.followUpDays, counts.followedUp),
      share('follow_up_on_time', counts.followedUpOnTime, counts.followedUp),
    ],
  };
}

function figure(part: ReachPart, given: Omit<ReachFigure, 'part' | 'metricId'>): ReachFigure {
  return { part, metricId: reachParts[part], ...given };
}

function count(part: ReachPart, unit: ReachFigure['unit'], value: number): ReachFigure {
  return figure(part, { unit, value, numerator: null, denominator: null, reason: null });
}

function share(part: ReachPart, numerator: number, denominator: number): ReachFigure {
  const reason = reasonOf(denominator);
  return reason
    ? figure(part, { unit: 'share', value: null, numerator: null, denominator, reason })
    : figure(part, { unit: 'share', value: numerator / denominator, numerator, denominator, reason });
}

function median(part: ReachPart, value: number | null, n: number): ReachFigure {
  const reason = reasonOf(n);
  return figure(part, {
    unit: 'days',
    value: reason ? null : value,
    numerator: null,
    denominator: n,
    reason,
  });
}

function reasonOf(n: number): ReachFigure['reason'] {
  if (n === 0) return 'nothing_to_count';
  return n < fewest ? 'too_few' : null;
}
