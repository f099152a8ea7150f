import type { AccessOfNoun } from './access-of-noun.js';

const facts = {
  name: 'Union of Ports',
  constituentGroup: 'workers_org',
  countryCode: null,
  parentId: null,
} as const;

/** Staff read the organizations of their scope; managers and administrators keep them right. */
export const organizations: AccessOfNoun = {
  rules: {
    'organizations.list': { opens: ['activity_manager', 'evaluator', 'administrator'] },
    'organizations.get': { opens: ['activity_manager', 'evaluator', 'administrator'], names: 'message' },
    'organizations.create': { opens: ['activity_manager', 'administrator'] },
    'organizations.update': {
      opens: ['activity_manager', 'administrator'],
      names: 'activity to manage',
      meets: [412],
    },
    'organizations.set-verified': {
      opens: ['activity_manager', 'administrator'],
      names: 'activity to manage',
    },
    // Into itself: the matrix is about doors, and a merged side would be gone for the next cell.
    'organizations.merge': {
      opens: ['activity_manager', 'administrator'],
      names: 'activity to manage',
      meets: [400, 409],
    },
  },
  requests: {
    'organizations.list': () => ({}),
    'organizations.get': ({ organizationId }) => ({ params: { id: organizationId } }),
    'organizations.create': () => ({ body: facts }),
    'organizations.update': ({ organizationId }) => ({
      params: { id: organizationId },
      body: { ...facts, version: 0 },
    }),
    'organizations.set-verified': ({ organizationId }) => ({
      params: { id: organizationId },
      body: { verified: false },
    }),
    'organizations.merge': ({ organizationId }) => ({
      params: { id: organizationId },
      body: { intoId: organizationId },
    }),
  },
};
