import type { Role } from '@traccia/contracts';
import type { AccessOfNoun } from './access-of-noun.js';

const reads: readonly Role[] = ['trainer', 'activity_manager', 'evaluator', 'administrator'];
const manages: readonly Role[] = ['activity_manager', 'administrator'];

export const knowledgeTests: AccessOfNoun = {
  rules: {
    'tests.start': { opens: 'link', meets: [409] },
    'tests.results': { opens: reads, names: 'test results' },
    'tests.mine': { opens: 'signed-in', names: 'own enrolment' },
    'tests.accommodations': { opens: manages, names: 'activity to manage' },
    'tests.set-accommodation': { opens: manages, names: 'activity to manage' },
  },
  requests: {
    'tests.start': (side) => ({ body: { token: side.token } }),
    'tests.results': (side) => ({ params: { id: side.activityId } }),
    'tests.mine': (side) => ({ params: { id: side.enrolmentId } }),
    'tests.accommodations': (side) => ({ params: { id: side.activityId } }),
    'tests.set-accommodation': (side) => ({ params: { id: side.enrolmentId }, body: { factor: 1.5 } }),
  },
};
