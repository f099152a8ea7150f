import { randomUUID } from 'node:crypto';
import type { Role } from '@traccia/contracts';
import type { CellRequest } from '../requests.js';
import type { Side } from '../sides.js';
import type { AccessOfNoun } from './access-of-noun.js';

const reads: readonly Role[] = [
  'trainer',
  'activity_manager',
  'evaluator',
  'administrator',
  'focal_point',
  'travel_officer',
];
const records: readonly Role[] = ['trainer', 'activity_manager', 'administrator'];
const reading = { opens: reads, names: 'activity to read' } as const;
const recording = { opens: records, names: 'attendance to record' } as const;

const ofActivity = (side: Side): CellRequest => ({ params: { id: side.activityId } });
const ofSession = (side: Side): CellRequest => ({ params: { id: side.activityId, position: '1' } });
const sheet = Buffer.from('E-mail,S1\nnobody@people.test,p\n').toString('base64');

export const attendance: AccessOfNoun = {
  rules: {
    'attendance.room': reading,
    'attendance.record': recording,
    'attendance.overview': reading,
    'attendance.history': reading,
    'attendance.mine': { opens: 'signed-in', names: 'own enrolment' },
    'attendance.show-code': recording,
    'attendance.read-code': recording,
    'attendance.hide-code': recording,
    'attendance.check-in': { opens: 'signed-in', meets: [404] },
    'attendance.walk-ins': recording,
    'attendance.candidates': recording,
    'attendance.add-walk-in': { ...recording, meets: [409] },
    'attendance.decide-walk-in': { ...recording, meets: [409] },
    'attendance.import-sheet': recording,
  },
  requests: {
    'attendance.room': ofSession,
    'attendance.record': (side) => ({
      ...ofSession(side),
      body: { batchId: randomUUID(), marks: [{ enrolmentId: side.enrolmentId, state: 'present' }] },
    }),
    'attendance.overview': ofActivity,
    'attendance.history': (side) => ({ params: { id: side.activityId, enrolmentId: side.enrolmentId } }),
    'attendance.mine': (side) => ({ params: { id: side.enrolmentId } }),
    'attendance.show-code': ofSession,
    'attendance.read-code': ofSession,
    'attendance.hide-code': ofSession,
    'attendance.check-in': () => ({ body: { code: 'AAAA-AAAA' } }),
    'attendance.walk-ins': ofActivity,
    'attendance.candidates': (side) => ({ ...ofActivity(side), query: { search: 'Diallo' } }),
    'attendance.add-walk-in': (side) => ({
      ...ofSession(side),
      body: {
        person: {
          givenName: 'Walks',
          familyName: 'In',
          email: null,
          organizationName: null,
          constituentGroup: 'other',
        },
      },
    }),
    'attendance.decide-walk-in': (side) => ({
      params: { id: side.activityId, walkInId: side.planted.walkIn ?? '' },
      body: { accept: false },
    }),
    'attendance.import-sheet': (side) => ({ ...ofActivity(side), body: { content: sheet, apply: true } }),
  },
  plant: async (owner, side) => {
    const [made]: { id: string }[] = await owner.query(
      `WITH one AS (INSERT INTO person (given_name, family_name) VALUES ('Asks', 'In') RETURNING id)
       INSERT INTO walk_in (activity_session_id, person_id)
       SELECT s.id, one.id FROM activity_session s, one WHERE s.activity_id = $1 AND s.position = 1 RETURNING id`,
      [side.activityId],
    );
    return { walkIn: made?.id ?? '' };
  },
};
