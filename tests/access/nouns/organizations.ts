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
    // Two that belong to nobody: a merged side would be gone for the next cell.
    'organizations.merge': { opens: ['activity_manager', 'administrator'], meets: [404, 409] },
  },
  requests: {
    'organizations.list': () => ({}),
    'organizations.get': ({ organizationId }) => ({ params: { id: organizationId } }),
    'organizations.create': () => ({ body: facts }),
    'organizations.update': ({ organizationId, countryCode }) => ({
      params: { id: organizationId },
      body: { ...facts, countryCode, version: 1 },
    }),
    'organizations.set-verified': ({ organizationId }) => ({
      params: { id: organizationId },
      body: { verified: false },
    }),
    'organizations.merge': ({ planted }) => ({
      params: { id: planted.twinOrganizationId ?? '' },
      body: { intoId: planted.otherOrganizationId ?? '' },
    }),
  },
  plant: async (owner) => {
    const rows: { id: string }[] = await owner.query(
      `INSERT INTO organization (name, constituent_group) VALUES ('Twin', 'other'), ('Twins', 'other') RETURNING id`,
    );
    return { twinOrganizationId: rows[0]?.id ?? '', otherOrganizationId: rows[1]?.id ?? '' };
  },
};
