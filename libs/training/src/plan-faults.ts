import { dayIn } from './follow-up-calendar.js';

export interface PlanToCheck {
  startsOn: string;
  endsOn: string;
  timeZone: string;
  capacity: number | null;
  venues: readonly { id: string; timeZone: string }[];
  phases: readonly { id: string; startsOn: string; endsOn: string; venueId: string | null }[];
  sessions: readonly {
    id: string;
    startsAt: string;
    endsAt: string;
    phaseId: string | null;
    venueId: string | null;
  }[];
  prices: readonly { costItem: string }[];
  objectives: readonly { code: string }[];
  targets: readonly { dimension: string; key: string; places: number }[];
}
export interface PlanFault {
  /** Path into the plan, e.g. `phases.0.endsOn`. */
  path: string;
  reason: 'before-start' | 'outside-activity' | 'outside-phase' | 'unknown' | 'taken' | 'above-capacity';
}

/**
 * What is wrong in the plan of an activity beyond the single field.
 *
 * @param plan phases and sessions with the ids by which they name each other; days ISO, instants ISO in UTC
 * @returns one fault for each wrong place, in the order of the plan; empty when the plan is sound
 * @example planFaults({ startsOn: '2026-05-04', endsOn: '2026-05-08', phases: [{ id: 'a', startsOn: '2026-05-01',
 *   endsOn: '2026-05-05', venueId: null }], … }) // [{ path: 'phases.0.startsOn', reason: 'outside-activity' }]
 */
export function planFaults(plan: PlanToCheck): PlanFault[] {
  const venues = new Map(plan.venues.map((venue) => [venue.id, venue]));
  return [
    ...plan.phases.flatMap((phase, index) => phaseFaults(plan, phase, index, venues.keys())),
    ...plan.sessions.flatMap((session, index) => sessionFaults(plan, session, index, venues)),
    ...repeated(plan.prices.map(({ costItem }) => costItem)).map((n) => taken(`prices.${n}.costItem`)),
    ...repeated(plan.objectives.map(({ code }) => code)).map((n) => taken(`objectives.${n}.code`)),
    ...repeated(plan.targets.map(({ dimension, key }) => `${dimension} ${key}`)).map((n) =>
      taken(`targets.${n}.key`),
    ),
    ...plan.targets.flatMap(({ places }, index): PlanFault[] =>
      plan.capacity !== null && places > plan.capacity
        ? [{ path: `targets.${index}.places`, reason: 'above-capacity' }]
        : [],
    ),
  ];
}

const taken = (path: string): PlanFault => ({ path, reason: 'taken' });

function repeated(keys: readonly string[]): number[] {
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [index] : []));
}

function phaseFaults(
  plan: PlanToCheck,
  phase: PlanToCheck['phases'][number],
  index: number,
  venueIds: Iterable<string>,
): PlanFault[] {
  const at = (field: string) => `phases.${index}.${field}`;
  const faults: PlanFault[] = [];
  if (phase.endsOn < phase.startsOn) faults.push({ path: at('endsOn'), reason: 'before-start' });
  for (const field of ['startsOn', 'endsOn'] as const)
    if (phase[field] < plan.startsOn || phase[field] > plan.endsOn)
      faults.push({ path: at(field), reason: 'outside-activity' });
  if (phase.venueId !== null && ![...venueIds].includes(phase.venueId))
    faults.push({ path: at('venueId'), reason: 'unknown' });
  return faults;
}

function sessionFaults(
  plan: PlanToCheck,
  session: PlanToCheck['sessions'][number],
  index: number,
  venues: ReadonlyMap<string, { timeZone: string }>,
): PlanFault[] {
  const at = (field: string) => `sessions.${index}.${field}`;
  const faults: PlanFault[] = [];
  if (Date.parse(session.endsAt) <= Date.parse(session.startsAt))
    faults.push({ path: at('endsAt'), reason: 'before-start' });
  const venue = session.venueId === null ? null : venues.get(session.venueId);
  if (venue === undefined) faults.push({ path: at('venueId'), reason: 'unknown' });
  const phase = plan.phases.find(({ id }) => id === session.phaseId);
  if (session.phaseId !== null && !phase) faults.push({ path: at('phaseId'), reason: 'unknown' });
  const day = dayIn(new Date(session.startsAt), venue?.timeZone ?? plan.timeZone);
  if (!isWithin(day, plan)) faults.push({ path: at('startsAt'), reason: 'outside-activity' });
  else if (phase && !isWithin(day, phase)) faults.push({ path: at('startsAt'), reason: 'outside-phase' });
  return faults;
}

function isWithin(day: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }): boolean {
  return day >= startsOn && day <= endsOn;
}
