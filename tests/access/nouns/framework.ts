import { randomBytes } from 'node:crypto';
import type { Role } from '@traccia/contracts';
import type { CellRequest } from '../requests.js';
import type { AccessOfNoun } from './access-of-noun.js';

const reads: readonly Role[] = [
  'trainer',
  'activity_manager',
  'evaluator',
  'administrator',
  'focal_point',
  'travel_officer',
];
const manages: readonly Role[] = ['activity_manager', 'administrator'];
const administers: readonly Role[] = ['administrator'];

const byId = (id: string): CellRequest => ({ params: { id } });
const code = () => `F-${randomBytes(4).toString('hex')}`;
const course = { title: { en: 'A course' }, summary: {}, objectives: {} };
const programme = { title: { en: 'A programme' }, summary: {}, resultsChain: {} };
const outcome = {
  family: 'outcomes',
  title: { en: 'Skills' },
  validFrom: '2030-01-01',
  validTo: null,
};
const nothingNamed = { links: [], markers: [] };

/** Reference tables belong to the centre: whoever works in it reads them all. */
export const framework: AccessOfNoun = {
  rules: {
    'courses.get': { opens: reads, names: 'course to read' },
    'courses.create': { opens: manages, names: 'course to plan in' },
    'courses.update': { opens: manages, names: 'course to plan in', meets: [412] },
    'courses.link': { opens: manages, names: 'course to plan in', meets: [412] },
    'programmes.list': { opens: reads },
    'programmes.get': { opens: reads, names: 'course to read' },
    'programmes.create': { opens: administers },
    'programmes.update': { opens: administers, names: 'centre', meets: [412] },
    'framework.list': { opens: reads },
    'framework.reach': { opens: reads },
    'framework.create': { opens: administers },
    'framework.update': { opens: administers, names: 'centre' },
    'framework.of-activity': { opens: reads, names: 'activity to read' },
    'framework.link-activity': { opens: manages, names: 'activity to manage', meets: [412] },
  },
  requests: {
    'courses.get': (side) => byId(side.courseId),
    'courses.create': (side) => ({ body: { ...course, code: code(), programmeId: side.programmeId } }),
    'courses.update': (side) => ({
      ...byId(side.courseId),
      body: { ...course, programmeId: side.programmeId, version: 1 },
    }),
    'courses.link': (side) => ({ ...byId(side.courseId), body: { ...nothingNamed, version: 1 } }),
    'programmes.list': () => ({}),
    'programmes.get': (side) => byId(side.programmeId),
    'programmes.create': () => ({ body: { ...programme, code: code() } }),
    'programmes.update': (side) => ({ ...byId(side.programmeId), body: { ...programme, version: 1 } }),
    'framework.list': () => ({ query: { family: 'standards', search: '87' } }),
    'framework.reach': () => ({}),
    'framework.create': () => ({ body: { ...outcome, code: code(), edition: '2030' } }),
    'framework.update': (side) => ({ ...byId(side.planted.outcomeId ?? side.programmeId), body: outcome }),
    'framework.of-activity': (side) => byId(side.activityId),
    'framework.link-activity': (side) => ({
      ...byId(side.activityId),
      body: { ...nothingNamed, cascadeOfId: null, version: 1 },
    }),
  },
  plant: async (owner) => {
    const [row]: { id: string }[] = await owner.query(
      `INSERT INTO outcome (code, edition, title, valid_from) VALUES ($1, '2030', '{"en":"Planted"}', '2030-01-01') RETURNING id`,
      [code()],
    );
    return { outcomeId: row?.id ?? '' };
  },
};
