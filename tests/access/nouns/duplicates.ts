import type { AccessOfNoun } from './access-of-noun.js';

/** Only administrators bring people together; what is named here is nobody's, so that no side is gone afterwards. */
export const duplicates: AccessOfNoun = {
  rules: {
    'duplicates.list': { opens: ['administrator'] },
    'duplicates.look': { opens: ['administrator'] },
    'duplicates.not-same': { opens: ['administrator'], meets: [404] },
    'duplicates.merge': { opens: ['administrator'], names: 'person', meets: [400] },
    'duplicates.merges': { opens: ['administrator'] },
    'duplicates.undo': { opens: ['administrator'], meets: [404] },
  },
  requests: {
    'duplicates.list': () => ({}),
    'duplicates.look': () => ({}),
    'duplicates.not-same': ({ personId }) => ({ params: { id: personId } }),
    'duplicates.merge': ({ personId }) => ({ params: { id: personId }, body: { intoId: personId } }),
    'duplicates.merges': () => ({}),
    'duplicates.undo': ({ personId }) => ({ params: { id: personId } }),
  },
};
