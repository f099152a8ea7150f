import { randomBytes, randomUUID } from 'node:crypto';
import type { AccessOfNoun } from './access-of-noun.js';

const readers = [
  'trainer',
  'activity_manager',
  'evaluator',
  'administrator',
  'focal_point',
  'travel_officer',
] as const;
const managers = ['activity_manager', 'administrator'] as const;
const dates = { startsOn: '2031-03-10', endsOn: '2031-03-14', timeZone: 'Europe/Rome' };
const byId = (side: { activityId: string }) => ({ params: { id: side.activityId } });

export const activityPlan: AccessOfNoun = {
  rules: {
    'activity-plan.get': { opens: readers, names: 'activity to read' },
    'activity-plan.save': { opens: managers, names: 'activity to manage', meets: [409, 412] },
    'activity-plan.preview-move': { opens: managers, names: 'activity to manage' },
    'activity-plan.move': { opens: managers, names: 'activity to manage', meets: [412] },
    'activity-plan.copy': { opens: managers, names: 'activity to copy' },
    'activity-plan.cancellation': { opens: managers, names: 'activity to manage' },
    'activity-plan.calendar': { opens: readers },
  },
  requests: {
    'activity-plan.get': byId,
    'activity-plan.save': (side) => ({
      ...byId(side),
      body: {
        venues: [
          { id: randomUUID(), name: 'Campus', city: 'Turin', countryCode: null, timeZone: 'Europe/Rome' },
        ],
        phases: [],
        // Another noun records attendance in it, so the plan must keep it as it is.
        sessions: [
          {
            id: side.planted.heldSession,
            titles: { en: 'Session' },
            startsAt: '2025-03-03T08:00:00Z',
            endsAt: '2025-03-03T16:00:00Z',
            phaseId: null,
            venueId: null,
            trainerIds: [],
          },
        ],
        prices: [],
        objectives: [],
        targets: [],
        staff: [],
        version: 1,
      },
    }),
    'activity-plan.preview-move': (side) => ({ ...byId(side), body: dates }),
    'activity-plan.move': (side) => ({ ...byId(side), body: { ...dates, version: 1 } }),
    'activity-plan.copy': (side) => ({
      ...byId(side),
      body: { copies: [{ code: `COPY-${randomBytes(4).toString('hex')}`, startsOn: '2032-02-02' }] },
    }),
    'activity-plan.cancellation': byId,
    'activity-plan.calendar': () => ({ query: { from: '2031-03-01', to: '2031-03-31' } }),
  },
  plant: async (owner, side) => {
    const [row]: { id: string }[] = await owner.query(
      'SELECT id FROM activity_session WHERE activity_id = $1',
      [side.activityId],
    );
    return { heldSession: row?.id ?? '' };
  },
};
