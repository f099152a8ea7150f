import type { AccessOfNoun } from './access-of-noun.js';

/** Only administrators bring people together; those named here are nobody's, so that no side is gone afterwards. */
export const duplicates: AccessOfNoun = {
  rules: {
    'duplicates.list': { opens: ['administrator'] },
    'duplicates.look': { opens: ['administrator'] },
    'duplicates.not-same': { opens: ['administrator'], meets: [404] },
    'duplicates.merge': { opens: ['administrator'], meets: [409] },
    'duplicates.merges': { opens: ['administrator'] },
    'duplicates.undo': { opens: ['administrator'], meets: [404] },
  },
  requests: {
    'duplicates.list': () => ({}),
    'duplicates.look': () => ({}),
    'duplicates.not-same': ({ planted }) => ({ params: { id: planted.pairId ?? '' } }),
    'duplicates.merge': ({ planted }) => ({
      params: { id: planted.twinId ?? '' },
      body: { intoId: planted.otherTwinId ?? '' },
    }),
    'duplicates.merges': () => ({}),
    'duplicates.undo': ({ planted }) => ({ params: { id: planted.mergeId ?? '' } }),
  },
  plant: async (owner) => {
    const people: { id: string }[] = await owner.query(
      `INSERT INTO person (given_name, family_name) SELECT 'Twin', 'Nobody' FROM generate_series(1, 6) RETURNING id`,
    );
    const [a, b, c, d, kept, pointer] = people.map(({ id }) => id).sort();
    const [pair]: { id: string }[] = await owner.query(
      `INSERT INTO person_pair (person_a_id, person_b_id, reasons, weight) VALUES ($1, $2, '{similar_name}', 25) RETURNING id`,
      [a, b],
    );
    await owner.query('UPDATE person SET merged_into_id = $2, disabled_at = now() WHERE id = $1', [
      pointer,
      kept,
    ]);
    const [merge]: { id: string }[] = await owner.query(
      `INSERT INTO person_merge (kept_id, merged_id, before, moved, stayed, merged_by)
       VALUES ($1, $2, '{"kept": {}, "merged": {}, "further": []}', '[]', '[]', $1) RETURNING id`,
      [kept, pointer],
    );
    return { pairId: pair?.id ?? '', twinId: c ?? '', otherTwinId: d ?? '', mergeId: merge?.id ?? '' };
  },
};
