import type { AccessOfNoun } from './access-of-noun.js';

/** Everybody hands in; a file that nothing names is its sender's alone. */
export const files: AccessOfNoun = {
  rules: {
    'files.create': { opens: 'signed-in' },
    'files.get': { opens: 'signed-in', names: 'own enrolment' },
  },
  requests: {
    'files.create': () => ({
      query: { purpose: 'evidence', name: 'note.txt' },
      body: Buffer.from('Something to keep'),
    }),
    'files.get': ({ planted }) => ({ params: { id: planted.fileId ?? '' } }),
  },
  plant: async (owner, { personId }) => {
    const [row]: { id: string }[] = await owner.query(
      `INSERT INTO stored_file (owner_person_id, purpose, name, media_type, size_bytes, sha256, content)
       VALUES ($1, 'evidence', 'own.txt', 'text/plain', 3, sha256('own'), 'own') RETURNING id`,
      [personId],
    );
    return { fileId: row?.id ?? '' };
  },
};
