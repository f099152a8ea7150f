import type { Transitions } from './transitions.js';

export type ActivityStatus =
  'draft' | 'tentative' | 'open' | 'confirmed' | 'running' | 'ended' | 'closed' | 'cancelled';

/** An activity is prepared, opened, held, ended, and closed when its last wave is over. */
export const activityTransitions: Transitions<ActivityStatus> = {
  draft: ['tentative', 'open', 'cancelled'],
  tentative: ['draft', 'open', 'cancelled'],
  open: ['tentative', 'confirmed', 'running', 'cancelled'],
  confirmed: ['open', 'running', 'cancelled'],
  running: ['ended', 'cancelled'],
  ended: ['closed'],
  closed: [],
  cancelled: ['draft'],
};

/**
 * The status that the calendar asks for, or null to leave it.
 *
 * @param status   today's status
 * @param startsOn first day, ISO, in the zone of the activity
 * @param endsOn   last day
 * @param today    today's day in that zone
 * @example statusByDate('open', '2026-05-10', '2026-05-21', '2026-05-12') // 'running'
 */
export function statusByDate(
  status: ActivityStatus,
  startsOn: string,
  endsOn: string,
  today: string,
): ActivityStatus | null {
  const before = status === 'open' || status === 'confirmed';
  if (before && today > endsOn) return 'running';
  if (before && today >= startsOn) return 'running';
  return status === 'running' && today > endsOn ? 'ended' : null;
}
