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
    'organizations.merge-preview': { opens: ['activity_manager', 'administrator'], meets: [404, 409] },
    // Two that belong to nobody: a merged side would be gone for the next cell.
    'organizations.merge': { opens: ['activity_manager', 'administrator'], meets: [404, 409] },
    'organizations.undo-merge': { opens: ['activity_manager', 'administrator'], meets: [404, 409] },
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
    'organizations.merge-preview': ({ planted }) => ({
      params: { id: planted.twinOrganizationId ?? '' },
      query: { intoId: planted.otherOrganizationId ?? '' },
    }),
    'organizations.merge': ({ planted }) => ({
      params: { id: planted.twinOrganizationId ?? '' },
      body: { intoId: planted.otherOrganizationId ?? '' },
    }),
    'organizations.undo-merge': ({ planted }) => ({
      params: {
        id: planted.keptOrganizationId ?? '',
        mergeId: planted.organizationMergeId ?? '',
      },
    }),
  },
  plant: async (owner) => {
    const rows: { id: string }[] = await owner.query(
      `INSERT INTO organization (name, constituent_group) VALUES ('Twin', 'other'), ('Twins', 'other'), ('Kept', 'other'),
         ('Gone', 'other') RETURNING id`,
    );
    const [twin = '', other = '', kept = '', gone = ''] = rows.map(({ id }) => id);
    await owner.query('UPDATE organization SET merged_into_id = $2 WHERE id = $1', [gone, kept]);
    const [merge]: { id: string }[] = await owner.query(
      `WITH by AS (INSERT INTO person (given_name, family_name) VALUES ('Mia', 'Merger') RETURNING id)
       INSERT INTO organization_merge (kept_id, merged_id, moved, moved_scopes, merged_by)
       SELECT $1, $2, '[]', '{}', by.id FROM by RETURNING id`,
      [kept, gone],
    );
    return {
      twinOrganizationId: twin,
      otherOrganizationId: other,
      keptOrganizationId: kept,
      organizationMergeId: merge?.id ?? '',
    };
  },
};
