import { grantRole, makePerson } from '../../support/factories.js';
import type { AccessOfNoun } from './access-of-noun.js';

const managers = ['activity_manager', 'administrator'] as const;

/** Who is responsible for activities, who stands in, and what staff note about people. */
export const responsible: AccessOfNoun = {
  rules: {
    'home-board.read': { opens: 'signed-in' },
    'timeline.list': { opens: managers },
    'timeline.set-statuses': { opens: managers, names: 'activity to manage' },
    'deputies.list': { opens: managers },
    'deputies.create': { opens: managers },
    'deputies.end': { opens: managers, names: 'centre', meets: [404] },
    'hand-overs.tasks': { opens: managers, names: 'activity to manage' },
    'hand-overs.create': { opens: managers, names: 'activity to manage' },
    'person-notes.list': { opens: managers, names: 'person' },
    'person-notes.create': { opens: managers, names: 'person' },
    'person-notes.remove': { opens: managers, names: 'centre', meets: [404] },
  },
  requests: {
    'home-board.read': () => ({}),
    'timeline.list': () => ({ query: { from: '2025-01-01', to: '2026-12-31' } }),
    'timeline.set-statuses': ({ activityId }) => ({
      body: { activities: [{ id: activityId, version: 1 }], status: 'confirmed' },
    }),
    'deputies.list': () => ({}),
    'deputies.create': ({ planted }) => ({
      body: { deputyId: planted.stewardId ?? '', startsOn: '2030-01-01', endsOn: '2030-01-05' },
    }),
    'deputies.end': ({ planted }) => ({ params: { id: planted.deputyshipId ?? '' } }),
    'hand-overs.tasks': ({ activityId }) => ({ body: { activityIds: [activityId] } }),
    'hand-overs.create': ({ activityId, planted }) => ({
      body: { activityIds: [activityId], toPersonId: planted.stewardId ?? '', note: null },
    }),
    'person-notes.list': ({ personId }) => ({ params: { id: personId } }),
    'person-notes.create': ({ personId }) => ({
      params: { id: personId },
      body: { body: 'Asked to be called.' },
    }),
    'person-notes.remove': ({ personId, planted }) => ({
      params: { id: personId, noteId: planted.noteId ?? '' },
    }),
  },
  plant: async (owner, side) => {
    const stewardId = await makePerson(owner);
    await grantRole(owner, stewardId, 'activity_manager', 'activity', side.activityId);
    const awayId = await makePerson(owner);
    const [deputyship]: { id: string }[] = await owner.query(
      `INSERT INTO deputyship (person_id, deputy_id, starts_on, ends_on, named_by)
       VALUES ($1, $2, '2030-01-01', '2030-01-05', $1) RETURNING id`,
      [awayId, stewardId],
    );
    const [note]: { id: string }[] = await owner.query(
      `INSERT INTO person_note (person_id, author_id, body) VALUES ($1, $2, 'Planted.') RETURNING id`,
      [side.personId, stewardId],
    );
    return { stewardId, deputyshipId: deputyship?.id ?? '', noteId: note?.id ?? '' };
  },
};
